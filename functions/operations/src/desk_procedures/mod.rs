//! 窓口: procedures from the paper to the customer's hands, and what is charged for them.

mod execute;
mod fees;
mod matter;
mod queue;
mod receive;
mod report_loss;
mod return_device;
mod ship;
mod steps;

//! The whole catalogue in one process: the same pipeline as in the cloud, on a DynamoDB engine that is
//! embedded here, with a page server and the `/dev` pages of a developer's desk.

pub mod bank_socket;
pub mod clock;
pub mod cloud;
pub mod compose;
pub mod daily;
pub mod demo;
pub mod dev;
pub mod engine;
mod entrances;
pub mod headers;
pub mod mailbox;
pub mod options;
pub mod server;

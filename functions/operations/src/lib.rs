//! The pipeline that wraps every operation, and a handler for each.
//!
//! [`route::routes`] is the dispatcher: it lists a route for every declared operation and does not compile
//! while one has no handler. A handler loads what its rule needs and decides; everything else (parsing,
//! origin, session, access floor, gates, repeats, authenticators, commit, audit, log) is [`pipeline`]'s, and
//! no handler can leave any of it out.

pub mod assignment;
pub mod bank;
pub mod mailed_code;
pub mod mailer;
pub mod mint;
pub mod pipeline;
pub mod policies;
pub mod route;

mod bank_work;
mod cancellation;
mod desk;
mod desk_procedures;
mod desk_stock;
mod history;
mod home;
mod importing;
mod lost_race;
mod notices;
mod own;
mod passwords;
mod payees;
mod procedures;
mod rescue;
mod session;
mod settings;
mod start_up;
mod tokens;
mod users;

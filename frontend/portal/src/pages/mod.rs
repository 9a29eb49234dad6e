//! The pages, one module each.

pub mod first_use;
pub mod history;
pub mod home;
pub mod management;
pub mod notices;
pub mod payees;
pub mod rescue;
pub mod settings;
pub mod tokens;
pub mod users;

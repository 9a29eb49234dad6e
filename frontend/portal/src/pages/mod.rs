//! The pages, one module each.

pub mod first_use;
pub mod history;
pub mod home;
pub mod management;
pub mod payees;
pub mod tokens;
pub mod users;

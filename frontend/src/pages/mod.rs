//! The pages, one module each.

pub mod first_use;
pub mod help;
pub mod history;
pub mod home;
pub mod management;
pub mod not_found;
pub mod payees;
pub mod sign_in;
pub mod tokens;
pub mod users;

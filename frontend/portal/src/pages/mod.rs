//! The pages, one module each.

pub mod first_use;
pub mod forms;
pub mod history;
pub mod home;
pub mod mail;
pub mod management;
pub mod notices;
pub mod passwords;
pub mod payees;
pub mod procedures;
pub mod reminder;
pub mod rescue;
pub mod reset;
pub mod second_factor;
pub mod settings;
pub mod start_up;
pub mod tokens;
pub mod users;

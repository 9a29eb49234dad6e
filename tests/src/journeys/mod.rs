//! What people do, from the first day on, by the API.

mod colleagues;
mod devices;
mod first_day;
mod history;
mod locks;
mod notices;
mod payees;
mod rescue;
mod sessions;
mod settings;
mod users;

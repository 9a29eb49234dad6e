//! What people do, from the first day on, by the API.

mod colleagues;
mod devices;
mod first_day;
mod locks;
mod payees;
mod rescue;
mod sessions;
mod users;

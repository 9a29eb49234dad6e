//! What people do, from the first day on, by the API.

mod first_day;

mod guide;
mod questions;
mod what_if;

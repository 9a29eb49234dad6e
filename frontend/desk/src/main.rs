//! The desk: what the people of the bank work with. Customers never download it.

mod app;
mod frame;
mod pages;

use kit::session;

fn main() {
    kit::start(session::refresh_soon, app::App);
}

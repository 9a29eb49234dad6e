//! The desk: what the people of the bank work with. Customers never download it.

mod app;
mod frame;
mod pages;

fn main() {
    kit::start(kit::signed_in, app::App);
}

//! The portal: everything for people who are signed in.

mod app;
mod frame;
mod pages;

fn main() {
    kit::start(kit::signed_in, app::App);
}

//! The portal: a client-rendered single page.

mod api;
mod app;
mod clock;
mod components;
mod frame;
mod i18n;
mod language;
mod pages;
mod panic;
mod routes;
mod session;
mod texts;
mod time_text;

fn main() {
    panic::install();
    clock::start();
    leptos::mount::mount_to_body(app::App);
}

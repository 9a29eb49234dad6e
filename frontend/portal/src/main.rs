//! The portal: everything for people who are signed in.

mod app;
mod frame;
mod language_told;
mod pages;
mod restored;

use kit::handover::{self, Note};
use kit::session;

fn main() {
    kit::start(
        || {
            restored::watch();
            language_told::watch();
            session::set_displaced(handover::take() == Some(Note::Displaced));
            session::refresh_soon();
        },
        app::App,
    );
}

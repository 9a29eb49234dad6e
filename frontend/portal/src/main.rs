//! The portal: everything for people who are signed in.

mod app;
mod frame;
mod pages;
mod restored;

use kit::handover::{self, Note};
use kit::session;

fn main() {
    kit::start(
        || {
            restored::watch();
            session::set_displaced(handover::take() == Some(Note::Displaced));
            session::refresh_soon();
        },
        app::App,
    );
}

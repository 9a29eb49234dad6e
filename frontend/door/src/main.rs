//! The door: what one meets before signing in. It is small, so that it stands quickly.

mod app;
mod header;
mod help;
mod sign_in;
mod way_in;

use kit::handover::{self, Note};
use kit::session;

fn main() {
    kit::start(
        || match handover::take() {
            // The page before has asked.
            Some(Note::Ended(why)) => session::over(why),
            Some(Note::Displaced) | None => session::refresh_soon(),
        },
        app::App,
    );
}

//! What one entrance tells the next one in the same window: the server says it once, and the page that heard
//! it is gone.

use leptos::prelude::window;
use serde::{Deserialize, Serialize};
use shared::domain::session::SessionEnd;

const KEY: &str = "kagimate-handover";

/// What is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Note {
    /// The session is over.
    Ended(SessionEnd),
    /// Signing in ended another session of the same user.
    Displaced,
}

/// Leaves a note for the page that is loaded next.
pub fn leave(note: Note) {
    if let (Some(storage), Ok(text)) = (storage(), serde_json::to_string(&note)) {
        // A browser that stores nothing goes without the note.
        let _ = storage.set_item(KEY, &text);
    }
}

/// Takes the note that was left, so that it is read once.
pub fn take() -> Option<Note> {
    let storage = storage()?;
    let text = storage.get_item(KEY).ok()??;
    storage.remove_item(KEY).ok()?;
    serde_json::from_str(&text).ok()
}

fn storage() -> Option<web_sys::Storage> {
    window().session_storage().ok().flatten()
}

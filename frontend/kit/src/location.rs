//! Where the browser is, and how it leaves for another entrance.

use leptos::prelude::window;
use wasm_bindgen::JsValue;
use web_sys::UrlSearchParams;

/// The path.
pub fn path() -> String {
    window().location().pathname().unwrap_or_default()
}

/// The part of the page that the address names, with its `#`; empty where it names none.
pub fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

/// A value of the query.
pub fn query(name: &str) -> Option<String> {
    let search = window().location().search().ok()?;
    UrlSearchParams::new_with_str(&search).ok()?.get(name)
}

/// Goes to another address of the same page, so that Back leads to this one.
pub fn push(path: &str) {
    if let Ok(history) = window().history() {
        // A browser that refuses still shows what was chosen.
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(path));
    }
}

/// Has the browser load another page in this one's place: Back leads to what came before this one.
pub fn replace(path: &str) {
    // It fails only for what is no address, and the paths are our own.
    let _ = window().location().replace(path);
}

/// Loads the page anew.
pub fn reload() {
    // A browser that refuses leaves the page as it is.
    let _ = window().location().reload();
}

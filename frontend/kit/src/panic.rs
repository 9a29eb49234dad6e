//! If the page's own code fails, a panel says so and offers to reload. It is built by hand: the framework is
//! in an unknown state by then.

use crate::i18n::{Locale, td_string};
use std::panic;
use std::str::FromStr;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Document, Element};

/// Installs the hook.
pub fn install() {
    panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&info.to_string().into());
        // A panel that can't be drawn must not panic again.
        let _ = show();
    }));
}

fn show() -> Option<()> {
    let document = web_sys::window()?.document()?;
    let language = document.document_element()?.get_attribute("lang").unwrap_or_default();
    let locale = Locale::from_str(&language).unwrap_or(Locale::ja);
    let panel = element(&document, "main", "")?;
    panel.set_id("failure-panel");
    panel.set_attribute("role", "alert").ok()?;
    let title = element(&document, "h1", td_string!(locale, frame.panic_title))?;
    let text = element(&document, "p", td_string!(locale, frame.panic_text))?;
    let button = element(&document, "button", td_string!(locale, frame.reload))?;
    button.set_class_name("button button-primary");
    let reload = Closure::<dyn Fn()>::new(|| {
        if let Some(window) = web_sys::window() {
            let _ = window.location().reload();
        }
    });
    button.add_event_listener_with_callback("click", reload.as_ref().unchecked_ref()).ok()?;
    reload.forget();
    panel.append_with_node_3(&title, &text, &button).ok()?;
    document.body()?.replace_children_with_node_1(&panel);
    Some(())
}

fn element(document: &Document, name: &str, text: &str) -> Option<Element> {
    let made = document.create_element(name).ok()?;
    made.set_text_content(Some(text));
    Some(made)
}

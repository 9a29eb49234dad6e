//! The long texts of help. They are files of their own, fetched when they are read, so that no module carries
//! them; the HTML says under which names they lie.

use crate::i18n::Locale;
use crate::language;
use gloo_net::http::Request;
use leptos::prelude::document;
use std::collections::BTreeMap;

/// The texts by key; `None` where they can't be had.
pub async fn fetch(locale: Locale) -> Option<BTreeMap<String, String>> {
    let meta = document().query_selector(&format!("meta[name='help-{}']", language::name(locale))).ok()??;
    let answer = Request::get(&meta.get_attribute("content")?).send().await.ok()?;
    if answer.ok() { serde_json::from_str(&answer.text().await.ok()?).ok() } else { None }
}

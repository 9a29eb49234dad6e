//! The portal's files, fetched while one types: the browser does so when it has nothing else to do, and then
//! the way in is quick.

use leptos::prelude::document;

/// Names them to the browser. Their addresses stand in the HTML.
pub fn prepare() {
    let meta = document().query_selector("meta[name='way-in']").ok().flatten();
    let files = meta.and_then(|meta| meta.get_attribute("content")).unwrap_or_default();
    for file in files.split(' ') {
        // Without them the portal is only slower.
        let _ = prefetch(file);
    }
}

fn prefetch(file: &str) -> Option<()> {
    let link = document().create_element("link").ok()?;
    link.set_attribute("rel", "prefetch").ok()?;
    link.set_attribute("href", file).ok()?;
    document().head()?.append_child(&link).ok()?;
    Some(())
}

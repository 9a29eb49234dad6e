//! The texts: what the build script made of `locales/<language>/<area>.json`.

#[allow(missing_docs, clippy::all, unused)]
mod generated {
    include!(concat!(env!("OUT_DIR"), "/i18n/mod.rs"));
}

pub use generated::i18n::*;
pub use leptos_i18n::{t, t_string, td_string};

/// A text as a closure, for properties that take a `Signal<String>`: `say!(i18n, area.key)`.
macro_rules! say {
    ($i18n:ident, $($rest:tt)*) => { move || ::leptos_i18n::t_string!($i18n, $($rest)*).to_string() };
}
pub(crate) use say;

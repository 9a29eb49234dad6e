//! The line at the top.

use kit::frame::Header as Line;
use kit::i18n::{Locale, t, use_i18n};
use kit::{routes, texts};
use leptos::prelude::*;
use shared::operations::session::Me;

/// With a mark that says where one is, and what the clerk may do here.
#[component]
pub fn Header(
    /// Opens and closes the menu, where there is one.
    #[prop(optional)]
    menu: Option<RwSignal<bool>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let mark = move || view! { <span class="desk-mark">{t!(i18n, desk.mark)}</span> };
    let role = |locale: Locale, me: &Me| {
        me.desk.map(|role| texts::desk_role(locale, role).to_owned()).unwrap_or_default()
    };
    view! { <Line home=routes::DESK menu=menu beside=mark role=role /> }
}

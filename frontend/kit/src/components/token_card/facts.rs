//! What else is known of a device: that it was reported, what it replaces, and what comes in its place.

use crate::i18n::{t, t_string, use_i18n};
use crate::{routes, session, texts, time_text};
use leptos::prelude::*;
use shared::domain::device::Report;
use shared::domain::id::{ProcedureId, Serial};

/// The facts that there are.
#[component]
pub fn Facts(
    /// That it was reported.
    #[prop(optional_no_strip)]
    reported: Option<Report>,
    /// In whose place it came.
    #[prop(optional_no_strip)]
    replaces: Option<Serial>,
    /// The procedure by which another one comes.
    #[prop(optional_no_strip)]
    renewal: Option<ProcedureId>,
) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let reported = reported.map(|report| {
        let (at, reason) =
            (time_text::moment(locale, report.at), texts::report_reason(locale, report.reason));
        let text = t_string!(i18n, tokens.card.reported, at = at, reason = reason).to_string();
        view! { <p class="token-fact is-bad">{text}</p> }
    });
    let replaces = replaces.map(|serial| {
        let text = t_string!(i18n, tokens.card.replaces, serial = serial.grouped()).to_string();
        view! { <p class="token-fact">{text}</p> }
    });
    // The company's procedures are open to those with administrator rights.
    let open = untrack(session::me).is_some_and(|me| me.role.has_administrator_rights());
    let renewal = renewal.map(|id| {
        let text = t!(i18n, tokens.card.renewal);
        let text = if open {
            view! { <a href=routes::procedure(&id)>{text}</a> }.into_any()
        } else {
            text.into_any()
        };
        view! { <p class="token-fact">{text}</p> }
    });
    view! {
        {reported}
        {replaces}
        {renewal}
    }
}

//! Whom, and what shall happen to them.

use crate::pages::users::of;
use crate::pages::users::people::{Directory, People, Ticks, Tools};
use kit::components::{Button, ButtonKind};
use kit::i18n::{t, t_string, use_i18n};
use kit::{routes, session};
use leptos::prelude::*;
use shared::operations::users::StateAfter;

/// The choice.
#[component]
pub fn Select(
    /// The users of the company.
    people: Directory,
    /// Who is ticked.
    ticks: Ticks,
    /// Leads on.
    on_go: Callback<StateAfter>,
) -> impl IntoView {
    let i18n = use_i18n();
    let own = untrack(session::me).map(|me| me.user.clone());
    let oneself =
        Memo::new(move |_| own.as_ref().is_some_and(|own| ticks.users.with(|users| users.contains(own))));
    let nobody = Memo::new(move |_| ticks.count() == 0);
    let note = move || match (nobody.get(), oneself.get(), ticks.count() >= ticks.most) {
        (true, ..) => t!(i18n, users.state.tick).to_owned(),
        (_, true, _) => t!(i18n, users.state.oneself).to_owned(),
        (_, _, true) => t_string!(i18n, users.state.most, most = ticks.most).to_string(),
        _ => String::new(),
    };
    let unreleasable = Signal::derive(move || nobody.get() || oneself.get());
    view! {
        <Tools people=people />
        <People people=people href=|user| of(routes::USERS_VIEW, [&user.id]) ticks=Some(ticks) />
        <div class="bulk" role="group" aria-label=t!(i18n, users.state.after)>
            <p class="bulk-count" role="status">
                <strong>{move || t_string!(i18n, users.state.ticked, count = ticks.count()).to_string()}</strong>
            </p>
            <span class="bulk-label">{t!(i18n, users.state.after)}</span>
            <Button kind=ButtonKind::Primary disabled=unreleasable on_press=move |()| on_go.run(StateAfter::Released)>{t!(i18n, users.state.release)}</Button>
            <Button disabled=nobody on_press=move |()| on_go.run(StateAfter::Suspended)>{t!(i18n, users.state.suspend)}</Button>
            <p class="bulk-note" role="status">{note}</p>
        </div>
    }
}

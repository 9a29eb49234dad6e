//! Proposing that a colleague is helped: their locks lifted, their passwords set again, their device replaced.

use super::what::{means, title};
use crate::pages::confirm::Confirm;
use kit::components::{Attempt, States};
use kit::i18n::{say, t, use_i18n};
use kit::texts;
use leptos::prelude::*;
use shared::domain::proposal::Proposed;
use shared::operations::desk::{DeskPropose, Propose, StaffRow};

/// The check and the proof.
#[component]
pub fn Help(
    /// Who is helped.
    person: StaffRow,
    /// How.
    proposed: Proposed,
    /// The attempt.
    attempt: Attempt<DeskPropose>,
    /// Leads back to the list.
    on_back: Callback<()>,
    /// Runs once it is proposed.
    on_done: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let (title, means) = (title(locale, &proposed, Some(&person.name)), means(locale, &proposed));
    let input = Callback::new(move |()| Propose { proposed: proposed.clone() });
    view! {
        <Confirm
            attempt=attempt
            input=input
            denied=texts::proposal_denied
            title=title
            submit=say!(i18n, desk_bank.propose)
            on_back=on_back
            on_done=Callback::new(move |_| on_done.run(()))
        >
            <dl class="facts">
                <dt>{t!(i18n, desk_bank.staff.person)}</dt>
                <dd>{person.name.to_string()}</dd>
                <dt>{t!(i18n, users.list.login_id)}</dt>
                <dd class="is-code">{person.login_id.to_string()}</dd>
                <dt>{t!(i18n, users.list.states)}</dt>
                <dd><States states=person.states /></dd>
            </dl>
            <p class="release-advice">{means} " " {t!(i18n, desk_bank.staff.help_means)}</p>
        </Confirm>
    }
}

//! Deciding what somebody else proposed.

use super::what::{What, title};
use crate::pages::confirm::Confirm;
use kit::components::Attempt;
use kit::i18n::{say, t, use_i18n};
use kit::texts;
use leptos::prelude::*;
use shared::operations::desk::{Decide as Decision, DeskDecide, PolicyView, ProposalView};

/// The check and the proof.
#[component]
pub fn Decide(
    /// The proposal.
    view: ProposalView,
    /// Whether it is accepted.
    accept: bool,
    /// The policy that it would change, as it is now.
    now: Option<PolicyView>,
    /// The attempt.
    attempt: Attempt<DeskDecide>,
    /// Leads back to the list.
    on_back: Callback<()>,
    /// Runs once it is decided, with whether it was accepted.
    on_done: Callback<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    let title = title(i18n.get_locale_untracked(), &view.proposal.proposed, view.about.as_ref());
    let id = view.proposal.id.clone();
    let (submit, means) = if accept {
        (say!(i18n, desk_bank.staff.accept), t!(i18n, desk_bank.staff.accept_means))
    } else {
        (say!(i18n, desk_bank.staff.refuse), t!(i18n, desk_bank.staff.refuse_means))
    };
    view! {
        <Confirm
            attempt=attempt
            input=Callback::new(move |()| Decision { id: id.clone(), accept })
            denied=texts::proposal_denied
            title=title
            submit=submit
            on_back=on_back
            on_done=Callback::new(move |_| on_done.run(accept))
        >
            <What proposal=view.proposal now=now />
            <p class="release-advice">{means}</p>
        </Confirm>
    }
}

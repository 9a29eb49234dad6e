//! What waits for a second person.

use super::Chosen;
use super::what::{What, policy_named, title};
use kit::components::{Button, ButtonKind};
use kit::i18n::{t, use_i18n};
use kit::texts;
use leptos::prelude::*;
use shared::operations::desk::{PolicyView, ProposalView};

/// The proposals, oldest first.
#[component]
pub fn Waiting(
    /// They.
    proposals: Vec<ProposalView>,
    /// The policies as they are now.
    policies: Signal<Vec<PolicyView>>,
    /// Runs with what is decided.
    on_choose: Callback<Chosen>,
) -> impl IntoView {
    let i18n = use_i18n();
    if proposals.is_empty() {
        return view! { <p class="desk-none">{t!(i18n, desk_bank.staff.none_waiting)}</p> }.into_any();
    }
    let line = move |view: ProposalView| view! { <li class="proposal"><Waits view=view policies=policies on_choose=on_choose /></li> };
    view! { <ul class="proposals">{proposals.into_iter().map(line).collect_view()}</ul> }.into_any()
}

#[component]
fn Waits(
    view: ProposalView,
    policies: Signal<Vec<PolicyView>>,
    on_choose: Callback<Chosen>,
) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let heading = title(locale, &view.proposal.proposed, view.about.as_ref());
    let ways = match view.denied {
        // Why not, and who could.
        Some(reason) => {
            let said = texts::proposal_denied(locale, reason);
            view! { <p class="desk-warning">{said.what} " " {said.next}</p> }.into_any()
        }
        None => {
            let (accepted, refused) = (view.clone(), view.clone());
            let of = view! { <span class="visually-hidden">{heading.clone()}</span> };
            let of_too = view! { <span class="visually-hidden">{heading.clone()}</span> };
            view! {
                <div class="actions">
                    <Button kind=ButtonKind::Primary on_press=move |()| on_choose.run(Chosen::Decide(accepted.clone(), true))>{t!(i18n, desk_bank.staff.accept)} {of}</Button>
                    <Button on_press=move |()| on_choose.run(Chosen::Decide(refused.clone(), false))>{t!(i18n, desk_bank.staff.refuse)} {of_too}</Button>
                </div>
            }
            .into_any()
        }
    };
    let proposal = view.proposal;
    view! {
        <h3>{heading}</h3>
        {move || {
            let named = policy_named(&proposal);
            let now = policies.with(|policies| policies.iter().find(|view| Some(view.name.as_str()) == named).cloned());
            view! { <What proposal=proposal.clone() now=now /> }
        }}
        {ways}
    }
}

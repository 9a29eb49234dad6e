//! What a proposal is about, and what it would change.

use crate::pages::bank::figure_changes;
use crate::pages::contracts::contract_at;
use kit::components::{Changes, Moment};
use kit::i18n::{Locale, say, t, td_string, use_i18n};
use leptos::prelude::*;
use shared::domain::id::UserId;
use shared::domain::proposal::{Proposal, Proposed};
use shared::domain::user::TextField;
use shared::operations::desk::PolicyView;

/// The policy that a proposal would change.
pub fn policy_named(proposal: &Proposal) -> Option<&str> {
    match &proposal.proposed {
        Proposed::Policy { policy, .. } => Some(policy),
        _ => None,
    }
}

/// What a proposal is, in a line.
pub fn title(locale: Locale, proposed: &Proposed, about: Option<&TextField>) -> String {
    let about = about.map(TextField::as_str);
    let name = |user| about.unwrap_or(UserId::as_str(user));
    match proposed {
        Proposed::Policy { policy, .. } => {
            td_string!(locale, desk_bank.proposal.policy, policy = policy.as_str()).to_string()
        }
        Proposed::StaffRelease { user } => {
            td_string!(locale, desk_bank.proposal.staff_release, name = name(user)).to_string()
        }
        Proposed::StaffPasswords { user } => {
            td_string!(locale, desk_bank.proposal.staff_passwords, name = name(user)).to_string()
        }
        Proposed::StaffDevice { user } => {
            td_string!(locale, desk_bank.proposal.staff_device, name = name(user)).to_string()
        }
        Proposed::Restart { contract } => {
            let name = about.unwrap_or(contract.as_str());
            td_string!(locale, desk_bank.proposal.restart, name = name, number = contract.as_str())
                .to_string()
        }
    }
}

/// What accepting it does to a colleague; none where it is about something else.
pub fn means(locale: Locale, proposed: &Proposed) -> Option<&'static str> {
    match proposed {
        Proposed::StaffRelease { .. } => Some(td_string!(locale, desk_bank.proposal.staff_release_means)),
        Proposed::StaffPasswords { .. } => Some(td_string!(locale, desk_bank.proposal.staff_passwords_means)),
        Proposed::StaffDevice { .. } => Some(td_string!(locale, desk_bank.proposal.staff_device_means)),
        Proposed::Policy { .. } | Proposed::Restart { .. } => None,
    }
}

/// What it would change, from → to, and who proposed it when.
#[component]
pub fn What(
    /// The proposal.
    proposal: Proposal,
    /// The policy that it would change, as it is now.
    now: Option<PolicyView>,
) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let what = match proposal.proposed.clone() {
        Proposed::Policy { figures, .. } => now.map(|now| {
            let changes = figure_changes(locale, &now.figures, &figures);
            view! { <Changes changes=changes from=say!(i18n, settings.from) to=say!(i18n, settings.to) /> }
                .into_any()
        }),
        Proposed::StaffRelease { .. } | Proposed::StaffPasswords { .. } | Proposed::StaffDevice { .. } => {
            means(locale, &proposal.proposed).map(|means| view! { <p>{means}</p> }.into_any())
        }
        Proposed::Restart { contract } => Some(
            view! {
                <p>{t!(i18n, desk_bank.proposal.restart_means)}</p>
                <p><a href=contract_at(&contract)>{t!(i18n, desk_bank.proposal.look)}</a></p>
            }
            .into_any(),
        ),
    };
    view! {
        <dl class="facts">
            <dt>{t!(i18n, desk_bank.proposal.by)}</dt>
            <dd>{proposal.by.name.to_string()}</dd>
            <dt>{t!(i18n, desk_bank.proposal.at)}</dt>
            <dd><Moment at=proposal.at /></dd>
            <dt>{t!(i18n, desk_bank.proposal.expires_at)}</dt>
            <dd><Moment at=proposal.expires_at /></dd>
        </dl>
        <div class="proposal-what">{what}</div>
    }
}

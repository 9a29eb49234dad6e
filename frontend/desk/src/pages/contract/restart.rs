//! 再開: proposed by one person, decided by another.

use crate::pages::confirm::Confirm;
use kit::components::Attempt;
use kit::i18n::{say, t, use_i18n};
use kit::texts;
use leptos::prelude::*;
use shared::domain::proposal::Proposed;
use shared::operations::desk::{ContractRow, DeskPropose, ProposalView, Propose};

/// The proposal.
#[component]
pub fn Restart(
    /// The contract.
    contract: ContractRow,
    /// The attempt.
    attempt: Attempt<DeskPropose>,
    /// Leads back to the contract.
    on_back: Callback<()>,
    /// Runs once it is proposed.
    on_done: Callback<ProposalView>,
) -> impl IntoView {
    let i18n = use_i18n();
    let id = contract.id.clone();
    let input = Callback::new(move |()| Propose { proposed: Proposed::Restart { contract: id.clone() } });
    view! {
        <Confirm
            attempt=attempt
            input=input
            denied=texts::proposal_denied
            title=say!(i18n, desk_bank.restart.title)
            submit=say!(i18n, desk_bank.propose)
            on_back=on_back
            on_done=on_done
        >
            <dl class="facts">
                <dt>{t!(i18n, desk_bank.contracts.name)}</dt>
                <dd>{contract.name.to_string()}</dd>
                <dt>{t!(i18n, desk_bank.contracts.number)}</dt>
                <dd class="is-code">{contract.id.to_string()}</dd>
            </dl>
            <p class="release-advice">{t!(i18n, desk_bank.restart.means)}</p>
        </Confirm>
    }
}

//! What the desk can do about a contract as a whole.

use super::Doing;
use kit::components::{Asked, Button, LinkButton};
use kit::i18n::{t, t_string, use_i18n};
use kit::{api, routes, session, time_text};
use leptos::prelude::*;
use shared::domain::contract::ContractStatus;
use shared::domain::desk::is_desk;
use shared::domain::id::ContractId;
use shared::domain::proposal::Proposed;
use shared::operations::desk::{ContractRow, DeskProposals, DeskPropose, DeskStopContract, Proposals};
use shared::operations::proof::Empty;

/// The actions; where there is none, why.
#[component]
pub fn Actions(
    /// The contract.
    contract: ContractRow,
    /// Where a form of theirs is received, for those who may.
    receive: Option<String>,
    /// What is being done.
    doing: RwSignal<Doing>,
) -> impl IntoView {
    let i18n = use_i18n();
    let works = matches!(contract.status, ContractStatus::Active | ContractStatus::Opened);
    let stops = works && !is_desk(&contract.id) && session::may::<DeskStopContract>();
    let stopped = contract.status == ContractStatus::Stopped;
    let ended = contract.status == ContractStatus::Cancelled;
    let id = contract.id;
    view! {
        <ul class="view-actions">
            {receive.filter(|_| !ended).map(|href| view! {
                <li class="view-action">
                    <LinkButton href=href>{t!(i18n, desk_bank.contract.receive)}</LinkButton>
                    <p class="field-hint">{t!(i18n, desk_bank.contract.receive_hint)}</p>
                </li>
            })}
            {stops.then(|| view! {
                <li class="view-action">
                    <Button on_press=move |()| doing.set(Doing::Stop)>{t!(i18n, desk_bank.stop.title)}</Button>
                    <p class="field-hint">{t!(i18n, desk_bank.stop.hint)}</p>
                </li>
            })}
            {stopped.then(|| view! { <li class="view-action"><MayRestart contract=id doing=doing /></li> })}
        </ul>
        {ended.then(|| view! { <p class="desk-none">{t!(i18n, desk_bank.contract.ended)}</p> })}
    }
}

/// The proposal to let it work again; one is enough.
#[component]
fn MayRestart(contract: ContractId, doing: RwSignal<Doing>) -> impl IntoView {
    let proposals = LocalResource::new(|| async { api::get::<DeskProposals>(&Empty {}).await });
    let i18n = use_i18n();
    let show = move |Proposals { proposals }: Proposals| {
        let waiting = proposals.into_iter().map(|view| view.proposal).find(
            |proposal| matches!(&proposal.proposed, Proposed::Restart { contract: of } if *of == contract),
        );
        match waiting {
            Some(proposal) => {
                let at = time_text::moment(i18n.get_locale_untracked(), proposal.at);
                let text = t_string!(i18n, desk_bank.restart.waiting, name = proposal.by.name.as_str(), at = at);
                let text = text.to_string();
                view! {
                    <p>{text}</p>
                    <LinkButton href=routes::DESK_STAFF>{t!(i18n, desk_bank.restart.to_proposals)}</LinkButton>
                }
                .into_any()
            }
            None if session::may::<DeskPropose>() => view! {
                <Button on_press=move |()| doing.set(Doing::Restart)>{t!(i18n, desk_bank.restart.title)}</Button>
                <p class="field-hint">{t!(i18n, desk_bank.restart.hint)}</p>
            }
            .into_any(),
            None => view! { <p class="desk-none">{t!(i18n, desk_bank.restart.not_asked)}</p> }.into_any(),
        }
    };
    view! { <Asked query=proposals lines=2 show=show /> }
}

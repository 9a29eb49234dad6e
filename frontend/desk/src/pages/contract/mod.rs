//! A contract as its own people see it, and what the desk can do about it as a whole.

mod actions;
mod facts;
mod people;
mod procedures;
mod restart;
mod stop;
mod tokens;

use crate::pages::confirm::Focused;
use actions::Actions;
use facts::Facts;
use kit::components::{
    Attempt, Button, Card, FailureNotice, LinkButton, Notice, NoticeKind, PageTitle, RescueMapTable, Skeleton,
};
use kit::i18n::{say, t, use_i18n};
use kit::{api, routes, texts};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use people::People;
use procedures::Procedures;
use restart::Restart;
use shared::domain::id::ContractId;
use shared::operations::desk::{
    ContractNamed, ContractView, DeskContract, DeskPropose, DeskReceive, DeskStopContract,
};
use stop::Stop;
use tokens::Tokens;

/// What is being done about the contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Doing {
    /// It is looked at.
    Look,
    /// 緊急停止 is checked and proved.
    Stop,
    /// 再開 is proposed.
    Restart,
}

/// What was done about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Did {
    Stopped,
    Proposed,
}

/// 契約の照会.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    let query = use_query_map();
    let number = Memo::new(move |_| {
        query.with(|query| query.get("number")).and_then(|text| ContractId::try_from(text.trim()).ok())
    });
    let contract = LocalResource::new(move || {
        let number = number.get();
        async move {
            match number {
                Some(contract) => Some(api::get::<DeskContract>(&ContractNamed { contract }).await),
                None => None,
            }
        }
    });
    let doing = RwSignal::new(Doing::Look);
    let did = RwSignal::new(None::<Did>);
    Effect::new(move || {
        number.track();
        doing.set(Doing::Look);
        did.set(None);
    });
    let (stop, restart) = (Attempt::<DeskStopContract>::default(), Attempt::<DeskPropose>::default());
    let back = Callback::new(move |()| {
        stop.clear();
        restart.clear();
        doing.set(Doing::Look);
    });
    let done = Callback::new(move |what: Did| {
        did.set(Some(what));
        doing.set(Doing::Look);
        contract.refetch();
    });
    let stopped = Callback::new(move |_| done.run(Did::Stopped));
    let proposed = Callback::new(move |_| done.run(Did::Proposed));
    let shown = move |view: ContractView| match doing.get() {
        Doing::Look => view! { <Look contract=view doing=doing did=did /> }.into_any(),
        Doing::Stop => view! { <Stop contract=view attempt=stop on_back=back on_done=stopped /> }.into_any(),
        Doing::Restart => {
            view! { <Restart contract=view.contract attempt=restart on_back=back on_done=proposed /> }
                .into_any()
        }
    };
    view! {
        <PageTitle title=say!(i18n, desk_bank.contract.title) lead=say!(i18n, desk_bank.contract.lead) />
        {move || match contract.get() {
            None => view! { <Skeleton lines=12 /> }.into_any(),
            Some(None) => view! {
                <Notice title=say!(i18n, desk_bank.contract.unnamed)>
                    <div class="notice-actions"><LinkButton href=routes::DESK_CONTRACTS>{t!(i18n, desk_bank.contract.to_list)}</LinkButton></div>
                </Notice>
            }
            .into_any(),
            Some(Some(Ok(answer))) => shown(answer.value),
            Some(Some(Err(error))) => {
                let reference = error.reference().map(ToOwned::to_owned);
                view! {
                    <FailureNotice said=move || texts::call_error(i18n.get_locale(), &error, texts::contract_denied) reference=reference>
                        <Button on_press=move |()| contract.refetch()>{t!(i18n, proof.again)}</Button>
                        <LinkButton href=routes::DESK_CONTRACTS>{t!(i18n, desk_bank.contract.to_list)}</LinkButton>
                    </FailureNotice>
                }
                .into_any()
            }
        }}
    }
}

/// Everything about it.
#[component]
fn Look(contract: ContractView, doing: RwSignal<Doing>, did: RwSignal<Option<Did>>) -> impl IntoView {
    let i18n = use_i18n();
    let told = move || {
        did.get().map(|did| match did {
            Did::Stopped => view! {
                <Focused><Notice kind=NoticeKind::Success title=say!(i18n, desk_bank.stop.done_title)><p>{t!(i18n, desk_bank.stop.done)}</p></Notice></Focused>
            }
            .into_any(),
            Did::Proposed => view! {
                <Focused>
                    <Notice kind=NoticeKind::Success title=say!(i18n, desk_bank.restart.done_title)>
                        <p>{t!(i18n, desk_bank.restart.done)}</p>
                        <div class="notice-actions"><LinkButton href=routes::DESK_STAFF>{t!(i18n, desk_bank.restart.to_proposals)}</LinkButton></div>
                    </Notice>
                </Focused>
            }
            .into_any(),
        })
    };
    let receive = kit::session::may::<DeskReceive>()
        .then(|| routes::asking(routes::DESK_RECEIVE, &[("contract", contract.contract.id.as_str())]));
    let row = contract.contract.clone();
    let name = row.name.to_string();
    let ContractView { users, tokens, rescue, procedures, .. } = contract.clone();
    let plan = contract.plan_users;
    let number = row.id.clone();
    view! {
        {told}
        <div class="confirm-columns">
            <Card title=Signal::stored(name)><Facts contract=contract /></Card>
            <Card title=say!(i18n, desk_bank.contract.actions)><Actions contract=row receive=receive doing=doing /></Card>
        </div>
        <People users=users plan=plan />
        <Tokens tokens=tokens />
        <Card title=say!(i18n, home.rescue.title) note=say!(i18n, home.rescue.note)>
            <RescueMapTable map=rescue href=None />
        </Card>
        <Procedures procedures=procedures contract=number />
    }
}

//! A procedure: everything that is needed to judge it, and what comes next.

mod act;
mod content;
mod customer;
mod execute;
mod history;
mod letter;
mod panel;
mod pick;
mod row;
mod ship;
mod told;

use act::Acts;
use content::Content;
use customer::Customer;
use history::History;
use kit::components::{Button, FailureNotice, LinkButton, Notice, NoticeKind, PageTitle, Progress, Skeleton};
use kit::i18n::{say, t, t_string, use_i18n};
use kit::{routes, texts};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use letter::Letter;
use row::Row;
use shared::domain::id::{ContractId, ProcedureId};
use shared::operations::desk::{DeskProcedureView, ProcedureNamed};
use told::ToldPanel;

/// Where a procedure is shown.
pub fn address_of(contract: Option<&ContractId>, id: &ProcedureId) -> String {
    let contract = contract.map(|contract| ("contract", contract.as_str()));
    let query: Vec<_> = contract.into_iter().chain([("id", id.as_str())]).collect();
    routes::asking(routes::DESK_PROCEDURE, &query)
}

/// 手続きの内容.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    let query = use_query_map();
    let named = Memo::new(move |_| {
        query.with(|query| {
            let contract = query.get("contract").and_then(|text| ContractId::try_from(text).ok());
            Some(ProcedureNamed { contract, id: ProcedureId::try_from(query.get("id")?).ok()? })
        })
    });
    let row = Row::new();
    Effect::new(move || {
        if let Some(named) = named.get() {
            row.begin(named);
        }
    });
    let title = move || {
        row.read.with(|read| match read {
            Some(Ok(view)) => {
                let kind = texts::procedure(i18n.get_locale_untracked(), view.procedure.form.kind());
                t_string!(i18n, desk.procedure.numbered, kind = kind, number = view.procedure.number.clone())
                    .to_string()
            }
            _ => t!(i18n, desk.procedure.title).to_owned(),
        })
    };
    let shown = move || match (named.get(), row.read.get()) {
        (None, _) => view! { <Unnamed /> }.into_any(),
        (Some(_), None) => view! { <Skeleton lines=8 /> }.into_any(),
        (Some(_), Some(Ok(view))) => view! { <Shown view=view row=row /> }.into_any(),
        (Some(_), Some(Err(error))) => {
            let reference = error.reference().map(ToOwned::to_owned);
            view! {
                <FailureNotice said=move || texts::call_error(i18n.get_locale(), &error, texts::step_denied) reference=reference>
                    <Button on_press=move |()| row.load()>{t!(i18n, proof.again)}</Button>
                    <LinkButton href=routes::DESK>{t!(i18n, desk.procedure.to_queue)}</LinkButton>
                </FailureNotice>
            }
            .into_any()
        }
    };
    view! {
        <PageTitle title=title />
        <ToldPanel row=row />
        {move || row.letter.get().map(|letter| view! { <Letter letter=letter /> })}
        {shown}
    }
}

#[component]
fn Shown(view: DeskProcedureView, row: Row) -> impl IntoView {
    let (path, steps) = (view.procedure.path.clone(), view.procedure.steps.clone());
    view! {
        <div class="card"><Progress path=path steps=steps /></div>
        <div class="desk-columns">
            <Content procedure=view.procedure.clone() />
            <Customer view=view.clone() />
        </div>
        <Acts view=view.clone() row=row />
        <History steps=view.procedure.steps />
    }
}

#[component]
fn Unnamed() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Notice kind=NoticeKind::Warm title=say!(i18n, desk.procedure.none.what)>
            <p>{t!(i18n, desk.procedure.none.means)}</p>
            <p>{t!(i18n, desk.procedure.none.next)}</p>
            <div class="notice-actions"><LinkButton href=routes::DESK>{t!(i18n, desk.procedure.to_queue)}</LinkButton></div>
        </Notice>
    }
}

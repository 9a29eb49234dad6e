//! 手続き: what the company asks of the bank in writing, newest first, each with its line of steps.

mod facts;
mod item;
pub mod new;
mod sheet;
pub mod view;

pub use facts::Facts;
pub use sheet::{print, sheet};

use item::Item;
use kit::api;
use kit::components::{Asked, Button, ButtonKind, LinkButton, Notice, NoticeKind, PageTitle};
use kit::i18n::{say, t, use_i18n};
use kit::routes;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::operations::procedures::{ProcedureList, ProcedurePage, ProceduresList};

/// 手続き.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    let first = LocalResource::new(|| async { api::get::<ProceduresList>(&ProcedurePage::default()).await });
    view! {
        <PageTitle title=say!(i18n, procedures.title) lead=say!(i18n, procedures.lead) />
        <div class="actions">
            <LinkButton href=routes::PROCEDURES_NEW kind=ButtonKind::Primary>{t!(i18n, procedures.new)}</LinkButton>
            <LinkButton href=routes::TOKENS_REPORT>{t!(i18n, procedures.report)}</LinkButton>
            <LinkButton href=routes::FORMS kind=ButtonKind::Quiet>{t!(i18n, procedures.blank)}</LinkButton>
        </div>
        <Asked query=first lines=8 show=|first| view! { <Procedures first=first /> } />
    }
}

#[component]
fn Procedures(first: ProcedureList) -> impl IntoView {
    let i18n = use_i18n();
    if first.procedures.is_empty() && first.next.is_none() {
        return view! { <Notice title=say!(i18n, procedures.empty_title)><p>{t!(i18n, procedures.empty)}</p></Notice> }
            .into_any();
    }
    let rows = RwSignal::new(first.procedures);
    let next = RwSignal::new(first.next);
    let (busy, failed) = (RwSignal::new(false), RwSignal::new(false));
    let more = Callback::new(move |()| {
        busy.set(true);
        failed.set(false);
        let page = ProcedurePage { before: next.get_untracked() };
        spawn_local(async move {
            let answer = api::get::<ProceduresList>(&page).await;
            // Who left the page meanwhile needs none of it.
            if busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(answer) => {
                    rows.update(|rows| rows.extend(answer.value.procedures));
                    next.set(answer.value.next);
                }
                Err(_) => failed.set(true),
            }
        });
    });
    view! {
        <ul class="procedure-list">
            <For each=move || rows.get() key=|procedure| procedure.id.clone() let(procedure)>
                <li class="card"><Item procedure=procedure /></li>
            </For>
        </ul>
        <Show when=move || failed.get()>
            <Notice kind=NoticeKind::Danger><p>{t!(i18n, payees.list.more_failed)}</p></Notice>
        </Show>
        <Show when=move || next.with(Option::is_some)>
            <p class="actions"><Button busy=busy on_press=more>{t!(i18n, history.more)}</Button></p>
        </Show>
    }
    .into_any()
}

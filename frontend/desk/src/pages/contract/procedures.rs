//! The latest procedures of a contract, with how far each has come.

use crate::pages::procedure::address_of;
use kit::components::{Card, Chip, Moment, Progress};
use kit::i18n::{say, t, use_i18n};
use kit::procedures::{is_over, last_step};
use kit::texts;
use leptos::prelude::*;
use leptos_router::components::A;
use shared::domain::id::ContractId;
use shared::operations::procedures::ProcedureView;

/// The procedures.
#[component]
pub fn Procedures(
    /// They, the latest first.
    procedures: Vec<ProcedureView>,
    /// Whose.
    contract: ContractId,
) -> impl IntoView {
    let i18n = use_i18n();
    let none = procedures
        .is_empty()
        .then(|| view! { <p class="desk-none">{t!(i18n, desk_bank.contract.no_procedures)}</p> });
    let item = |view: ProcedureView| {
        let href = address_of(Some(&contract), &view.id);
        view! { <li class="desk-procedure"><Item view=view href=href /></li> }
    };
    let items = procedures.into_iter().map(item).collect_view();
    view! {
        <Card title=say!(i18n, desk_bank.contract.procedures) note=say!(i18n, desk_bank.contract.procedures_note)>
            {none}
            <ul class="desk-procedures">{items}</ul>
        </Card>
    }
}

#[component]
fn Item(view: ProcedureView, href: String) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let (kind, word) = texts::procedure_state(locale, last_step(&view), is_over(&view));
    let filed = view.steps.first().map(|step| view! { <Moment at=step.at /> });
    view! {
        <p class="desk-procedure-head">
            <A href=href>
                {texts::procedure(locale, view.form.kind())}
                " "
                <span class="is-code">{view.number}</span>
            </A>
            <Chip kind=kind text=word.to_owned() />
            <span class="desk-none">{t!(i18n, desk_bank.contract.filed_at)} " " {filed}</span>
        </p>
        <Progress path=view.path steps=view.steps />
    }
}

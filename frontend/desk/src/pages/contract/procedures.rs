//! The latest procedures of a contract, with how far each has come.

use kit::components::{Card, Moment, Table};
use kit::i18n::{say, t, use_i18n};
use kit::{routes, texts};
use leptos::prelude::*;
use leptos_router::components::A;
use shared::domain::id::ContractId;
use shared::domain::procedure::Step;
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
    let none = procedures.is_empty();
    let row = move |view: ProcedureView| view! { <Row view=view contract=contract.clone() /> };
    let table = (!none).then(|| view! {
        <Table label=say!(i18n, desk_bank.contract.procedures) cards=true>
            <thead>
                <tr>
                    <th scope="col">{t!(i18n, desk_bank.contract.procedure_number)}</th>
                    <th scope="col">{t!(i18n, desk_bank.contract.procedure)}</th>
                    <th scope="col">{t!(i18n, desk_bank.contract.filed_at)}</th>
                    <th scope="col">{t!(i18n, desk_bank.contract.progress)}</th>
                </tr>
            </thead>
            <tbody>{procedures.into_iter().map(row).collect_view()}</tbody>
        </Table>
    });
    view! {
        <Card title=say!(i18n, desk_bank.contract.procedures) note=say!(i18n, desk_bank.contract.procedures_note)>
            {none.then(|| view! { <p class="desk-none">{t!(i18n, desk_bank.contract.no_procedures)}</p> })}
            {table}
        </Card>
    }
}

#[component]
fn Row(view: ProcedureView, contract: ContractId) -> impl IntoView {
    let i18n = use_i18n();
    let kind = texts::procedure_kind(i18n.get_locale_untracked(), view.form.kind());
    let href =
        routes::asking(routes::DESK_PROCEDURE, &[("contract", contract.as_str()), ("id", view.id.as_str())]);
    let number = view.number.clone();
    let filed = view.steps.first().map(|step| view! { <Moment at=step.at /> });
    view! {
        <tr>
            <th scope="row"><A href=href attr:class="is-code">{number}</A></th>
            <td data-label=say!(i18n, desk_bank.contract.procedure)>{kind}</td>
            <td data-label=say!(i18n, desk_bank.contract.filed_at)>{filed}</td>
            <td data-label=say!(i18n, desk_bank.contract.progress)><Progress view=view /></td>
        </tr>
    }
}

/// The steps on a line: those that were done, the one that comes next, and those after it.
#[component]
fn Progress(view: ProcedureView) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let done: Vec<Step> = view.steps.iter().map(|step| step.step).collect();
    // What ended it otherwise stands in no path.
    let ended = done.last().copied().filter(|step| !view.path.contains(step));
    let shown: Vec<(Step, bool)> = match ended {
        Some(_) => done.into_iter().map(|step| (step, true)).collect(),
        None => view.path.iter().map(|step| (*step, done.contains(step))).collect(),
    };
    let item = |(step, done): (Step, bool)| {
        let ended = ended == Some(step);
        view! {
            <li class="desk-step" class:is-done=done class:is-ended=ended>
                {texts::procedure_step(locale, step)}
                {done.then(|| view! { <span class="visually-hidden">{t!(i18n, desk_bank.contract.step_done)}</span> })}
            </li>
        }
    };
    view! { <ol class="desk-steps">{shown.into_iter().map(item).collect_view()}</ol> }
}

//! 実行: with devices from the stock where the form brings some, and the contract of a new company.

use super::act::Act;
use super::panel::{Back, framed, named};
use super::pick::{Pick, SEARCH};
use super::row::Row;
use kit::api;
use kit::components::{Attempt, Select, TextField, focus};
use kit::i18n::{say, t_string, use_i18n};
use leptos::prelude::*;
use shared::domain::desk::DESK;
use shared::domain::field::FieldReason;
use shared::domain::id::ContractId;
use shared::domain::procedure::{ProcedureKind, Step};
use shared::operations::desk::{DeskBankData, DeskExecute, DeskProcedureView, Execute, Opens};
use shared::operations::proof::{Empty, Proof};

const CONTRACT: &str = "opens-contract";

/// The form.
#[component]
pub fn ExecuteForm(
    /// The procedure.
    view: DeskProcedureView,
    /// Where it is read.
    row: Row,
    /// The way back.
    back: Back,
) -> impl IntoView {
    let i18n = use_i18n();
    let act = Act::Step(Step::Executed);
    let attempt = Attempt::<DeskExecute>::default();
    let form = &view.procedure.form;
    let (devices, opens) = (usize::from(form.devices()), form.kind() == ProcedureKind::NewApplication);
    let tried = RwSignal::new(false);
    let missing = move || devices.saturating_sub(row.serials.with(Vec::len));
    let short = Signal::derive(move || {
        let count = missing();
        (tried.get() && count > 0).then(|| t_string!(i18n, desk.pick.too_few, count = count).to_string())
    });
    let (procedure, after) = named(&view);
    let prove = Callback::new(move |proof: Proof| {
        tried.set(true);
        row.contract.judge();
        if untrack(missing) > 0 {
            return focus(SEARCH);
        }
        let opened = match (opens, untrack(|| contract_of(row))) {
            (false, _) => None,
            (true, Ok(contract)) => Some(Opens { contract, policy: row.policy.get_untracked() }),
            (true, Err(_)) => return focus(CONTRACT),
        };
        let serials = row.serials.get_untracked();
        let input = Execute { procedure: procedure.clone(), after, serials, opens: opened };
        attempt.send(input, proof, move |answer| {
            row.took(act, answer.value.procedure);
            row.letter.set(answer.value.letter);
        });
    });
    let fields = view! {
        {opens.then(|| view! { <OpensFields row=row /> })}
        {(devices > 0).then(|| view! { <Pick chosen=row.serials devices=devices error=short /> })}
    };
    framed(act, row, attempt, prove, back, fields.into_any()).into_any()
}

fn contract_of(row: Row) -> Result<ContractId, FieldReason> {
    if row.contract.text.with(|text| text.trim().is_empty()) {
        return Err(FieldReason::Required);
    }
    ContractId::try_from(row.contract.text.with(|text| text.trim().to_owned()))
}

/// The number and the policy of the contract that is opened.
#[component]
fn OpensFields(row: Row) -> impl IntoView {
    let i18n = use_i18n();
    let policies = LocalResource::new(|| async {
        let data = api::get::<DeskBankData>(&Empty {}).await.ok()?.value;
        // The desk's own policy is for no company.
        let companies = data.policies.into_iter().map(|policy| policy.name).filter(|name| name != DESK);
        Some(companies.collect::<Vec<_>>())
    });
    let known = Memo::new(move |_| policies.get().flatten().unwrap_or_default());
    Effect::new(move || {
        let first = known.with(|known| known.first().cloned());
        if let Some(first) = first.filter(|_| row.policy.with_untracked(String::is_empty)) {
            row.policy.set(first);
        }
    });
    let options = move || known.get().into_iter().map(|name| (name.clone(), name)).collect::<Vec<_>>();
    let error = row.contract.error(move || contract_of(row).err());
    view! {
        <TextField id=CONTRACT label=say!(i18n, desk.opens.contract) hint=say!(i18n, desk.opens.contract_hint) value=row.contract.text error=error on_leave=row.contract.on_leave() code=true />
        <Select id="opens-policy" label=say!(i18n, desk.opens.policy) hint=say!(i18n, desk.opens.policy_hint) value=row.policy options=options />
    }
}

//! The paper: whose it is, its kind, and what stands on it.

use super::draft::{Draft, fields};
use super::fields::{Named, PaperField};
use super::whose::{CONTRACT, Whose, WhosePaper};
use kit::api;
use kit::components::{Button, ButtonKind, Card, ErrorSummary, Select};
use kit::i18n::{say, t, use_i18n};
use kit::texts;
use leptos::prelude::*;
use shared::domain::field::FieldReason;
use shared::domain::procedure::ProcedureKind;
use shared::operations::desk::Receive;
use shared::operations::procedures::ProceduresCatalogue;
use shared::operations::proof::Empty;
use strum::IntoEnumIterator;

const KIND: &str = "paper-kind";

/// The form.
#[component]
pub fn Form(
    /// Whose.
    whose: Whose,
    /// What is typed.
    draft: Draft,
    /// Runs with the paper once every field is right.
    on_check: Callback<Receive>,
) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let terms = LocalResource::new(|| async {
        api::get::<ProceduresCatalogue>(&Empty {}).await.ok().map(|answer| answer.value)
    });
    let catalogue = Memo::new(move |_| terms.get().flatten());
    let applies = Memo::new(move |_| whose.applies());
    let kind =
        Memo::new(move |_| if applies.get() { Some(ProcedureKind::NewApplication) } else { draft.kind() });
    let contract = Memo::new(move |_| if applies.get() { None } else { whose.contract() });
    // Nothing is chosen before the contract is there.
    let ready = Memo::new(move |_| applies.get() || contract.with(Option::is_some));
    let tried = RwSignal::new(false);
    let errors = move || {
        if !tried.get() {
            return Vec::new();
        }
        let said = |id: String, reason: FieldReason| (id, texts::field_reason(locale, reason));
        if !ready.get() {
            return vec![(CONTRACT.to_owned(), say!(i18n, desk.receive.look))];
        }
        let Some(kind) = kind.get() else { return vec![said(KIND.to_owned(), FieldReason::Required)] };
        let wrong = |field: &super::draft::Field| draft.wrong(*field).map(|reason| said(field.id(), reason));
        fields(kind).iter().filter_map(wrong).collect()
    };
    let read = move || {
        let kind = kind.get()?;
        let contract = contract.get();
        if contract.is_none() && !applies.get() {
            return None;
        }
        let caps = contract.as_ref().map(|contract| contract.caps.clone()).unwrap_or_default();
        let form = draft.form(kind, &caps).ok()?;
        Some(Receive { contract: contract.map(|contract| contract.contract.id), form })
    };
    let check = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if let Some(kind) = kind.get_untracked() {
            fields(kind).iter().for_each(|field| draft.entry(*field).judge());
        }
        match untrack(read) {
            Some(paper) => on_check.run(paper),
            None => {
                whose.number.judge();
                tried.set(true);
            }
        }
    };
    let paper = move || {
        if !ready.get() {
            return None;
        }
        Some(view! {
            <Card title=say!(i18n, desk.receive.form)>
                <form class="form" novalidate on:submit=check>
                    {(!applies.get()).then(|| view! { <Kinds draft=draft tried=tried /> })}
                    {move || kind.get().map(|kind| {
                        let named = StoredValue::new(Named { contract: contract.get(), catalogue: catalogue.get() });
                        view! { <Fields kind=kind draft=draft named=named /> }
                    })}
                    <div class="actions"><Button kind=ButtonKind::Primary submit=true>{t!(i18n, desk.receive.check)}</Button></div>
                </form>
            </Card>
        })
    };
    view! {
        <ErrorSummary errors=errors />
        <Card title=say!(i18n, desk.receive.whose)><WhosePaper whose=whose /></Card>
        {paper}
    }
}

/// The kinds of paper that a company with a contract hands in.
#[component]
fn Kinds(draft: Draft, tried: RwSignal<bool>) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let pick = (String::new(), t!(i18n, desk.receive.choose).to_owned());
    // The bank files one of itself, and a new company has no contract.
    let handed_in = |kind: &ProcedureKind| {
        !matches!(kind, ProcedureKind::ExpiryReplacement | ProcedureKind::NewApplication)
    };
    let kinds = ProcedureKind::iter()
        .filter(handed_in)
        .map(|kind| (kind.to_string(), texts::procedure(locale, kind).to_owned()));
    let options: Vec<_> = std::iter::once(pick).chain(kinds).collect();
    let error = Signal::derive(move || {
        (tried.get() && draft.kind().is_none()).then(|| texts::field_reason(locale, FieldReason::Required))
    });
    view! { <Select id=KIND label=say!(i18n, desk.receive.kind) value=draft.kind options=Signal::stored(options) error=error /> }
}

#[component]
fn Fields(kind: ProcedureKind, draft: Draft, named: StoredValue<Named>) -> impl IntoView {
    let field = move |field: &super::draft::Field| view! { <PaperField field=*field kind=kind draft=draft named=named /> };
    fields(kind).iter().map(field).collect_view()
}

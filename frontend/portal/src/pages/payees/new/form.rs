//! The account, field by field.

use super::draft::Draft;
use kit::components::{Button, ButtonKind, Card, ErrorSummary, LinkButton, Select, TextField};
use kit::i18n::{say, t, t_string, use_i18n};
use kit::{routes, texts};
use leptos::prelude::*;
use shared::domain::payee::{AccountKind, AccountNumber, BankCode, BranchCode, HolderName};
use shared::operations::payees::RegisterPayee;

const BANK: &str = "payee-bank";
const BRANCH: &str = "payee-branch";
const KIND: &str = "payee-kind";
const NUMBER: &str = "payee-number";
const HOLDER: &str = "payee-holder";

/// The form.
#[component]
pub fn Form(
    /// What is typed.
    draft: Draft,
    /// Runs with the account once every field is right.
    on_check: Callback<RegisterPayee>,
) -> impl IntoView {
    let i18n = use_i18n();
    let tried = RwSignal::new(false);
    let bank = draft.bank.error_of::<BankCode>();
    let branch = draft.branch.error_of::<BranchCode>();
    let number = draft.number.error_of::<AccountNumber>();
    let holder = draft.holder.error_of::<HolderName>();
    let errors = move || {
        let all = [(BANK, bank), (BRANCH, branch), (NUMBER, number), (HOLDER, holder)];
        if !tried.get() {
            return Vec::new();
        }
        all.into_iter().filter_map(|(id, error)| error.get().map(|text| (id.to_owned(), text))).collect()
    };
    let kinds = move || {
        let kinds = [AccountKind::Ordinary, AccountKind::Current, AccountKind::Savings];
        kinds.map(|kind| (kind.to_string(), texts::account_kind(i18n.get_locale(), kind))).to_vec()
    };
    // What will be registered is shown while it is typed.
    let number_read = move || match draft.number.read::<AccountNumber>() {
        Ok(number) => t_string!(i18n, payees.fields.number_read, number = number.to_string()).to_string(),
        Err(_) => t_string!(i18n, payees.fields.number_hint).to_string(),
    };
    let holder_read = move || match draft.holder.read::<HolderName>() {
        Ok(holder) => t_string!(i18n, payees.fields.holder_read, holder = holder.to_string()).to_string(),
        Err(_) => t_string!(i18n, payees.fields.holder_hint).to_string(),
    };
    let check = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        draft.judge();
        match untrack(|| draft.read()) {
            Ok(payee) => on_check.run(payee),
            Err(_) => tried.set(true),
        }
    };
    view! {
        <ErrorSummary errors=errors />
        <Card title=say!(i18n, payees.new.input_title)>
            <form class="form" novalidate on:submit=check>
                <div class="form-pair">
                    <TextField id=BANK label=say!(i18n, payees.fields.bank) value=draft.bank.text hint=say!(i18n, payees.fields.bank_hint) error=bank on_leave=draft.bank.on_leave() inputmode="numeric" code=true />
                    <TextField id=BRANCH label=say!(i18n, payees.fields.branch) value=draft.branch.text hint=say!(i18n, payees.fields.branch_hint) error=branch on_leave=draft.branch.on_leave() inputmode="numeric" code=true />
                </div>
                <div class="form-pair">
                    <Select id=KIND label=say!(i18n, payees.fields.kind) value=draft.kind options=kinds />
                    <TextField id=NUMBER label=say!(i18n, payees.fields.number) value=draft.number.text hint=number_read error=number on_leave=draft.number.on_leave() inputmode="numeric" code=true />
                </div>
                <TextField id=HOLDER label=say!(i18n, payees.fields.holder) value=draft.holder.text hint=holder_read error=holder on_leave=draft.holder.on_leave() />
                <div class="actions">
                    <Button kind=ButtonKind::Primary submit=true>{t!(i18n, payees.new.check)}</Button>
                    <LinkButton href=routes::PAYEES>{t!(i18n, payees.new.to_list)}</LinkButton>
                </div>
            </form>
        </Card>
    }
}

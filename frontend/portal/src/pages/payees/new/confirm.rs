//! What will be registered, as the rules read it, and the proof.

use kit::components::{Attempt, AttemptFailure, Card, ProofPanel};
use kit::i18n::{say, t, use_i18n};
use kit::texts;
use leptos::prelude::*;
use shared::domain::payee::{AccountKind, AccountNumber, BankCode, BranchCode, HolderName};
use shared::operations::Operation;
use shared::operations::payees::{PayeeView, PayeesRegister, RegisterPayee};
use shared::operations::proof::Proof;

/// The check and the proof.
#[component]
pub fn Confirm(
    /// The account.
    payee: RegisterPayee,
    /// The attempt to register it.
    attempt: Attempt<PayeesRegister>,
    /// Leads back to the form.
    on_edit: Callback<()>,
    /// Runs once it is registered, or was before.
    on_done: Callback<(PayeeView, bool)>,
) -> impl IntoView {
    let i18n = use_i18n();
    let shown = payee.clone();
    let prove = Callback::new(move |proof: Proof| {
        attempt.send(payee.clone(), proof, move |answer| on_done.run((answer.value, answer.repeated)));
    });
    view! {
        <AttemptFailure failure=attempt.failure denied=texts::payee_denied />
        <div class="confirm-columns">
            <Card title=say!(i18n, payees.new.content)>
                <Account bank=shown.bank branch=shown.branch kind=shown.kind number=shown.number holder=shown.holder />
                <p class="release-advice">{t!(i18n, payees.new.advice)}</p>
            </Card>
            <ProofPanel
                work=PayeesRegister::DECLARATION.work
                proving=attempt.proving
                submit=say!(i18n, payees.new.submit)
                on_proof=prove
                back=say!(i18n, payees.new.edit)
                on_back=on_edit
            />
        </div>
    }
}

/// An account with its fields' names.
#[component]
pub fn Account(
    /// The bank.
    bank: BankCode,
    /// The branch.
    branch: BranchCode,
    /// The kind.
    kind: AccountKind,
    /// The number.
    number: AccountNumber,
    /// The holder.
    holder: HolderName,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <dl class="facts">
            <dt>{t!(i18n, payees.fields.bank)}</dt>
            <dd class="is-code">{bank.to_string()}</dd>
            <dt>{t!(i18n, payees.fields.branch)}</dt>
            <dd class="is-code">{branch.to_string()}</dd>
            <dt>{t!(i18n, payees.fields.kind)}</dt>
            <dd>{move || texts::account_kind(i18n.get_locale(), kind)}</dd>
            <dt>{t!(i18n, payees.fields.number)}</dt>
            <dd class="is-code">{number.to_string()}</dd>
            <dt>{t!(i18n, payees.fields.holder)}</dt>
            <dd class="kana">{holder.to_string()}</dd>
        </dl>
    }
}

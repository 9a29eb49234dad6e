//! What will be filed, at which price, and the proof.

use super::terms::{Terms, quoted};
use super::{Known, Refusal, named};
use crate::pages::procedures::Facts;
use kit::api::Answer;
use kit::components::{Attempt, Button, ButtonKind, Card, ProofPanel};
use kit::i18n::{say, t, use_i18n};
use leptos::prelude::*;
use shared::domain::authenticator::Authenticator;
use shared::domain::procedure::{ProcedureForm, ProcedureKind};
use shared::operations::Operation;
use shared::operations::procedures::{FileProcedure, ProcedureView, ProceduresFile};
use shared::operations::proof::Proof;

/// The check and the proof.
#[component]
pub fn Confirm(
    /// What will be filed.
    form: ProcedureForm,
    /// What is known.
    known: Known,
    /// The attempt to file it.
    attempt: Attempt<ProceduresFile>,
    /// Leads back to the form.
    on_edit: Callback<()>,
    /// Asks what holds now.
    on_again: Callback<()>,
    /// Runs once it is filed, or was before.
    on_done: Callback<Answer<ProcedureView>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let kind = form.kind();
    let asked = Some(form.clone());
    let quote = quoted(known, &form);
    let sent = form.clone();
    let prove = Callback::new(move |proof: Proof| {
        let input = FileProcedure { form: sent.clone(), quote };
        attempt.send(input, proof, move |answer| on_done.run(answer));
    });
    view! {
        <Refusal form=Signal::stored(asked.clone()) known=known attempt=attempt on_again=on_again />
        <div class="confirm-columns">
            <div class="column">
                <Card title=say!(i18n, procedures.make.form)><Facts form=form people=named(known) /></Card>
                <Terms kind=kind known=known form=Signal::stored(asked) />
            </div>
            <Prove
                kind=kind
                known=known
                attempt=attempt
                submit=say!(i18n, procedures.make.submit)
                on_proof=prove
                back=say!(i18n, procedures.make.edit)
                on_back=on_edit
            />
        </div>
    }
}

/// 本人の確認; for what is filed because the confirmation password is in trouble, only the button.
#[component]
pub fn Prove(
    /// What is filed.
    kind: ProcedureKind,
    /// What is known.
    known: Known,
    /// The attempt.
    attempt: Attempt<ProceduresFile>,
    /// What the button says.
    #[prop(into)]
    submit: Signal<String>,
    /// Runs with the proof.
    on_proof: Callback<Proof>,
    /// What the button that leads back says.
    #[prop(into)]
    back: Signal<String>,
    /// Leads back.
    on_back: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let excused = known.with_value(|known| known.excused.contains(&kind));
    // Meanwhile the password may work again, and be asked for.
    let asks = Memo::new(move |before: Option<&bool>| {
        let refused = attempt.proving.refused.with(|refused| {
            refused
                .as_ref()
                .is_some_and(|refused| refused.authenticator == Authenticator::ConfirmationPassword)
        });
        !excused || refused || before == Some(&true)
    });
    move || {
        if asks.get() {
            return view! {
                <ProofPanel
                    work=ProceduresFile::DECLARATION.work
                    proving=attempt.proving
                    submit=submit
                    on_proof=on_proof
                    back=back
                    on_back=on_back
                />
            }
            .into_any();
        }
        view! {
            <Card title=say!(i18n, procedures.make.excused_title)>
                <p>{t!(i18n, procedures.make.excused)}</p>
                <div class="actions">
                    <Button kind=ButtonKind::Primary busy=attempt.proving.busy on_press=move |()| on_proof.run(Proof::default())>{submit}</Button>
                    <Button on_press=on_back disabled=attempt.proving.busy>{back}</Button>
                </div>
            </Card>
        }
        .into_any()
    }
}

//! The form of a step: what is typed about it, and the proof.

use super::act::Act;
use super::row::Row;
use kit::api::CallError;
use kit::components::{Attempt, AttemptFailure, Card, Entry, ProofPanel, Proving, TextField, focus};
use kit::i18n::{t, use_i18n};
use kit::texts;
use leptos::prelude::*;
use shared::domain::field::FieldReason;
use shared::domain::procedure::{Step, StepDenied};
use shared::operations::Operation;
use shared::operations::desk::{DeskCheck, DeskProcedureView, Note, ProcedureNamed, StepNamed};
use shared::operations::proof::Proof;

const NOTE: &str = "act-note";
/// The first field of the proof.
const PROOF: &str = "proof-confirmation";

/// The way back from an act.
#[derive(Clone, Copy)]
pub struct Back {
    /// What its button says.
    pub text: &'static str,
    /// What it does.
    pub press: Callback<()>,
}

/// Which procedure the page shows, and the last step that it shows.
pub fn named(view: &DeskProcedureView) -> (ProcedureNamed, Step) {
    let procedure = ProcedureNamed { contract: view.contract.clone(), id: view.procedure.id.clone() };
    (procedure, kit::procedures::last_step(&view.procedure))
}

/// A note that may be left out.
pub fn optional(note: Entry) -> Result<Option<Note>, FieldReason> {
    if note.text.with(|text| text.trim().is_empty()) { Ok(None) } else { note.read::<Note>().map(Some) }
}

/// The panel of a step that takes a note and nothing else.
pub fn step_panel<O>(act: Act, view: DeskProcedureView, row: Row, back: Back) -> AnyView
where
    O: Operation<Input = StepNamed, Output = DeskProcedureView, Denied = StepDenied>,
{
    let i18n = use_i18n();
    let attempt = Attempt::<O>::default();
    let reason = act == Act::Step(Step::Rejected);
    let entry = if reason { row.reason } else { row.note };
    let read = move || if reason { entry.read::<Note>().map(Some) } else { optional(entry) };
    let (procedure, after) = named(&view);
    let prove = Callback::new(move |proof: Proof| match untrack(read) {
        Ok(note) => {
            let input = StepNamed { procedure: procedure.clone(), after, note };
            attempt.send(input, proof, move |answer| row.took(act, answer.value));
        }
        Err(_) => {
            entry.judge();
            focus(NOTE);
        }
    });
    let (label, hint) = if reason {
        (t!(i18n, desk.act.reason), t!(i18n, desk.act.reason_hint))
    } else {
        (t!(i18n, desk.act.note), t!(i18n, desk.act.note_hint))
    };
    let error = entry.error(move || read().err());
    let field = view! {
        <TextField id=NOTE label=label.to_owned() hint=hint.to_owned() value=entry.text error=error on_leave=entry.on_leave() />
    };
    framed(act, row, attempt, prove, back, field.into_any())
}

/// What every act has: what to mind, its fields, and the proof.
pub fn framed<O: Operation<Denied = StepDenied>>(
    act: Act,
    row: Row,
    attempt: Attempt<O>,
    prove: Callback<Proof>,
    back: Back,
    fields: AnyView,
) -> AnyView {
    shown(act, row, attempt.proving, attempt.failure, prove, back, fields)
}

/// The same for all operations, and compiled once.
fn shown(
    act: Act,
    row: Row,
    proving: Proving,
    failure: RwSignal<Option<CallError<StepDenied>>>,
    prove: Callback<Proof>,
    Back { text, press }: Back,
    fields: AnyView,
) -> AnyView {
    let i18n = use_i18n();
    let said = act.text(i18n.get_locale_untracked());
    Effect::new(move || {
        failure.with(|failure| {
            if let Some(error) = failure {
                row.note_failure(error);
            }
        });
    });
    // Enter leads on to the proof.
    let on = |event: web_sys::SubmitEvent| {
        event.prevent_default();
        focus(PROOF);
    };
    view! {
        <AttemptFailure failure=failure denied=texts::step_denied />
        <div class="confirm-columns">
            <Card title=said.title.to_owned()>
                <p class="act-lead">{said.lead}</p>
                <form class="form" novalidate on:submit=on>{fields}</form>
                <p class="act-fresh">{t!(i18n, desk.act.fresh)}</p>
            </Card>
            <ProofPanel work=DeskCheck::DECLARATION.work proving=proving submit=said.submit.to_owned() on_proof=prove back=text.to_owned() on_back=press />
        </div>
    }
    .into_any()
}

//! What was filed: its number, what to do next, and its paper.

use super::Known;
use crate::pages::procedures::{print, sheet};
use kit::components::{Button, ButtonKind, Card, LinkButton, Notice, NoticeKind, Paper, focus};
use kit::i18n::{say, t, use_i18n};
use kit::routes;
use leptos::prelude::*;
use shared::domain::procedure::{ProcedureForm, ProcedureKind};
use shared::operations::procedures::ProcedureView;

const DONE: &str = "procedure-done";

/// The result.
#[component]
pub fn Filed(
    /// What was filed.
    procedure: ProcedureView,
    /// Whether the same request had been filed before.
    repeated: bool,
    /// What is known.
    known: Known,
) -> impl IntoView {
    let i18n = use_i18n();
    // The form went away with the focus in it.
    Effect::new(|| focus(DONE));
    let paper = known.with_value(|known| sheet(&procedure, known.address.as_ref()));
    let stopped = match &procedure.form {
        ProcedureForm::TokenReissue { serial, .. } => Some(serial.grouped()),
        _ => None,
    };
    let returned = matches!(procedure.form, ProcedureForm::TokenReissue { returned: true, .. });
    let pin = procedure.form.kind() == ProcedureKind::PinChange;
    let steps = [
        Some(t!(i18n, procedures.make.next_print)),
        pin.then(|| t!(i18n, procedures.make.next_pin)),
        Some(t!(i18n, procedures.make.next_seal)),
        returned.then(|| t!(i18n, procedures.make.next_return)),
        Some(t!(i18n, procedures.make.next_hand_in)),
    ];
    let title = match &stopped {
        Some(serial) => t!(i18n, procedures.make.done_report_title, serial = serial.clone()).to_string(),
        None => say!(i18n, procedures.make.done_title),
    };
    view! {
        <div id=DONE tabindex="-1">
            <Notice kind=NoticeKind::Success title=Signal::stored(title)>
                {stopped.is_some().then(|| view! { <p>{t!(i18n, procedures.make.done_report)}</p> })}
                {repeated.then(|| view! { <p>{t!(i18n, procedures.make.done_repeated)}</p> })}
            </Notice>
        </div>
        <Card title=say!(i18n, procedures.make.next)>
            <p>{t!(i18n, procedures.number)} " " <span class="procedure-done-number">{procedure.number}</span></p>
            <ol class="marked is-numbered">{steps.into_iter().flatten().map(|step| view! { <li>{step}</li> }).collect_view()}</ol>
            <div class="actions">
                <Button kind=ButtonKind::Primary on_press=|()| print()>{t!(i18n, procedures.make.print)}</Button>
                <LinkButton href=routes::procedure(&procedure.id)>{t!(i18n, procedures.make.to_view)}</LinkButton>
                <LinkButton href=routes::PROCEDURES kind=ButtonKind::Quiet>{t!(i18n, procedures.make.to_list)}</LinkButton>
            </div>
        </Card>
        <Paper sheet=paper />
    }
}

//! 取下げ, asked twice.

use kit::components::{Attempt, AttemptFailure, Button, ButtonKind};
use kit::i18n::{t, use_i18n};
use kit::texts;
use leptos::html;
use leptos::prelude::*;
use shared::domain::id::ProcedureId;
use shared::operations::procedures::{ProcedureView, ProceduresWithdraw, WhichProcedure};
use shared::operations::proof::Proof;

/// The button, and the question behind it.
#[component]
pub fn Withdraw(
    /// Which procedure.
    id: ProcedureId,
    /// Whether it stopped a device, which stays so.
    report: bool,
    /// Runs with the procedure once it is withdrawn.
    on_done: Callback<ProcedureView>,
) -> impl IntoView {
    let i18n = use_i18n();
    let attempt = Attempt::<ProceduresWithdraw>::default();
    let dialog = NodeRef::<html::Dialog>::new();
    let open = move |()| {
        if let Some(dialog) = dialog.get_untracked() {
            // It fails only where it is open already.
            let _ = dialog.show_modal();
        }
    };
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let send = move |()| {
        let input = WhichProcedure { id: id.clone() };
        attempt.send(input, Proof::default(), move |answer| {
            close();
            on_done.run(answer.value);
        });
    };
    view! {
        <Button on_press=open>{t!(i18n, procedures.view.withdraw)}</Button>
        <dialog class="dialog" node_ref=dialog aria-labelledby="withdraw-title">
            <h2 id="withdraw-title">{t!(i18n, procedures.view.withdraw_title)}</h2>
            <p>{t!(i18n, procedures.view.withdraw_means)}</p>
            {report.then(|| view! { <p><strong>{t!(i18n, procedures.view.withdraw_report)}</strong></p> })}
            <AttemptFailure failure=attempt.failure denied=texts::procedure_denied />
            <div class="actions">
                <Button kind=ButtonKind::Primary busy=attempt.proving.busy on_press=send>{t!(i18n, procedures.view.withdraw)}</Button>
                <Button on_press=move |()| close()>{t!(i18n, procedures.view.withdraw_keep)}</Button>
            </div>
        </dialog>
    }
}

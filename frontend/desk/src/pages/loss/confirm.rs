//! What will be reported, and the proof.

use kit::components::{Attempt, AttemptFailure, Card, Notice, NoticeKind, ProofPanel};
use kit::i18n::{say, t, use_i18n};
use kit::texts;
use leptos::prelude::*;
use shared::operations::Operation;
use shared::operations::desk::{DeskProcedureView, DeskReportLoss, ReportLoss};
use shared::operations::proof::Proof;

/// The check and the proof.
#[component]
pub fn Confirm(
    /// The report.
    loss: ReportLoss,
    /// The attempt to make it.
    attempt: Attempt<DeskReportLoss>,
    /// Leads back to the form.
    on_edit: Callback<()>,
    /// Runs once the device has stopped.
    on_done: Callback<DeskProcedureView>,
) -> impl IntoView {
    let i18n = use_i18n();
    let shown = loss.clone();
    let prove = Callback::new(move |proof: Proof| {
        attempt.send(loss.clone(), proof, move |answer| on_done.run(answer.value));
    });
    view! {
        <AttemptFailure failure=attempt.failure denied=texts::paper_denied />
        <div class="confirm-columns">
            <Card title=say!(i18n, desk.loss.content)>
                <dl class="facts">
                    <dt>{t!(i18n, desk.loss.contract)}</dt>
                    <dd class="is-code">{shown.contract.to_string()}</dd>
                    <dt>{t!(i18n, desk.loss.serial)}</dt>
                    <dd class="is-code">{shown.serial.grouped()}</dd>
                    <dt>{t!(i18n, desk.loss.reason)}</dt>
                    <dd>{texts::report_reason(i18n.get_locale_untracked(), shown.reason)}</dd>
                    <dt>{t!(i18n, desk.loss.call_back)}</dt>
                    <dd>{shown.call_back.to_string()}</dd>
                </dl>
                <Notice kind=NoticeKind::Warm><p>{t!(i18n, desk.loss.stops)}</p></Notice>
            </Card>
            <ProofPanel
                work=DeskReportLoss::DECLARATION.work
                proving=attempt.proving
                submit=say!(i18n, desk.loss.submit)
                on_proof=prove
                back=say!(i18n, desk.loss.edit)
                on_back=on_edit
            />
        </div>
    }
}

//! What will be received, and the proof.

use kit::components::{Attempt, AttemptFailure, Card, Notice, NoticeKind, ProofPanel};
use kit::i18n::{say, t, use_i18n};
use kit::{procedures, texts};
use leptos::prelude::*;
use shared::domain::id::UserId;
use shared::domain::procedure::ProcedureForm;
use shared::operations::Operation;
use shared::operations::desk::{ContractView, DeskProcedureView, DeskReceive, Receive};
use shared::operations::proof::Proof;

/// The check and the proof.
#[component]
pub fn Confirm(
    /// The paper.
    paper: Receive,
    /// The contract; none for a new company.
    #[prop(optional_no_strip)]
    contract: Option<ContractView>,
    /// The attempt to receive it.
    attempt: Attempt<DeskReceive>,
    /// Leads back to the form.
    on_edit: Callback<()>,
    /// Runs once it is received.
    on_done: Callback<DeskProcedureView>,
) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let form = paper.form.clone();
    let name = |user: &UserId| {
        let users = contract.iter().flat_map(|contract| contract.users.iter());
        users.clone().find(|row| row.id == *user).map(|row| row.name.to_string())
    };
    let rows = procedures::rows(locale, form.kind(), Some(&form), &[], name);
    let rows = rows.into_iter().filter_map(|row| row.said().map(|said| (row.label, said)));
    let rows = rows.map(|(label, said)| view! { <dt>{label}</dt><dd>{said}</dd> }).collect_view();
    let company = contract.map(|contract| {
        view! {
            <dt>{t!(i18n, desk.procedure.company)}</dt><dd>{contract.contract.name.to_string()}</dd>
            <dt>{t!(i18n, desk.procedure.contract)}</dt><dd class="is-code">{contract.contract.id.to_string()}</dd>
        }
    });
    let stops = matches!(form, ProcedureForm::TokenReissue { .. })
        .then(|| view! { <Notice kind=NoticeKind::Warm><p>{t!(i18n, desk.receive.stops)}</p></Notice> });
    let prove = Callback::new(move |proof: Proof| {
        attempt.send(paper.clone(), proof, move |answer| on_done.run(answer.value));
    });
    view! {
        <AttemptFailure failure=attempt.failure denied=texts::paper_denied />
        <div class="confirm-columns">
            <Card title=say!(i18n, desk.receive.content)>
                <dl class="facts">
                    {company}
                    <dt>{t!(i18n, desk.receive.kind)}</dt>
                    <dd>{texts::procedure(locale, form.kind())}</dd>
                    {rows}
                </dl>
                {stops}
            </Card>
            <ProofPanel
                work=DeskReceive::DECLARATION.work
                proving=attempt.proving
                submit=say!(i18n, desk.receive.submit)
                on_proof=prove
                back=say!(i18n, desk.receive.edit)
                on_back=on_edit
            />
        </div>
    }
}

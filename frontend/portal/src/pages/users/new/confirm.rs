//! Who will be added, and the proof.

use crate::pages::users::record::Facts;
use kit::components::{Attempt, AttemptFailure, Card, ProofPanel};
use kit::i18n::{say, t, use_i18n};
use kit::texts;
use leptos::prelude::*;
use shared::domain::user_draft::UserDraft;
use shared::operations::Operation;
use shared::operations::proof::Proof;
use shared::operations::users::{UserAdded, UsersAdd};

/// The check and the proof.
#[component]
pub fn Confirm(
    /// The new user.
    user: UserDraft,
    /// The attempt to add them.
    attempt: Attempt<UsersAdd>,
    /// Leads back to the form.
    on_edit: Callback<()>,
    /// Runs once they are added, or were before.
    on_done: Callback<UserAdded>,
) -> impl IntoView {
    let i18n = use_i18n();
    let shown = user.clone();
    let prove = Callback::new(move |proof: Proof| {
        attempt.send(user.clone(), proof, move |answer| on_done.run(answer.value));
    });
    view! {
        <AttemptFailure failure=attempt.failure denied=texts::user_denied />
        <div class="confirm-columns">
            <Card title=say!(i18n, users.new.content)>
                <Facts record=shown />
                <p class="release-advice">{t!(i18n, users.new.will)}</p>
            </Card>
            <ProofPanel
                work=UsersAdd::DECLARATION.work
                proving=attempt.proving
                submit=say!(i18n, users.new.submit)
                on_proof=prove
                back=say!(i18n, users.new.edit)
                on_back=on_edit
            />
        </div>
    }
}

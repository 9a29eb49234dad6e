//! Who will be added, and the proof.

use kit::components::{Attempt, AttemptFailure, Card, ProofPanel};
use kit::i18n::{say, t, t_string, use_i18n};
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
    let permissions = move || {
        let locale = i18n.get_locale();
        let words: Vec<_> =
            shown.permissions.iter().map(|permission| texts::permission(locale, *permission)).collect();
        match (shown.role.has_administrator_rights(), words.is_empty()) {
            (true, _) => t_string!(i18n, users.new.permissions_admin).to_string(),
            (false, true) => t_string!(i18n, users.new.no_permissions).to_string(),
            (false, false) => words.join(t_string!(i18n, tokens.card.separator)),
        }
    };
    view! {
        <AttemptFailure failure=attempt.failure denied=texts::user_denied />
        <div class="confirm-columns">
            <Card title=say!(i18n, users.new.content)>
                <dl class="facts">
                    <dt>{t!(i18n, users.new.name)}</dt>
                    <dd>{shown.name.to_string()}</dd>
                    <dt>{t!(i18n, users.new.login_id)}</dt>
                    <dd class="is-code">{shown.login_id.to_string()}</dd>
                    <dt>{t!(i18n, users.new.mail)}</dt>
                    <dd>{shown.mail.to_string()}</dd>
                    <dt>{t!(i18n, users.new.role)}</dt>
                    <dd>{move || texts::role(i18n.get_locale(), shown.role)}</dd>
                    <dt>{t!(i18n, users.new.permissions)}</dt>
                    <dd>{permissions}</dd>
                </dl>
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

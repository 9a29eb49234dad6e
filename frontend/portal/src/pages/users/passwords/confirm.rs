//! What will be set and lifted, and the proof.

use kit::components::{Attempt, AttemptFailure, Card, ProofPanel};
use kit::i18n::{say, t, use_i18n};
use kit::texts;
use leptos::prelude::*;
use shared::operations::Operation;
use shared::operations::proof::Proof;
use shared::operations::users::{NewTemporary, PasswordsSet, SetPasswords, UserView, UsersSetPasswords};

/// The check and the proof.
#[component]
pub fn Confirm(
    /// Whose.
    user: UserView,
    /// What is sent.
    input: SetPasswords,
    /// The attempt.
    attempt: Attempt<UsersSetPasswords>,
    /// Leads back to the form.
    on_edit: Callback<()>,
    /// Runs once they are set, or were before.
    on_done: Callback<PasswordsSet>,
) -> impl IntoView {
    let i18n = use_i18n();
    let (login, confirmation) = (input.login.is_some(), input.confirmation.is_some());
    let fact = move |label: &'static str, new: &Option<NewTemporary>| {
        let text = match new {
            None => t!(i18n, users.passwords.unchanged),
            Some(NewTemporary::Random) => t!(i18n, users.passwords.becomes_random),
            Some(NewTemporary::Typed { .. }) => t!(i18n, users.passwords.becomes_typed),
        };
        view! { <dt>{label}</dt><dd>{text}</dd> }
    };
    let facts = [
        fact(t!(i18n, users.passwords.login), &input.login),
        fact(t!(i18n, users.passwords.confirmation), &input.confirmation),
    ];
    let effects = [
        login.then(|| t!(i18n, users.passwords.lifts_login)),
        confirmation.then(|| t!(i18n, users.passwords.lifts_confirmation)),
        Some(t!(i18n, users.passwords.ends_session)),
        Some(t!(i18n, users.passwords.must_replace)),
        Some(t!(i18n, users.passwords.told)),
    ];
    let effects = effects.into_iter().flatten().map(|text| view! { <li>{text}</li> }).collect_view();
    let prove = Callback::new(move |proof: Proof| {
        attempt.send(input.clone(), proof, move |answer| on_done.run(answer.value));
    });
    view! {
        <AttemptFailure failure=attempt.failure denied=texts::set_password_denied />
        <div class="confirm-columns">
            <Card title=say!(i18n, users.passwords.content)>
                <dl class="facts">
                    <dt>{t!(i18n, users.new.name)}</dt>
                    <dd>{user.record.name.to_string()}</dd>
                    <dt>{t!(i18n, users.new.login_id)}</dt>
                    <dd class="is-code">{user.record.login_id.to_string()}</dd>
                    {facts}
                </dl>
                <ul class="effects">{effects}</ul>
            </Card>
            <ProofPanel
                work=UsersSetPasswords::DECLARATION.work
                proving=attempt.proving
                submit=say!(i18n, users.passwords.submit)
                on_proof=prove
                back=say!(i18n, users.new.edit)
                on_back=on_edit
            />
        </div>
    }
}

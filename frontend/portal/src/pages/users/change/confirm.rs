//! What changes, from → to, and the proof.

use crate::pages::users::record::{Lines, changes};
use kit::components::{Attempt, AttemptFailure, Button, Card, Notice, NoticeKind, ProofPanel};
use kit::i18n::{say, t, t_string, use_i18n};
use kit::texts;
use leptos::prelude::*;
use shared::domain::user::Role;
use shared::domain::user_draft::UserDraft;
use shared::operations::Operation;
use shared::operations::proof::Proof;
use shared::operations::users::{ChangeUser, UserView, UsersChange};

/// The check and the proof.
#[component]
pub fn Confirm(
    /// The user as they are.
    base: UserView,
    /// The record as it shall be.
    record: UserDraft,
    /// The attempt to change it.
    attempt: Attempt<UsersChange>,
    /// Leads back to the forms.
    on_edit: Callback<()>,
    /// Runs once it is changed.
    on_done: Callback<UserDraft>,
) -> impl IntoView {
    let i18n = use_i18n();
    let lines = changes(i18n.get_locale_untracked(), &base.record, &record);
    if lines.is_empty() {
        return view! {
            <Notice kind=NoticeKind::Warm title=say!(i18n, users.denied.nothing_changed.what)>
                <p>{t!(i18n, users.denied.nothing_changed.means)}</p>
                <div class="notice-actions"><Button on_press=on_edit>{t!(i18n, users.new.edit)}</Button></div>
            </Notice>
        }
        .into_any();
    }
    let effects = [
        (base.record.role != record.role).then(|| match record.role {
            Role::General => t!(i18n, users.change.effect_withdrawn),
            Role::Administrator | Role::Master => t!(i18n, users.change.effect_granted),
        }),
        (base.record.login_id != record.login_id).then(|| t!(i18n, users.change.effect_login_id)),
        (base.record.mail != record.mail).then(|| t!(i18n, users.change.effect_mail)),
        Some(t!(i18n, users.change.effect_at_once)),
    ];
    let effects = effects.into_iter().flatten().map(|text| view! { <li>{text}</li> }).collect_view();
    let title = t_string!(i18n, users.change.content, name = base.record.name.as_str()).to_string();
    let (user, version) = (base.id, base.version);
    let prove = Callback::new(move |proof: Proof| {
        let after = record.clone();
        let input = ChangeUser { user: user.clone(), version, record: record.clone() };
        attempt.send(input, proof, move |_| on_done.run(after));
    });
    view! {
        <AttemptFailure failure=attempt.failure denied=texts::user_denied />
        <div class="confirm-columns">
            <Card title=Signal::stored(title)>
                <Lines lines=lines />
                <ul class="effects">{effects}</ul>
            </Card>
            <ProofPanel
                work=UsersChange::DECLARATION.work
                proving=attempt.proving
                submit=say!(i18n, users.change.submit)
                on_proof=prove
                back=say!(i18n, users.new.edit)
                on_back=on_edit
            />
        </div>
    }
    .into_any()
}

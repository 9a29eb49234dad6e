//! パスワード変更 of one's own passwords, one at a time; also the way out where only one of them is temporary.

use super::rule;
use crate::pipeline::{Compares, Decision, Handler, NoticeDraft, Refused, Replaces, Scene};
use ports::records::{Identity, Versioned};
use ports::store::{Store, StoreError};
use ports::transaction::Write;
use shared::domain::authenticator::Authenticator;
use shared::domain::field::FieldReason;
use shared::domain::notice::NoticeKind;
use shared::domain::secret::Password;
use shared::domain::throttle::ThrottleKind;
use shared::domain::user::{Chosen, Temporary, User};
use shared::operations::passwords::{
    ChangeConfirmation, ChangeDenied, ChangeLogin, PasswordsChangeConfirmation, PasswordsChangeLogin,
};
use shared::operations::proof::Empty;

/// Where a new password is typed.
pub(super) const FIELD: &str = "input.password";

impl Handler for PasswordsChangeLogin {
    type Loaded = ();

    async fn load(_: &dyn Store, _: &Identity, _: &ChangeLogin) -> Result<(), StoreError> {
        Ok(())
    }

    fn decide(
        scene: &Scene<'_>,
        (): &(),
        input: &ChangeLogin,
    ) -> Result<Decision<Self::Output>, Refused<ChangeDenied>> {
        let user = &scene.actor.user.value;
        let after = User {
            temporary: Temporary { login: false, ..user.temporary },
            chosen: Chosen { login: Some(scene.now), ..user.chosen },
            ..user.clone()
        };
        let replaces = Replaces { login: Some(input.password.clone()), ..Replaces::default() };
        let (current, other) = (&scene.proof.login_password, Authenticator::ConfirmationPassword);
        change(scene, &input.password, current.as_ref(), other, after, replaces)
    }
}

impl Handler for PasswordsChangeConfirmation {
    type Loaded = ();

    async fn load(_: &dyn Store, _: &Identity, _: &ChangeConfirmation) -> Result<(), StoreError> {
        Ok(())
    }

    fn decide(
        scene: &Scene<'_>,
        (): &(),
        input: &ChangeConfirmation,
    ) -> Result<Decision<Self::Output>, Refused<ChangeDenied>> {
        let user = &scene.actor.user.value;
        let after = User {
            temporary: Temporary { confirmation: false, ..user.temporary },
            chosen: Chosen { confirmation: Some(scene.now), ..user.chosen },
            ..user.clone()
        };
        let replaces = Replaces { confirmation: Some(input.password.clone()), ..Replaces::default() };
        let (current, other) = (&scene.proof.confirmation_password, Authenticator::LoginPassword);
        change(scene, &input.password, current.as_ref(), other, after, replaces)
    }
}

/// Both are changed alike: the new one is judged, and compared with the current one, which is proved here, and
/// with the other one, which is not.
fn change(
    scene: &Scene<'_>,
    new: &Password,
    current: Option<&Password>,
    other: Authenticator,
    after: User,
    replaces: Replaces,
) -> Result<Decision<Empty>, Refused<ChangeDenied>> {
    let (user, contract) = (&scene.actor.user.value, &scene.actor.contract.value);
    if user.temporary.login && user.temporary.confirmation {
        return Err(Refused::Rule(ChangeDenied::BothTemporary));
    }
    judge(scene, new)?;
    if current == Some(new) {
        return Err(Refused::Field(FIELD, FieldReason::SameAsOther));
    }
    let write = Write::User {
        contract: contract.id.clone(),
        user: Versioned { version: scene.actor.user.version, value: after },
    };
    let notice = NoticeDraft::about(NoticeKind::PasswordChanged, user.id.clone(), user.name.clone());
    Ok(Decision {
        changes: vec![write.into()],
        replaces,
        compares: Some(Compares { with: other, new: new.clone(), field: FIELD }),
        throttled: Some(ThrottleKind::OwnPasswords),
        notice: Some(notice),
        ..Decision::answer(Empty {})
    })
}

/// Judges a new password of the person who acts.
pub(super) fn judge<D>(scene: &Scene<'_>, new: &Password) -> Result<(), Refused<D>> {
    let (user, contract) = (&scene.actor.user.value, &scene.actor.contract.value);
    let context = [user.login_id.as_str(), user.name.as_str(), contract.name.as_str()];
    rule::judge(scene.bank, &scene.actor.policy.password, new, &context)
        .map_err(|reason| Refused::Field(FIELD, reason))
}

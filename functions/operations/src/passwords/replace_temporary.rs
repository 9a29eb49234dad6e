use super::rule;
use crate::pipeline::{Decision, Handler, NoticeDraft, Refused, Replaces, Scene};
use ports::records::{Identity, Versioned};
use ports::store::{Store, StoreError};
use ports::transaction::Write;
use shared::domain::field::FieldReason;
use shared::domain::notice::NoticeKind;
use shared::domain::user::{Chosen, Temporary, User};
use shared::operations::passwords::{PasswordsReplaceTemporary, ReplaceDenied, ReplaceTemporary};
use shared::operations::proof::Empty;

impl Handler for PasswordsReplaceTemporary {
    type Loaded = ();

    async fn load(_: &dyn Store, _: &Identity, _: &ReplaceTemporary) -> Result<(), StoreError> {
        Ok(())
    }

    fn decide(
        scene: &Scene<'_>,
        (): &(),
        input: &ReplaceTemporary,
    ) -> Result<Decision<Self::Output>, Refused<ReplaceDenied>> {
        let (user, contract) = (&scene.actor.user.value, &scene.actor.contract.value);
        // A single one is changed by an operation of its own.
        if !(user.temporary.login && user.temporary.confirmation) {
            return Err(Refused::Rule(ReplaceDenied::NotTemporary));
        }
        let context = [user.login_id.as_str(), user.name.as_str(), contract.name.as_str()];
        let (login, confirmation) = (&input.login_password, &input.confirmation_password);
        for (field, new, current) in [
            ("input.login_password", login, &scene.proof.login_password),
            ("input.confirmation_password", confirmation, &scene.proof.confirmation_password),
        ] {
            rule::judge(scene.bank, &scene.actor.policy.password, new, &context)
                .map_err(|reason| Refused::Field(field, reason))?;
            if current.as_ref() == Some(new) {
                return Err(Refused::Field(field, FieldReason::SameAsOther));
            }
        }
        // Both are new and typed here, so they can be compared without an oracle.
        if login == confirmation {
            return Err(Refused::Field("input.confirmation_password", FieldReason::SameAsOther));
        }
        let chosen = Chosen { login: Some(scene.now), confirmation: Some(scene.now) };
        let replaced = User { temporary: Temporary::default(), chosen, ..user.clone() };
        let write = Write::User {
            contract: contract.id.clone(),
            user: Versioned { version: scene.actor.user.version, value: replaced },
        };
        Ok(Decision {
            changes: vec![write.into()],
            replaces: Replaces { login: Some(login.clone()), confirmation: Some(confirmation.clone()) },
            notice: Some(NoticeDraft::about(NoticeKind::PasswordChanged, user.id.clone(), user.name.clone())),
            ..Decision::answer(Empty {})
        })
    }
}

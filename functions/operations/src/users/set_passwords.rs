use super::colleague::{beside, named, subject};
use super::typed_secrets;
use crate::mint;
use crate::passwords::rule;
use crate::pipeline::{Change, Decision, Handler, NoticeDraft, Refused, Scene};
use ports::environment::NoRandomness;
use ports::records::{Identity, Versioned};
use ports::store::{Store, StoreError};
use ports::transaction::{Belonging, Write};
use shared::domain::audit::Subject;
use shared::domain::field::FieldReason;
use shared::domain::notice::NoticeKind;
use shared::domain::secret::{Password, Secret};
use shared::domain::user::{Temporary, User};
use shared::domain::user_work::{self, SetPasswordDenied};
use shared::operations::users::{NewTemporary, PasswordsSet, SetPasswords, UsersSetPasswords};

/// Where each of the two stands in the request.
const FIELDS: [&str; 2] = ["input.login", "input.confirmation"];

impl Handler for UsersSetPasswords {
    type Loaded = Option<Versioned<User>>;

    async fn load(
        store: &dyn Store,
        who: &Identity,
        input: &SetPasswords,
    ) -> Result<Self::Loaded, StoreError> {
        store.user(&beside(who, &input.user)).await
    }

    fn decide(
        scene: &Scene<'_>,
        user: &Self::Loaded,
        input: &SetPasswords,
    ) -> Result<Decision<Self::Output>, Refused<SetPasswordDenied>> {
        if input.login.is_none() && input.confirmation.is_none() {
            return Err(Refused::Field(FIELDS[0], FieldReason::Required));
        }
        let denied = Refused::Rule;
        let Some(Versioned { version, value: user }) = user else {
            return Err(denied(SetPasswordDenied::NotFound));
        };
        user_work::may_set_password(&scene.actor.user.value, user).map_err(denied)?;
        judge(scene, user, input)?;
        let who = beside(&scene.actor.who, &user.id);
        let until = scene.now.plus_seconds(scene.actor.policy.temporary_secret_seconds);
        let (login_id, holder) = (user.login_id.clone(), who.clone());
        let login = input.login.as_ref().map(|new| password(scene, new)).transpose()?;
        let confirmation = input.confirmation.as_ref().map(|new| password(scene, new)).transpose()?;
        let temporary = Temporary {
            login: user.temporary.login || login.is_some(),
            confirmation: user.temporary.confirmation || confirmation.is_some(),
        };
        let after = Versioned { version: *version, value: User { temporary, ..user.clone() } };
        let mut changes: Vec<Change> = vec![
            Write::User { contract: who.contract.clone(), user: after }.into(),
            Write::Drop { who, what: Belonging::Session }.into(),
        ];
        let output = PasswordsSet {
            user: user.id.clone(),
            login_id: user.login_id.clone(),
            name: user.name.clone(),
            login_password: login.as_ref().and_then(|login| login.1.clone()),
            confirmation_password: confirmation.as_ref().and_then(|confirmation| confirmation.1.clone()),
            valid_until: until,
        };
        changes.extend(login.map(|(password, _)| {
            Change::Hashed(
                password,
                Box::new(move |hash| Write::LoginSet { login_id, hash, temporary_until: until }),
            )
        }));
        changes.extend(confirmation.map(|(password, _)| {
            Change::Hashed(
                password,
                Box::new(move |hash| Write::ConfirmationSet { who: holder, hash, temporary_until: until }),
            )
        }));
        let notice = NoticeDraft::about(NoticeKind::PasswordSet, user.id.clone(), user.name.clone());
        Ok(Decision { changes, notice: Some(notice), subject: subject(user), ..Decision::answer(output) })
    }

    fn about(input: &SetPasswords) -> Subject {
        named(&input.user)
    }

    fn remembered(output: &PasswordsSet) -> PasswordsSet {
        PasswordsSet { login_password: None, confirmation_password: None, ..output.clone() }
    }
}

/// Judges what was typed: whether it may be typed at all, then each like any new password, then that they differ.
fn judge(scene: &Scene<'_>, user: &User, input: &SetPasswords) -> Result<(), Refused<SetPasswordDenied>> {
    let (policy, contract) = (scene.actor.policy, &scene.actor.contract.value);
    let typed = [&input.login, &input.confirmation].map(|new| match new {
        Some(NewTemporary::Typed { password }) => Some(password),
        Some(NewTemporary::Random) | None => None,
    });
    if typed.iter().any(Option::is_some) && !typed_secrets(policy, contract) {
        return Err(Refused::Rule(SetPasswordDenied::TypingNotAllowed));
    }
    let context = [user.login_id.as_str(), user.name.as_str(), contract.name.as_str()];
    for (field, password) in FIELDS.into_iter().zip(typed) {
        let Some(password) = password else { continue };
        rule::judge(scene.bank, &policy.password, password, &context)
            .map_err(|reason| Refused::Field(field, reason))?;
    }
    match typed {
        [Some(login), Some(confirmation)] if login == confirmation => {
            Err(Refused::Field(FIELDS[1], FieldReason::SameAsOther))
        }
        _ => Ok(()),
    }
}

/// The password, and the secret that leaves in the answer: what was typed is known to whoever typed it.
fn password(scene: &Scene<'_>, new: &NewTemporary) -> Result<(Password, Option<Secret>), NoRandomness> {
    match new {
        NewTemporary::Typed { password } => Ok((password.clone(), None)),
        NewTemporary::Random => {
            let secret = mint::temporary_password(&*scene.bank.random)?;
            let password = Password::try_from(secret.expose().to_owned()).map_err(|_| NoRandomness)?;
            Ok((password, Some(secret)))
        }
    }
}

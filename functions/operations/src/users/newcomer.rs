//! The secrets and items that a new user is made of, whoever makes them.

use crate::bank::Bank;
use crate::mint;
use crate::pipeline::Change;
use ports::environment::NoRandomness;
use ports::records::{ConfirmationRecord, Identity, LoginRecord};
use ports::transaction::Write;
use shared::domain::attempt::Attempts;
use shared::domain::id::UserId;
use shared::domain::instant::Instant;
use shared::domain::policy::BankPolicy;
use shared::domain::secret::{Password, Secret};
use shared::domain::user::{Chosen, Temporary, User};
use shared::domain::user_draft::UserDraft;
use shared::operations::users::NewSecrets;

/// Two temporary passwords [rules 3: random, valid for days, both replaced at the first sign-in].
///
/// # Errors
/// Without randomness.
pub(crate) fn secrets(bank: &Bank, policy: &BankPolicy, now: Instant) -> Result<NewSecrets, NoRandomness> {
    Ok(NewSecrets {
        login_password: mint::temporary_password(&*bank.random)?,
        confirmation_password: mint::temporary_password(&*bank.random)?,
        valid_until: now.plus_seconds(policy.temporary_secret_seconds),
    })
}

/// A user who was just added, with both passwords temporary.
pub(crate) fn user(id: UserId, draft: UserDraft, now: Instant) -> User {
    User {
        id,
        login_id: draft.login_id,
        name: draft.name,
        mail: draft.mail,
        role: draft.role,
        permissions: draft.permissions,
        accounts: draft.accounts,
        limits: draft.limits,
        language: draft.language,
        mail_bounced: false,
        login_id_frozen: false,
        chosen: Chosen::default(),
        desk: None,
        suspended: false,
        temporary: Temporary { login: true, confirmation: true },
        created_at: now,
    }
}

/// The items of a new user with temporary passwords.
///
/// # Errors
/// Without randomness.
pub(crate) fn items(who: &Identity, user: User, secrets: &NewSecrets) -> Result<Vec<Change>, NoRandomness> {
    let password = |secret: &Secret| Password::try_from(secret.expose().to_owned()).map_err(|_| NoRandomness);
    let (login, confirmation) =
        (password(&secrets.login_password)?, password(&secrets.confirmation_password)?);
    let (login_id, suspended, until) = (user.login_id.clone(), user.suspended, secrets.valid_until);
    let (holder, owner) = (who.clone(), who.clone());
    Ok(vec![
        Write::NewUser { contract: who.contract.clone(), user }.into(),
        Change::Hashed(
            login,
            Box::new(move |hash| {
                let attempts = Attempts::default();
                Write::NewLogin(LoginRecord {
                    login_id,
                    who: holder,
                    hash,
                    attempts,
                    temporary_until: Some(until),
                    suspended,
                    last_success_at: None,
                })
            }),
        ),
        Change::Hashed(
            confirmation,
            Box::new(move |hash| {
                let attempts = Attempts::default();
                Write::NewConfirmation(ConfirmationRecord {
                    who: owner,
                    hash,
                    attempts,
                    temporary_until: Some(until),
                })
            }),
        ),
    ])
}

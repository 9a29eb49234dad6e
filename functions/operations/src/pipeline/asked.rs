//! A request without the types of its operation, and whoever sent it: what is the same for all operations is
//! compiled once.

use super::actor::{self, Actor};
use super::audit::Happening;
use super::cookie::SessionCookie;
use super::guarded::{Handler, Scene, key};
use super::{Call, Effects, Halt};
use crate::bank::Bank;
use ports::credentials::CredentialError;
use ports::records::{ActorItems, IdempotencyRecord, StoredKeyring};
use ports::store::StoreError;
use shared::domain::client::Client;
use shared::domain::device::Keyring;
use shared::domain::id::IdempotencyKey;
use shared::domain::instant::Instant;
use shared::domain::session::{Session, SessionEnd};
use shared::operations::problem::Failure;
use shared::operations::proof::Proof;
use shared::operations::{Declaration, Touch};
use zeroize::Zeroizing;

/// A request without the types of its operation.
pub(super) struct Asked<'a> {
    pub(super) bank: &'a Bank,
    pub(super) declaration: Declaration,
    pub(super) cookie: &'a SessionCookie,
    pub(super) proof: &'a Proof,
    pub(super) reference: &'a str,
    background: bool,
    client: Client,
    /// The key under which a repeat happens once, what it stands for, and the input as JSON.
    pub(super) repeatable: Option<Repeatable<'a>>,
}

/// What a repeat is known by.
pub(super) struct Repeatable<'a> {
    pub(super) key: &'a IdempotencyKey,
    /// The operation, with the part of it.
    pub(super) operation: String,
    input: Zeroizing<Vec<u8>>,
}

/// Whoever sent it, admitted, with what was read about them.
pub(super) struct Entered<'a> {
    pub(super) actor: Actor<'a>,
    /// Whether the session is extended.
    pub(super) noted: bool,
    /// What the same request gave before.
    pub(super) before: Option<IdempotencyRecord>,
    keyring: Keyring,
    stored: StoredKeyring,
    now: Instant,
}

impl<'a> Asked<'a> {
    /// A request of somebody who is signed in.
    pub(super) fn of<O: Handler>(bank: &'a Bank, call: &'a Call<O>) -> Result<Self, Halt> {
        let Some(cookie) = &call.cookie else {
            return Err(Failure::SessionOver { why: SessionEnd::None }.into());
        };
        let declaration = O::DECLARATION;
        let repeatable = |key: &'a IdempotencyKey| -> Result<_, Halt> {
            let operation = match O::part(&call.input) {
                Some(part) => format!("{}#{part}", declaration.name),
                None => declaration.name.to_owned(),
            };
            Ok(Repeatable { key, operation, input: serde_json::to_vec(&call.input)?.into() })
        };
        Ok(Self {
            bank,
            cookie,
            proof: &call.proof,
            reference: &call.reference,
            background: call.background,
            client: call.client,
            repeatable: call.key.as_ref().map(repeatable).transpose()?,
            declaration,
        })
    }

    /// Reads what every operation needs.
    pub(super) async fn read(&self) -> Result<(ActorItems, StoredKeyring), StoreError> {
        let (store, who) = (&self.bank.store, &self.cookie.who);
        let touches_keyring = self.declaration.access.is_desk()
            || self.declaration.touches.iter().any(|(touch, _)| *touch == Touch::Keyring);
        let keyring = async {
            if touches_keyring { store.keyring(&who.contract).await } else { Ok(StoredKeyring::default()) }
        };
        let repeat = self.repeatable.as_ref().map(|repeat| (repeat.operation.as_str(), repeat.key));
        futures::try_join!(store.actor(who, repeat), keyring)
    }

    /// Admits whoever sent it, and holds them against the gates.
    pub(super) fn enter(
        &self,
        (items, stored): (ActorItems, StoredKeyring),
        effects: &mut Effects,
        now: Instant,
    ) -> Result<Entered<'a>, Halt> {
        let before = items.repeat.clone().filter(|record| now < record.expires_at);
        let actor = actor::admit(self.bank, self.cookie, items, now).inspect_err(|failure| {
            // Not for one that another took the place of: a late answer to an old page would end the new one.
            effects.clears_session = match failure {
                Failure::SessionOver { why } => {
                    !matches!(why, SessionEnd::None | SessionEnd::SignedInElsewhere)
                }
                _ => false,
            };
        })?;
        // What is not noted does not extend the session, and the page's clock says so.
        let noted = !self.background && actor.session.wants_seen(now);
        let last_seen = if noted { now } else { actor.session.last_seen };
        let session = Session { last_seen, ..actor.session.clone() };
        effects.session_ends = Some(session.ends_at(&actor.session_policy));
        let keyring = stored.live(&actor.contract.value);
        actor::gate(&actor, &keyring, &self.declaration)?;
        Ok(Entered { actor, noted, before, keyring, stored, now })
    }

    /// The answer to a repeat, from what the first sending left.
    pub(super) async fn answered_before<'e>(
        &self,
        entered: &'e Entered<'_>,
    ) -> Result<Option<&'e str>, Halt> {
        let (Some(record), Some(repeatable)) = (&entered.before, &self.repeatable) else { return Ok(None) };
        let digest = self.digest(repeatable, &entered.actor).await?;
        if !self.bank.credentials.equal(&digest, &record.digest) {
            return Err(Failure::OtherInput.into());
        }
        Ok(Some(&record.answer))
    }

    /// What a repeat is compared with.
    pub(super) async fn digest(
        &self,
        repeatable: &Repeatable<'_>,
        actor: &Actor<'_>,
    ) -> Result<Vec<u8>, CredentialError> {
        let digest =
            self.bank.credentials.digest(key(actor), self.declaration.name, &repeatable.input).await?;
        Ok(digest.to_vec())
    }

    /// What the audit is told of it.
    pub(super) fn happening<'h>(&'h self, actor: &'h Actor<'_>) -> Happening<'h> {
        Happening {
            operation: self.declaration.name,
            user: Some(&actor.who.user),
            contract: Some(&actor.who.contract),
            name: Some(&actor.user.value.name),
            login_id: None,
            client: self.client,
            reference: self.reference,
        }
    }
}

impl Entered<'_> {
    /// What a decision sees.
    pub(super) fn scene<'s>(&'s self, asked: &Asked<'s>) -> Scene<'s> {
        Scene {
            bank: asked.bank,
            actor: &self.actor,
            keyring: &self.keyring,
            stored: &self.stored,
            proof: asked.proof,
            now: self.now,
        }
    }
}

//! Links of several people at once: each is a part of the request and a mutation of its own, on one confirmation
//! password and one one-time password.

use crate::bank::Bank;
use crate::pipeline::{Call, Decision, Effects, Endpoint, Handler, NoticeDraft, Refused, Reply, Scene, each};
use crate::users::beside;
use ports::records::{Identity, Versioned};
use ports::store::{Store, StoreError};
use ports::transaction::{Check, Write};
use shared::domain::audit::Subject;
use shared::domain::field::FieldReason;
use shared::domain::id::UserId;
use shared::domain::life::LifeKind;
use shared::domain::notice::{Named, NoticeKind};
use shared::domain::revocation::{self, RevocationDenied};
use shared::domain::user::User;
use shared::operations::problem::Failure;
use shared::operations::tokens::{LinkNamed, PersonRevoked, Revoke, RevokeOf, Revoked, TokensRevoke};
use shared::operations::{Declaration, Nothing, Operation, Reason};
use std::collections::BTreeSet;

impl Endpoint for TokensRevoke {
    async fn run(bank: &Bank, call: &Call<Self>, effects: &mut Effects) -> Reply<Self> {
        let request = &call.input;
        shape(request).map_err(|reason| Failure::Field { field: "input.links".into(), reason })?;
        let part = |link: &LinkNamed| RevokeOf { link: link.clone(), request: request.clone() };
        let parts = request.links.iter().map(part).collect();
        Ok(Revoked { people: each::<Self, Person>(bank, call, effects, parts).await? })
    }
}

/// What can be said of a request without knowing the company.
fn shape(request: &Revoke) -> Result<(), FieldReason> {
    let once: BTreeSet<&UserId> = request.links.iter().map(|link| &link.user).collect();
    if request.links.is_empty() {
        Err(FieldReason::Required)
    } else if once.len() < request.links.len() {
        Err(FieldReason::Malformed)
    } else {
        Ok(())
    }
}

/// One person's part of the operation.
struct Person;

impl Operation for Person {
    const DECLARATION: Declaration = TokensRevoke::DECLARATION;
    type Input = RevokeOf;
    type Output = PersonRevoked;
    type Denied = Nothing;
}

impl Handler for Person {
    type Loaded = Option<Versioned<User>>;

    async fn load(store: &dyn Store, who: &Identity, input: &RevokeOf) -> Result<Self::Loaded, StoreError> {
        store.user(&beside(who, &input.link.user)).await
    }

    fn decide(
        scene: &Scene<'_>,
        user: &Self::Loaded,
        RevokeOf { link: asked, request }: &RevokeOf,
    ) -> Result<Decision<Self::Output>, Refused<Nothing>> {
        let (actor, keyring, now) = (scene.actor, scene.keyring, scene.now);
        if request.links.len() > actor.policy.bulk_people {
            return Err(Refused::Field("input.links", FieldReason::TooLong));
        }
        let row = |refused| PersonRevoked {
            user: asked.user.clone(),
            name: user.as_ref().map(|user| user.value.name.clone()),
            serial: asked.serial.clone(),
            refused,
            again_at: None,
        };
        let subject = subject(asked);
        let policy = &actor.policy.tokens;
        // A link that the page did not show is not cut.
        let seen = keyring.link_of(&asked.user).filter(|link| link.serial == asked.serial);
        let judged = match seen {
            None => Err(RevocationDenied::NotLinked),
            Some(_) => revocation::judge(keyring, policy.out_of_order, &actor.who.user, &asked.user, now),
        };
        let (link, user) = match (judged, user) {
            (Ok(link), Some(user)) => (link.clone(), &user.value),
            (judged, _) => {
                let refused = judged.err().unwrap_or(RevocationDenied::NotLinked);
                return Ok(Decision {
                    refused: Some(refused.code()),
                    subject,
                    ..Decision::answer(row(Some(refused)))
                });
            }
        };
        let (contract, serial) = (actor.who.contract.clone(), link.serial.clone());
        let person = Named { user: user.id.clone(), name: user.name.clone() };
        let device = keyring.device(&serial).and_then(|device| scene.stored.version_of(device));
        let version = device.ok_or_else(|| Refused::Broken("a device without a version".into()))?;
        let waits_until = now.plus_seconds(policy.registration_wait_seconds);
        Ok(Decision {
            changes: vec![
                Write::RevokeLink { contract: contract.clone(), link, at: now }.into(),
                scene.life(&serial, LifeKind::Revoked, Some(person.clone()))?,
            ],
            // That it is neither expired nor reported is what its last version said.
            checks: vec![Check::DeviceUnchanged { contract, serial: serial.clone(), version }],
            subject,
            notice: Some(NoticeDraft {
                serial: Some(serial),
                ..NoticeDraft::about(NoticeKind::LinkRevoked, person.user, person.name)
            }),
            ..Decision::answer(PersonRevoked { again_at: Some(waits_until), ..row(None) })
        })
    }

    fn part(input: &RevokeOf) -> Option<String> {
        Some(input.link.user.to_string())
    }
}

fn subject(link: &LinkNamed) -> Subject {
    let (user, serial) = (Some(link.user.clone()), Some(link.serial.clone()));
    Subject { user, serial, ..Subject::default() }
}

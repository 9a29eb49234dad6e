//! Several people at once: each is a part of the request and a mutation of its own, on one confirmation password.

use super::colleague::{Colleague, beside, named, subject};
use super::list::states;
use crate::bank::Bank;
use crate::pipeline::{
    Call, Change, Decision, Effects, Endpoint, Handler, NoticeDraft, Refused, Reply, Scene, each,
};
use ports::records::{Identity, Versioned};
use ports::store::{Store, StoreError};
use ports::transaction::{Belonging, Write};
use shared::domain::field::FieldReason;
use shared::domain::id::UserId;
use shared::domain::notice::NoticeKind;
use shared::domain::roster::Roster;
use shared::domain::user::{StateChip, User};
use shared::domain::user_work::{self, Barrier, StateDenied};
use shared::operations::problem::Failure;
use shared::operations::users::{PersonState, SetState, SetStateOf, StateAfter, StatesSet, UsersSetState};
use shared::operations::{Declaration, Nothing, Operation, Reason};
use std::collections::BTreeSet;

impl Endpoint for UsersSetState {
    async fn run(bank: &Bank, call: &Call<Self>, effects: &mut Effects) -> Reply<Self> {
        let request = &call.input;
        shape(request).map_err(|(field, reason)| Failure::Field { field: field.into(), reason })?;
        // Oneself last: the session that ends with it still serves the others.
        let oneself = call.cookie.as_ref().map(|cookie| &cookie.who.user);
        let mut order: Vec<&UserId> = request.people.iter().collect();
        order.sort_by_key(|user| Some(*user) == oneself);
        let parts = order.into_iter().map(|user| SetStateOf { user: user.clone(), request: request.clone() });
        let mut people = each::<Self, Person>(bank, call, effects, parts.collect()).await?;
        people.sort_by_key(|row| request.people.iter().position(|user| *user == row.user));
        Ok(StatesSet { people })
    }
}

/// What can be said of a request without knowing the company.
fn shape(request: &SetState) -> Result<(), (&'static str, FieldReason)> {
    let once: BTreeSet<&UserId> = request.people.iter().collect();
    if request.people.is_empty() {
        Err(("input.people", FieldReason::Required))
    } else if once.len() < request.people.len() {
        Err(("input.people", FieldReason::Malformed))
    } else if request.after == StateAfter::Released && request.lift.is_empty() {
        Err(("input.lift", FieldReason::Required))
    } else {
        Ok(())
    }
}

/// One person's part of the operation.
struct Person;

impl Operation for Person {
    const DECLARATION: Declaration = UsersSetState::DECLARATION;
    type Input = SetStateOf;
    type Output = PersonState;
    type Denied = Nothing;
}

impl Handler for Person {
    type Loaded = (Versioned<Roster>, Option<Colleague>);

    async fn load(store: &dyn Store, who: &Identity, input: &SetStateOf) -> Result<Self::Loaded, StoreError> {
        futures::try_join!(store.roster(&who.contract), Colleague::load(store, who, &input.user))
    }

    fn decide(
        scene: &Scene<'_>,
        (roster, colleague): &Self::Loaded,
        SetStateOf { user, request }: &SetStateOf,
    ) -> Result<Decision<Self::Output>, Refused<Nothing>> {
        if request.people.len() > scene.actor.policy.bulk_people {
            return Err(Refused::Field("input.people", FieldReason::TooLong));
        }
        let Some(colleague) = colleague else {
            let (user, refused) = (user.clone(), StateDenied::NotFound);
            let subject = named(&user);
            let output = PersonState { user, name: None, refused: Some(refused), states: Vec::new() };
            return Ok(Decision { refused: Some(refused.code()), subject, ..Decision::answer(output) });
        };
        let decided = match request.after {
            StateAfter::Suspended => suspend(scene, roster, colleague),
            StateAfter::Released => release(scene, roster, colleague, &request.lift),
        };
        Ok(decided.unwrap_or_else(|refused| {
            let output = state(&colleague.user.value, Some(refused), colleague.states(scene));
            let subject = subject(&colleague.user.value);
            Decision { refused: Some(refused.code()), subject, ..Decision::answer(output) }
        }))
    }

    fn part(input: &SetStateOf) -> Option<String> {
        Some(input.user.to_string())
    }
}

fn state(user: &User, refused: Option<StateDenied>, states: Vec<StateChip>) -> PersonState {
    PersonState { user: user.id.clone(), name: Some(user.name.clone()), refused, states }
}

/// The record and the roster after a suspension began or ended.
fn record(
    scene: &Scene<'_>,
    roster: &Versioned<Roster>,
    before: &Versioned<User>,
    (after, set): (&User, Roster),
) -> [Change; 2] {
    let contract = scene.actor.who.contract.clone();
    let user = Versioned { version: before.version, value: after.clone() };
    let roster = Versioned { version: roster.version, value: set };
    [Write::User { contract: contract.clone(), user }.into(), Write::Roster { contract, roster }.into()]
}

fn suspend(
    scene: &Scene<'_>,
    roster: &Versioned<Roster>,
    colleague: &Colleague,
) -> Result<Decision<PersonState>, StateDenied> {
    let before = &colleague.user;
    let (after, left) = user_work::suspend(&before.value, &roster.value)?;
    let who = beside(&scene.actor.who, &after.id);
    let ends = if who == scene.actor.who {
        // One's own session is the one that asks: it must still be that one.
        Write::EndSession { who, digest: scene.actor.session.digest.clone() }
    } else {
        Write::Drop { who, what: Belonging::Session }
    };
    let login_id = after.login_id.clone();
    let mut changes: Vec<Change> = record(scene, roster, before, (&after, left)).into();
    changes.push(Write::LoginBarriers { login_id, suspended: Some(true), lifts: None }.into());
    changes.push(ends.into());
    let now = states(scene, &after, &colleague.worst(scene), &colleague.confirmation);
    Ok(decision(&after, NoticeKind::UserSuspended, changes, now))
}

fn release(
    scene: &Scene<'_>,
    roster: &Versioned<Roster>,
    colleague: &Colleague,
    lift: &[Barrier],
) -> Result<Decision<PersonState>, StateDenied> {
    let (operator, before) = (&scene.actor.user.value, &colleague.user);
    let (mut login, mut confirmation) = (colleague.worst(scene), colleague.confirmation);
    let lifted = user_work::release(
        operator,
        &before.value,
        lift,
        login.lock(&scene.bank.policies.door().login_lock, scene.now),
        confirmation.lock(&scene.actor.policy.confirmation_lock, scene.now),
    )?;
    let (suspension, locked) = (lifted.contains(&Barrier::Suspension), lifted.contains(&Barrier::LoginLock));
    let after = User { suspended: before.value.suspended && !suspension, ..before.value.clone() };
    let mut changes: Vec<Change> = Vec::new();
    if suspension {
        let grown = roster.value.changed(Some(&before.value), Some(&after), u32::MAX);
        let grown = grown.map_err(|_| StateDenied::LastAdministrator)?;
        changes.extend(record(scene, roster, before, (&after, grown)));
    }
    if suspension || locked {
        let (login_id, lifts) = (after.login_id.clone(), locked.then_some(colleague.attempts()));
        let suspended = suspension.then_some(false);
        changes.push(Write::LoginBarriers { login_id, suspended, lifts }.into());
    }
    if locked {
        login = login.released();
    }
    if lifted.contains(&Barrier::ConfirmationLock) {
        let who = beside(&scene.actor.who, &after.id);
        changes.push(Write::ConfirmationReleased { who, read: confirmation }.into());
        confirmation = confirmation.released();
    }
    let now = states(scene, &after, &login, &confirmation);
    Ok(decision(&after, NoticeKind::UserReleased, changes, now))
}

fn decision(
    user: &User,
    kind: NoticeKind,
    changes: Vec<Change>,
    now: Vec<StateChip>,
) -> Decision<PersonState> {
    Decision {
        changes,
        notice: Some(NoticeDraft::about(kind, user.id.clone(), user.name.clone())),
        subject: subject(user),
        ..Decision::answer(state(user, None, now))
    }
}

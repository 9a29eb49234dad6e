//! 確認用パスワードの再設定 by login password, mailed code, and the token where there is one [OKB seed; rules 5].

use super::change;
use crate::mint;
use crate::pipeline::{Change, Decision, Handler, NoticeDraft, Refused, Scene};
use ports::records::{Identity, Versioned};
use ports::store::{Store, StoreError};
use ports::transaction::Write;
use shared::domain::attempt::Attempts;
use shared::domain::authenticator::Authenticator;
use shared::domain::field::FieldReason;
use shared::domain::notice::NoticeKind;
use shared::domain::reset::{self, ResetDenied, ResetPurpose, ResetRequest, SelfReset};
use shared::domain::roster::Roster;
use shared::domain::throttle::ThrottleKind;
use shared::domain::user::{Chosen, Temporary, User};
use shared::operations::passwords::{
    CodeSent, PasswordsRequestReset, PasswordsResetConfirmation, ResetConfirmation,
};
use shared::operations::proof::Empty;

/// What decides whether somebody may reset their confirmation password by themself.
pub struct Standing {
    roster: Roster,
    attempts: Attempts,
    /// The last code that was asked for and not used.
    request: Option<ResetRequest>,
}

impl Standing {
    /// Whether the desk asked for that code.
    fn by_desk(&self) -> bool {
        self.request.as_ref().is_some_and(|request| request.by_desk)
    }
}

async fn load(store: &dyn Store, who: &Identity) -> Result<Standing, StoreError> {
    let (roster, attempts, request) = futures::try_join!(
        store.roster(&who.contract),
        store.confirmation_attempts(who),
        store.reset_request(&who.user, ResetPurpose::Confirmation)
    )?;
    Ok(Standing { roster: roster.value, attempts: attempts.unwrap_or_default(), request })
}

fn judge(scene: &Scene<'_>, standing: &Standing, by_desk: bool) -> Result<(), Refused<ResetDenied>> {
    let (actor, policy) = (scene.actor, scene.actor.policy);
    let helped = standing.roster.usable_administrators.iter().any(|other| *other != actor.who.user);
    let lock = standing.attempts.lock(&policy.confirmation_lock, scene.now);
    // What the desk asked for, two of its people have judged.
    let (rule, helped) = if by_desk { (SelfReset::All, false) } else { (policy.self_reset, helped) };
    reset::judge(rule, &actor.user.value, helped, lock).map_err(Refused::Rule)
}

impl Handler for PasswordsRequestReset {
    type Loaded = Standing;

    async fn load(store: &dyn Store, who: &Identity, _: &Empty) -> Result<Standing, StoreError> {
        load(store, who).await
    }

    fn decide(
        scene: &Scene<'_>,
        standing: &Standing,
        _: &Empty,
    ) -> Result<Decision<Self::Output>, Refused<ResetDenied>> {
        judge(scene, standing, false)?;
        let (user, code) = (&scene.actor.user.value, scene.actor.policy.reset_code);
        let sent = CodeSent { seconds: code.seconds, digits: code.digits };
        if let Some(request) =
            standing.request.as_ref().filter(|old| scene.bank.stays(old, code.tries, scene.now))
        {
            return Ok(Decision {
                throttled: Some(ThrottleKind::OwnPasswords),
                notice: Some(NoticeDraft::code_of(NoticeKind::DeskConfirmationCode, user, request)),
                ..Decision::answer(sent)
            });
        }
        let id = mint::session_secret(&*scene.bank.random)?.expose().to_owned();
        let request = ResetRequest {
            id: id.clone(),
            purpose: ResetPurpose::Confirmation,
            tries: 0,
            asked_at: scene.now,
            expires_at: scene.now.plus_seconds(code.seconds),
            by_desk: false,
        };
        let instead_of = standing.request.as_ref().map(|old| old.id.clone());
        let notice = NoticeDraft {
            request: Some(id),
            ..NoticeDraft::about(NoticeKind::ConfirmationResetCode, user.id.clone(), user.name.clone())
        };
        Ok(Decision {
            changes: vec![Write::OwnReset { user: user.id.clone(), request, instead_of }.into()],
            throttled: Some(ThrottleKind::OwnPasswords),
            notice: Some(notice),
            ..Decision::answer(sent)
        })
    }
}

impl Handler for PasswordsResetConfirmation {
    type Loaded = Standing;

    async fn load(store: &dyn Store, who: &Identity, _: &ResetConfirmation) -> Result<Standing, StoreError> {
        load(store, who).await
    }

    fn decide(
        scene: &Scene<'_>,
        standing: &Standing,
        input: &ResetConfirmation,
    ) -> Result<Decision<Self::Output>, Refused<ResetDenied>> {
        judge(scene, standing, standing.by_desk())?;
        change::judge(scene, &input.password)?;
        // The login password is proved in this request, so it is compared without a guess at anything.
        if scene.proof.login_password.as_ref() == Some(&input.password) {
            return Err(Refused::Field(change::FIELD, FieldReason::SameAsOther));
        }
        let (actor, user) = (scene.actor, &scene.actor.user.value);
        let after = User {
            temporary: Temporary { confirmation: false, ..user.temporary },
            chosen: Chosen { confirmation: Some(scene.now), ..user.chosen },
            ..user.clone()
        };
        let write = Write::User {
            contract: actor.who.contract.clone(),
            user: Versioned { version: actor.user.version, value: after },
        };
        // Nothing is lifted: a temporary lock runs on, and one for good is not got round.
        let (who, below) = (actor.who.clone(), actor.policy.confirmation_lock.permanent_at());
        let reset = Change::Hashed(
            input.password.clone(),
            Box::new(move |hash| Write::ConfirmationReset { who, hash, below }),
        );
        let notice = NoticeDraft::about(NoticeKind::ConfirmationReset, user.id.clone(), user.name.clone());
        Ok(Decision {
            changes: vec![write.into(), reset],
            notice: Some(notice),
            ..Decision::answer(Empty {})
        })
    }

    /// The desk's code alone has to do where the device was reported.
    fn excuses(_: &Scene<'_>, standing: &Standing, _: &ResetConfirmation) -> Vec<Authenticator> {
        standing.by_desk().then_some(Authenticator::SecondFactorIfLinked).into_iter().collect()
    }
}

//! The bank's questions and answers, as facts about the person who asks: the page puts them into words.

use crate::pipeline::{Decision, Handler, Refused, Scene};
use crate::procedures::applicant;
use crate::tokens::view;
use crate::users::plain;
use ports::records::Identity;
use ports::store::{Store, StoreError};
use shared::domain::access::Standing;
use shared::domain::device::{Device, Link};
use shared::domain::expiry;
use shared::domain::rescue;
use shared::domain::revocation;
use shared::domain::user::User;
use shared::operations::Nothing;
use shared::operations::proof::Empty;
use shared::operations::rescue::{GuardedWork, Questions, RescueQuestions, RevocationAnswer};

/// How long a number is shown where the person has no device that says so [77 seed Q1].
const STEP_SECONDS: u32 = 60;

impl Handler for RescueQuestions {
    type Loaded = Vec<User>;

    async fn load(store: &dyn Store, who: &Identity, _: &Empty) -> Result<Vec<User>, StoreError> {
        Ok(plain(store.users(&who.contract).await?))
    }

    fn decide(
        scene: &Scene<'_>,
        users: &Vec<User>,
        _: &Empty,
    ) -> Result<Decision<Self::Output>, Refused<Nothing>> {
        let (policy, keyring, me) = (scene.actor.policy, scene.keyring, &scene.actor.user.value);
        let rights = me.role.has_administrator_rights();
        let own = keyring.device_of(&me.id);
        let in_use = |device: &&Device| keyring.sharers(&device.serial).next().is_some();
        let others = keyring.links.iter().filter(|link| rights && link.user != me.id);
        let guarded = rescue::guarded(policy, Standing::of(me)).into_iter();
        let told_on = own
            .and_then(|device| device.expires_on)
            .map(|day| expiry::notice_day(day, policy.tokens.expiry_notice_months));
        Ok(Decision::answer(Questions {
            step_seconds: own.map_or(STEP_SECONDS, |device| device.parameters.step_seconds),
            guarded: guarded.map(|(work, mine)| GuardedWork { work, mine }).collect(),
            tries: policy.otp.tries,
            token: own.map(|device| view::view(scene, users, device)),
            devices_in_use: count(keyring.devices.iter().filter(in_use).count()),
            users: count(users.len()),
            software: policy.tokens.software,
            fees: policy.fees.clone(),
            first_is_free: applicant(scene).first_is_free(),
            delivery_days: (policy.procedures.delivery_days_least, policy.procedures.delivery_days_most),
            told_on,
            revocations: others.filter_map(|link| answer(scene, users, link)).collect(),
            out_of_order: policy.tokens.out_of_order,
            administrator: rights,
        }))
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn answer(scene: &Scene<'_>, users: &[User], link: &Link) -> Option<RevocationAnswer> {
    let (keyring, now, me) = (scene.keyring, scene.now, &scene.actor.who.user);
    let out_of_order = scene.actor.policy.tokens.out_of_order;
    Some(RevocationAnswer {
        user: link.user.clone(),
        name: view::name(users, &link.user)?,
        serial: link.serial.clone(),
        state: keyring.state(keyring.device(&link.serial)?, now),
        on_screen: revocation::judge(keyring, out_of_order, me, &link.user, now).is_ok(),
    })
}

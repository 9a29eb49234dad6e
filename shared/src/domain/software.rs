//! ソフトウェアトークン: who is allowed one, and who obtains it. A colleague allows it and the person obtains it,
//! so that nobody else ever sees its secret [77 seed Q5; rules 3: off by default].

use super::device::Keyring;
use super::id::UserId;
use super::instant::Instant;
use super::policy::TokenPolicy;
use serde::{Deserialize, Serialize};

words! {
    /// Why there is no software device, in the order in which it is found out.
    pub enum SoftwareDenied {
        /// The bank has none.
        NotOffered,
        /// No such user.
        NotFound,
        /// Nobody allows it to themself.
        Oneself,
        /// They have a device.
        AlreadyLinked,
        /// Their link was revoked a moment ago.
        Waiting,
        /// Nobody allowed it, or too long ago.
        NotGranted,
    }
}

/// What a colleague allowed somebody: one software device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SoftwareGrant {
    /// Its id.
    pub id: String,
    /// Until when it can be used.
    pub until: Instant,
    /// Whether it was used.
    pub used: bool,
}

impl SoftwareGrant {
    /// Until when a device may be obtained by it; none: not any more.
    #[must_use]
    pub fn open_until(&self, now: Instant) -> Option<Instant> {
        (!self.used && now < self.until).then_some(self.until)
    }
}

/// Judges whether `operator` may allow `user` of the same company, if there is one, a software device.
///
/// # Errors
/// The first reason against it.
pub fn judge_grant(
    policy: &TokenPolicy,
    keyring: &Keyring,
    operator: &UserId,
    user: Option<&UserId>,
    now: Instant,
) -> Result<(), SoftwareDenied> {
    if !policy.software {
        return Err(SoftwareDenied::NotOffered);
    }
    let user = user.ok_or(SoftwareDenied::NotFound)?;
    if user == operator {
        return Err(SoftwareDenied::Oneself);
    }
    free(policy, keyring, user, now)
}

/// Judges whether `user` may obtain the device that they were allowed.
///
/// # Errors
/// The first reason against it.
pub fn judge_obtain<'a>(
    policy: &TokenPolicy,
    keyring: &Keyring,
    user: &UserId,
    grant: Option<&'a SoftwareGrant>,
    now: Instant,
) -> Result<&'a SoftwareGrant, SoftwareDenied> {
    if !policy.software {
        return Err(SoftwareDenied::NotOffered);
    }
    free(policy, keyring, user, now)?;
    grant.filter(|grant| grant.open_until(now).is_some()).ok_or(SoftwareDenied::NotGranted)
}

/// One link per user [rules 5], and none for a while after a revocation [rules 3].
fn free(policy: &TokenPolicy, keyring: &Keyring, user: &UserId, now: Instant) -> Result<(), SoftwareDenied> {
    if keyring.link_of(user).is_some() {
        return Err(SoftwareDenied::AlreadyLinked);
    }
    match keyring.waits_until(user, policy.registration_wait_seconds, now) {
        Some(_) => Err(SoftwareDenied::Waiting),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::device::Revocation;
    use crate::domain::device::tests::{Scene, serial};
    use crate::domain::policy::{BankPolicy, Preset};

    fn policy(software: bool) -> TokenPolicy {
        TokenPolicy { software, ..BankPolicy::preset(Preset::Seventyseven).tokens }
    }

    fn scene() -> Scene {
        let mut scene = Scene::new().device("AAAA1", None).link("sato", "AAAA1");
        let at = scene.now.minus_seconds(60);
        let revoked = Revocation { user: scene.user("waits"), serial: serial("AAAA1"), at };
        scene.keyring.revocations.push(revoked);
        scene
    }

    #[test]
    fn who_is_allowed_a_software_device() {
        let scene = scene();
        for (source, offered, user, expected) in [
            ("rules 3: off by default", false, Some("ito"), Err(SoftwareDenied::NotOffered)),
            ("another company's does not exist", true, None, Err(SoftwareDenied::NotFound)),
            ("nobody helps themself", true, Some("operator"), Err(SoftwareDenied::Oneself)),
            ("rules 5: one link per user", true, Some("sato"), Err(SoftwareDenied::AlreadyLinked)),
            ("rules 3: 30 minutes", true, Some("waits"), Err(SoftwareDenied::Waiting)),
            ("77 seed Q5", true, Some("ito"), Ok(())),
        ] {
            let (user, operator) = (user.map(|user| scene.user(user)), scene.user("operator"));
            let judged = judge_grant(&policy(offered), &scene.keyring, &operator, user.as_ref(), scene.now);
            assert_eq!(judged, expected, "{source}");
        }
    }

    #[test]
    fn who_obtains_it() {
        let scene = scene();
        let until = |seconds: i64| Instant(scene.now.0 + seconds * 1000);
        let grant = |until, used| Some(SoftwareGrant { id: "g".into(), until, used });
        for (source, offered, user, grant, expected) in [
            ("off since", false, "ito", grant(until(1), false), Some(SoftwareDenied::NotOffered)),
            ("linked since", true, "sato", grant(until(1), false), Some(SoftwareDenied::AlreadyLinked)),
            ("revoked since", true, "waits", grant(until(1), false), Some(SoftwareDenied::Waiting)),
            ("nobody allowed it", true, "ito", None, Some(SoftwareDenied::NotGranted)),
            ("too late", true, "ito", grant(until(0), false), Some(SoftwareDenied::NotGranted)),
            ("used", true, "ito", grant(until(1), true), Some(SoftwareDenied::NotGranted)),
            ("in time", true, "ito", grant(until(1), false), None),
        ] {
            let user = scene.user(user);
            let judged = judge_obtain(&policy(offered), &scene.keyring, &user, grant.as_ref(), scene.now);
            assert_eq!(judged.err(), expected, "{source}");
        }
    }
}

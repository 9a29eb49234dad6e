//! The rescue map: for each user and each mishap, who could put it right, and where a contract is weak.
//!
//! It asks the same rules that guard the operations, so it never promises what an operation would refuse.

use super::device::Keyring;
use super::id::{Serial, UserId};
use super::instant::Instant;
use super::release;
use super::user::User;

words! {
    /// What may go wrong for a user.
    pub enum Mishap {
        /// A password was forgotten, or is locked.
        Password,
        /// The device was stopped by failures.
        OtpStopped,
        /// The device was lost, stolen or broke.
        DeviceLost,
    }
}

/// Who could put a mishap right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rescue {
    /// Any of these colleagues, on screen.
    Colleagues(Vec<UserId>),
    /// The person themself, on the sign-in page: a sole master who forgot a password [OKB seed].
    Themself,
    /// Only the bank, by a written procedure.
    Written,
    /// There is nothing to rescue: the user has no device.
    NotApplicable,
}

/// A device whose stop nobody, or only one person, could release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeakSpot {
    /// The device.
    pub serial: Serial,
    /// The only one who could release it, if there is one.
    pub only: Option<UserId>,
    /// Whom to put on another device to mend it: one with administrator rights who shares this one, or who
    /// has no working device.
    pub mend: Option<UserId>,
}

/// Who could put `mishap` right for `victim`.
#[must_use]
pub fn rescue(users: &[User], keyring: &Keyring, victim: &User, mishap: Mishap, now: Instant) -> Rescue {
    match mishap {
        Mishap::Password => match others_with_rights(users, &victim.id) {
            // [OKB seed] a master without administrators resets on the sign-in page.
            helpers if helpers.is_empty() && victim.role.has_administrator_rights() => Rescue::Themself,
            helpers if helpers.is_empty() => Rescue::Written,
            helpers => Rescue::Colleagues(helpers),
        },
        Mishap::OtpStopped => match keyring.link_of(&victim.id) {
            None => Rescue::NotApplicable,
            Some(link) => match releasers(users, keyring, &link.serial, now) {
                helpers if helpers.is_empty() => Rescue::Written,
                helpers => Rescue::Colleagues(helpers),
            },
        },
        // [77 seed Q6] loss, theft and fault are always told to the branch, in writing.
        Mishap::DeviceLost => keyring.link_of(&victim.id).map_or(Rescue::NotApplicable, |_| Rescue::Written),
    }
}

/// Who could release `serial` if it stopped, or can now that it has.
#[must_use]
pub fn releasers(users: &[User], keyring: &Keyring, serial: &Serial, now: Instant) -> Vec<UserId> {
    usable_with_rights(users)
        .filter(|user| release::qualified(keyring, &user.id, serial, now).is_ok())
        .map(|user| user.id.clone())
        .collect()
}

/// The devices in use whose release hangs on one person, or on nobody.
#[must_use]
pub fn weak_spots(users: &[User], keyring: &Keyring, now: Instant) -> Vec<WeakSpot> {
    keyring
        .devices
        .iter()
        .filter(|device| keyring.sharers(&device.serial).next().is_some())
        .filter_map(|device| {
            let mut able = releasers(users, keyring, &device.serial, now);
            if able.len() > 1 {
                return None;
            }
            let only = able.pop();
            let mend = usable_with_rights(users)
                .filter(|user| only.as_ref() != Some(&user.id))
                .max_by_key(|user| !keyring.works_for(&user.id, now))
                .map(|user| user.id.clone());
            Some(WeakSpot { serial: device.serial.clone(), only, mend })
        })
        .collect()
}

fn usable_with_rights(users: &[User]) -> impl Iterator<Item = &User> {
    users.iter().filter(|user| user.role.has_administrator_rights() && !user.suspended)
}

fn others_with_rights(users: &[User], victim: &UserId) -> Vec<UserId> {
    usable_with_rights(users).filter(|user| user.id != *victim).map(|user| user.id.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::device::tests::Scene;
    use crate::domain::id::LoginId;
    use crate::domain::user::{MailAddress, Role, Temporary, TextField};

    fn user(id: &str, role: Role) -> User {
        User {
            id: UserId::try_from(id).unwrap_or_else(|_| unreachable!()),
            login_id: LoginId::try_from("hanako01").unwrap_or_else(|_| unreachable!()),
            name: TextField::try_from(id).unwrap_or_else(|_| unreachable!()),
            mail: MailAddress::try_from("a@b.jp").unwrap_or_else(|_| unreachable!()),
            role,
            permissions: Vec::new(),
            suspended: false,
            temporary: Temporary::default(),
            created_at: Instant(0),
        }
    }

    fn names(rescue: Rescue) -> String {
        match rescue {
            Rescue::Colleagues(by) => by.iter().map(UserId::as_str).collect::<Vec<_>>().join(","),
            Rescue::Themself => "themself".into(),
            Rescue::Written => "written".into(),
            Rescue::NotApplicable => "-".into(),
        }
    }

    #[test]
    fn who_can_rescue_whom() {
        let several =
            [user("master", Role::Master), user("adm", Role::Administrator), user("gen", Role::General)];
        let alone = [user("master", Role::Master)];
        let two_devices = || Scene::new().device("AAAA1", None).device("BBBB2", None);
        let apart = two_devices().link("master", "AAAA1").link("gen", "AAAA1").link("adm", "BBBB2");
        let together = two_devices().link("master", "AAAA1").link("gen", "AAAA1").link("adm", "AAAA1");
        let single = two_devices().link("master", "AAAA1");
        for (source, users, scene, victim, mishap, expected) in [
            ("OKB seed: master, with an administrator", &several[..], &apart, 0, Mishap::Password, "adm"),
            ("OKB seed: master alone", &alone[..], &single, 0, Mishap::Password, "themself"),
            ("OKB seed: others", &several[..], &apart, 2, Mishap::Password, "master,adm"),
            ("77 seed Q4: another device", &several[..], &apart, 2, Mishap::OtpStopped, "adm"),
            ("77 seed Q4: another device", &several[..], &apart, 1, Mishap::OtpStopped, "master"),
            ("77 seed Q4: one device only", &several[..], &together, 2, Mishap::OtpStopped, "written"),
            ("77 seed Q4: one user only", &alone[..], &single, 0, Mishap::OtpStopped, "written"),
            ("77 seed Q6: loss", &several[..], &apart, 2, Mishap::DeviceLost, "written"),
            ("no device, no stop", &several[..], &single, 2, Mishap::OtpStopped, "-"),
        ] {
            let found = rescue(users, &scene.keyring, &users[victim], mishap, scene.now);
            assert_eq!(names(found), expected, "{source}");
        }
    }

    #[test]
    fn a_device_that_hangs_on_one_person_is_a_weak_spot() {
        let users = [
            user("master", Role::Master),
            user("adm", Role::Administrator),
            user("adm2", Role::Administrator),
        ];
        let base = Scene::new().device("AAAA1", None).device("BBBB2", None);
        let scene = base.link("master", "AAAA1").link("adm", "BBBB2").link("adm2", "AAAA1");
        let spots = weak_spots(&users, &scene.keyring, scene.now);
        assert_eq!(spots.len(), 1, "the other device has two releasers");
        assert_eq!(
            (spots[0].serial.as_str(), spots[0].only.as_ref().map(UserId::as_str)),
            ("AAAA1", Some("adm"))
        );
        assert!(spots[0].mend.is_some());
    }
}

//! お困りのとき: for each person and each mishap, what would put it right, and where a company is weak.
//!
//! It asks the same rules that guard the operations, so it never promises what an operation would refuse.

mod guide;
mod questions;

pub use guide::{Helper, guide};
pub use questions::guarded;

use super::attempt::Lock;
use super::authenticator::{Authenticator, Work};
use super::device::Keyring;
use super::id::{Serial, UserId};
use super::instant::Instant;
use super::policy::BankPolicy;
use super::release;
use super::reset::{self, IdRecovery};
use super::roster::is_usable_administrator;
use super::user::{Role, User};
use super::user_work;

words! {
    /// What may happen to somebody.
    pub enum Problem {
        /// ログインIDを忘れた.
        LoginIdForgotten,
        /// ログインパスワードを忘れた.
        LoginPasswordForgotten,
        /// 確認用パスワードを忘れた.
        ConfirmationPasswordForgotten,
        /// ログインパスワード一時停止.
        LoginLockedForAWhile,
        /// ログインパスワード停止.
        LoginLockedForGood,
        /// 確認用パスワード一時停止.
        ConfirmationLockedForAWhile,
        /// 確認用パスワード停止.
        ConfirmationLockedForGood,
        /// A temporary password past its days.
        TemporaryExpired,
        /// 利用停止.
        Suspended,
        /// ワンタイムパスワードの利用停止.
        OtpStopped,
        /// トークンの紛失・盗難.
        DeviceLost,
        /// トークンの故障.
        DeviceBroken,
        /// トークンの有効期限切れ.
        DeviceExpired,
    }
}

words! {
    /// A way out. Declared in the order in which one would try them.
    pub enum Way {
        /// Tell the bank at once, before anything else.
        CallBankAtOnce,
        /// Wait: the lock lapses by itself.
        Wait,
        /// A colleague reads the login ID in 利用者情報の管理.
        ColleagueTellsId,
        /// A colleague sets a temporary password (パスワード変更).
        ColleagueSetsPassword,
        /// A colleague lifts it in 利用者停止・解除.
        ColleagueReleases,
        /// A colleague releases the device in ワンタイムパスワードの利用停止解除.
        ColleagueReleasesStop,
        /// パスワードの再設定 on the sign-in page.
        ResetLogin,
        /// 確認用パスワードの再設定 on the page パスワード変更.
        ResetConfirmation,
        /// 書面手続き at the bank.
        WrittenProcedure,
        /// The bank tells the login ID on paper.
        WrittenDisclosure,
        /// Cancel the contract and apply for a new one.
        CancelAndApplyAgain,
    }
}

/// A way out, with those colleagues who could go it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Help {
    /// The way.
    pub way: Way,
    /// The colleagues who could; empty where it takes none.
    pub helpers: Vec<UserId>,
}

/// The people and devices of a company, as far as rescuing goes.
#[derive(Debug, Clone, Copy)]
pub struct Company<'a> {
    /// The bank's policy.
    pub policy: &'a BankPolicy,
    /// Its users.
    pub users: &'a [User],
    /// Its devices and links.
    pub keyring: &'a Keyring,
    /// Now.
    pub now: Instant,
}

impl Company<'_> {
    /// Users other than `victim` who may do `work` today: they hold the rights and aren't suspended, and
    /// where the work asks for the second factor, theirs works.
    fn able(&self, victim: &User, work: Work) -> Vec<UserId> {
        let asks = self.policy.authenticators.of(work);
        let factor = asks.is_some_and(|asks| asks.contains(&Authenticator::SecondFactor));
        self.others(victim)
            .filter(|_| asks.is_some())
            .filter(|user| !factor || self.keyring.works_for(&user.id, self.now))
            .map(|user| user.id.clone())
            .collect()
    }

    fn others<'b>(&'b self, victim: &'b User) -> impl Iterator<Item = &'b User> {
        self.users.iter().filter(move |user| user.id != victim.id && is_usable_administrator(user))
    }

    /// Whether somebody other than `victim` could act for them at all.
    #[must_use]
    pub fn helped(&self, victim: &User) -> bool {
        self.others(victim).next().is_some()
    }

    fn may_reset(&self, victim: &User, lock: Lock) -> bool {
        reset::judge(self.policy.self_reset, victim, self.helped(victim), lock).is_ok()
    }

    /// Colleagues who may set a password of `victim`.
    fn setters(&self, victim: &User) -> Vec<UserId> {
        let mut able = self.able(victim, Work::ChangeUser);
        able.retain(|id| {
            self.users.iter().any(|user| user.id == *id && user_work::may_set_password(user, victim).is_ok())
        });
        able
    }

    /// Colleagues who may lift a suspension or lock of `victim`.
    fn liberators(&self, victim: &User) -> Vec<UserId> {
        let mut able = self.able(victim, Work::SuspendUser);
        able.retain(|id| {
            self.users.iter().any(|user| user.id == *id && user_work::may_release(user, victim).is_ok())
        });
        able
    }
}

/// The ways out of `problem` for `victim`, in the order in which one would try them; none where the problem
/// can't be theirs.
#[must_use]
pub fn rescue(company: &Company<'_>, victim: &User, problem: Problem) -> Vec<Help> {
    let open = Lock::Open;
    let mut helps = Vec::new();
    let mut add = |applies: bool, way| {
        if applies {
            helps.push(Help { way, helpers: Vec::new() });
        }
    };
    let linked = company.keyring.link_of(&victim.id).is_some();
    let reported = company.keyring.device_of(&victim.id).is_some_and(|device| device.reported.is_some());
    let colleagues = match problem {
        Problem::LoginIdForgotten => Some((Way::ColleagueTellsId, company.able(victim, Work::Inquiry))),
        Problem::LoginPasswordForgotten | Problem::TemporaryExpired => {
            add(company.may_reset(victim, open), Way::ResetLogin);
            Some((Way::ColleagueSetsPassword, company.setters(victim)))
        }
        Problem::ConfirmationPasswordForgotten => {
            add(company.may_reset(victim, open), Way::ResetConfirmation);
            Some((Way::ColleagueSetsPassword, company.setters(victim)))
        }
        Problem::LoginLockedForAWhile | Problem::ConfirmationLockedForAWhile => {
            add(true, Way::Wait);
            Some((Way::ColleagueReleases, company.liberators(victim)))
        }
        Problem::LoginLockedForGood | Problem::ConfirmationLockedForGood | Problem::Suspended => {
            Some((Way::ColleagueReleases, company.liberators(victim)))
        }
        Problem::OtpStopped if linked => {
            let link = company.keyring.link_of(&victim.id).map(|link| &link.serial);
            let able = link.map(|serial| releasers(company.users, company.keyring, serial, company.now));
            Some((Way::ColleagueReleasesStop, able.unwrap_or_default()))
        }
        // [77 seed Q6] loss, theft and fault are told to the branch and handled in writing.
        Problem::DeviceLost if linked => {
            add(!reported, Way::CallBankAtOnce);
            None
        }
        Problem::DeviceBroken | Problem::DeviceExpired if linked => None,
        Problem::OtpStopped | Problem::DeviceLost | Problem::DeviceBroken | Problem::DeviceExpired => {
            return Vec::new();
        }
    };
    let by_colleagues = colleagues.filter(|(_, able)| !able.is_empty());
    helps.extend(by_colleagues.map(|(way, helpers)| Help { way, helpers }));
    if problem == Problem::LoginIdForgotten && victim.role == Role::Master && helps.is_empty() {
        let way = match company.policy.id_recovery {
            // [OKB seed] 現在のご契約を解約したうえで、再度新規申し込み.
            IdRecovery::Reapply => Way::CancelAndApplyAgain,
            IdRecovery::WrittenDisclosure => Way::WrittenDisclosure,
        };
        helps.push(Help { way, helpers: Vec::new() });
    }
    let by_itself = |help: &Help| matches!(help.way, Way::Wait | Way::CallBankAtOnce);
    if helps.iter().all(by_itself) && !matches!(helps.first(), Some(help) if help.way == Way::Wait) {
        helps.push(Help { way: Way::WrittenProcedure, helpers: Vec::new() });
    }
    helps.sort_by_key(|help| help.way);
    helps
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

/// Who could release `serial` if it stopped, or can now that it has.
#[must_use]
pub fn releasers(users: &[User], keyring: &Keyring, serial: &Serial, now: Instant) -> Vec<UserId> {
    users
        .iter()
        .filter(|user| is_usable_administrator(user))
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
        .filter(|device| device.reported.is_none() && !device.expired(now))
        .filter(|device| keyring.sharers(&device.serial).next().is_some())
        .filter_map(|device| {
            let mut able = releasers(users, keyring, &device.serial, now);
            if able.len() > 1 {
                return None;
            }
            let only = able.pop();
            let mend = users
                .iter()
                .filter(|user| is_usable_administrator(user) && only.as_ref() != Some(&user.id))
                .max_by_key(|user| !keyring.works_for(&user.id, now))
                .map(|user| user.id.clone());
            Some(WeakSpot { serial: device.serial.clone(), only, mend })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::device::ReportReason;
    use crate::domain::device::tests::Scene;
    use crate::domain::instant::CivilDate;
    use crate::domain::policy::Preset;
    use crate::domain::user::tests::user;

    fn said(helps: &[Help]) -> String {
        let one = |help: &Help| {
            let by: Vec<&str> = help.helpers.iter().map(UserId::as_str).collect();
            format!("{}({})", help.way, by.join(",")).replace("()", "")
        };
        helps.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn who_can_rescue_whom() {
        use Problem::{
            ConfirmationPasswordForgotten, DeviceLost, LoginIdForgotten, LoginLockedForGood,
            LoginPasswordForgotten, OtpStopped,
        };
        let policy = BankPolicy::preset(Preset::Seventyseven);
        let several =
            [user("master", Role::Master), user("adm", Role::Administrator), user("gen", Role::General)];
        let alone = [user("master", Role::Master)];
        let two_devices = || Scene::new().device("AAAA1", None).device("BBBB2", None);
        let apart = two_devices().link("master", "AAAA1").link("gen", "AAAA1").link("adm", "BBBB2");
        let together = two_devices().link("master", "AAAA1").link("gen", "AAAA1").link("adm", "AAAA1");
        let single = two_devices().link("master", "AAAA1");
        let lost = two_devices().link("master", "AAAA1").link("adm", "BBBB2").link("gen", "AAAA1");
        let lost = lost.stopped("AAAA1").reported("AAAA1", ReportReason::Lost);
        for (source, users, scene, victim, problem, expected) in [
            ("OKB seed", &several[..], &apart, 0, LoginIdForgotten, "colleague_tells_id(adm)"),
            ("OKB seed", &alone[..], &single, 0, LoginIdForgotten, "cancel_and_apply_again"),
            ("OKB seed", &several[..], &apart, 2, LoginIdForgotten, "colleague_tells_id(master,adm)"),
            ("OKB seed", &several[..], &apart, 0, LoginPasswordForgotten, "colleague_sets_password(adm)"),
            ("OKB seed", &alone[..], &single, 0, LoginPasswordForgotten, "reset_login"),
            ("OKB seed", &alone[..], &single, 0, ConfirmationPasswordForgotten, "reset_confirmation"),
            ("OKB seed", &several[..], &apart, 2, LoginLockedForGood, "colleague_releases(master,adm)"),
            (
                "domain 1.1: sole master, locked",
                &alone[..],
                &single,
                0,
                LoginLockedForGood,
                "written_procedure",
            ),
            (
                "rules 4: setting asks for a working factor",
                &several[..],
                &single,
                0,
                LoginPasswordForgotten,
                "written_procedure",
            ),
            (
                "77 seed Q4: another device",
                &several[..],
                &apart,
                2,
                OtpStopped,
                "colleague_releases_stop(adm)",
            ),
            (
                "77 seed Q4: another device",
                &several[..],
                &apart,
                1,
                OtpStopped,
                "colleague_releases_stop(master)",
            ),
            ("77 seed Q4: one device only", &several[..], &together, 2, OtpStopped, "written_procedure"),
            ("77 seed Q4: one user only", &alone[..], &single, 0, OtpStopped, "written_procedure"),
            ("77 seed Q6: loss", &several[..], &apart, 2, DeviceLost, "call_bank_at_once written_procedure"),
            ("77 seed Q6: told already", &several[..], &lost, 2, DeviceLost, "written_procedure"),
            (
                "77 seed Q6: no release of what was lost",
                &several[..],
                &lost,
                2,
                OtpStopped,
                "written_procedure",
            ),
            (
                "77 seed Q10: one whose own token is lost helps nobody",
                &several[..],
                &lost,
                1,
                OtpStopped,
                "written_procedure",
            ),
            ("no device, no stop", &several[..], &single, 2, OtpStopped, ""),
        ] {
            let company = Company { policy: &policy, users, keyring: &scene.keyring, now: scene.now };
            assert_eq!(said(&rescue(&company, &users[victim], problem)), expected, "{source}: {problem}");
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
        let over = scene.now.plus_days(400);
        let until = Some(CivilDate::in_japan(scene.now));
        let expired = Scene::new().device("AAAA1", until).device("BBBB2", until);
        let expired = expired.link("master", "AAAA1").link("adm", "BBBB2").link("adm2", "AAAA1");
        assert!(weak_spots(&users, &expired.keyring, over).is_empty(), "what is over needs no release");
    }
}

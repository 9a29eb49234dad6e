//! トークンの失効: who may cut whose link on screen, and what is left to a written procedure [77 seed Q10].

use super::device::{DeviceState, Keyring, Link};
use super::id::UserId;
use super::instant::Instant;

words! {
    /// How the last row of Q10 is read: the token of the person whose link is cut is expired, broken or lost
    /// [rules 2].
    pub enum OutOfOrder {
        /// As the table's cells read: in writing.
        Written,
        /// As the sentence before the table reads: it speaks of the operator's own token.
        SelfService,
    }
}

words! {
    /// Why a link can't be revoked by this operator, in the order in which it is found out.
    pub enum RevocationDenied {
        /// There is no such user in this contract, or they have no link.
        NotLinked,
        /// The operator has no device of their own.
        NoDevice,
        /// It is the operator's own device, which others may share.
        OwnDevice,
        /// The operator's own device is stopped.
        OwnDeviceStopped,
        /// The operator's own device is past its printed day.
        OwnDeviceExpired,
        /// The operator's own device was reported lost, stolen or faulty.
        OwnDeviceReported,
        /// The device is past its printed day: in writing.
        Expired,
        /// The device was reported lost, stolen or faulty: in writing.
        Reported,
    }
}

/// Judges the revocation of `victim`'s link before any secret is looked at. That the operator holds
/// administrator rights is the operation's access floor.
///
/// # Errors
/// The first reason against it.
pub fn judge<'a>(
    keyring: &'a Keyring,
    out_of_order: OutOfOrder,
    operator: &UserId,
    victim: &UserId,
    now: Instant,
) -> Result<&'a Link, RevocationDenied> {
    let link = keyring.link_of(victim).ok_or(RevocationDenied::NotLinked)?;
    let device = keyring.device(&link.serial).ok_or(RevocationDenied::NotLinked)?;
    let own = keyring.device_of(operator).ok_or(RevocationDenied::NoDevice)?;
    if own.serial == device.serial {
        return Err(RevocationDenied::OwnDevice);
    }
    match keyring.state(own, now) {
        DeviceState::Stopped => return Err(RevocationDenied::OwnDeviceStopped),
        DeviceState::Expired => return Err(RevocationDenied::OwnDeviceExpired),
        DeviceState::Reported => return Err(RevocationDenied::OwnDeviceReported),
        DeviceState::Unregistered => return Err(RevocationDenied::NoDevice),
        DeviceState::Working => {}
    }
    let written = out_of_order == OutOfOrder::Written;
    if written && device.reported.is_some() {
        return Err(RevocationDenied::Reported);
    }
    if written && device.expired(now) {
        return Err(RevocationDenied::Expired);
    }
    Ok(link)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::device::ReportReason;
    use crate::domain::device::tests::{Scene, day};

    /// What the table's cells say of an operator and a victim.
    fn row(scene: &Scene, reading: OutOfOrder, victim: &str) -> Result<String, RevocationDenied> {
        judge(&scene.keyring, reading, &scene.user("operator"), &scene.user(victim), scene.now)
            .map(|link| link.serial.to_string())
    }

    fn conditions(scene: fn() -> Scene, serial: &str) -> [(&'static str, Scene); 5] {
        [
            ("in use", scene()),
            ("expired", scene().changed(serial, |device| device.expires_on = Some(day(2026, 11, 20)))),
            ("faulty", scene().reported(serial, ReportReason::Faulty)),
            ("lost", scene().reported(serial, ReportReason::Lost)),
            ("stolen", scene().reported(serial, ReportReason::Stolen)),
        ]
    }

    #[test]
    fn q10_with_one_user_everything_is_written() {
        // Source: 77 seed Q10, ユーザが1名のみの場合.
        let alone = || Scene::new().device("AAAA1", None).link("operator", "AAAA1");
        for (condition, scene) in conditions(alone, "AAAA1") {
            let denied = row(&scene, OutOfOrder::Written, "operator");
            assert_eq!(denied, Err(RevocationDenied::OwnDevice), "{condition}");
        }
    }

    #[test]
    fn q10_with_several_on_one_token_everything_is_written() {
        // Source: 77 seed Q10, 複数ユーザが1つのハードウェアトークンを共有.
        let shared =
            || Scene::new().device("AAAA1", None).link("operator", "AAAA1").link("colleague", "AAAA1");
        for (condition, scene) in conditions(shared, "AAAA1") {
            for reading in [OutOfOrder::Written, OutOfOrder::SelfService] {
                assert_eq!(
                    row(&scene, reading, "colleague"),
                    Err(RevocationDenied::OwnDevice),
                    "{condition}"
                );
            }
        }
    }

    fn apart() -> Scene {
        Scene::new()
            .device("AAAA1", None)
            .device("BBBB2", None)
            .link("operator", "AAAA1")
            .link("colleague", "BBBB2")
    }

    #[test]
    fn q10_with_different_tokens_one_in_use_is_revoked_on_screen_and_others_in_writing() {
        // Source: 77 seed Q10, 複数ユーザが別のハードウェアトークンを利用; rules 2, last row "written".
        let expected = [
            Ok("BBBB2".to_owned()),
            Err(RevocationDenied::Expired),
            Err(RevocationDenied::Reported),
            Err(RevocationDenied::Reported),
            Err(RevocationDenied::Reported),
        ];
        for ((condition, scene), expected) in conditions(apart, "BBBB2").into_iter().zip(expected) {
            assert_eq!(row(&scene, OutOfOrder::Written, "colleague"), expected, "{condition}");
            let other = row(&scene, OutOfOrder::SelfService, "colleague");
            assert_eq!(other, Ok("BBBB2".into()), "the switch's other reading: {condition}");
        }
    }

    #[test]
    fn q10_an_operator_whose_own_token_is_out_of_order_revokes_nothing() {
        // Source: 77 seed Q10, 自ら使用しているハードウェアトークンの有効期限切れ・故障・紛失状態.
        let expected = [
            Ok("BBBB2".to_owned()),
            Err(RevocationDenied::OwnDeviceExpired),
            Err(RevocationDenied::OwnDeviceReported),
            Err(RevocationDenied::OwnDeviceReported),
            Err(RevocationDenied::OwnDeviceReported),
        ];
        for ((condition, scene), expected) in conditions(apart, "AAAA1").into_iter().zip(expected) {
            for reading in [OutOfOrder::Written, OutOfOrder::SelfService] {
                assert_eq!(row(&scene, reading, "colleague"), expected, "{condition}");
            }
        }
        let stopped = apart().stopped("AAAA1");
        assert_eq!(row(&stopped, OutOfOrder::Written, "colleague"), Err(RevocationDenied::OwnDeviceStopped));
    }

    #[test]
    fn who_has_no_token_neither_revokes_nor_is_revoked() {
        // Source: rules 1, "revoke: cut the link".
        let scene = Scene::new().device("BBBB2", None).link("colleague", "BBBB2");
        assert_eq!(row(&scene, OutOfOrder::Written, "colleague"), Err(RevocationDenied::NoDevice));
        assert_eq!(row(&scene, OutOfOrder::Written, "nobody"), Err(RevocationDenied::NotLinked));
    }
}

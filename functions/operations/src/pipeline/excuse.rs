//! What is not asked for, because it is the very thing in trouble [rules 4, "never the factor in trouble"].

use super::guarded::Scene;
use shared::domain::authenticator::Authenticator;

/// What a work still asks for. The confirmation password can be excused; the second factor never, but for a
/// device that was reported, where a mailed code has proved who it is.
pub(super) fn remaining(
    scene: &Scene<'_>,
    asks: &[Authenticator],
    excused: &[Authenticator],
) -> Vec<Authenticator> {
    let own = scene.keyring.device_of(&scene.actor.who.user);
    let reported = own.is_some_and(|own| own.reported.is_some());
    let may = |asked: Authenticator| match asked {
        Authenticator::ConfirmationPassword => true,
        Authenticator::SecondFactorIfLinked => reported && asks.contains(&Authenticator::MailedCode),
        _ => false,
    };
    asks.iter().copied().filter(|asked| !(may(*asked) && excused.contains(asked))).collect()
}

//! What stands between signing in and the page that was asked for, one stop after the other. The address stays
//! as it is, so that the page comes once nothing stands in the way.

mod onward;
mod passed;

pub use onward::{Onward, Stopped};
pub use passed::{pass, pass_all, passed};

use kit::routes;
use shared::operations::session::Me;

/// A stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// The second factor of the sign-in.
    SecondFactor,
    /// Temporary passwords.
    Temporary,
    /// A password that is old.
    Reminder,
    /// An address that notices come back from.
    Mail,
    /// A device to register.
    Device,
}

struct Rule {
    stop: Stop,
    stands: fn(&Me, &str) -> bool,
    /// Whether one may go past it. One that may be passed is met once in a session, and at its beginning.
    passable: bool,
}

/// In the order in which they are met.
const RULES: [Rule; 5] = [
    Rule { stop: Stop::SecondFactor, stands: |me, _| me.half_signed_in, passable: false },
    Rule { stop: Stop::Temporary, stands: |me, _| me.temporary.any(), passable: false },
    Rule { stop: Stop::Reminder, stands: |me, _| me.remind_password, passable: true },
    Rule { stop: Stop::Mail, stands: |me, _| me.mail_bounced, passable: true },
    Rule { stop: Stop::Device, stands: offers_device, passable: true },
];

fn offers_device(me: &Me, path: &str) -> bool {
    // Who came for it has come for it.
    me.needs_device && me.device.is_none() && path != routes::TOKENS_REGISTER
}

/// Where one is stopped on the way to `path`, if anywhere. `passed`: how many of the stops are behind one;
/// `before`: where one was.
/// What one came to do there may change what is known; a stop that can be passed stays until it is.
pub fn stop(me: &Me, path: &str, passed: usize, before: Option<Stop>) -> Option<Stop> {
    let met = |(index, rule): (usize, &Rule)| {
        let stands = (rule.stands)(me, path);
        // Nobody is at the desk without a second factor.
        let forced = !rule.passable || rule.stop == Stop::Device && me.desk.is_some();
        let met = rule.passable && index >= passed && (stands || before == Some(rule.stop));
        (forced && stands || met).then_some(rule.stop)
    };
    RULES.iter().enumerate().find_map(met)
}

/// How many stops are behind one who goes past this one.
fn behind(stop: Stop) -> usize {
    RULES.iter().position(|rule| rule.stop == stop).map_or(0, |index| index + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::domain::desk::DeskRole;
    use shared::domain::field::FieldReason;
    use shared::domain::instant::Instant;
    use shared::domain::user::{Language, Role, Temporary};
    use shared::operations::session::Company;

    fn everything_stands() -> Result<Me, FieldReason> {
        Ok(Me {
            user: "somebody".try_into()?,
            login_id: "hanako01".try_into()?,
            name: "佐藤 花子".try_into()?,
            mail: "hanako01@midori.example".try_into()?,
            role: Role::General,
            permissions: Vec::new(),
            contract: Company { id: "midori".try_into()?, name: "みどり精機".try_into()? },
            temporary: Temporary { login: true, confirmation: true },
            device: None,
            needs_device: true,
            half_signed_in: true,
            mail_bounced: true,
            remind_password: true,
            language: Language::Ja,
            desk: None,
            began_at: Instant(0),
        })
    }

    #[test]
    fn the_way_in_goes_stop_by_stop() -> Result<(), FieldReason> {
        // Source: issue 3, 4: second factor, forced changes, reminder, invalid mail, token registration, home.
        let mut me = everything_stands()?;
        let at = |me: &Me, passed| stop(me, routes::HOME, passed, None);
        assert_eq!(at(&me, 0), Some(Stop::SecondFactor));
        assert_eq!(at(&me, RULES.len()), Some(Stop::SecondFactor), "what is forced can't be passed");
        me.half_signed_in = false;
        assert_eq!(at(&me, RULES.len()), Some(Stop::Temporary));
        me.temporary = Temporary::default();
        let mut met = Vec::new();
        let mut passed = 0;
        while let Some(here) = at(&me, passed) {
            met.push(here);
            passed = behind(here);
        }
        assert_eq!(met, [Stop::Reminder, Stop::Mail, Stop::Device]);
        assert_eq!(stop(&me, routes::TOKENS_REGISTER, behind(Stop::Mail), None), None);
        Ok(())
    }

    #[test]
    fn nobody_goes_to_the_desk_without_a_device() -> Result<(), FieldReason> {
        // Source: rules 4 "desk: everything that writes: CP and 2F"; issue 4, 3: second factor always.
        let me = Me {
            half_signed_in: false,
            temporary: Temporary::default(),
            desk: Some(DeskRole::Clerk),
            ..everything_stands()?
        };
        assert_eq!(stop(&me, routes::HOME, RULES.len(), None), Some(Stop::Device));
        assert_eq!(stop(&me, routes::TOKENS_REGISTER, RULES.len(), None), None);
        Ok(())
    }

    #[test]
    fn what_was_done_at_a_stop_is_read_before_it_is_left() -> Result<(), FieldReason> {
        let me = Me {
            half_signed_in: false,
            temporary: Temporary::default(),
            remind_password: false,
            mail_bounced: false,
            ..everything_stands()?
        };
        let before = Some(Stop::Mail);
        assert_eq!(stop(&me, routes::HOME, behind(Stop::Reminder), before), Some(Stop::Mail));
        assert_eq!(stop(&me, routes::HOME, behind(Stop::Mail), before), Some(Stop::Device));
        Ok(())
    }
}

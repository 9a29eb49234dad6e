//! What stands between signing in and the page that was asked for, one stop after the other. The address stays
//! as it is, so that the page comes once nothing stands in the way.

mod onward;
mod passed;

pub use onward::{Onward, Stopped};
pub use passed::{pass, pass_all, passed};

use kit::{location, routes};
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
    stands: fn(&Me) -> bool,
    /// Whether one may go past it. One that may be passed is met once in a session, and at its beginning.
    passable: bool,
}

/// In the order in which they are met.
const RULES: [Rule; 5] = [
    Rule { stop: Stop::SecondFactor, stands: |me| me.half_signed_in, passable: false },
    Rule { stop: Stop::Temporary, stands: |me| me.temporary.any(), passable: false },
    Rule { stop: Stop::Reminder, stands: |me| me.remind_password, passable: true },
    Rule { stop: Stop::Mail, stands: |me| me.mail_bounced, passable: true },
    Rule { stop: Stop::Device, stands: offers_device, passable: true },
];

fn offers_device(me: &Me) -> bool {
    // Who came for it has come for it.
    me.needs_device && me.device.is_none() && location::path() != routes::TOKENS_REGISTER
}

/// Where one is stopped, if anywhere. `passed`: how many of the stops are behind one; `before`: where one was.
/// What one came to do there may change what is known; a stop that can be passed stays until it is.
pub fn stop(me: &Me, passed: usize, before: Option<Stop>) -> Option<Stop> {
    let met = |(index, rule): (usize, &Rule)| {
        let stands = (rule.stands)(me);
        let stops =
            if rule.passable { index >= passed && (stands || before == Some(rule.stop)) } else { stands };
        stops.then_some(rule.stop)
    };
    RULES.iter().enumerate().find_map(met)
}

/// How many stops are behind one who goes past this one.
fn behind(stop: Stop) -> usize {
    RULES.iter().position(|rule| rule.stop == stop).map_or(0, |index| index + 1)
}

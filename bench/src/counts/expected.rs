//! What must hold whatever the machine: round trips and hashes.

use super::row;
use super::table::Row;
use crate::verdict::Verdict;
use shared::domain::authenticator::{Authenticator, AuthenticatorTable};
use shared::operations::catalogue;
use std::collections::BTreeMap;

/// What the slowest percent of calls may take beside hashing, in milliseconds.
pub const P99_MILLIS: f64 = 20.0;

/// Round trips of a guarded operation: read, reserve the password's attempt, commit.
const GUARDED_TRIPS: u32 = 3;

/// What one kind of call may cost.
struct Expected {
    name: &'static str,
    round_trips: u32,
    hashes: u32,
    why: &'static str,
}

/// Calls that are not the ordinary guarded operation.
const EXPECTED: &[Expected] = &[
    Expected {
        name: "session.sign-in",
        round_trips: 4,
        hashes: 1,
        why: "ask the throttles, reserve, read the company under the hash, then settle and open the session",
    },
    Expected {
        name: "session.sign-in, wrong password",
        round_trips: 4,
        hashes: 1,
        why: "the same work as a right one",
    },
    Expected {
        name: "session.sign-in, unknown ID",
        round_trips: 4,
        hashes: 1,
        why: "the same work as a known one",
    },
    Expected {
        name: "session.sign-in, ends another",
        round_trips: 5,
        hashes: 1,
        why: "the commit meets the living session, and is sent again with its end",
    },
    Expected {
        name: "session.request-reset",
        round_trips: 4,
        hashes: 0,
        why: "ask the throttles, find the ID, read the person, write",
    },
    Expected {
        name: "session.request-reset, unknown ID",
        round_trips: 4,
        hashes: 0,
        why: "the same work as a known one",
    },
    Expected {
        name: "session.reset-password",
        round_trips: 6,
        hashes: 2,
        why: "as a wrong code, and the new password is compared with the confirmation password",
    },
    Expected {
        name: "session.reset-password, wrong code",
        round_trips: 4,
        hashes: 1,
        why: "ask the throttles, find the ID, read the person with a try at the code, write",
    },
    Expected {
        name: "procedures.file",
        round_trips: 3,
        hashes: 1,
        why: "the confirmation password, which the form asks for and not the operation",
    },
    Expected {
        name: "passwords.change-login",
        round_trips: 5,
        hashes: 3,
        why: "the current one, a comparison with the other that is throttled, and the new one",
    },
    Expected {
        name: "passwords.change-confirmation",
        round_trips: 5,
        hashes: 3,
        why: "the current one, a comparison with the other that is throttled, and the new one",
    },
    Expected {
        name: "passwords.reset-confirmation",
        round_trips: 4,
        hashes: 2,
        why: "the login password, a try at the code, and the new password",
    },
    Expected {
        name: "payees.register, wrong code",
        round_trips: 3,
        hashes: 1,
        why: "read, reserve, write the failure down",
    },
    Expected {
        name: "users.add",
        round_trips: 4,
        hashes: 3,
        why: "one to verify, two for the temporary passwords that it makes; the tries at login IDs are counted",
    },
    Expected {
        name: "users.change, login ID",
        round_trips: 4,
        hashes: 1,
        why: "the login password is read under the ID that the user's record names",
    },
    Expected {
        name: "users.set-state",
        round_trips: 4,
        hashes: 1,
        why: "the user, then their login password; reserve; commit",
    },
    Expected {
        name: "users.set-passwords",
        round_trips: 3,
        hashes: 3,
        why: "one to verify, two for the temporary passwords that it makes",
    },
    Expected {
        name: "passwords.replace-temporary",
        round_trips: 4,
        hashes: 4,
        why: "two passwords to verify, each reserved first, and two new ones to hash",
    },
    Expected {
        name: "settings.change",
        round_trips: 3,
        hashes: 1,
        why: "a confirmation password and no code: read, reserve, commit",
    },
    Expected {
        name: "own.mail",
        round_trips: 3,
        hashes: 1,
        why: "a confirmation password and no code: read, reserve, commit",
    },
    Expected {
        name: "desk.import",
        round_trips: 12,
        hashes: 1,
        why: "the file is read and judged, begun by the authenticators, read again, staged and made live",
    },
    Expected {
        name: "desk.decide",
        round_trips: 4,
        hashes: 1,
        why: "read with the proposal, read what it is about, reserve, commit",
    },
    Expected {
        name: "session.request-start-up",
        round_trips: 3,
        hashes: 0,
        why: "ask the throttles, read the contract, write",
    },
    Expected {
        name: "session.obtain-login-id",
        round_trips: 6,
        hashes: 2,
        why: "ask the throttles, read the contract, take a try, ask for login IDs, read the roster, commit",
    },
    Expected {
        name: "bank.add-desk-user",
        round_trips: 2,
        hashes: 2,
        why: "read the desk, then the two temporary passwords",
    },
    Expected {
        name: "tokens.resynchronise",
        round_trips: 3,
        hashes: 1,
        why: "as a guarded operation, with two codes in a row: read, reserve, commit",
    },
    Expected {
        name: "tokens.obtain-software",
        round_trips: 3,
        hashes: 1,
        why: "a confirmation password and no code: read, reserve, commit",
    },
    Expected {
        name: "bank.open-contract",
        round_trips: 1,
        hashes: 2,
        why: "the master's two temporary passwords",
    },
];

/// Holds the rows against what is expected of them.
pub fn judge(rows: &BTreeMap<String, Row>, verdict: &mut Verdict) {
    let table = AuthenticatorTable::seeds();
    for declaration in catalogue() {
        let asks = table.of(declaration.work).unwrap_or_default();
        let code = asks
            .iter()
            .any(|ask| matches!(ask, Authenticator::SecondFactor | Authenticator::RegisteredDevice));
        let guarded = code && asks.contains(&Authenticator::ConfirmationPassword);
        if EXPECTED.iter().any(|expected| expected.name == declaration.name) {
            continue;
        }
        let expected = if guarded {
            Expected {
                name: declaration.name,
                round_trips: GUARDED_TRIPS,
                hashes: 1,
                why: "the confirmation password",
            }
        } else {
            // Whatever asks for no password must not hash.
            Expected {
                name: declaration.name,
                round_trips: u32::MAX,
                hashes: 0,
                why: "it asks for no password",
            }
        };
        hold(rows, &expected, verdict);
    }
    for expected in EXPECTED {
        hold(rows, expected, verdict);
    }
}

fn hold(rows: &BTreeMap<String, Row>, expected: &Expected, verdict: &mut Verdict) {
    let Expected { name, round_trips, hashes, why } = expected;
    let Some(row) = row(rows, name) else {
        return verdict.must(false, || format!("{name} is not measured"));
    };
    let figures = &row.figures;
    verdict.must(figures.round_trips <= *round_trips, || {
        format!("{name}: {} round trips instead of at most {round_trips} ({why})", figures.round_trips)
    });
    verdict.must(figures.hashes == *hashes, || {
        format!("{name}: {} hashes instead of {hashes} ({why})", figures.hashes)
    });
}

//! Which operations need not refuse what. These lists may only shrink: the numbers below go down, never up. What
//! takes no input names nothing, and stands in no list.

use crate::samples;
use serde_json::json;
use shared::domain::access::AccessFloor;
use shared::operations::{Declaration, catalogue};

/// Operations that anyone may call: nobody is asked for a session.
pub const WITHOUT_SESSION: [&str; 8] = [
    "procedures.catalogue",
    "session.sign-in",
    "session.request-reset",
    "session.reset-password",
    "session.request-start-up",
    "session.obtain-login-id",
    "bank.about",
    "rescue.guide",
];

/// Operations with an input that every role may call.
pub const EVERY_ROLE: [&str; 12] = [
    "procedures.view",
    "procedures.file",
    "procedures.withdraw",
    "passwords.change-login",
    "passwords.change-confirmation",
    "passwords.reset-confirmation",
    "passwords.replace-temporary",
    "tokens.register",
    "tokens.history",
    "own.mail",
    "own.language",
    "rescue.what-if",
];

/// Operations with an input that names nothing of a contract's own, so that another contract's can't be named.
pub const NAMES_NOTHING: [&str; 13] = [
    "session.request-reset",
    "session.reset-password",
    "passwords.change-login",
    "passwords.change-confirmation",
    "passwords.reset-confirmation",
    "session.sign-in",
    "passwords.replace-temporary",
    "payees.register",
    "users.add",
    "rescue.guide",
    "own.mail",
    "own.language",
    "settings.change",
];

/// Whether an operation takes no input, or none that a person must give.
pub fn takes_nothing(declaration: &Declaration) -> bool {
    samples::input(declaration.name) == json!({})
}

/// Whether every role of a company may call it.
pub fn for_every_role(declaration: &Declaration) -> bool {
    let open = matches!(declaration.access, AccessFloor::User | AccessFloor::Customer);
    EVERY_ROLE.contains(&declaration.name) || open && takes_nothing(declaration)
}

#[test]
fn lists_of_exemptions_only_shrink_and_name_what_exists() {
    // Source: architecture 2, "its list of exemptions may only shrink".
    assert!(WITHOUT_SESSION.len() <= 8 && EVERY_ROLE.len() <= 12 && NAMES_NOTHING.len() <= 13);
    let known: Vec<_> = catalogue().iter().map(|declaration| declaration.name).collect();
    for name in WITHOUT_SESSION.iter().chain(&EVERY_ROLE).chain(&NAMES_NOTHING) {
        assert!(known.contains(name), "{name} is exempt and does not exist");
    }
}

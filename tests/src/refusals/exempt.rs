//! Which operations need not refuse what. These lists may only shrink: the numbers below go down, never up.

use shared::operations::catalogue;

/// Operations that anyone may call: nobody is asked for a session.
pub const WITHOUT_SESSION: [&str; 7] = [
    "session.sign-in",
    "session.request-reset",
    "session.reset-password",
    "session.request-start-up",
    "session.obtain-login-id",
    "bank.about",
    "rescue.guide",
];

/// Operations that every role may call.
pub const EVERY_ROLE: [&str; 16] = [
    "session.prove-second-factor",
    "passwords.change-login",
    "passwords.change-confirmation",
    "passwords.request-reset",
    "passwords.reset-confirmation",
    "session.sign-out",
    "session.me",
    "passwords.replace-temporary",
    "tokens.own",
    "tokens.register",
    "home.overview",
    "history.own",
    "own.mail",
    "own.language",
    "notices.list",
    "rescue.what-if",
];

/// Operations with an input that names nothing of a contract's own, so that another contract's can't be named.
pub const NAMES_NOTHING: [&str; 26] = [
    "session.prove-second-factor",
    "session.request-reset",
    "session.reset-password",
    "passwords.change-login",
    "passwords.change-confirmation",
    "passwords.request-reset",
    "passwords.reset-confirmation",
    "session.sign-in",
    "session.sign-out",
    "session.me",
    "passwords.replace-temporary",
    "tokens.list",
    "tokens.own",
    "payees.list",
    "payees.register",
    "users.list",
    "users.add",
    "home.overview",
    "history.own",
    "bank.about",
    "rescue.guide",
    "own.mail",
    "own.language",
    "settings.view",
    "settings.change",
    "notices.list",
];

#[test]
fn lists_of_exemptions_only_shrink_and_name_what_exists() {
    // Source: architecture 2, "its list of exemptions may only shrink".
    assert!(WITHOUT_SESSION.len() <= 7 && EVERY_ROLE.len() <= 16 && NAMES_NOTHING.len() <= 26);
    let known: Vec<_> = catalogue().iter().map(|declaration| declaration.name).collect();
    for name in WITHOUT_SESSION.iter().chain(&EVERY_ROLE).chain(&NAMES_NOTHING) {
        assert!(known.contains(name), "{name} is exempt and does not exist");
    }
}

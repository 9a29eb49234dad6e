//! Which passwords are set, and to what.

use kit::components::{Attempt, PasswordRules};
use leptos::prelude::*;
use shared::domain::field::FieldReason;
use shared::domain::id::UserId;
use shared::operations::problem::Failure;
use shared::operations::users::{NewTemporary, SetPasswords, UserView, UsersSetPasswords};

/// A random one, by its word.
pub const RANDOM: &str = "random";
/// A typed one, by its word.
pub const TYPED: &str = "typed";

/// The two passwords.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// The login password.
    Login,
    /// The confirmation password.
    Confirmation,
}

/// What is chosen for a password.
#[derive(Clone, Copy)]
pub struct OnePassword {
    /// Whether it is set.
    pub set: RwSignal<bool>,
    /// What is typed for it.
    pub text: RwSignal<String>,
    refused: RwSignal<Option<(String, FieldReason)>>,
}

impl OnePassword {
    fn new() -> Self {
        Self { set: RwSignal::new(false), text: RwSignal::new(String::new()), refused: RwSignal::new(None) }
    }

    /// What is wrong with what is typed; tracked.
    pub fn wrong(self, rules: PasswordRules) -> Option<FieldReason> {
        let text = self.text.get();
        let refused = self.refused.get().filter(|(refused, _)| *refused == text).map(|(_, reason)| reason);
        refused.or_else(|| rules.judge(&text).err())
    }
}

/// What is chosen.
#[derive(Clone, Copy)]
pub struct Typed {
    user: StoredValue<UserId>,
    /// Of the login password.
    pub login: OnePassword,
    /// Of the confirmation password.
    pub confirmation: OnePassword,
    /// Where they come from, by its word.
    pub from: RwSignal<String>,
}

impl Typed {
    /// Nothing yet.
    pub fn new(user: &UserView) -> Self {
        Self {
            user: StoredValue::new(user.id.clone()),
            login: OnePassword::new(),
            confirmation: OnePassword::new(),
            from: RwSignal::new(RANDOM.to_owned()),
        }
    }

    /// One of the two.
    pub fn of(self, which: Which) -> OnePassword {
        match which {
            Which::Login => self.login,
            Which::Confirmation => self.confirmation,
        }
    }

    /// Whether they are typed; tracked.
    pub fn by_hand(self) -> bool {
        self.from.with(|from| from == TYPED)
    }

    /// Notes what the server said of a password as it stands.
    pub fn refuse(self, which: Which, reason: FieldReason) {
        let one = self.of(which);
        one.refused.set(Some((one.text.get_untracked(), reason)));
    }

    /// Forgets what was typed.
    pub fn clear(self) {
        self.login.text.set(String::new());
        self.confirmation.text.set(String::new());
    }

    /// What to send, if it is right; tracked.
    pub fn read(self, rules: PasswordRules) -> Option<SetPasswords> {
        let by_hand = self.by_hand();
        let one = |one: OnePassword| -> Result<Option<NewTemporary>, FieldReason> {
            if !one.set.get() {
                return Ok(None);
            }
            if !by_hand {
                return Ok(Some(NewTemporary::Random));
            }
            match one.wrong(rules) {
                Some(reason) => Err(reason),
                None => Ok(Some(NewTemporary::Typed { password: rules.judge(&one.text.get())? })),
            }
        };
        let (login, confirmation) = (one(self.login).ok()?, one(self.confirmation).ok()?);
        let same = by_hand && login.is_some() && login == confirmation;
        let any = login.is_some() || confirmation.is_some();
        (any && !same).then(|| SetPasswords { user: self.user.get_value(), login, confirmation })
    }

    /// Whether both are typed, and are the same; tracked.
    pub fn same(self) -> bool {
        let both = self.login.set.get() && self.confirmation.set.get() && self.by_hand();
        both && self.login.text.with(|login| self.confirmation.text.with(|other| login == other))
    }
}

/// The typed password that the server refused; tracked.
pub fn refused_field(attempt: Attempt<UsersSetPasswords>) -> Option<(Which, FieldReason)> {
    attempt.failure.with(|failure| match failure.as_ref()?.failure()? {
        Failure::Field { field, reason } if field.starts_with("input.login") => Some((Which::Login, *reason)),
        Failure::Field { field, reason } if field.starts_with("input.confirmation") => {
            Some((Which::Confirmation, *reason))
        }
        _ => None,
    })
}

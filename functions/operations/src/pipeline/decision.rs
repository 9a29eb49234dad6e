//! What an operation decided, or why it did not.

use super::change::Change;
use super::notice::NoticeDraft;
use ports::environment::NoRandomness;
use ports::transaction::Check;
use shared::domain::audit::Subject;
use shared::domain::authenticator::Authenticator;
use shared::domain::field::FieldReason;
use shared::domain::secret::Password;
use shared::domain::throttle::ThrottleKind;

/// New passwords in place of the proved ones.
#[derive(Default)]
pub struct Replaces {
    /// The login password.
    pub login: Option<Password>,
    /// The confirmation password.
    pub confirmation: Option<Password>,
}

/// A new password that must differ from the other one of the same person.
pub struct Compares {
    /// The other one.
    pub with: Authenticator,
    /// The new one.
    pub new: Password,
    /// The field in which it was typed.
    pub field: &'static str,
}

/// What an operation decided, with the answer that it gives.
pub struct Decision<T> {
    /// The answer, if it is committed.
    pub output: T,
    /// What changes.
    pub changes: Vec<Change>,
    /// New passwords of the person who acts, in place of the proved ones.
    pub replaces: Replaces,
    /// A new password that must differ from one that is not proved here.
    pub compares: Option<Compares>,
    /// What the person may do only so often.
    pub throttled: Option<ThrottleKind>,
    /// What it relied on, beside what every decision does.
    pub checks: Vec<Check>,
    /// What the audit event is about.
    pub subject: Subject,
    /// What people are told, if it is committed.
    pub notice: Option<NoticeDraft>,
    /// What others are told of the same.
    pub also_told: Vec<NoticeDraft>,
    /// The code of the rule by which nothing happens, where the answer itself says so: one part of a request is
    /// refused and the others go on. It is written down like any refusal.
    pub refused: Option<&'static str>,
}

impl<T> Decision<T> {
    /// An answer that changes nothing.
    pub fn answer(output: T) -> Self {
        Self {
            output,
            changes: Vec::new(),
            replaces: Replaces::default(),
            compares: None,
            throttled: None,
            checks: Vec::new(),
            subject: Subject::default(),
            notice: None,
            also_told: Vec::new(),
            refused: None,
        }
    }

    /// The answer, and the decision without it: all that follows is the same for every operation.
    pub(super) fn parted(self) -> (T, Decision<()>) {
        let Self {
            output,
            changes,
            replaces,
            compares,
            throttled,
            checks,
            subject,
            notice,
            also_told,
            refused,
        } = self;
        let rest = Decision {
            output: (),
            changes,
            replaces,
            compares,
            throttled,
            checks,
            subject,
            notice,
            also_told,
            refused,
        };
        (output, rest)
    }
}

/// Why a decision was not made.
pub enum Refused<D> {
    /// By a rule.
    Rule(D),
    /// For a field that only the server can judge.
    Field(&'static str, FieldReason),
    /// What the page showed has changed.
    Stale,
    /// Something behind the API broke.
    Broken(String),
}

impl<D> From<NoRandomness> for Refused<D> {
    fn from(error: NoRandomness) -> Self {
        Self::Broken(error.to_string())
    }
}

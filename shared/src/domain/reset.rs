//! パスワードの再設定 by a mailed code: for whom, and how long a code lives [OKB seed; rules 5].

use super::attempt::Lock;
use super::instant::Instant;
use super::user::User;
use serde::{Deserialize, Serialize};

words! {
    /// Who may reset a password without anybody's help.
    pub enum SelfReset {
        /// Nobody.
        Off,
        /// A master whom no other administrator could help [OKB seed].
        SoleMaster,
        /// Everybody.
        All,
    }
}

words! {
    /// How a login ID that a sole master forgot is found again.
    pub enum IdRecovery {
        /// The contract is cancelled and applied for anew [OKB seed].
        Reapply,
        /// The bank tells it on paper.
        WrittenDisclosure,
    }
}

words! {
    /// Which password a code resets.
    pub enum ResetPurpose {
        /// The login password, on the sign-in page.
        Login,
        /// The confirmation password, on the page パスワード変更.
        Confirmation,
        /// Neither: the master of a new contract obtains a login ID.
        StartUp,
    }
}

/// How mailed codes work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CodePolicy {
    /// How long a code can be used, in seconds.
    pub seconds: u32,
    /// Wrong codes after which it can't be used any more.
    pub tries: u32,
    /// Its digits.
    pub digits: u8,
}

words! {
    /// Why somebody can't reset a password by themself, in the order in which it is found out.
    pub enum ResetDenied {
        /// The bank has no such reset, or not for them.
        NotOffered,
        /// Somebody else can set the password.
        ColleagueCanHelp,
        /// They are suspended.
        Suspended,
        /// The password is locked for good: only somebody else lifts that.
        LockedForGood,
    }
}

/// Whether `user` may reset a password of theirs. `helped`: another usable user with administrator rights
/// exists.
///
/// # Errors
/// Why not.
pub fn judge(policy: SelfReset, user: &User, helped: bool, lock: Lock) -> Result<(), ResetDenied> {
    use super::user::Role;
    match policy {
        SelfReset::Off => return Err(ResetDenied::NotOffered),
        SelfReset::SoleMaster if user.role != Role::Master => return Err(ResetDenied::NotOffered),
        SelfReset::SoleMaster if helped => return Err(ResetDenied::ColleagueCanHelp),
        SelfReset::SoleMaster | SelfReset::All => {}
    }
    if user.suspended {
        return Err(ResetDenied::Suspended);
    }
    if lock == Lock::Permanent {
        return Err(ResetDenied::LockedForGood);
    }
    Ok(())
}

/// A code that was asked for. The code itself is derived from the id wherever it is needed, and kept nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResetRequest {
    /// Unpredictable and new with every request.
    pub id: String,
    /// What it resets.
    pub purpose: ResetPurpose,
    /// Codes that were tried.
    pub tries: u32,
    /// When it was asked for.
    pub asked_at: Instant,
    /// When it can't be used any more.
    pub expires_at: Instant,
    /// Whether the desk asked for it, by a procedure: then the rules for resetting by oneself don't bar it.
    pub by_desk: bool,
}

impl ResetRequest {
    /// Whether a code of one's own may not take its place: the desk asked for it, and it can still be used. Who asks
    /// for a code then is mailed this one again.
    #[must_use]
    pub fn stays(&self, tries: u32, now: Instant) -> bool {
        self.by_desk && self.tries < tries && now < self.expires_at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_of_the_desk_stays_as_long_as_it_can_be_used() {
        // Source: rules 5 "Self-reset of a sole master": whoever knows what is typed there could end it otherwise.
        let request = |by_desk, tries| ResetRequest {
            id: "r".into(),
            purpose: ResetPurpose::Login,
            tries,
            asked_at: Instant(0),
            expires_at: Instant(100),
            by_desk,
        };
        for (source, request, now, stays) in [
            ("of the desk", request(true, 0), 99, true),
            ("its last try", request(true, 4), 99, true),
            ("no try left", request(true, 5), 99, false),
            ("lapsed", request(true, 0), 100, false),
            ("one's own", request(false, 0), 1, false),
        ] {
            assert_eq!(request.stays(5, Instant(now)), stays, "{source}");
        }
    }
}

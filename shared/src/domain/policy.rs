//! The figures and switches of a bank: every number that a rule uses comes from here [rules 2 and 3].

use super::access::Business;
use super::account::{Limits, Yen};
use super::attempt::LockPolicy;
use super::authenticator::AuthenticatorTable;
use super::contract::Contract;
use super::fee::FeeTable;
use super::field::FieldReason;
use super::id::LoginId;
use super::instant::Instant;
use super::reset::{CodePolicy, IdRecovery, SelfReset};
use super::revocation::OutOfOrder;
use super::settings::{ApprovalMode, ContractSettings, SettingsBounds};
use super::throttle::{Throttle, ThrottleKind};
use super::user::Chosen;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

words! {
    /// A set of values that a bank starts from.
    pub enum Preset {
        /// Hardware one-time passwords, one stop for all sharers (second seed).
        Seventyseven,
    }
}

/// What a new login ID must look like. Both kinds of character keep it from being a word or a number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LoginIdRule {
    /// Fewest characters.
    pub shortest: usize,
    /// Most characters.
    pub longest: usize,
}

impl LoginIdRule {
    /// Whether a new login ID satisfies the rule.
    ///
    /// # Errors
    /// [`FieldReason::LoginIdShape`].
    pub fn accepts(&self, id: &LoginId) -> Result<(), FieldReason> {
        let text = id.as_str();
        let shaped = (self.shortest..=self.longest).contains(&text.len())
            && text.bytes().any(|b| b.is_ascii_digit())
            && text.bytes().any(|b| b.is_ascii_alphabetic());
        if shaped { Ok(()) } else { Err(FieldReason::LoginIdShape) }
    }
}

/// What a new password must look like.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PasswordRule {
    /// Fewest characters after NFKC.
    pub shortest: usize,
    /// Most characters after NFKC.
    pub longest: usize,
    /// The banks' composition rule (letters and digits, both kinds), off by default [ASVS 6.2.5].
    pub letters_and_digits: bool,
    /// Lowest acceptable strength, 0 to 4, as the server's estimator grades guessability.
    pub least_strength: u8,
}

/// One-time passwords: window, drift and stop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtpPolicy {
    /// Steps accepted before and after the device's present one.
    pub window: u64,
    /// Steps searched on both sides with two consecutive codes.
    pub resynchronisation_window: u64,
    /// Greatest drift that is followed, in steps.
    pub greatest_drift: i32,
    /// Wrong codes, over all sharers, that stop the device.
    pub tries: u32,
}

/// How long a session lives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SessionPolicy {
    /// Seconds without work after which it ends.
    pub idle_seconds: u32,
    /// Seconds after which it ends in any case.
    pub absolute_seconds: u32,
}

/// Everything that a bank decides. Customers can't change any of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BankPolicy {
    /// New login IDs.
    pub login_id: LoginIdRule,
    /// New passwords.
    pub password: PasswordRule,
    /// Failures of the login password.
    pub login_lock: LockPolicy,
    /// Failures of the confirmation password.
    pub confirmation_lock: LockPolicy,
    /// One-time passwords.
    pub otp: OtpPolicy,
    /// Sessions.
    pub session: SessionPolicy,
    /// How long a temporary secret can be used, in seconds.
    pub temporary_secret_seconds: u32,
    /// Users that a contract may have, with the master.
    pub plan_users: u32,
    /// How long a request's idempotency record answers a repeat, in seconds.
    pub idempotency_seconds: u32,
    /// How far back a person's history is shown, in days.
    pub history_days: u32,
    /// Which work asks for which authenticator.
    pub authenticators: AuthenticatorTable,
    /// Whether administrators, too, grant and withdraw administrator rights; else only the master does.
    pub administrators_grant: bool,
    /// Most people of one bulk operation.
    pub bulk_people: usize,
    /// Who may reset a password by a mailed code.
    pub self_reset: SelfReset,
    /// How a sole master's forgotten login ID is found again.
    pub id_recovery: IdRecovery,
    /// How mailed codes work.
    pub reset_code: CodePolicy,
    /// Whether the second factor is asked for at sign-in.
    pub second_factor_at_sign_in: bool,
    /// Days after which people are reminded that their password is old; never where none is named.
    pub password_reminder_days: Option<u32>,
    /// How long a notice is kept, in days.
    pub notice_days: u32,
    /// What a contract may move a day unless it filed another cap on paper.
    pub caps: Limits,
    /// What customers may choose.
    pub settings: SettingsBounds,
    /// How the door treats strangers.
    pub door: DoorPolicy,
    /// The life of devices.
    pub tokens: TokenPolicy,
    /// What devices cost.
    pub fees: FeeTable,
    /// Written procedures.
    pub procedures: ProcedurePolicy,
    /// Numbers of users that a plan may have, with the master.
    pub plans: Vec<u32>,
}

/// The life of devices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TokenPolicy {
    /// How long a revocation bars a registration, in seconds.
    pub registration_wait_seconds: u32,
    /// Calendar months before the printed day at which people are told and another device is sent.
    pub expiry_notice_months: u32,
    /// How the last row of Q10 is read.
    pub out_of_order: OutOfOrder,
    /// Whether there are software devices.
    pub software: bool,
    /// How long an allowance of a software device can be used, in seconds.
    pub software_grant_seconds: u32,
}

/// Written procedures: how long they take, in days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ProcedurePolicy {
    /// Shortest way of a device from the form to the customer [77 seed Q7].
    pub delivery_days_least: u32,
    /// Longest usual way.
    pub delivery_days_most: u32,
    /// How long a procedure without a device takes, from the receipt of the paper.
    pub work_days: u32,
    /// Most devices or people of one form.
    pub largest: u8,
    /// How long a code from the desk can be used, in seconds.
    pub desk_code_seconds: u32,
    /// How long a start-up letter can be used, in days.
    pub start_up_days: u32,
    /// How long a proposal waits for the second person, in days.
    pub proposal_days: u32,
}

/// The figures of a policy that the desk changes by two persons; the others are the deployment's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Figures {
    /// Failures of the login password.
    pub login_lock: LockPolicy,
    /// Failures of the confirmation password.
    pub confirmation_lock: LockPolicy,
    /// Wrong codes that stop a device.
    pub otp_tries: u32,
    /// Sessions.
    pub session: SessionPolicy,
    /// Whether the second factor is asked for at sign-in.
    pub second_factor_at_sign_in: bool,
    /// Who may reset a password by a mailed code.
    pub self_reset: SelfReset,
    /// The life of devices.
    pub tokens: TokenPolicy,
    /// What devices cost.
    pub fees: FeeTable,
    /// Written procedures.
    pub procedures: ProcedurePolicy,
}

impl Figures {
    /// The figures of a policy.
    #[must_use]
    pub fn of(policy: &BankPolicy) -> Self {
        Self {
            login_lock: policy.login_lock,
            confirmation_lock: policy.confirmation_lock,
            otp_tries: policy.otp.tries,
            session: policy.session.clone(),
            second_factor_at_sign_in: policy.second_factor_at_sign_in,
            self_reset: policy.self_reset,
            tokens: policy.tokens.clone(),
            fees: policy.fees.clone(),
            procedures: policy.procedures.clone(),
        }
    }

    /// The policy with these figures.
    #[must_use]
    pub fn applied(&self, policy: &BankPolicy) -> BankPolicy {
        BankPolicy {
            login_lock: self.login_lock,
            confirmation_lock: self.confirmation_lock,
            otp: OtpPolicy { tries: self.otp_tries, ..policy.otp.clone() },
            session: self.session.clone(),
            second_factor_at_sign_in: self.second_factor_at_sign_in,
            self_reset: self.self_reset,
            tokens: self.tokens.clone(),
            fees: self.fees.clone(),
            procedures: self.procedures.clone(),
            ..policy.clone()
        }
    }

    /// Whether no figure is beyond what any bank may have: at most a hundred failures of any secret
    /// [NIST SP 800-63B 3.2.2], and nothing that would bar everybody.
    #[must_use]
    pub fn are_sound(&self) -> bool {
        let lock = |lock: &LockPolicy| {
            (1..=100).contains(&lock.tries)
                && (1..=100).contains(&lock.permanent_at())
                && lock.temporary_seconds > 0
        };
        let (session, procedures) = (&self.session, &self.procedures);
        lock(&self.login_lock)
            && lock(&self.confirmation_lock)
            && (1..=100).contains(&self.otp_tries)
            && (60..=86_400).contains(&session.idle_seconds)
            && (session.idle_seconds..=7 * 86_400).contains(&session.absolute_seconds)
            && self.tokens.registration_wait_seconds <= 30 * 86_400
            && (1..=12).contains(&self.tokens.expiry_notice_months)
            && (60..=30 * 86_400).contains(&self.tokens.software_grant_seconds)
            && procedures.delivery_days_least <= procedures.delivery_days_most
            && procedures.delivery_days_most <= 365
            && (1..=20).contains(&procedures.largest)
            && (600..=30 * 86_400).contains(&procedures.desk_code_seconds)
            && (1..=365).contains(&procedures.start_up_days)
            && (1..=90).contains(&procedures.proposal_days)
    }
}

impl BankPolicy {
    /// Whether somebody is reminded that their login password is old [rules 3: off by default].
    #[must_use]
    pub fn reminds(&self, chosen: &Chosen, now: Instant) -> bool {
        let old_after = self.password_reminder_days.map(|days| days.saturating_mul(86_400));
        old_after.zip(chosen.login).is_some_and(|(seconds, at)| now >= at.plus_seconds(seconds))
    }

    /// Users that a contract may have, with the master.
    #[must_use]
    pub fn plan_of(&self, contract: &Contract) -> u32 {
        contract.plan_users.unwrap_or(self.plan_users)
    }

    /// How long sessions of a contract last: what it chose, within the bank's bounds.
    #[must_use]
    pub fn session_of(&self, settings: &ContractSettings) -> SessionPolicy {
        SessionPolicy {
            idle_seconds: self.session.idle_seconds.min(settings.idle_seconds),
            ..self.session.clone()
        }
    }
}

/// How the door treats strangers [rules 5, "locking others out"].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DoorPolicy {
    /// How often something may be tried.
    pub throttles: BTreeMap<ThrottleKind, Throttle>,
    /// Browsers in which a user signed in that keep a counter of their own; 0: none, everybody counts on one.
    pub browsers: usize,
    /// How long a browser is remembered, in days.
    pub browser_days: u32,
}

impl BankPolicy {
    /// The values of a preset [rules 2 and 3].
    #[must_use]
    pub fn preset(preset: Preset) -> Self {
        let lock = LockPolicy { tries: 6, temporary_seconds: 30 * 60, rounds: 3 };
        match preset {
            Preset::Seventyseven => Self {
                login_id: LoginIdRule { shortest: 6, longest: 12 },
                password: PasswordRule {
                    shortest: 8,
                    longest: 128,
                    letters_and_digits: false,
                    least_strength: 2,
                },
                login_lock: lock,
                confirmation_lock: lock,
                otp: OtpPolicy { window: 1, resynchronisation_window: 10, greatest_drift: 10, tries: 10 },
                session: SessionPolicy { idle_seconds: 15 * 60, absolute_seconds: 8 * 3600 },
                temporary_secret_seconds: 7 * 86_400,
                plan_users: 20,
                idempotency_seconds: 86_400,
                history_days: 365,
                authenticators: AuthenticatorTable::seeds(),
                administrators_grant: false,
                bulk_people: 20,
                self_reset: SelfReset::SoleMaster,
                id_recovery: IdRecovery::Reapply,
                reset_code: CodePolicy { seconds: 600, tries: 5, digits: 8 },
                second_factor_at_sign_in: false,
                password_reminder_days: None,
                notice_days: 30,
                caps: Limits::all(Yen::try_from(100_000_000).unwrap_or_default()),
                settings: SettingsBounds {
                    least_approval: BTreeMap::from([
                        (Business::Bulk, ApprovalMode::Single),
                        (Business::Payroll, ApprovalMode::Single),
                    ]),
                    least_idle_seconds: 60,
                    typed_secrets: false,
                },
                door: DoorPolicy {
                    throttles: BTreeMap::from([
                        (ThrottleKind::Source, Throttle { tries: 300, seconds: 600 }),
                        (ThrottleKind::SourceAndId, Throttle { tries: 30, seconds: 600 }),
                        (ThrottleKind::LoginIdTaken, Throttle { tries: 200, seconds: 86_400 }),
                        (ThrottleKind::OwnPasswords, Throttle { tries: 10, seconds: 86_400 }),
                    ]),
                    browsers: 5,
                    browser_days: 180,
                },
                tokens: TokenPolicy {
                    registration_wait_seconds: 30 * 60,
                    expiry_notice_months: 1,
                    out_of_order: OutOfOrder::Written,
                    software: false,
                    software_grant_seconds: 86_400,
                },
                fees: FeeTable {
                    addition: Yen::try_from(2_200).unwrap_or_default(),
                    reissue: Yen::try_from(2_200).unwrap_or_default(),
                    faulty_returned: Yen::default(),
                    expiry: Yen::default(),
                    first: Yen::default(),
                },
                procedures: ProcedurePolicy {
                    delivery_days_least: 7,
                    delivery_days_most: 10,
                    work_days: 7,
                    largest: 10,
                    desk_code_seconds: 3 * 86_400,
                    start_up_days: 60,
                    proposal_days: 7,
                },
                plans: vec![20, 99, 100],
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_login_ids_hold_letters_and_digits() {
        // Source: rules 3 "login ID 6-12 letters and digits with both kinds".
        let rule = BankPolicy::preset(Preset::Seventyseven).login_id;
        let accepted = |id: &str| LoginId::try_from(id).and_then(|id| rule.accepts(&id));
        for id in ["hanako01", "a12345", "12345a", "abcdefghijk1"] {
            assert_eq!(accepted(id), Ok(()), "{id}");
        }
        for id in ["hanako", "123456", "a1234", "abcdefghijkl1"] {
            assert_eq!(accepted(id), Err(FieldReason::LoginIdShape), "{id}");
        }
    }

    #[test]
    fn no_more_than_a_hundred_failures_whatever_a_bank_configures_by_default() {
        // Source: NIST SP 800-63B 3.2.2.
        let policy = BankPolicy::preset(Preset::Seventyseven);
        for limit in
            [policy.login_lock.permanent_at(), policy.confirmation_lock.permanent_at(), policy.otp.tries]
        {
            assert!(limit <= 100);
        }
    }
}

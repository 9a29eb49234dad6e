//! 設定 of a contract: what the bank leaves to its customers, inside the bank's bounds [rules 2].

use super::access::{Business, Permission, Right};
use super::account::Limits;
use super::user::User;
use super::user_work::held_permissions;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use strum::IntoEnumIterator;

words! {
    /// How transactions of a business are approved (承認機能) [domain 10]. Declared from lenient to strict.
    #[derive(Default)]
    pub enum ApprovalMode {
        /// 承認なし.
        #[default]
        None,
        /// シングル承認.
        Single,
        /// ダブル承認（順序なし）.
        DoubleUnordered,
        /// ダブル承認（順序あり）.
        DoubleOrdered,
    }
}

wire! {
    /// What master and administrators decide for their company.
    pub struct ContractSettings {
        /// How transactions of each business are approved; none where none is named.
        pub approval: BTreeMap<Business, ApprovalMode>,
        /// How much the company may move a day: at most what was filed on paper.
        pub limits: Limits,
        /// A session ends after so many seconds without work: at most the bank's.
        pub idle_seconds: u32,
        /// Whether administrators may type a temporary password themselves.
        pub typed_secrets: bool,
        /// Whether a person is told of each of their own sign-ins.
        pub sign_in_notices: bool,
    }
}

/// What the bank allows its customers to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SettingsBounds {
    /// The most lenient approval of each business; none where none is named [domain 10: bulk and payroll
    /// always need approval].
    pub least_approval: BTreeMap<Business, ApprovalMode>,
    /// Shortest idle time, in seconds.
    pub least_idle_seconds: u32,
    /// Whether a company may let its administrators type temporary passwords.
    pub typed_secrets: bool,
}

words! {
    /// Why settings can't be so.
    pub enum SettingsDenied {
        /// This business always needs an approval.
        ApprovalRequired,
        /// A double approval needs two people who may approve.
        TooFewApprovers,
        /// A limit above what was filed on paper.
        OverCap,
        /// An idle time outside the bank's bounds.
        IdleOutOfBounds,
        /// The bank does not allow typed temporary passwords.
        TypingNotAllowed,
        /// Nothing is different.
        NothingChanged,
    }
}

impl ContractSettings {
    /// The settings of a new contract.
    #[must_use]
    pub fn initial(bounds: &SettingsBounds, cap: &Limits, idle_seconds: u32) -> Self {
        Self {
            approval: bounds.least_approval.clone(),
            limits: cap.clone(),
            idle_seconds,
            typed_secrets: false,
            sign_in_notices: false,
        }
    }

    /// How transactions of a business are approved.
    #[must_use]
    pub fn approval_of(&self, business: Business) -> ApprovalMode {
        self.approval.get(&business).copied().unwrap_or_default()
    }
}

/// Judges new settings. `longest_idle`: the bank's idle time, in seconds.
///
/// # Errors
/// Why they can't be.
pub fn judge(
    bounds: &SettingsBounds,
    cap: &Limits,
    longest_idle: u32,
    users: &[User],
    before: &ContractSettings,
    after: &ContractSettings,
) -> Result<(), SettingsDenied> {
    for business in Business::iter() {
        let mode = after.approval_of(business);
        if mode < bounds.least_approval.get(&business).copied().unwrap_or_default() {
            return Err(SettingsDenied::ApprovalRequired);
        }
        let approve = Permission::of(business, Right::Approve);
        let approvers = users.iter().filter(|user| held_permissions(user).contains(&approve)).count();
        let double = mode >= ApprovalMode::DoubleUnordered;
        if double && approvers < 2 && mode != before.approval_of(business) {
            return Err(SettingsDenied::TooFewApprovers);
        }
    }
    if !after.limits.within(cap) {
        return Err(SettingsDenied::OverCap);
    }
    if !(bounds.least_idle_seconds..=longest_idle).contains(&after.idle_seconds) {
        return Err(SettingsDenied::IdleOutOfBounds);
    }
    if after.typed_secrets && !bounds.typed_secrets {
        return Err(SettingsDenied::TypingNotAllowed);
    }
    if before == after { Err(SettingsDenied::NothingChanged) } else { Ok(()) }
}

//! Accounts of a company (利用口座), and how much may be moved from them a day.

use super::access::Business;
use super::field::FieldReason;
use super::payee::{AccountKind, AccountNumber, BranchCode};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

wire! {
    /// An account of the company with this bank.
    #[derive(PartialOrd, Ord)]
    pub struct Account {
        /// The branch.
        pub branch: BranchCode,
        /// Kind of account.
        pub kind: AccountKind,
        /// Its number.
        pub number: AccountNumber,
    }
}

/// Largest amount that fits a limit: fifteen digits [domain 10].
const LARGEST: u64 = 999_999_999_999_999;

/// An amount of money in yen, of at most fifteen digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "u64", into = "u64")]
pub struct Yen(u64);

impl Yen {
    /// The amount.
    #[must_use]
    pub fn amount(self) -> u64 {
        self.0
    }
}

impl TryFrom<u64> for Yen {
    type Error = FieldReason;
    fn try_from(amount: u64) -> Result<Self, Self::Error> {
        if amount > LARGEST { Err(FieldReason::TooLong) } else { Ok(Self(amount)) }
    }
}

impl From<Yen> for u64 {
    fn from(yen: Yen) -> u64 {
        yen.0
    }
}

/// What may be moved a day, for each business; nothing where none is named.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Limits(pub BTreeMap<Business, Yen>);

impl Limits {
    /// The same limit for every business.
    #[must_use]
    pub fn all(yen: Yen) -> Self {
        use strum::IntoEnumIterator;
        Self(Business::iter().map(|business| (business, yen)).collect())
    }

    /// The limit of a business.
    #[must_use]
    pub fn of(&self, business: Business) -> Yen {
        self.0.get(&business).copied().unwrap_or_default()
    }

    /// Whether no limit is above the one of `cap`.
    #[must_use]
    pub fn within(&self, cap: &Self) -> bool {
        self.0.iter().all(|(business, yen)| *yen <= cap.of(*business))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_held_against_the_cap_of_its_own_business() {
        // Source: domain 10, "on-screen values cannot exceed the cap filed on paper".
        let yen = |amount| Yen::try_from(amount).unwrap();
        let cap = Limits(BTreeMap::from([(Business::Transfer, yen(100)), (Business::Bulk, yen(500))]));
        for (business, amount, within) in [
            (Business::Transfer, 100, true),
            (Business::Transfer, 101, false),
            (Business::Bulk, 500, true),
            (Business::Payroll, 1, false),
            (Business::Payroll, 0, true),
        ] {
            let limits = Limits(BTreeMap::from([(business, yen(amount))]));
            assert_eq!(limits.within(&cap), within, "{business} {amount}");
        }
        assert!(Limits::default().within(&Limits::default()));
    }

    #[test]
    fn an_amount_has_at_most_fifteen_digits() {
        assert!(Yen::try_from(999_999_999_999_999).is_ok());
        assert_eq!(Yen::try_from(1_000_000_000_000_000), Err(FieldReason::TooLong));
    }
}

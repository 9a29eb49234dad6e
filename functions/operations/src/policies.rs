//! The policies that hold in this deployment, by name: the presets, and the rows of the bank's own.

use shared::domain::policy::{BankPolicy, Preset};
use std::collections::BTreeMap;

/// Policies by name.
#[derive(Debug, Clone)]
pub struct Policies {
    rows: BTreeMap<String, BankPolicy>,
    preset: Preset,
    door: BankPolicy,
}

impl Policies {
    /// The presets. Before anyone is signed in nobody knows which contract it is, so the figures of the door
    /// are those of `door` for everyone.
    #[must_use]
    pub fn presets(door: Preset) -> Self {
        let rows =
            [Preset::Seventyseven].into_iter().map(|preset| (preset.to_string(), BankPolicy::preset(preset)));
        Self { rows: rows.collect(), preset: door, door: BankPolicy::preset(door) }
    }

    /// The same with rows of the bank's own. One in place of the preset of the door holds at the door too.
    #[must_use]
    pub fn with(mut self, rows: BTreeMap<String, BankPolicy>) -> Self {
        self.rows.extend(rows);
        if let Some(row) = self.rows.get(<&str>::from(self.preset)) {
            self.door = row.clone();
        }
        self
    }

    /// The policy of a contract.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&BankPolicy> {
        self.rows.get(name)
    }

    /// The longest time before a printed day at which any policy has people told, in calendar months.
    #[must_use]
    pub fn longest_notice_months(&self) -> u32 {
        self.rows.values().map(|row| row.tokens.expiry_notice_months).max().unwrap_or_default()
    }

    /// What holds before a contract is known.
    #[must_use]
    pub fn door(&self) -> &BankPolicy {
        &self.door
    }
}

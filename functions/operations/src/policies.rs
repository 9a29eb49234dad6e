//! The policies that hold in this deployment, by name: the presets, and the rows of the bank's own.

use shared::domain::desk::DESK;
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
        let presets =
            [Preset::Seventyseven].into_iter().map(|preset| (preset.to_string(), BankPolicy::preset(preset)));
        let mut rows: BTreeMap<_, _> = presets.collect();
        rows.insert(DESK.to_owned(), at_the_desk(BankPolicy::preset(door)));
        Self { rows, preset: door, door: BankPolicy::preset(door) }
    }

    /// The same with rows of the bank's own. One in place of the preset of the door holds at the door too.
    #[must_use]
    pub fn with(mut self, rows: BTreeMap<String, BankPolicy>) -> Self {
        self.rows.extend(rows.into_iter().map(|(name, row)| match name.as_str() {
            DESK => (name, at_the_desk(row)),
            _ => (name, row),
        }));
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

    /// What holds before a contract is known.
    #[must_use]
    pub fn door(&self) -> &BankPolicy {
        &self.door
    }
}

/// Nobody is at the desk without a second factor, whatever a row says [rules 4].
fn at_the_desk(row: BankPolicy) -> BankPolicy {
    BankPolicy { second_factor_at_sign_in: true, ..row }
}

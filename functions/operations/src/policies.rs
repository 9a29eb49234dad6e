//! The policies that hold in this deployment, by name: the presets, the rows of the bank's own, and the figures
//! that the desk changed. A request is judged by the figures that held when it began.

use shared::domain::desk::DESK;
use shared::domain::instant::Instant;
use shared::domain::policy::{BankPolicy, Figures, Preset};
use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

/// Rows by name, with the one that holds before a contract is known.
#[derive(Debug, Clone)]
struct Rows {
    by_name: BTreeMap<String, BankPolicy>,
    door: BankPolicy,
}

/// What the desk changed, as it was last read.
#[derive(Debug, Default)]
struct Board {
    latest: Option<Arc<Rows>>,
    read_at: Option<Instant>,
}

/// Policies by name.
#[derive(Debug, Clone)]
pub struct Policies {
    deployed: Arc<Rows>,
    rows: Arc<Rows>,
    preset: Preset,
    board: Arc<RwLock<Board>>,
}

impl Policies {
    /// The presets. Before anyone is signed in nobody knows which contract it is, so the figures of the door
    /// are those of `door` for everyone.
    #[must_use]
    pub fn presets(door: Preset) -> Self {
        let presets =
            [Preset::Seventyseven].into_iter().map(|preset| (preset.to_string(), BankPolicy::preset(preset)));
        let mut by_name: BTreeMap<_, _> = presets.collect();
        by_name.insert(DESK.to_owned(), at_the_desk(BankPolicy::preset(door)));
        Self::of(Rows { by_name, door: BankPolicy::preset(door) }, door)
    }

    fn of(rows: Rows, preset: Preset) -> Self {
        let rows = Arc::new(rows);
        Self { deployed: rows.clone(), rows, preset, board: Arc::default() }
    }

    /// The same with rows of the bank's own. One in place of the preset of the door holds at the door too.
    #[must_use]
    pub fn with(self, rows: BTreeMap<String, BankPolicy>) -> Self {
        Self::of(self.replaced(rows), self.preset)
    }

    /// The deployment's rows with others in place of some.
    fn replaced(&self, rows: BTreeMap<String, BankPolicy>) -> Rows {
        let mut replaced = Rows::clone(&self.deployed);
        replaced.by_name.extend(rows.into_iter().map(|(name, row)| match name.as_str() {
            DESK => (name, at_the_desk(row)),
            _ => (name, row),
        }));
        if let Some(row) = replaced.by_name.get(<&str>::from(self.preset)) {
            replaced.door = row.clone();
        }
        replaced
    }

    /// The policy of a contract.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&BankPolicy> {
        self.rows.by_name.get(name)
    }

    /// What holds before a contract is known.
    #[must_use]
    pub fn door(&self) -> &BankPolicy {
        &self.rows.door
    }

    /// Every policy by name.
    pub fn all(&self) -> impl Iterator<Item = (&String, &BankPolicy)> {
        self.rows.by_name.iter()
    }

    /// The same as they stand now: with the figures that were published last.
    #[must_use]
    pub(crate) fn present(&self) -> Self {
        let board = self.board.read().unwrap_or_else(PoisonError::into_inner);
        Self { rows: board.latest.clone().unwrap_or_else(|| self.deployed.clone()), ..self.clone() }
    }

    /// When the desk's figures were last read; never, where nobody did.
    pub(crate) fn read_at(&self) -> Option<Instant> {
        self.board.read().unwrap_or_else(PoisonError::into_inner).read_at
    }

    /// Puts figures that the desk changed in place of the deployment's, for every request that begins from now on.
    pub(crate) fn publish(&self, figures: &BTreeMap<String, Figures>, now: Instant) {
        let changed = figures.iter().filter_map(|(name, figures)| {
            let row = self.deployed.by_name.get(name)?;
            Some((name.clone(), figures.applied(row)))
        });
        let latest = Arc::new(self.replaced(changed.collect()));
        let mut board = self.board.write().unwrap_or_else(PoisonError::into_inner);
        *board = Board { latest: Some(latest), read_at: Some(now) };
    }
}

/// Nobody is at the desk without a second factor, whatever a row says [rules 4].
fn at_the_desk(row: BankPolicy) -> BankPolicy {
    BankPolicy { second_factor_at_sign_in: true, ..row }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_of_the_desk_take_the_place_of_the_deployment_s_for_what_begins_later() {
        let policies = Policies::presets(Preset::Seventyseven);
        let under_way = policies.present();
        let figures = Figures { otp_tries: 3, ..Figures::of(policies.door()) };
        let name = Preset::Seventyseven.to_string();
        policies.publish(&BTreeMap::from([(name.clone(), figures)]), Instant(5));
        let tries = |policies: &Policies| policies.named(&name).map(|row| row.otp.tries);
        assert_eq!((tries(&under_way), tries(&policies.present())), (Some(10), Some(3)));
        assert_eq!((policies.present().door().otp.tries, policies.read_at()), (3, Some(Instant(5))));
        policies.publish(&BTreeMap::new(), Instant(6));
        assert_eq!(tries(&policies.present()), Some(10), "taken back, the deployment's hold again");
    }

    #[test]
    fn no_row_opens_the_desk_without_a_second_factor() {
        // Source: issue 4, item 3 "second factor always"; rules 4.
        let open = BankPolicy { second_factor_at_sign_in: false, ..BankPolicy::preset(Preset::Seventyseven) };
        let rows = BTreeMap::from([(DESK.to_owned(), open.clone())]);
        let policies = Policies::presets(Preset::Seventyseven).with(rows);
        policies.publish(&BTreeMap::from([(DESK.to_owned(), Figures::of(&open))]), Instant(0));
        for policies in [&policies, &policies.present()] {
            assert!(policies.named(DESK).is_some_and(|row| row.second_factor_at_sign_in));
        }
    }
}

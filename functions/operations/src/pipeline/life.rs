//! What happened to a device, written down for its timeline in the transaction in which it happened.

use super::change::Change;
use super::guarded::Scene;
use crate::bank::Bank;
use crate::mint;
use ports::environment::NoRandomness;
use ports::transaction::Write;
use shared::domain::id::{ContractId, Serial};
use shared::domain::instant::Instant;
use shared::domain::life::{LifeEvent, LifeKind};
use shared::domain::notice::Named;

/// A device of a contract to which something happens now.
pub(crate) struct Living<'a> {
    pub(crate) bank: &'a Bank,
    pub(crate) contract: &'a ContractId,
    pub(crate) serial: &'a Serial,
    pub(crate) now: Instant,
}

impl Living<'_> {
    /// It happened to `person`, if it is about one, and somebody else of the company did it, if somebody did.
    pub(crate) fn event(
        &self,
        kind: LifeKind,
        person: Option<Named>,
        by: Option<Named>,
    ) -> Result<Write, NoRandomness> {
        let id = mint::id(&*self.bank.random, self.now)?;
        let event = LifeEvent { id, serial: self.serial.clone(), at: self.now, kind, person, by };
        Ok(Write::Life { contract: self.contract.clone(), event })
    }
}

impl Scene<'_> {
    /// Something that the operator did to a device of their own.
    ///
    /// # Errors
    /// Without randomness.
    pub fn own_life(&self, serial: &Serial, kind: LifeKind) -> Result<Change, NoRandomness> {
        self.living(serial).event(kind, Some(self.actor.named()), None).map(Change::from)
    }

    /// Something that the operator did to a device, or to a colleague's link to it.
    ///
    /// # Errors
    /// Without randomness.
    pub fn life(
        &self,
        serial: &Serial,
        kind: LifeKind,
        colleague: Option<Named>,
    ) -> Result<Change, NoRandomness> {
        self.living(serial).event(kind, colleague, Some(self.actor.named())).map(Change::from)
    }

    fn living<'a>(&'a self, serial: &'a Serial) -> Living<'a> {
        Living { bank: self.bank, contract: &self.actor.who.contract, serial, now: self.now }
    }
}

use crate::keys;
use ports::records::{Filed, Versioned};
use serde::{Deserialize, Serialize};
use shared::domain::fee::Charge;
use shared::domain::procedure::Procedure;
use shared::domain::user::TextField;

/// A procedure, with its place in the queue of its last step as long as it is not over.
#[derive(Serialize, Deserialize)]
pub(crate) struct ProcedureItem {
    version: u64,
    company: TextField,
    procedure: Procedure,
    /// Keys of the index.
    #[serde(skip_deserializing, skip_serializing_if = "Option::is_none")]
    by: Option<String>,
    #[serde(skip_deserializing, skip_serializing_if = "Option::is_none")]
    at_id: Option<String>,
}

impl ProcedureItem {
    pub(crate) fn new(procedure: Versioned<Procedure>, company: TextField) -> Self {
        let Versioned { version, value: procedure } = procedure;
        let waits = !procedure.is_over();
        Self {
            by: waits.then(|| keys::queue(procedure.step())),
            at_id: waits.then(|| keys::place(&procedure)),
            version,
            company,
            procedure,
        }
    }
}

impl From<ProcedureItem> for Filed {
    fn from(item: ProcedureItem) -> Self {
        Self { procedure: Versioned { version: item.version, value: item.procedure }, company: item.company }
    }
}

/// How often something was filed for a contract.
#[derive(Serialize, Deserialize)]
pub(crate) struct FilingsItem {
    pub(crate) version: u64,
}

/// What a contract owes, by the month in which it was charged.
#[derive(Serialize, Deserialize)]
pub(crate) struct ChargeItem {
    charge: Charge,
    /// Keys of the index.
    #[serde(skip_deserializing)]
    by: String,
    #[serde(skip_deserializing)]
    at_id: String,
}

impl From<Charge> for ChargeItem {
    fn from(charge: Charge) -> Self {
        Self {
            by: keys::charges_of(&keys::month(charge.at)),
            at_id: charge.procedure.as_str().to_owned(),
            charge,
        }
    }
}

impl From<ChargeItem> for Charge {
    fn from(item: ChargeItem) -> Self {
        item.charge
    }
}

//! A change that a decision makes: at once, or once the authenticators were accepted.

use super::Stop;
use crate::assignment::Assignment;
use crate::bank::Bank;
use ports::credentials::{ContractKey, PasswordHash, SeedBytes};
use ports::transaction::Write;
use shared::domain::id::{ContractId, Serial};
use shared::domain::secret::Password;

/// A change that a decision makes.
pub enum Change {
    /// As it stands.
    Now(Box<Write>),
    /// With the hash of a new password, made once the authenticators were accepted.
    Hashed(Password, Box<dyn FnOnce(PasswordHash) -> Write + Send>),
    /// With the wrapped data key of a new contract, made once the authenticators were accepted.
    Keyed(ContractId, Box<dyn FnOnce(Vec<u8>) -> Write + Send>),
    /// With the seed of a device that is made here, sealed once the authenticators were accepted.
    Sealed(Serial, SeedBytes, Box<dyn FnOnce(Vec<u8>) -> Write + Send>),
    /// With a device out of the stock, whose seed is sealed anew once the authenticators were accepted.
    Assigned(Box<Assignment>),
}

impl From<Write> for Change {
    fn from(write: Write) -> Self {
        Self::Now(Box::new(write))
    }
}

impl Change {
    /// What is written, with seeds sealed under a contract's key.
    pub(crate) async fn write<D>(self, bank: &Bank, key: ContractKey<'_>) -> Result<Write, Stop<D>> {
        Ok(match self {
            Self::Now(write) => *write,
            Self::Hashed(password, then) => then(bank.credentials.hash(&password).await?),
            Self::Keyed(contract, then) => then(bank.credentials.new_contract_key(&contract).await?),
            Self::Sealed(serial, seed, then) => {
                then(bank.credentials.seal_seed(key, &serial, &seed.0).await?)
            }
            Self::Assigned(assignment) => assignment.write(bank).await?,
        })
    }
}

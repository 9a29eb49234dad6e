//! A change that a decision makes: at once, or once the authenticators were accepted.

use super::Halt;
use crate::assignment::Assignment;
use crate::bank::Bank;
use crate::desk_stock::Uploading;
use ports::credentials::{ContractKey, PasswordHash, SeedBytes};
use ports::transaction::Write;
use shared::domain::contract::Contract;
use shared::domain::id::Serial;
use shared::domain::secret::Password;

/// A change that a decision makes.
pub enum Change {
    /// As it stands.
    Now(Box<Write>),
    /// With the hash of a new password, made once the authenticators were accepted.
    Hashed(Password, Box<dyn FnOnce(PasswordHash) -> Write + Send>),
    /// A new contract, with a data key of its own and the devices that it begins with.
    Opened(Box<Contract>, Vec<Assignment>),
    /// With the seed of a device that is made here, sealed once the authenticators were accepted.
    Sealed(Serial, SeedBytes, Box<dyn FnOnce(Vec<u8>) -> Write + Send>),
    /// With a device out of the stock, whose seed is sealed anew once the authenticators were accepted.
    Assigned(Box<Assignment>),
    /// A part of a file, sealed.
    Part(Box<Uploading>),
}

impl From<Write> for Change {
    fn from(write: Write) -> Self {
        Self::Now(Box::new(write))
    }
}

impl Change {
    /// What is written, with seeds sealed under a contract's key.
    pub(crate) async fn writes(self, bank: &Bank, key: ContractKey<'_>) -> Result<Vec<Write>, Halt> {
        let write = match self {
            Self::Now(write) => *write,
            Self::Hashed(password, then) => then(bank.credentials.hash(&password).await?),
            Self::Opened(contract, devices) => return opened(bank, *contract, devices).await,
            Self::Sealed(serial, seed, then) => {
                then(bank.credentials.seal_seed(key, &serial, &seed.0).await?)
            }
            Self::Assigned(assignment) => assignment.write(bank).await?,
            Self::Part(part) => part.write(bank).await?,
        };
        Ok(vec![write])
    }
}

async fn opened(bank: &Bank, contract: Contract, devices: Vec<Assignment>) -> Result<Vec<Write>, Halt> {
    let wrapped_key = bank.credentials.new_contract_key(&contract.id).await?;
    let mut writes = Vec::with_capacity(devices.len() + 1);
    for device in devices {
        writes.push(Assignment { contract_key: wrapped_key.clone(), ..device }.write(bank).await?);
    }
    writes.push(Write::NewContract(Contract { wrapped_key, ..contract }));
    Ok(writes)
}

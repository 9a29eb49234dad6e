//! A device that the desk gives to a contract out of its stock.

use crate::bank::Bank;
use ports::credentials::{ContractKey, CredentialError};
use ports::stock::StockDevice;
use ports::transaction::Write;
use shared::domain::contract::Contract;
use shared::domain::id::{ContractId, Serial};

/// Which device, to whom, and what is needed to seal its seed anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    /// The device, as it was read in stock.
    pub device: StockDevice,
    /// The data key of the stock, wrapped.
    pub stock_key: Vec<u8>,
    /// Who gets it.
    pub contract: ContractId,
    /// The contract's data key, wrapped.
    pub contract_key: Vec<u8>,
    /// The device in whose place it is sent.
    pub replaces: Option<Serial>,
}

impl Assignment {
    /// Gives a device of the stock to a contract.
    #[must_use]
    pub fn new(
        device: StockDevice,
        stock_key: Vec<u8>,
        contract: &Contract,
        replaces: Option<Serial>,
    ) -> Self {
        let (contract, contract_key) = (contract.id.clone(), contract.wrapped_key.clone());
        Self { device, stock_key, contract, contract_key, replaces }
    }

    /// The change. Of two at once one is committed; the other conflicts, and finds the device gone.
    ///
    /// # Errors
    /// When the seed can't be sealed anew.
    pub async fn write(self, bank: &Bank) -> Result<Write, CredentialError> {
        let stock = ContractId::stock();
        let from = ContractKey { contract: &stock, wrapped: &self.stock_key };
        let to = ContractKey { contract: &self.contract, wrapped: &self.contract_key };
        let StockDevice { serial, import, sealed_seed, .. } = &self.device;
        let sealed = bank.credentials.reseal_seed(from, to, serial, sealed_seed).await?;
        let import = import.clone();
        let device = Box::new(self.device.assigned(sealed, self.replaces));
        Ok(Write::AssignDevice { contract: self.contract, import, device })
    }
}

//! Devices that no contract has yet, and who has the others.

use shared::domain::device::{Device, DeviceKind, OtpParameters};
use shared::domain::id::{ContractId, ImportId, Serial};
use shared::domain::instant::{CivilDate, Instant};
use shared::domain::otp::OtpState;

/// For whom an import brings its devices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Owner {
    /// A contract.
    Contract(ContractId),
    /// The bank's stock.
    Stock,
}

impl Owner {
    /// The contract, if it is one.
    #[must_use]
    pub fn contract(&self) -> Option<&ContractId> {
        match self {
            Self::Contract(contract) => Some(contract),
            Self::Stock => None,
        }
    }
}

/// A part of a file on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredPart {
    /// Which file.
    pub file: ImportId,
    /// Its place, from 0.
    pub part: u32,
    /// Its bytes, sealed under the stock's data key.
    pub sealed: Vec<u8>,
    /// After this it is there no more.
    pub expires_at: Instant,
}

/// A device in stock. Its seed is sealed under the stock's data key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StockDevice {
    /// The number on its back.
    pub serial: Serial,
    /// The import that brought it.
    pub import: ImportId,
    /// How it makes codes.
    pub parameters: OtpParameters,
    /// The printed last day, if it has one.
    pub expires_on: Option<CivilDate>,
    /// Its seed.
    pub sealed_seed: Vec<u8>,
}

impl StockDevice {
    /// The device as a contract has it, with its seed sealed under the contract's key; the desk may say what it
    /// replaces.
    #[must_use]
    pub fn assigned(self, sealed_seed: Vec<u8>, replaces: Option<Serial>) -> Device {
        Device {
            serial: self.serial,
            import: ImportId::assigned(),
            parameters: self.parameters,
            expires_on: self.expires_on,
            sealed_seed,
            otp: OtpState::default(),
            kind: DeviceKind::Hardware,
            reported: None,
            replaces,
            renewal: None,
            renewal_refused: None,
            reserved_for: None,
        }
    }
}

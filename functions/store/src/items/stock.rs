use crate::keys;
use ports::stock::{StockDevice, StoredPart};
use serde::{Deserialize, Serialize};
use shared::domain::device::{OtpAlgorithm, OtpParameters};
use shared::domain::id::{ImportId, Serial};
use shared::domain::instant::{CivilDate, Instant};

#[derive(Serialize, Deserialize)]
pub(crate) struct StockItem {
    serial: Serial,
    import: ImportId,
    algorithm: OtpAlgorithm,
    digits: u8,
    step_seconds: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    expires_on: Option<CivilDate>,
    #[serde(with = "serde_bytes")]
    sealed_seed: Vec<u8>,
    /// Keys of the index.
    #[serde(default, skip_deserializing)]
    by: String,
    #[serde(default, skip_deserializing)]
    at_id: String,
}

/// A part of a file on its way.
#[derive(Serialize, Deserialize)]
pub(crate) struct PartItem {
    file: ImportId,
    part: u32,
    #[serde(with = "serde_bytes")]
    sealed: Vec<u8>,
    until: Instant,
    /// Seconds since 1970.
    expires_at: u64,
}

impl From<StoredPart> for PartItem {
    fn from(part: StoredPart) -> Self {
        let StoredPart { file, part, sealed, expires_at } = part;
        Self { file, part, sealed, until: expires_at, expires_at: expires_at.seconds() }
    }
}

impl From<PartItem> for StoredPart {
    fn from(item: PartItem) -> Self {
        let PartItem { file, part, sealed, until, .. } = item;
        Self { file, part, sealed, expires_at: until }
    }
}

/// The data key of the stock, wrapped.
#[derive(Serialize, Deserialize)]
pub(crate) struct StockKeyItem {
    #[serde(with = "serde_bytes")]
    pub(crate) wrapped_key: Vec<u8>,
}

impl From<StockDevice> for StockItem {
    fn from(device: StockDevice) -> Self {
        Self {
            by: keys::STOCK.to_owned(),
            at_id: device.serial.to_string(),
            serial: device.serial,
            import: device.import,
            algorithm: device.parameters.algorithm,
            digits: device.parameters.digits,
            step_seconds: device.parameters.step_seconds,
            expires_on: device.expires_on,
            sealed_seed: device.sealed_seed,
        }
    }
}

impl From<StockItem> for StockDevice {
    fn from(item: StockItem) -> Self {
        let StockItem { algorithm, digits, step_seconds, .. } = item;
        Self {
            serial: item.serial,
            import: item.import,
            parameters: OtpParameters { algorithm, digits, step_seconds },
            expires_on: item.expires_on,
            sealed_seed: item.sealed_seed,
        }
    }
}

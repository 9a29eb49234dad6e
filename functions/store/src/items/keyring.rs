use ports::records::Versioned;
use serde::{Deserialize, Serialize};
use shared::domain::device::{Device, Link, OtpAlgorithm, OtpParameters};
use shared::domain::id::{ImportId, Serial, UserId};
use shared::domain::instant::{CivilDate, Instant};
use shared::domain::otp::{OtpFailure, OtpState};

#[derive(Serialize, Deserialize)]
pub(crate) struct DeviceItem {
    version: u64,
    serial: Serial,
    import: ImportId,
    algorithm: OtpAlgorithm,
    digits: u8,
    step_seconds: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    expires_on: Option<CivilDate>,
    #[serde(with = "serde_bytes")]
    sealed_seed: Vec<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_step: Option<u64>,
    drift: i32,
    wrong_codes: Vec<WrongCode>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stopped_at: Option<Instant>,
}

#[derive(Serialize, Deserialize)]
struct WrongCode {
    holder: UserId,
    at: Instant,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct LinkItem {
    holder: UserId,
    serial: Serial,
    registered_at: Instant,
}

impl From<Versioned<Device>> for DeviceItem {
    fn from(Versioned { version, value: device }: Versioned<Device>) -> Self {
        let wrong = |failure: OtpFailure| WrongCode { holder: failure.user, at: failure.at };
        Self {
            version,
            serial: device.serial,
            import: device.import,
            algorithm: device.parameters.algorithm,
            digits: device.parameters.digits,
            step_seconds: device.parameters.step_seconds,
            expires_on: device.expires_on,
            sealed_seed: device.sealed_seed,
            last_step: device.otp.last_step,
            drift: device.otp.drift,
            wrong_codes: device.otp.failures.into_iter().map(wrong).collect(),
            stopped_at: device.otp.stopped_at,
        }
    }
}

impl From<DeviceItem> for Versioned<Device> {
    fn from(item: DeviceItem) -> Self {
        let failure = |wrong: WrongCode| OtpFailure { user: wrong.holder, at: wrong.at };
        Self {
            version: item.version,
            value: Device {
                serial: item.serial,
                import: item.import,
                parameters: OtpParameters {
                    algorithm: item.algorithm,
                    digits: item.digits,
                    step_seconds: item.step_seconds,
                },
                expires_on: item.expires_on,
                sealed_seed: item.sealed_seed,
                otp: OtpState {
                    last_step: item.last_step,
                    drift: item.drift,
                    failures: item.wrong_codes.into_iter().map(failure).collect(),
                    stopped_at: item.stopped_at,
                },
            },
        }
    }
}

impl From<Link> for LinkItem {
    fn from(link: Link) -> Self {
        Self { holder: link.user, serial: link.serial, registered_at: link.registered_at }
    }
}

impl From<LinkItem> for Link {
    fn from(item: LinkItem) -> Self {
        Self { user: item.holder, serial: item.serial, registered_at: item.registered_at }
    }
}

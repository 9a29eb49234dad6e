use crate::keys;
use ports::records::Versioned;
use serde::{Deserialize, Serialize};
use shared::domain::device::{Device, DeviceKind, Link, OtpAlgorithm, OtpParameters, Report, Revocation};
use shared::domain::id::{ContractId, ImportId, ProcedureId, Serial, UserId};
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
    #[serde(default)]
    kind: DeviceKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reported: Option<Report>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    replaces: Option<Serial>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    renewal: Option<ProcedureId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    renewal_refused: Option<Instant>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reserved_for: Option<UserId>,
    /// Keys of the index.
    #[serde(skip_deserializing, skip_serializing_if = "Option::is_none")]
    by: Option<String>,
    #[serde(skip_deserializing, skip_serializing_if = "Option::is_none")]
    at_id: Option<String>,
}

impl DeviceItem {
    /// The same with its place among those that come to their printed day: a device that somebody registered
    /// once, that was not reported and whose replacement is not on its way.
    pub(crate) fn indexed(mut self, contract: &ContractId) -> Self {
        let awaits = self.last_step.is_some() && self.reported.is_none() && self.renewal.is_none();
        if let Some(day) = self.expires_on.filter(|_| awaits) {
            self.by = Some(keys::expires(day));
            self.at_id = Some(keys::expiry(day, contract, &self.serial));
        }
        self
    }
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
    /// When it was cut, if it was: what is left bars its user from registering again for a while.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    revoked_at: Option<Instant>,
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
            kind: device.kind,
            reported: device.reported,
            replaces: device.replaces,
            renewal: device.renewal,
            renewal_refused: device.renewal_refused,
            reserved_for: device.reserved_for,
            by: None,
            at_id: None,
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
                kind: item.kind,
                reported: item.reported,
                replaces: item.replaces,
                renewal: item.renewal,
                renewal_refused: item.renewal_refused,
                reserved_for: item.reserved_for,
            },
        }
    }
}

impl From<Link> for LinkItem {
    fn from(link: Link) -> Self {
        Self { holder: link.user, serial: link.serial, registered_at: link.registered_at, revoked_at: None }
    }
}

impl LinkItem {
    /// What is left of it once it is cut.
    pub(crate) fn revoked(self, at: Instant) -> Self {
        Self { revoked_at: Some(at), ..self }
    }
}

impl From<LinkItem> for Result<Link, Revocation> {
    fn from(item: LinkItem) -> Self {
        match item.revoked_at {
            Some(at) => Err(Revocation { user: item.holder, serial: item.serial, at }),
            None => Ok(Link { user: item.holder, serial: item.serial, registered_at: item.registered_at }),
        }
    }
}

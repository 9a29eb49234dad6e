//! Devices made on the fly, and the codes they show.

use anyhow::{Result, anyhow};
use credentials::{OsRandom, simulator};
use data_encoding::HEXLOWER;
use ports::credentials::{Credentials, ImportedDevice};
use ports::environment::Random;
use shared::domain::device_file::DeviceFileFormat;
use shared::domain::instant::Instant;
use shared::domain::secret::OtpCode;
use std::fmt::Write;
use std::ops::Range;

/// Bytes of a seed.
const SEED: usize = 20;

/// A list of devices as a bank would get it, and the devices on it.
pub struct Batch {
    /// The list.
    pub csv: String,
    /// The devices.
    pub devices: Vec<ImportedDevice>,
}

/// Makes devices with these numbers.
///
/// # Errors
/// Without randomness, or when the list is not readable.
pub fn make(credentials: &dyn Credentials, numbers: Range<usize>) -> Result<Batch> {
    let mut csv = String::from("serial,seed,expires_on,algorithm,digits,step_seconds\n");
    for number in numbers {
        let mut seed = [0; SEED];
        OsRandom.fill(&mut seed)?;
        writeln!(csv, "{:09},{},,sha1,6,60", 700_000_000 + number, HEXLOWER.encode(&seed))?;
    }
    let rows = credentials
        .read_device_file(csv.as_bytes(), DeviceFileFormat::Csv, None)
        .map_err(|problem| anyhow!("{problem}"))?;
    let devices =
        rows.into_iter().map(|row| row.device.map_err(|problem| anyhow!("row {}: {problem}", row.row)));
    Ok(Batch { devices: devices.collect::<Result<_>>()?, csv })
}

/// What the device shows at `now`.
///
/// # Errors
/// When it can't make codes.
pub fn code(device: &ImportedDevice, now: Instant) -> Result<OtpCode> {
    otp(shown(device, step(device, now))?)
}

/// A code that the device shows nowhere near `now`.
///
/// # Errors
/// When it can't make codes.
pub fn wrong_code(device: &ImportedDevice, now: Instant) -> Result<OtpCode> {
    let centre = step(device, now);
    let near: Vec<String> =
        (centre - 3..=centre + 3).map(|step| shown(device, step)).collect::<Result<_>>()?;
    let free = (0..).map(|number| format!("{number:06}")).find(|code| !near.contains(code));
    otp(free.unwrap_or_default())
}

fn step(device: &ImportedDevice, now: Instant) -> u64 {
    now.seconds() / u64::from(device.parameters.step_seconds)
}

fn shown(device: &ImportedDevice, step: u64) -> Result<String> {
    let code = simulator::code(device, step).ok_or_else(|| anyhow!("a device without a code"))?;
    Ok(code.expose().to_owned())
}

fn otp(code: String) -> Result<OtpCode> {
    OtpCode::try_from(code).map_err(|reason| anyhow!("{reason}"))
}

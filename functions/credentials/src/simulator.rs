//! A device as it lies on a desk: it makes codes. Only the local program and tests carry it.

use crate::otp;
use ports::credentials::ImportedDevice;
use shared::domain::secret::Secret;

/// The code that the device shows in a step.
#[must_use]
pub fn code(device: &ImportedDevice, step: u64) -> Option<Secret> {
    otp::code(&device.seed.0, device.parameters, step)
}

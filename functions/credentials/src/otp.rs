//! Codes of time steps [RFC 6238], which are HOTP values of the step's number [RFC 4226].

use shared::domain::device::{OtpAlgorithm, OtpParameters};
use std::ops::RangeInclusive;
use subtle::{Choice, ConstantTimeEq};
use totp_rs::{Algorithm, Builder, Totp};
use zeroize::Zeroizing;

/// The steps of the window whose code is `code`. Every step is computed and compared, whatever the steps
/// before it gave.
pub(crate) fn matching_steps(
    seed: &[u8],
    parameters: OtpParameters,
    code: &str,
    window: RangeInclusive<u64>,
) -> Vec<u64> {
    let Some(generator) = generator(seed, parameters) else { return Vec::new() };
    let compared: Vec<(u64, Choice)> = window
        .map(|step| {
            let expected = Zeroizing::new(generator.generate(step).to_string());
            (step, expected.as_bytes().ct_eq(code.as_bytes()))
        })
        .collect();
    compared.into_iter().filter(|(_, equal)| bool::from(*equal)).map(|(step, _)| step).collect()
}

/// The code of a step.
#[cfg(feature = "simulator")]
pub(crate) fn code(
    seed: &[u8],
    parameters: OtpParameters,
    step: u64,
) -> Option<shared::domain::secret::Secret> {
    generator(seed, parameters)
        .map(|generator| shared::domain::secret::Secret::new(generator.generate(step).to_string()))
}

/// None if a device can't have such parameters: codes have 6 to 8 digits [RFC 4226 5.3].
fn generator(seed: &[u8], parameters: OtpParameters) -> Option<Totp> {
    let algorithm = match parameters.algorithm {
        OtpAlgorithm::Sha1 => Algorithm::SHA1,
        OtpAlgorithm::Sha256 => Algorithm::SHA256,
        OtpAlgorithm::Sha512 => Algorithm::SHA512,
    };
    (6..=8).contains(&parameters.digits).then(|| {
        Builder::new()
            .with_algorithm(algorithm)
            .with_digits(parameters.digits)
            // Steps are counted outside, in the device's own length, so that a "time" here is a step.
            .with_step_duration(1)
            .with_secret(seed)
            // The checked constructor wants 128 bits; devices of 112 were imported once [NIST SP 800-63B 3.1.4].
            .build_noncompliant()
    })
}

#[cfg(test)]
mod tests;

//! The keys of a PSKC container [RFC 6030], whatever they are for.
//!
//! Signatures of the whole container are not looked at: a file comes by a trusted way, and its values are
//! protected by their MACs.

use super::FileLimits;
use super::lock::{Encrypted, Lock};
use super::xml::{self, Element, Space};
use data_encoding::BASE64;
use ports::credentials::SeedBytes;
use shared::domain::device_file::FileProblem;
use zeroize::Zeroizing;

/// Elements per key package, generously: RFC 6030's fullest example has 25.
const ELEMENTS_PER_DEVICE: usize = 64;

/// A key package as it stands in the file; a text is empty where the file has none.
#[derive(Debug)]
pub(super) struct PskcKey {
    /// Serial number of the device.
    pub(super) serial: String,
    /// What the key is for, as a URN.
    pub(super) algorithm: String,
    /// The suite, such as `HMAC-SHA256`.
    pub(super) suite: Option<String>,
    /// Length of a response.
    pub(super) length: Option<String>,
    /// Encoding of a response.
    pub(super) encoding: Option<String>,
    /// Whether a response carries check digits.
    pub(super) check_digits: bool,
    /// Seconds of a time step.
    pub(super) time_interval: Option<String>,
    /// When the device or its key expires.
    pub(super) expires_at: Option<String>,
    /// The secret, if it could be read.
    pub(super) secret: Option<SeedBytes>,
}

/// Reads the key packages of a container; `key` is the pre-shared key of an encrypted one.
///
/// # Errors
/// When the file is no container, brings too many devices, or is encrypted and can't be opened.
pub(super) fn read(text: &str, key: Option<&[u8]>, limits: FileLimits) -> Result<Vec<PskcKey>, FileProblem> {
    let elements = limits.devices.saturating_add(1).saturating_mul(ELEMENTS_PER_DEVICE);
    let container = xml::document(text, elements)?;
    if !container.is(Space::Pskc, "KeyContainer") {
        return Err(FileProblem::NotReadable);
    }
    let packages: Vec<_> =
        container.children.iter().filter(|child| child.is(Space::Pskc, "KeyPackage")).collect();
    if packages.len() > limits.devices {
        return Err(FileProblem::TooMany);
    }
    let secrets: Vec<_> = packages.iter().map(|package| package.pskc(&["Key", "Data", "Secret"])).collect();
    let encrypted = secrets
        .iter()
        .map(|secret| secret.map_or(Ok(None), Encrypted::of))
        .collect::<Result<Vec<_>, FileProblem>>()?;
    let locked = key.is_some() || encrypted.iter().any(Option::is_some);
    // A plain value among encrypted ones, or where encrypted ones were expected, is one that no MAC vouches
    // for: whoever changes a file could put it there.
    let plain_among = secrets.iter().zip(&encrypted).any(|(secret, e)| secret.is_some() && e.is_none());
    if locked && plain_among {
        return Err(FileProblem::MacMismatch);
    }
    let lock = if encrypted.iter().any(Option::is_some) { Some(Lock::open(&container, key)?) } else { None };
    packages
        .into_iter()
        .zip(secrets)
        .zip(encrypted)
        .map(|((package, secret), encrypted)| {
            let secret = match (&encrypted, &lock) {
                (Some(encrypted), Some(lock)) => Some(lock.decrypt(encrypted)?),
                _ => secret.and_then(plain),
            };
            Ok(described(package, secret))
        })
        .collect()
}

fn described(package: &Element<'_>, secret: Option<SeedBytes>) -> PskcKey {
    let text = |path: &[&str]| package.pskc(path).map(|element| element.text().to_string());
    let format = package.pskc(&["Key", "AlgorithmParameters", "ResponseFormat"]);
    let attribute = |name| format.and_then(|format| format.attribute(name)).map(str::to_owned);
    PskcKey {
        serial: text(&["DeviceInfo", "SerialNo"]).unwrap_or_default(),
        algorithm: package
            .pskc(&["Key"])
            .and_then(|key| key.attribute("Algorithm"))
            .map_or_else(String::new, str::to_owned),
        suite: text(&["Key", "AlgorithmParameters", "Suite"]),
        length: attribute("Length"),
        encoding: attribute("Encoding"),
        check_digits: attribute("CheckDigits").is_some_and(|value| !matches!(&*value, "false" | "0")),
        time_interval: text(&["Key", "Data", "TimeInterval", "PlainValue"]),
        expires_at: text(&["DeviceInfo", "ExpiryDate"]).or_else(|| text(&["Key", "Policy", "ExpiryDate"])),
        secret,
    }
}

fn plain(secret: &Element<'_>) -> Option<SeedBytes> {
    secret.pskc(&["PlainValue"]).and_then(base64).map(|mut bytes| SeedBytes(std::mem::take(&mut *bytes)))
}

/// The bytes of a base64 text, which may be broken into lines.
pub(super) fn base64(element: &Element<'_>) -> Option<Zeroizing<Vec<u8>>> {
    let mut text = element.text();
    text.retain(|c| !c.is_ascii_whitespace());
    BASE64.decode(text.as_bytes()).ok().map(Zeroizing::new)
}

#[cfg(test)]
mod tests;

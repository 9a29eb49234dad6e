//! What a row of any format says, and whether that is a device.

use super::pskc::PskcKey;
use data_encoding::{BASE32_NOPAD, HEXLOWER_PERMISSIVE};
use ports::credentials::{ImportedDevice, SeedBytes};
use shared::domain::device::{OtpAlgorithm, OtpParameters};
use shared::domain::device_file::RowProblem;
use shared::domain::id::Serial;
use shared::domain::instant::CivilDate;
use std::ops::RangeInclusive;
use time::format_description::well_known::{Iso8601, Rfc3339};
use time::{OffsetDateTime, PrimitiveDateTime};
use zeroize::Zeroizing;

/// Bytes of a seed: 128 bits at least [RFC 4226 4, R6], and no more than the widest hash can use.
const SEED: RangeInclusive<usize> = 16..=128;

/// The step of every device of the bank, in seconds [77 seed Q1].
const STEP: u32 = 60;

/// Characters of a serial that are repeated in a report, whatever the file has there.
const SHOWN: usize = 64;

/// A row as read: what is `None` was not readable or does not make codes that are accepted.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// The serial as written.
    pub(super) serial: String,
    /// The hash.
    pub(super) algorithm: Option<OtpAlgorithm>,
    /// Digits of a code.
    pub(super) digits: Option<u8>,
    /// Seconds of a step.
    pub(super) step_seconds: Option<u32>,
    /// The seed.
    pub(super) seed: Option<SeedBytes>,
    /// The printed day, if the row has one.
    pub(super) expires_on: Option<Option<CivilDate>>,
}

impl Draft {
    /// The serial for the report, in bounds.
    pub(super) fn serial_text(&self) -> String {
        self.serial.trim().chars().take(SHOWN).collect()
    }

    /// The serial, if it is one.
    pub(super) fn serial(&self) -> Option<Serial> {
        Serial::try_from(self.serial.as_str()).ok()
    }

    /// The device, or the first thing that is wrong.
    pub(super) fn device(self) -> Result<ImportedDevice, RowProblem> {
        let serial = self.serial().ok_or(RowProblem::Serial)?;
        let algorithm = self.algorithm.ok_or(RowProblem::Algorithm)?;
        let digits = self.digits.filter(|digits| (6..=8).contains(digits)).ok_or(RowProblem::Algorithm)?;
        let step_seconds = self.step_seconds.filter(|step| *step == STEP).ok_or(RowProblem::TimeStep)?;
        let seed = self.seed.filter(|seed| SEED.contains(&seed.0.len())).ok_or(RowProblem::Seed)?;
        let expires_on = self.expires_on.ok_or(RowProblem::ExpiryDate)?;
        let parameters = OtpParameters { algorithm, digits, step_seconds };
        Ok(ImportedDevice { serial, parameters, expires_on, seed })
    }
}

impl From<PskcKey> for Draft {
    /// Only what RFC 6030 calls TOTP makes codes that are accepted; without a suite its hash is SHA-1
    /// [RFC 6238 1.2].
    fn from(key: PskcKey) -> Self {
        let totp = key.algorithm == "urn:ietf:params:xml:ns:keyprov:pskc:totp"
            && key.encoding.as_deref() == Some("DECIMAL")
            && !key.check_digits;
        Self {
            serial: key.serial,
            algorithm: totp
                .then(|| key.suite.as_deref().map_or(Some(OtpAlgorithm::Sha1), algorithm))
                .flatten(),
            digits: key.length.and_then(|length| length.parse().ok()),
            step_seconds: key.time_interval.and_then(|seconds| seconds.parse().ok()),
            seed: key.secret,
            expires_on: key.expires_at.map_or(Some(None), |moment| printed_day(&moment).map(Some)),
        }
    }
}

/// A hash by any of the names that files have for it: `sha1`, `SHA-256`, `HMAC-SHA512`.
pub(super) fn algorithm(name: &str) -> Option<OtpAlgorithm> {
    let plain: String = name.chars().filter(|c| *c != '-').map(|c| c.to_ascii_lowercase()).collect();
    match plain.strip_prefix("hmac").unwrap_or(&plain) {
        "sha1" => Some(OtpAlgorithm::Sha1),
        "sha256" => Some(OtpAlgorithm::Sha256),
        "sha512" => Some(OtpAlgorithm::Sha512),
        _ => None,
    }
}

/// A seed in hex or base32. What could be both is hex: a base32 text of 20 bytes without any of G to Z is
/// one in 10^13.
pub(super) fn seed(text: &str) -> Option<SeedBytes> {
    let trimmed = text.trim().trim_end_matches('=');
    HEXLOWER_PERMISSIVE
        .decode(trimmed.as_bytes())
        .ok()
        .filter(|seed| !seed.is_empty())
        .map(SeedBytes)
        .or_else(|| {
            let capitals = Zeroizing::new(trimmed.to_ascii_uppercase());
            BASE32_NOPAD.decode(capitals.as_bytes()).ok().map(SeedBytes)
        })
}

/// The day in Japan of an `xs:dateTime`; one without a zone is a wall clock in Japan.
fn printed_day(moment: &str) -> Option<CivilDate> {
    let there = OffsetDateTime::parse(moment, &Rfc3339)
        .ok()
        .or_else(|| {
            let local = PrimitiveDateTime::parse(moment, &Iso8601::DATE_TIME).ok()?;
            Some(local.assume_offset(shared::domain::instant::JAPAN))
        })?
        .checked_to_offset(shared::domain::instant::JAPAN)?;
    CivilDate::new(there.year(), there.month().into(), there.day())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_days_in_japan() {
        // Source: rules 1 "the end of its printed day in Japan".
        for (moment, day) in [
            ("2028-09-30T23:59:59+09:00", Some((2028, 9, 30))),
            ("2028-09-30T14:59:59Z", Some((2028, 9, 30))),
            ("2028-09-30T15:00:00Z", Some((2028, 10, 1))),
            ("2028-09-30T00:00:00Z", Some((2028, 9, 30))),
            ("2028-09-30T23:59:59", Some((2028, 9, 30))),
            ("2028-09-30T23:59:59.250+09:00", Some((2028, 9, 30))),
            ("2028-09-30T20:00:00-05:00", Some((2028, 10, 1))),
            ("9999-12-31T23:59:59Z", None),
            ("2028-02-30T00:00:00Z", None),
            ("2028-09-30", None),
            ("tomorrow", None),
            ("", None),
        ] {
            assert_eq!(printed_day(moment), day.and_then(|(y, m, d)| CivilDate::new(y, m, d)), "{moment}");
        }
    }

    #[test]
    fn hashes_go_by_many_names() {
        for (name, expected) in [
            ("sha1", Some(OtpAlgorithm::Sha1)),
            ("SHA-1", Some(OtpAlgorithm::Sha1)),
            ("HMAC-SHA256", Some(OtpAlgorithm::Sha256)),
            ("HMAC-SHA-512", Some(OtpAlgorithm::Sha512)),
            ("HMAC-SHA384", None),
            ("md5", None),
            ("", None),
        ] {
            assert_eq!(algorithm(name), expected, "{name}");
        }
    }

    #[test]
    fn seeds_are_hex_or_base32() {
        let ascii = Some(b"12345678901234567890".to_vec());
        for (text, expected) in [
            ("3132333435363738393031323334353637383930", ascii.clone()),
            ("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", ascii.clone()),
            ("gezdgnbvgy3tqojqgezdgnbvgy3tqojq", ascii),
            ("AbCdEf01", Some(vec![0xAB, 0xCD, 0xEF, 0x01])),
            ("MY======", Some(b"f".to_vec())),
            ("not a seed", None),
            ("MZ", None),
        ] {
            assert_eq!(seed(text).map(|seed| seed.0.clone()), expected, "{text}");
        }
    }
}

//! Text that must not be seen: passwords and codes on their way in, and secrets at their birth.

use super::field::FieldReason;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroize;

/// A secret text: wiped when dropped, and silent in `Debug`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// Wraps a text that must not be seen.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The letters and digits of something typed from paper, in capitals and without what stands between groups; no
    /// more than `most` characters are looked at.
    #[must_use]
    pub fn signs(&self, most: usize) -> Self {
        let signs = self.0.nfkc().take(most).filter(|sign| sign.is_alphanumeric());
        Self(signs.flat_map(char::to_uppercase).collect())
    }

    /// The text itself: for hashing, comparing and the one answer in which a secret leaves.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl Drop for Secret {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// Longest password text that is looked at, in characters: more is refused before it is hashed
/// [standards: a cap against hashing denial of service].
pub const LONGEST_PASSWORD: usize = 128;

/// A password as typed, in NFKC form [NIST SP 800-63B 3.1.1.2]. What a *new* one must satisfy is
/// [`super::password`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "String", into = "String")]
pub struct Password(Secret);

impl Password {
    /// The normalised text.
    #[must_use]
    pub fn expose(&self) -> &str {
        self.0.expose()
    }
}

impl TryFrom<String> for Password {
    type Error = FieldReason;
    fn try_from(mut text: String) -> Result<Self, Self::Error> {
        let normal: String = text.nfkc().take(LONGEST_PASSWORD + 1).collect();
        text.zeroize();
        let normal = Secret::new(normal);
        match normal.expose().chars().count() {
            0 => Err(FieldReason::Required),
            n if n > LONGEST_PASSWORD => Err(FieldReason::TooLong),
            _ => Ok(Self(normal)),
        }
    }
}

impl From<Password> for String {
    fn from(password: Password) -> String {
        password.expose().to_owned()
    }
}

/// A one-time password as typed: full-width digits and spaces are put right, anything else is refused
/// before it could count as a failure.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "String", into = "String")]
pub struct OtpCode(Secret);

impl OtpCode {
    /// The digits.
    #[must_use]
    pub fn expose(&self) -> &str {
        self.0.expose()
    }
}

impl TryFrom<String> for OtpCode {
    type Error = FieldReason;
    fn try_from(mut text: String) -> Result<Self, Self::Error> {
        let digits: String = text.nfkc().filter(|c| !c.is_whitespace()).take(9).collect();
        text.zeroize();
        let digits = Secret::new(digits);
        let code = digits.expose();
        if code.is_empty() {
            Err(FieldReason::Required)
        } else if (6..=8).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_digit()) {
            Ok(Self(digits))
        } else {
            Err(FieldReason::OtpShape)
        }
    }
}

impl From<OtpCode> for String {
    fn from(code: OtpCode) -> String {
        code.expose().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_silent_in_debug() {
        let shown = format!(
            "{:?} {:?} {:?}",
            Secret::new("s3cret"),
            Password::try_from("s3cret".to_owned()),
            OtpCode::try_from("123456".to_owned())
        );
        assert!(!shown.contains("s3cret") && !shown.contains("123456"), "{shown}");
    }

    #[test]
    fn codes_are_normalised_or_refused() {
        for (typed, expected) in [
            ("123456", Ok("123456")),
            ("１２３４５６", Ok("123456")),
            (" 123 456 ", Ok("123456")),
            ("123　456", Ok("123456")),
            ("12345", Err(FieldReason::OtpShape)),
            ("12345a", Err(FieldReason::OtpShape)),
            ("123456789", Err(FieldReason::OtpShape)),
            ("-12345", Err(FieldReason::OtpShape)),
            ("", Err(FieldReason::Required)),
            ("   ", Err(FieldReason::Required)),
        ] {
            let code = OtpCode::try_from(typed.to_owned());
            assert_eq!(code.as_ref().map(OtpCode::expose).map_err(|r| *r), expected, "{typed:?}");
        }
    }

    #[test]
    fn passwords_are_compared_in_nfkc_and_capped() {
        assert_eq!(Password::try_from("ＡＢｃ".to_owned()), Password::try_from("ABc".to_owned()));
        assert!(Password::try_from("\u{1F600}".repeat(LONGEST_PASSWORD)).is_ok());
        assert_eq!(Password::try_from("x".repeat(LONGEST_PASSWORD + 1)), Err(FieldReason::TooLong));
    }
}

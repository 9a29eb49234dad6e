//! Codes that are mailed. A code is derived from its request's id under the contract's key wherever it is
//! needed, by the mailer and by whoever checks it, and is kept nowhere [rules 5].

use crate::bank::Bank;
use ports::credentials::{ContractKey, CredentialError};
use shared::domain::contract::Contract;
use shared::domain::secret::OtpCode;

/// What keeps these digests apart from all others under the same key.
const PURPOSE: &str = "mailed-code";

/// The code of a request.
///
/// # Errors
/// When the contract's key can't be used, or no code has so many digits.
pub async fn derive(
    bank: &Bank,
    contract: &Contract,
    request: &str,
    digits: u8,
) -> Result<OtpCode, CredentialError> {
    let key = ContractKey { contract: &contract.id, wrapped: &contract.wrapped_key };
    let digest = bank.credentials.digest(key, PURPOSE, request.as_bytes()).await?;
    decimal(&digest, digits).ok_or_else(|| CredentialError::Sealer("a code could not be derived".into()))
}

/// So many decimal digits of a digest. Of 64 bits, no digit comes visibly more often than another.
fn decimal(digest: &[u8; 32], digits: u8) -> Option<OtpCode> {
    let number = u64::from_be_bytes(*digest.first_chunk()?);
    let number = number % 10_u64.checked_pow(u32::from(digits))?;
    OtpCode::try_from(format!("{number:0width$}", width = usize::from(digits))).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_have_their_digits_with_leading_zeros() {
        let mut digest = [0; 32];
        assert_eq!(decimal(&digest, 8).as_ref().map(OtpCode::expose), Some("00000000"));
        digest[6..8].copy_from_slice(&[1, 2]);
        assert_eq!(decimal(&digest, 6).as_ref().map(OtpCode::expose), Some("000258"));
        assert_eq!(decimal(&[255; 32], 8).as_ref().map(OtpCode::expose), Some("09551615"));
        assert!(decimal(&digest, 200).is_none(), "no figure of a policy panics");
    }
}

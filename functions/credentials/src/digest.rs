//! Digests, keyed and not, and comparing them.

use crate::sealer::DataKey;
use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use ports::credentials::CredentialError;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

/// HMAC-SHA-256 under a key derived for the purpose [RFC 5869], so that digests of two purposes have nothing
/// to do with each other, nor with what the data key seals.
pub(crate) fn keyed(key: &DataKey, purpose: &str, data: &[u8]) -> Result<[u8; 32], CredentialError> {
    let unusable = || CredentialError::Sealer("a digest could not be made".to_owned());
    let mut derived = Zeroizing::new([0; 32]);
    Hkdf::<Sha256>::new(None, key.as_bytes())
        .expand_multi_info(&[b"kagimate digest 1\0", purpose.as_bytes()], derived.as_mut_slice())
        .map_err(|_| unusable())?;
    let mut mac = Hmac::<Sha256>::new_from_slice(derived.as_slice()).map_err(|_| unusable())?;
    mac.update(data);
    Ok(mac.finalize().into_bytes().into())
}

/// SHA-256.
pub(crate) fn fingerprint(data: &[u8]) -> [u8; 32] {
    Sha256::digest(data).into()
}

/// Whether two byte strings are equal, in constant time for equal lengths.
pub(crate) fn equal(left: &[u8], right: &[u8]) -> bool {
    left.ct_eq(right).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use data_encoding::HEXLOWER;

    #[test]
    fn digests_are_those_of_the_standards() -> Result<(), Box<dyn std::error::Error>> {
        // Sources: FIPS 180-4 example "abc"; the keyed value was computed with Python's hmac by RFC 5869.
        assert_eq!(
            HEXLOWER.encode(&fingerprint(b"abc")),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        assert_eq!(
            HEXLOWER.encode(&keyed(&DataKey::new([7; 32]), "cursor", b"data")?),
            "21af5074d690fc510f3d5a4e25d9de779518e68749e436a45b9a97f47f976657"
        );
        Ok(())
    }

    #[test]
    fn keys_purposes_and_data_are_kept_apart() -> Result<(), CredentialError> {
        let base = keyed(&DataKey::new([7; 32]), "cursor", b"data")?;
        assert_eq!(keyed(&DataKey::new([7; 32]), "cursor", b"data")?, base);
        assert_ne!(keyed(&DataKey::new([8; 32]), "cursor", b"data")?, base);
        assert_ne!(keyed(&DataKey::new([7; 32]), "input", b"data")?, base);
        assert_ne!(keyed(&DataKey::new([7; 32]), "cursor", b"dat")?, base);
        Ok(())
    }

    #[test]
    fn strings_of_different_lengths_are_different() {
        for (left, right, same) in [("", "", true), ("a", "a", true), ("a", "b", false), ("a", "aa", false)] {
            assert_eq!(equal(left.as_bytes(), right.as_bytes()), same, "{left} {right}");
        }
    }
}

//! AES-256-GCM with what the sealed value belongs to as associated data.
//!
//! A sealed value is a version byte, a 96-bit nonce and the ciphertext with its tag. Nonces are drawn: a
//! contract's key seals some thousand seeds, far below the 2^32 up to which that is safe
//! [NIST SP 800-38D 8.3].

use crate::no_randomness;
use crate::random::bytes;
use crate::sealer::DataKey;
use aes_gcm::aead::{Aead, Payload};
use aes_gcm::{Aes256Gcm, Key, KeyInit, Nonce};
use ports::credentials::CredentialError;
use ports::environment::Random;
use zeroize::Zeroizing;

/// How values are sealed today.
const VERSION: u8 = 1;

/// Bytes of a nonce [NIST SP 800-38D 5.2.1.1].
const NONCE: usize = 12;

/// Seals a value so that it opens only for the same `owner`.
pub(crate) fn seal(
    key: &DataKey,
    owner: &[&str],
    clear: &[u8],
    random: &dyn Random,
) -> Result<Vec<u8>, CredentialError> {
    let nonce: [u8; NONCE] = bytes(random).map_err(no_randomness)?;
    let sealed = cipher(key)
        .encrypt(&Nonce::from(nonce), Payload { msg: clear, aad: &associated(owner) })
        .map_err(|_| CredentialError::Sealer("a value could not be sealed".to_owned()))?;
    Ok([&[VERSION], nonce.as_slice(), &sealed].concat())
}

/// Opens a sealed value. It does not tell a wrong key from a wrong owner or a changed value.
pub(crate) fn open(
    key: &DataKey,
    owner: &[&str],
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, CredentialError> {
    let refused = || CredentialError::Sealer("a sealed value does not open".to_owned());
    let (version, rest) = sealed.split_first().ok_or_else(refused)?;
    let (nonce, sealed) = rest.split_first_chunk::<NONCE>().ok_or_else(refused)?;
    if *version != VERSION {
        return Err(refused());
    }
    cipher(key)
        .decrypt(&Nonce::from(*nonce), Payload { msg: sealed, aad: &associated(owner) })
        .map(Zeroizing::new)
        .map_err(|_| refused())
}

fn cipher(key: &DataKey) -> Aes256Gcm {
    Aes256Gcm::new(<&Key<Aes256Gcm>>::from(key.as_bytes()))
}

/// The version and every part behind its length, so that no two owners are written alike.
fn associated(owner: &[&str]) -> Vec<u8> {
    let mut out = vec![VERSION];
    for part in owner {
        out.extend_from_slice(&(part.len() as u64).to_be_bytes());
        out.extend_from_slice(part.as_bytes());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::OsRandom;
    use proptest::prelude::*;

    fn key(byte: u8) -> DataKey {
        DataKey::new([byte; DataKey::LENGTH])
    }

    proptest! {
        #[test]
        fn only_the_same_key_and_owner_open_it(clear in proptest::collection::vec(any::<u8>(), 0..80)) {
            let sealed = seal(&key(1), &["seed", "c1", "A1234"], &clear, &OsRandom)?;
            let opened = open(&key(1), &["seed", "c1", "A1234"], &sealed)?;
            prop_assert_eq!(opened.as_slice(), clear.as_slice());
            for (byte, owner) in [
                (2, ["seed", "c1", "A1234"]),
                (1, ["seed", "c2", "A1234"]),
                (1, ["seed", "c1", "A1235"]),
                (1, ["seed", "c1A", "1234"]),
                (1, ["other", "c1", "A1234"]),
            ] {
                prop_assert!(open(&key(byte), &owner, &sealed).is_err(), "{} {:?}", byte, owner);
            }
        }

        #[test]
        fn a_changed_value_does_not_open(at in 0usize..45, bit in 0u32..8) {
            let mut sealed = seal(&key(1), &["c1"], &[7; 16], &OsRandom)?;
            prop_assert_eq!(sealed.len(), 45);
            sealed[at] ^= 1 << bit;
            prop_assert!(open(&key(1), &["c1"], &sealed).is_err());
        }
    }

    #[test]
    fn what_was_sealed_once_opens_for_ever() -> Result<(), Box<dyn std::error::Error>> {
        // Made with Node's crypto: version, nonce, AES-256-GCM under the associated data as written above.
        let sealed = data_encoding::HEXLOWER.decode(
            concat!(
                "01000102030405060708090a0b8a94a61215c83141c75ad6f6",
                "135dfd9599fe523a9398a16859ac18ba63ef66dd3c65efb8"
            )
            .as_bytes(),
        )?;
        let opened = open(&key(1), &["seed", "c1", "A1234"], &sealed)?;
        assert_eq!(opened.as_slice(), b"12345678901234567890");
        Ok(())
    }

    #[test]
    fn a_value_is_sealed_differently_each_time() {
        // Source: ASVS 11.3.4, nonces are not used twice.
        let seal = || seal(&key(1), &["c1"], b"value", &OsRandom);
        assert_ne!(seal(), seal());
    }

    #[test]
    fn short_values_are_refused() {
        for length in 0..30 {
            assert!(open(&key(1), &["c1"], &vec![VERSION; length]).is_err(), "{length}");
        }
    }
}

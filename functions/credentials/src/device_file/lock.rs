//! Encrypted values of a PSKC container: AES-128-CBC under a pre-shared key, each with a MAC over its
//! ciphertext [RFC 6030 6.1].
//!
//! The MAC decides: no secret is decrypted that was not checked, and a container whose values have none is
//! refused as changed.

use super::pskc::base64;
use super::xml::{Element, Space};
use aes::Aes128;
use aes::cipher::block_padding::Iso10126;
use aes::cipher::{BlockModeDecrypt, KeyIvInit};
use cbc::Decryptor;
use hmac::{Hmac, KeyInit, Mac};
use ports::credentials::SeedBytes;
use sha1::Sha1;
use sha2::Sha256;
use shared::domain::device_file::FileProblem;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

/// Bytes of the key and of an initialisation vector.
const BLOCK: usize = 16;

/// Bytes of a MAC key at least. It is encrypted without a MAC of its own, and a block that somebody made up
/// decrypts to a few bytes, or none, once in sixteen times.
const SHORTEST_MAC_KEY: usize = 16;

/// An encrypted value with its MAC, both unchecked.
pub(super) struct Encrypted {
    /// The initialisation vector and the ciphertext.
    cipher: Zeroizing<Vec<u8>>,
    mac: Zeroizing<Vec<u8>>,
}

impl Encrypted {
    /// The encrypted value of a `Secret`, if it has one.
    pub(super) fn of(secret: &Element<'_>) -> Result<Option<Self>, FileProblem> {
        let Some(value) = secret.pskc(&["EncryptedValue"]) else { return Ok(None) };
        let cipher = cipher_value(value)?;
        let mac = secret.pskc(&["ValueMAC"]).and_then(base64).ok_or(FileProblem::MacMismatch)?;
        Ok(Some(Self { cipher, mac }))
    }
}

/// What opens the encrypted values of a container.
pub(super) struct Lock {
    key: Zeroizing<[u8; BLOCK]>,
    mac_key: Zeroizing<Vec<u8>>,
    method: MacMethod,
}

#[derive(Debug, Clone, Copy)]
enum MacMethod {
    HmacSha1,
    HmacSha256,
}

impl Lock {
    /// The lock of a container, whose methods must be known before its key is asked for.
    pub(super) fn open(container: &Element<'_>, key: Option<&[u8]>) -> Result<Self, FileProblem> {
        // Passphrases and certificates stand here as other elements than a name.
        let named = |element: &Element<'_>| {
            !element.children.is_empty()
                && element.children.iter().all(|child| child.is(Space::Signature, "KeyName"))
        };
        if !container.pskc(&["EncryptionKey"]).is_some_and(named) {
            return Err(FileProblem::MethodUnsupported);
        }
        let mac = container.pskc(&["MACMethod"]).ok_or(FileProblem::MacMismatch)?;
        let method = match mac.attribute("Algorithm") {
            Some("http://www.w3.org/2000/09/xmldsig#hmac-sha1") => MacMethod::HmacSha1,
            Some("http://www.w3.org/2001/04/xmldsig-more#hmac-sha256") => MacMethod::HmacSha256,
            _ => return Err(FileProblem::MethodUnsupported),
        };
        let mac_key = cipher_value(mac.pskc(&["MACKey"]).ok_or(FileProblem::MethodUnsupported)?)?;
        let key = key.ok_or(FileProblem::KeyMissing)?;
        let key = Zeroizing::new(<[u8; BLOCK]>::try_from(key).map_err(|_| FileProblem::MacMismatch)?);
        let mac_key = decrypt(&key, &mac_key)
            .filter(|mac_key| mac_key.len() >= SHORTEST_MAC_KEY)
            .ok_or(FileProblem::MacMismatch)?;
        Ok(Self { key, mac_key, method })
    }

    /// The value, if its MAC says that it is the maker's.
    pub(super) fn decrypt(&self, value: &Encrypted) -> Result<SeedBytes, FileProblem> {
        let expected = match self.method {
            MacMethod::HmacSha1 => mac::<Hmac<Sha1>>(&self.mac_key, &value.cipher),
            MacMethod::HmacSha256 => mac::<Hmac<Sha256>>(&self.mac_key, &value.cipher),
        };
        if !expected.is_some_and(|expected| bool::from(expected.ct_eq(&value.mac))) {
            return Err(FileProblem::MacMismatch);
        }
        let mut clear = decrypt(&self.key, &value.cipher).ok_or(FileProblem::MacMismatch)?;
        Ok(SeedBytes(std::mem::take(&mut *clear)))
    }
}

fn mac<M: Mac + KeyInit>(key: &[u8], data: &[u8]) -> Option<Vec<u8>> {
    let mut mac = <M as KeyInit>::new_from_slice(key).ok()?;
    mac.update(data);
    Some(mac.finalize().into_bytes().to_vec())
}

/// The ciphertext of an XML Encryption element, if it is AES-128-CBC.
fn cipher_value(element: &Element<'_>) -> Result<Zeroizing<Vec<u8>>, FileProblem> {
    let method = element.child(Space::Encryption, "EncryptionMethod").and_then(|m| m.attribute("Algorithm"));
    if method != Some("http://www.w3.org/2001/04/xmlenc#aes128-cbc") {
        return Err(FileProblem::MethodUnsupported);
    }
    element
        .child(Space::Encryption, "CipherData")
        .and_then(|data| data.child(Space::Encryption, "CipherValue"))
        .and_then(base64)
        .ok_or(FileProblem::MacMismatch)
}

/// XML Encryption pads with arbitrary bytes, of which only the last counts.
fn decrypt(key: &[u8; BLOCK], cipher: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (iv, blocks) = cipher.split_first_chunk::<BLOCK>()?;
    let mut clear = Zeroizing::new(blocks.to_vec());
    let length =
        Decryptor::<Aes128>::new(key.into(), iv.into()).decrypt_padded::<Iso10126>(&mut clear).ok()?.len();
    clear.truncate(length);
    Some(clear)
}

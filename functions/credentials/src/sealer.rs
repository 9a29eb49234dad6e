//! Data keys per contract, wrapped by a key service.
//!
//! Which sealer runs is one required setting of a program: there is no default and no fallback.

#[cfg(feature = "key-file")]
mod key_file;
#[cfg(feature = "kms")]
mod kms;

use async_trait::async_trait;
#[cfg(feature = "key-file")]
pub use key_file::{KeyFile, KeyFileError};
#[cfg(feature = "kms")]
pub use kms::{Kms, KmsClient};
use ports::credentials::CredentialError;
use shared::domain::id::ContractId;
use zeroize::Zeroizing;

/// A contract's data key in the clear: wiped when dropped, silent in `Debug`.
pub struct DataKey(Box<Zeroizing<[u8; Self::LENGTH]>>);

impl DataKey {
    /// Bytes of a data key.
    pub const LENGTH: usize = 32;

    /// Takes the bytes of a key.
    #[must_use]
    pub fn new(bytes: [u8; Self::LENGTH]) -> Self {
        Self(Box::new(Zeroizing::new(bytes)))
    }

    /// The key, if these are the bytes of one.
    #[must_use]
    pub fn from_slice(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self::new)
    }

    /// The bytes themselves.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; Self::LENGTH] {
        &self.0
    }
}

impl std::fmt::Debug for DataKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DataKey(…)")
    }
}

/// A data key that was just made.
#[derive(Debug)]
pub struct NewKey {
    /// The key, to be used at once and never kept.
    pub clear: DataKey,
    /// The same key wrapped, to be kept.
    pub wrapped: Vec<u8>,
}

/// Makes and opens the data keys of contracts. Each call is a call to the key service.
#[async_trait]
pub trait Sealer: Send + Sync {
    /// A new data key, bound to the contract.
    ///
    /// # Errors
    /// When the key service gives none.
    async fn generate(&self, contract: &ContractId) -> Result<NewKey, CredentialError>;

    /// The data key in a wrapped one.
    ///
    /// # Errors
    /// When the key service does not answer, or the key is another contract's or was changed.
    async fn open(&self, contract: &ContractId, wrapped: &[u8]) -> Result<DataKey, CredentialError>;
}

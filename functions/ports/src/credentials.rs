//! Passwords, device seeds and keyed digests.

use async_trait::async_trait;
use shared::domain::device::{Device, OtpParameters};
use shared::domain::device_file::{DeviceFileFormat, FileProblem, RowProblem};
use shared::domain::id::{ContractId, Serial};
use shared::domain::instant::CivilDate;
use shared::domain::secret::{OtpCode, Password};
use std::ops::RangeInclusive;
use zeroize::Zeroize;

/// An Argon2id hash in PHC form. Silent in `Debug`: even a hash is worth stealing.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordHash(String);

impl PasswordHash {
    /// Wraps a PHC text.
    #[must_use]
    pub fn new(phc: impl Into<String>) -> Self {
        Self(phc.into())
    }

    /// The PHC text.
    #[must_use]
    pub fn as_phc(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PasswordHash(…)")
    }
}

/// What verifying a password gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    /// Whether it is right.
    pub right: bool,
    /// Whether its hash was made with other parameters than today's, and should be made anew.
    pub outdated: bool,
}

/// The contract whose data key seals something, and that key in its wrapped form.
#[derive(Debug, Clone, Copy)]
pub struct ContractKey<'a> {
    /// The contract.
    pub contract: &'a ContractId,
    /// Its data key, wrapped.
    pub wrapped: &'a [u8],
}

/// Why a credential could not be worked on.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CredentialError {
    /// Too many hashes are waiting: come back in a moment (429).
    #[error("too many password hashes are waiting")]
    Busy,
    /// The key service did not answer, or a sealed value could not be opened.
    #[error("sealed material could not be used: {0}")]
    Sealer(String),
}

/// How much work was done with credentials, counted since the start of the process.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CredentialWork {
    /// Password hashes made or verified, dummies included.
    pub hashes: u64,
    /// Calls to the key service.
    pub key_calls: u64,
}

/// The credentials of the bank's customers.
#[async_trait]
pub trait Credentials: Send + Sync {
    /// Hashes a new password.
    async fn hash(&self, password: &Password) -> Result<PasswordHash, CredentialError>;

    /// Verifies a password. Without a hash to compare with, does the same work and answers "wrong".
    async fn verify(
        &self,
        password: &Password,
        against: Option<&PasswordHash>,
    ) -> Result<Verdict, CredentialError>;

    /// Whether a hash would be worked on now. Asked before an attempt is counted: whoever is turned away
    /// because too much is going on has not tried.
    fn has_room(&self) -> bool;

    /// How hard a password is to guess, 0 to 4, given words that an attacker would try first.
    fn strength(&self, password: &Password, context: &[&str]) -> u8;

    /// A new data key for a contract, wrapped.
    async fn new_contract_key(&self, contract: &ContractId) -> Result<Vec<u8>, CredentialError>;

    /// Seals a device's seed, bound to its contract and serial.
    async fn seal_seed(
        &self,
        key: ContractKey<'_>,
        serial: &Serial,
        seed: &[u8],
    ) -> Result<Vec<u8>, CredentialError>;

    /// Seals a seed anew for another owner, as when a device goes from the stock to a contract. In the clear it
    /// is nowhere but in here.
    async fn reseal_seed(
        &self,
        from: ContractKey<'_>,
        to: ContractKey<'_>,
        serial: &Serial,
        sealed: &[u8],
    ) -> Result<Vec<u8>, CredentialError>;

    /// The steps of the window whose code this is. Every step is computed and compared in constant time.
    async fn matching_steps(
        &self,
        key: ContractKey<'_>,
        device: &Device,
        code: &OtpCode,
        window: RangeInclusive<u64>,
    ) -> Result<Vec<u64>, CredentialError>;

    /// Seals something else that must not lie in the table as it is, bound to what it belongs to.
    async fn seal(
        &self,
        key: ContractKey<'_>,
        belongs_to: &[&str],
        clear: &[u8],
    ) -> Result<Vec<u8>, CredentialError>;

    /// Opens what was sealed so, for the same key and the same it belongs to only.
    async fn open(
        &self,
        key: ContractKey<'_>,
        belongs_to: &[&str],
        sealed: &[u8],
    ) -> Result<SeedBytes, CredentialError>;

    /// A digest keyed by the contract's data key: for comparing inputs of repeated requests without keeping
    /// them, and for sealing cursors.
    async fn digest(
        &self,
        key: ContractKey<'_>,
        purpose: &str,
        data: &[u8],
    ) -> Result<[u8; 32], CredentialError>;

    /// SHA-256, for values that are unpredictable already.
    fn fingerprint(&self, data: &[u8]) -> [u8; 32];

    /// Whether two byte strings are equal, in constant time.
    fn equal(&self, left: &[u8], right: &[u8]) -> bool;

    /// Reads a device file; seeds stay in memory only.
    ///
    /// # Errors
    /// When the file as a whole can't be used.
    fn read_device_file(
        &self,
        file: &[u8],
        format: DeviceFileFormat,
        key: Option<&[u8]>,
    ) -> Result<Vec<ImportedRow>, FileProblem>;

    /// What was done so far in this process.
    fn work(&self) -> CredentialWork;
}

/// A device as an import file describes it, before its seed is sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedDevice {
    /// The serial number.
    pub serial: Serial,
    /// How it makes codes.
    pub parameters: OtpParameters,
    /// The printed last day.
    pub expires_on: Option<CivilDate>,
    /// The seed, in the clear until it is sealed.
    pub seed: SeedBytes,
}

/// A seed, or what seeds are in, in the clear: wiped when dropped, silent in `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct SeedBytes(pub Vec<u8>);

impl Drop for SeedBytes {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl std::fmt::Debug for SeedBytes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SeedBytes(…)")
    }
}

/// A row of an import file: a device, or why it is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedRow {
    /// Its place in the file, from 1.
    pub row: u32,
    /// The serial as written, if it could be read, for the report.
    pub serial_text: String,
    /// The device, or what is wrong with the row.
    pub device: Result<ImportedDevice, RowProblem>,
}

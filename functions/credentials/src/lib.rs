//! Passwords, device seeds and keyed digests: the secrets of the bank's customers.
//!
//! Everything is built from published constructions on other people's primitives, and checked against their
//! vectors. What a secret is held in is wiped when dropped and silent in `Debug`.

mod data_keys;
mod device_file;
mod digest;
mod envelope;
mod otp;
mod passwords;
mod queue;
mod random;
mod sealer;
#[cfg(feature = "simulator")]
pub mod simulator;
mod strength;

use async_trait::async_trait;
use data_keys::DataKeys;
use device_file::FileLimits;
pub use passwords::HashParameters;
use passwords::Passwords;
use ports::credentials::{
    ContractKey, CredentialError, CredentialWork, Credentials, ImportedRow, PasswordHash, SeedBytes, Verdict,
};
use ports::environment::{NoRandomness, Random};
pub use random::OsRandom;
pub use sealer::{DataKey, NewKey, Sealer};
#[cfg(feature = "key-file")]
pub use sealer::{KeyFile, KeyFileError};
#[cfg(feature = "kms")]
pub use sealer::{Kms, KmsClient};
use shared::domain::device::Device;
use shared::domain::device_file::{DeviceFileFormat, FileProblem};
use shared::domain::id::{ContractId, Serial};
use shared::domain::secret::{OtpCode, Password};
use std::ops::RangeInclusive;
use std::sync::Arc;

/// Why credentials can't be worked on at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SetupError {
    /// Argon2 does not know such parameters.
    #[error("hash parameters: {0}")]
    Parameters(String),
    /// The system gives no randomness.
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
}

/// The credentials of the bank's customers.
pub struct BankCredentials {
    passwords: Passwords,
    keys: DataKeys,
    random: Arc<dyn Random>,
}

impl BankCredentials {
    /// Hashes with `parameters`, on all cores of the machine, and seals with `sealer`.
    ///
    /// # Errors
    /// When Argon2 refuses the parameters, or no randomness is to be had.
    pub fn new(
        sealer: Box<dyn Sealer>,
        parameters: HashParameters,
        random: Arc<dyn Random>,
    ) -> Result<Self, SetupError> {
        Ok(Self {
            passwords: Passwords::new(parameters, random.as_ref())?,
            keys: DataKeys::new(sealer),
            random,
        })
    }
}

impl std::fmt::Debug for BankCredentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("BankCredentials(…)")
    }
}

fn no_randomness(error: NoRandomness) -> CredentialError {
    CredentialError::Sealer(error.to_string())
}

/// To whom a seed belongs, as associated data.
fn seed_owner<'a>(contract: &'a ContractId, serial: &'a Serial) -> [&'a str; 3] {
    ["seed", contract.as_str(), serial.as_str()]
}

/// To what something else belongs; no seed has such an owner.
fn owner_of<'a>(contract: &'a ContractId, belongs_to: &[&'a str]) -> Vec<&'a str> {
    ["kept", contract.as_str()].into_iter().chain(belongs_to.iter().copied()).collect()
}

#[async_trait]
impl Credentials for BankCredentials {
    async fn hash(&self, password: &Password) -> Result<PasswordHash, CredentialError> {
        self.passwords.hash(password, self.random.as_ref()).await
    }

    async fn verify(
        &self,
        password: &Password,
        against: Option<&PasswordHash>,
    ) -> Result<Verdict, CredentialError> {
        self.passwords.verify(password, against).await
    }

    fn has_room(&self) -> bool {
        self.passwords.has_room()
    }

    fn strength(&self, password: &Password, context: &[&str]) -> u8 {
        strength::strength(password, context)
    }

    async fn new_contract_key(&self, contract: &ContractId) -> Result<Vec<u8>, CredentialError> {
        self.keys.generate(contract).await
    }

    async fn seal_seed(
        &self,
        key: ContractKey<'_>,
        serial: &Serial,
        seed: &[u8],
    ) -> Result<Vec<u8>, CredentialError> {
        let data_key = self.keys.open(key).await?;
        envelope::seal(&data_key, &seed_owner(key.contract, serial), seed, self.random.as_ref())
    }

    async fn reseal_seed(
        &self,
        from: ContractKey<'_>,
        to: ContractKey<'_>,
        serial: &Serial,
        sealed: &[u8],
    ) -> Result<Vec<u8>, CredentialError> {
        let data_key = self.keys.open(from).await?;
        let seed = envelope::open(&data_key, &seed_owner(from.contract, serial), sealed)?;
        self.seal_seed(to, serial, &seed).await
    }

    async fn matching_steps(
        &self,
        key: ContractKey<'_>,
        device: &Device,
        code: &OtpCode,
        window: RangeInclusive<u64>,
    ) -> Result<Vec<u64>, CredentialError> {
        let data_key = self.keys.open(key).await?;
        let seed = envelope::open(&data_key, &seed_owner(key.contract, &device.serial), &device.sealed_seed)?;
        Ok(otp::matching_steps(&seed, device.parameters, code.expose(), window))
    }

    async fn seal(
        &self,
        key: ContractKey<'_>,
        belongs_to: &[&str],
        clear: &[u8],
    ) -> Result<Vec<u8>, CredentialError> {
        let data_key = self.keys.open(key).await?;
        envelope::seal(&data_key, &owner_of(key.contract, belongs_to), clear, self.random.as_ref())
    }

    async fn open(
        &self,
        key: ContractKey<'_>,
        belongs_to: &[&str],
        sealed: &[u8],
    ) -> Result<SeedBytes, CredentialError> {
        let data_key = self.keys.open(key).await?;
        let mut clear = envelope::open(&data_key, &owner_of(key.contract, belongs_to), sealed)?;
        Ok(SeedBytes(std::mem::take(&mut *clear)))
    }

    async fn digest(
        &self,
        key: ContractKey<'_>,
        purpose: &str,
        data: &[u8],
    ) -> Result<[u8; 32], CredentialError> {
        let data_key = self.keys.open(key).await?;
        digest::keyed(&data_key, purpose, data)
    }

    fn fingerprint(&self, data: &[u8]) -> [u8; 32] {
        digest::fingerprint(data)
    }

    fn equal(&self, left: &[u8], right: &[u8]) -> bool {
        digest::equal(left, right)
    }

    fn read_device_file(
        &self,
        file: &[u8],
        format: DeviceFileFormat,
        key: Option<&[u8]>,
    ) -> Result<Vec<ImportedRow>, FileProblem> {
        device_file::read(file, format, key, FileLimits::default())
    }

    fn work(&self) -> CredentialWork {
        CredentialWork { hashes: self.passwords.made(), key_calls: self.keys.calls() }
    }
}

#[cfg(test)]
mod tests;

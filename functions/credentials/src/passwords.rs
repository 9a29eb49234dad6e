//! Password hashes: Argon2id in PHC form, bounded in how many are worked on at a time.

use crate::queue::Queue;
use crate::random::bytes;
use crate::{SetupError, no_randomness};
use argon2::password_hash::phc::{Output, ParamsString, PasswordHash as Phc, Salt};
use argon2::password_hash::{Error as HashError, PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use ports::credentials::{CredentialError, PasswordHash, Verdict};
use ports::environment::Random;
use ports::meter::Meter;
use shared::domain::secret::Password;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Bytes of a salt [NIST SP 800-63B 3.1.1.2: at least 32 bits; RFC 9106 3.1: 16 bytes].
const SALT_LENGTH: usize = 16;

/// Callers that may wait for their hash before others are turned away.
const WAITING: usize = 32;

/// How much work a password hash is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HashParameters {
    /// Memory, in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
    /// Lanes that could be filled in parallel.
    pub lanes: u32,
}

impl Default for HashParameters {
    /// 19 MiB, two passes, one lane [rules 5, OWASP ASVS 5.0 appendix C].
    fn default() -> Self {
        Self { memory_kib: 19 * 1024, passes: 2, lanes: 1 }
    }
}

/// Hashes and verifies passwords.
pub(crate) struct Passwords {
    argon2: Argon2<'static>,
    /// A hash of no password, with today's parameters: for callers without one.
    dummy: PasswordHash,
    queue: Queue,
    made: Arc<AtomicU64>,
}

impl Passwords {
    /// Hashing on all cores of the machine.
    ///
    /// # Errors
    /// When the parameters are outside Argon2's bounds, or no randomness is to be had.
    pub(crate) fn new(parameters: HashParameters, random: &dyn Random) -> Result<Self, SetupError> {
        let HashParameters { memory_kib, passes, lanes } = parameters;
        let params = Params::new(memory_kib, passes, lanes, Some(Params::DEFAULT_OUTPUT_LEN))
            .map_err(|error| SetupError::Parameters(error.to_string()))?;
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Ok(Self {
            dummy: dummy(&params, random)?,
            argon2: Argon2::new(Algorithm::Argon2id, Version::V0x13, params),
            queue: Queue::new(cores, WAITING),
            made: Arc::default(),
        })
    }

    /// Hashes a new password under a salt of its own.
    pub(crate) async fn hash(
        &self,
        password: &Password,
        random: &dyn Random,
    ) -> Result<PasswordHash, CredentialError> {
        let salt: [u8; SALT_LENGTH] = bytes(random).map_err(no_randomness)?;
        let (argon2, made, password) = (self.argon2.clone(), Arc::clone(&self.made), password.clone());
        Meter::hashed();
        self.queue
            .run(move || {
                made.fetch_add(1, Ordering::Relaxed);
                argon2.hash_password_with_salt(password.expose().as_bytes(), &salt)
            })
            .await?
            .map(|hash| PasswordHash::new(hash.to_string()))
            .map_err(unusable)
    }

    /// Verifies a password; against nothing, it does the same work and finds it wrong.
    pub(crate) async fn verify(
        &self,
        password: &Password,
        against: Option<&PasswordHash>,
    ) -> Result<Verdict, CredentialError> {
        let stored = Phc::new(against.unwrap_or(&self.dummy).as_phc())
            .map_err(|_| CredentialError::Sealer("a stored password hash is not readable".to_owned()))?;
        let outdated = self.outdated(&stored);
        let (argon2, made, password) = (self.argon2.clone(), Arc::clone(&self.made), password.clone());
        Meter::hashed();
        let compared = self
            .queue
            .run(move || {
                made.fetch_add(1, Ordering::Relaxed);
                argon2.verify_password(password.expose().as_bytes(), &stored)
            })
            .await?;
        match compared {
            Ok(()) => Ok(Verdict { right: against.is_some(), outdated }),
            Err(HashError::PasswordInvalid) => Ok(Verdict { right: false, outdated }),
            Err(error) => Err(unusable(error)),
        }
    }

    /// Whether a hash would be worked on now.
    pub(crate) fn has_room(&self) -> bool {
        self.queue.has_room()
    }

    /// Hashes made or verified so far, dummies included.
    pub(crate) fn made(&self) -> u64 {
        self.made.load(Ordering::Relaxed)
    }

    /// Whether a hash was made otherwise than one would be made today.
    fn outdated(&self, stored: &Phc) -> bool {
        let today = self.argon2.params();
        let as_today = stored.algorithm == Algorithm::Argon2id.ident()
            && stored.version == Some(Version::V0x13.into())
            && Params::try_from(stored).is_ok_and(|params| {
                (params.m_cost(), params.t_cost(), params.p_cost())
                    == (today.m_cost(), today.t_cost(), today.p_cost())
            })
            && stored.salt.is_some_and(|salt| salt.len() == SALT_LENGTH)
            && stored.hash.is_some_and(|hash| hash.len() == Params::DEFAULT_OUTPUT_LEN);
        !as_today
    }
}

/// A hash that no password is known for. Its output is drawn instead of computed: comparing with it is the
/// same work, and functions that never hash don't pay for one at every start.
fn dummy(params: &Params, random: &dyn Random) -> Result<PasswordHash, SetupError> {
    let salt: [u8; SALT_LENGTH] = bytes(random)?;
    let output: [u8; Params::DEFAULT_OUTPUT_LEN] = bytes(random)?;
    let unlikely = |error: &dyn std::fmt::Display| SetupError::Parameters(error.to_string());
    let phc = Phc {
        algorithm: Algorithm::Argon2id.ident(),
        version: Some(Version::V0x13.into()),
        params: ParamsString::try_from(params).map_err(|error| unlikely(&error))?,
        salt: Some(Salt::new(&salt).map_err(|error| unlikely(&error))?),
        hash: Some(Output::new(&output).map_err(|error| unlikely(&error))?),
    };
    Ok(PasswordHash::new(phc.to_string()))
}

fn unusable(error: HashError) -> CredentialError {
    CredentialError::Sealer(format!("a password could not be hashed: {error}"))
}

#[cfg(test)]
mod tests;

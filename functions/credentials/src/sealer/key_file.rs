//! A master key in a file of one machine: for running locally.

use super::{DataKey, NewKey, Sealer};
use crate::random::bytes;
use crate::{envelope, no_randomness};
use async_trait::async_trait;
use ports::credentials::CredentialError;
use ports::environment::{NoRandomness, Random};
use shared::domain::id::ContractId;
use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Read, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use zeroize::Zeroizing;

/// Why a key file can't be used.
#[derive(Debug, thiserror::Error)]
pub enum KeyFileError {
    /// Its group or others may use it.
    #[error("{} can be read by others (mode {mode:03o}); allow only its owner: chmod 600", path.display())]
    Open {
        /// The file.
        path: PathBuf,
        /// Its permissions.
        mode: u32,
    },
    /// It holds something else than a key.
    #[error("{} is not a key of {} bytes", .0.display(), DataKey::LENGTH)]
    NotAKey(PathBuf),
    /// The system refused.
    #[error("{} can't be read or written: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// No randomness for a new key.
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
}

/// Wraps data keys under the master key of a file.
pub struct KeyFile {
    master: DataKey,
    random: Arc<dyn Random>,
}

impl KeyFile {
    /// Reads the master key, or makes the file with mode 0600 when there is none. The folder must exist.
    ///
    /// # Errors
    /// When others may use the file, when it holds no key, or when the system refuses.
    pub fn open(path: &Path, random: Arc<dyn Random>) -> Result<Self, KeyFileError> {
        let io = |source| KeyFileError::Io { path: path.to_owned(), source };
        match File::open(path) {
            Ok(mut file) => {
                check_private(&file, path)?;
                file.lock_shared().map_err(io)?;
                // Empty: another process is between making the file and writing it.
                if file.metadata().map_err(io)?.len() > 0 {
                    return Ok(Self { master: read(&mut file, path)?, random });
                }
            }
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(io(error)),
        }
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false).mode(0o600);
        let mut file = options.open(path).map_err(io)?;
        check_private(&file, path)?;
        file.lock().map_err(io)?;
        if file.metadata().map_err(io)?.len() == 0 {
            let fresh = Zeroizing::new(bytes::<{ DataKey::LENGTH }>(random.as_ref())?);
            file.write_all(fresh.as_slice()).and_then(|()| file.sync_all()).map_err(io)?;
            return Ok(Self { master: DataKey::new(*fresh), random });
        }
        Ok(Self { master: read(&mut file, path)?, random })
    }
}

impl std::fmt::Debug for KeyFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("KeyFile(…)")
    }
}

/// The open file is asked, not its path, which could name another one by now.
fn check_private(file: &File, path: &Path) -> Result<(), KeyFileError> {
    let metadata = file.metadata().map_err(|source| KeyFileError::Io { path: path.to_owned(), source })?;
    let mode = metadata.mode() & 0o777;
    if mode & 0o077 == 0 { Ok(()) } else { Err(KeyFileError::Open { path: path.to_owned(), mode }) }
}

fn read(file: &mut File, path: &Path) -> Result<DataKey, KeyFileError> {
    let mut key = Zeroizing::new([0; DataKey::LENGTH]);
    let not_a_key = || KeyFileError::NotAKey(path.to_owned());
    file.read_exact(key.as_mut_slice()).map_err(|_| not_a_key())?;
    match file.read(&mut [0]) {
        Ok(0) => Ok(DataKey::new(*key)),
        _ => Err(not_a_key()),
    }
}

#[async_trait]
impl Sealer for KeyFile {
    async fn generate(&self, contract: &ContractId) -> Result<NewKey, CredentialError> {
        let clear = DataKey::new(bytes(self.random.as_ref()).map_err(no_randomness)?);
        let owner = ["data key", contract.as_str()];
        let wrapped = envelope::seal(&self.master, &owner, clear.as_bytes(), self.random.as_ref())?;
        Ok(NewKey { clear, wrapped })
    }

    async fn open(&self, contract: &ContractId, wrapped: &[u8]) -> Result<DataKey, CredentialError> {
        let clear = envelope::open(&self.master, &["data key", contract.as_str()], wrapped)?;
        DataKey::from_slice(&clear)
            .ok_or_else(|| CredentialError::Sealer("a data key has the wrong length".to_owned()))
    }
}

#[cfg(test)]
mod tests;

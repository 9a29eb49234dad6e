//! The data keys in use, so that the key service is asked once per contract and process.

use crate::digest::fingerprint;
use crate::sealer::{DataKey, Sealer};
use ports::credentials::{ContractKey, CredentialError};
use ports::meter::Meter;
use shared::domain::id::ContractId;
use std::collections::{HashMap, VecDeque};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// Keys that are kept; beyond it the oldest goes.
const KEPT: usize = 256;

/// A sealer with the keys it opened.
pub(crate) struct DataKeys {
    sealer: Box<dyn Sealer>,
    open: Mutex<OpenKeys>,
    calls: AtomicU64,
}

/// A key is known by its contract too: a wrapped key under another contract's name must go to the key
/// service, which refuses it.
type Name = (ContractId, [u8; 32]);

#[derive(Default)]
struct OpenKeys {
    keys: HashMap<Name, Arc<DataKey>>,
    order: VecDeque<Name>,
}

impl DataKeys {
    /// No key is open yet.
    pub(crate) fn new(sealer: Box<dyn Sealer>) -> Self {
        Self { sealer, open: Mutex::default(), calls: AtomicU64::new(0) }
    }

    /// Makes a key for a contract; it stays open, as it is about to be used.
    pub(crate) async fn generate(&self, contract: &ContractId) -> Result<Vec<u8>, CredentialError> {
        Meter::key_call();
        self.calls.fetch_add(1, Ordering::Relaxed);
        let made = self.sealer.generate(contract).await?;
        self.keep((contract.clone(), fingerprint(&made.wrapped)), Arc::new(made.clear));
        Ok(made.wrapped)
    }

    /// The key of a contract in the clear.
    pub(crate) async fn open(&self, key: ContractKey<'_>) -> Result<Arc<DataKey>, CredentialError> {
        let name = (key.contract.clone(), fingerprint(key.wrapped));
        if let Some(open) = self.lock().keys.get(&name) {
            return Ok(Arc::clone(open));
        }
        Meter::key_call();
        self.calls.fetch_add(1, Ordering::Relaxed);
        let open = Arc::new(self.sealer.open(key.contract, key.wrapped).await?);
        self.keep(name, Arc::clone(&open));
        Ok(open)
    }

    /// Calls to the key service so far.
    pub(crate) fn calls(&self) -> u64 {
        self.calls.load(Ordering::Relaxed)
    }

    fn keep(&self, name: Name, key: Arc<DataKey>) {
        let mut open = self.lock();
        if open.keys.insert(name.clone(), key).is_none() {
            open.order.push_back(name);
        }
        if open.order.len() > KEPT
            && let Some(oldest) = open.order.pop_front()
        {
            open.keys.remove(&oldest);
        }
    }

    /// A panic elsewhere leaves the map whole: each change to it is one call.
    fn lock(&self) -> std::sync::MutexGuard<'_, OpenKeys> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sealer::NewKey;
    use async_trait::async_trait;

    type TestResult = Result<(), Box<dyn std::error::Error>>;

    /// "Wraps" a key as the text of its contract behind a number.
    #[derive(Default)]
    struct Toy(AtomicU64);

    #[async_trait]
    impl Sealer for Toy {
        async fn generate(&self, contract: &ContractId) -> Result<NewKey, CredentialError> {
            let number = self.0.fetch_add(1, Ordering::Relaxed).to_be_bytes();
            Ok(NewKey {
                clear: DataKey::new([0; 32]),
                wrapped: [&number, contract.as_str().as_bytes()].concat(),
            })
        }

        async fn open(&self, contract: &ContractId, wrapped: &[u8]) -> Result<DataKey, CredentialError> {
            match wrapped.ends_with(contract.as_str().as_bytes()) {
                true => Ok(DataKey::new([0; 32])),
                false => Err(CredentialError::Sealer("another contract's".to_owned())),
            }
        }
    }

    fn contract(name: &str) -> Result<ContractId, String> {
        ContractId::try_from(name).map_err(|reason| format!("{reason:?}"))
    }

    #[tokio::test]
    async fn the_key_service_is_asked_once_per_key() -> TestResult {
        // Source: architecture 4 "the data key is cached in the process, and KMS calls are counted".
        let (keys, a) = (DataKeys::new(Box::new(Toy::default())), contract("a")?);
        let made = keys.generate(&a).await?;
        for _ in 0..3 {
            keys.open(ContractKey { contract: &a, wrapped: &made }).await?;
        }
        assert_eq!(keys.calls(), 1, "what was just made is open");
        let other = keys.sealer.generate(&a).await?.wrapped;
        for _ in 0..3 {
            keys.open(ContractKey { contract: &a, wrapped: &other }).await?;
        }
        assert_eq!(keys.calls(), 2);
        Ok(())
    }

    #[tokio::test]
    async fn an_open_key_is_closed_to_other_contracts() -> TestResult {
        let (keys, a, b) = (DataKeys::new(Box::new(Toy::default())), contract("a")?, contract("b")?);
        let made = keys.generate(&a).await?;
        assert!(keys.open(ContractKey { contract: &b, wrapped: &made }).await.is_err());
        assert_eq!(keys.calls(), 2, "refused by the key service itself, each time");
        Ok(())
    }

    #[tokio::test]
    async fn only_so_many_keys_are_kept() -> TestResult {
        let (keys, a) = (DataKeys::new(Box::new(Toy::default())), contract("a")?);
        let first = keys.generate(&a).await?;
        for _ in 0..KEPT {
            keys.generate(&a).await?;
        }
        assert_eq!(keys.lock().keys.len(), KEPT);
        let before = keys.calls();
        keys.open(ContractKey { contract: &a, wrapped: &first }).await?;
        assert_eq!(keys.calls(), before + 1, "the first one had to go");
        Ok(())
    }
}

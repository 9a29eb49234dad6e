//! AWS Key Management Service: the sealer of every deployment.

use super::{DataKey, NewKey, Sealer};
use async_trait::async_trait;
pub use aws_sdk_kms::Client as KmsClient;
use aws_sdk_kms::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_kms::primitives::Blob;
use aws_sdk_kms::types::DataKeySpec;
use ports::credentials::CredentialError;
use shared::domain::id::ContractId;
use zeroize::Zeroizing;

/// The name under which the contract stands in the encryption context: key policies and grants may ask for
/// it, and CloudTrail shows it.
const CONTEXT: &str = "contract";

/// Wraps data keys under a KMS key, bound to their contract by the encryption context.
#[derive(Debug, Clone)]
pub struct Kms {
    client: KmsClient,
    key: String,
}

impl Kms {
    /// Wraps under the KMS key with this id, ARN or alias.
    #[must_use]
    pub fn new(client: KmsClient, key: impl Into<String>) -> Self {
        Self { client, key: key.into() }
    }
}

#[async_trait]
impl Sealer for Kms {
    async fn generate(&self, contract: &ContractId) -> Result<NewKey, CredentialError> {
        let answer = self
            .client
            .generate_data_key()
            .key_id(&self.key)
            .key_spec(DataKeySpec::Aes256)
            .encryption_context(CONTEXT, contract.as_str())
            .send()
            .await
            .map_err(|error| failed("GenerateDataKey", &error))?;
        match (clear(answer.plaintext), answer.ciphertext_blob) {
            (Some(clear), Some(wrapped)) => Ok(NewKey { clear, wrapped: wrapped.into_inner() }),
            _ => Err(CredentialError::Sealer("GenerateDataKey: an answer without a key".to_owned())),
        }
    }

    async fn open(&self, contract: &ContractId, wrapped: &[u8]) -> Result<DataKey, CredentialError> {
        let answer = self
            .client
            .decrypt()
            // Named, so that a key of somebody else's account can't take its place.
            .key_id(&self.key)
            .ciphertext_blob(Blob::new(wrapped))
            .encryption_context(CONTEXT, contract.as_str())
            .send()
            .await
            .map_err(|error| failed("Decrypt", &error))?;
        clear(answer.plaintext)
            .ok_or_else(|| CredentialError::Sealer("Decrypt: an answer without a key".to_owned()))
    }
}

fn clear(plaintext: Option<Blob>) -> Option<DataKey> {
    plaintext.map(|blob| Zeroizing::new(blob.into_inner())).and_then(|bytes| DataKey::from_slice(&bytes))
}

/// Only the error's code: the SDK's own texts may quote the answer, which carries the key.
fn failed<E: ProvideErrorMetadata, R>(call: &str, error: &SdkError<E, R>) -> CredentialError {
    let why = match error {
        SdkError::ServiceError(service) => service.err().code().unwrap_or("unknown error"),
        SdkError::TimeoutError(_) => "timeout",
        SdkError::DispatchFailure(_) => "no connection",
        SdkError::ConstructionFailure(_) => "request not built",
        _ => "answer not readable",
    };
    CredentialError::Sealer(format!("{call}: {why}"))
}

#[cfg(test)]
mod tests;

use super::file;
use crate::bank::Bank;
use crate::importing::Keeper;
use crate::pipeline::{Change, Decision, Handler, Refused, Scene};
use data_encoding::BASE64;
use ports::credentials::{CredentialError, SeedBytes};
use ports::records::Identity;
use ports::stock::StoredPart;
use ports::store::{Store, StoreError};
use ports::transaction::Write;
use shared::domain::audit::Subject;
use shared::domain::field::FieldReason;
use shared::domain::id::{ContractId, ImportId};
use shared::domain::instant::Instant;
use shared::operations::desk::{DeskUploadPart, PART_BYTES, UploadDenied, UploadPart, Uploaded};

/// How long a part is kept.
const KEPT_SECONDS: u32 = 86_400;

/// A part of a file before it is sealed.
#[derive(Debug)]
pub struct Uploading {
    file: ImportId,
    part: u32,
    bytes: SeedBytes,
    expires_at: Instant,
    /// The stock's data key, wrapped, where there is one already.
    stock_key: Option<Vec<u8>>,
}

impl Uploading {
    /// The change. The first part of all makes the stock's data key.
    ///
    /// # Errors
    /// When it can't be sealed.
    pub async fn write(self, bank: &Bank) -> Result<Write, CredentialError> {
        let wrapped = match self.stock_key {
            Some(wrapped) => wrapped,
            None => {
                let made = bank.credentials.new_contract_key(&ContractId::stock()).await?;
                let kept = bank.store.keep_stock_key(made).await;
                kept.map_err(|error| CredentialError::Sealer(error.to_string()))?
            }
        };
        let place = self.part.to_string();
        let keeper = Keeper::stock(wrapped);
        let sealed =
            bank.credentials.seal(keeper.key(), &file::of_part(&self.file, &place), &self.bytes.0).await?;
        Ok(Write::Part(StoredPart { file: self.file, part: self.part, sealed, expires_at: self.expires_at }))
    }
}

impl Handler for DeskUploadPart {
    type Loaded = Option<Vec<u8>>;

    async fn load(store: &dyn Store, _: &Identity, _: &UploadPart) -> Result<Self::Loaded, StoreError> {
        store.stock_key().await
    }

    fn decide(
        scene: &Scene<'_>,
        stock_key: &Option<Vec<u8>>,
        input: &UploadPart,
    ) -> Result<Decision<Self::Output>, Refused<UploadDenied>> {
        let field = |(field, reason)| Refused::Field(field, reason);
        file::shape(&input.file, input.parts).map_err(|shape| shape.map_or_else(Refused::Rule, field))?;
        if input.part >= input.parts {
            return Err(Refused::Field("input.part", FieldReason::Malformed));
        }
        let bytes = BASE64.decode(input.bytes.expose().as_bytes()).map(SeedBytes);
        let bytes = bytes.map_err(|_| Refused::Field("input.bytes", FieldReason::Malformed))?;
        if bytes.0.is_empty() {
            return Err(Refused::Field("input.bytes", FieldReason::Required));
        }
        if bytes.0.len() > PART_BYTES {
            return Err(Refused::Field("input.bytes", FieldReason::TooLong));
        }
        let (file, part) = (input.file.clone(), input.part);
        let uploading = Uploading {
            file: file.clone(),
            part,
            bytes,
            expires_at: scene.now.plus_seconds(KEPT_SECONDS),
            stock_key: stock_key.clone(),
        };
        let label = format!("{file}: {}/{}", part + 1, input.parts);
        Ok(Decision {
            changes: vec![Change::Part(Box::new(uploading))],
            subject: Subject { label: Some(label), ..Subject::default() },
            ..Decision::answer(Uploaded { file, part })
        })
    }
}

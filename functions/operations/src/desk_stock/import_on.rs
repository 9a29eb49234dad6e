//! Going on with an import that somebody began.

use super::file;
use super::go_on::{go_on, standing};
use crate::bank::Bank;
use crate::pipeline::{Call, Decision, Effects, Endpoint, Handler, Refused, Reply, Scene, Stop, each};
use ports::records::{Identity, ImportRecord, ImportStatus};
use ports::stock::Owner;
use ports::store::{Store, StoreError};
use shared::domain::audit::Subject;
use shared::operations::desk::{DeskImportOn, ImportNamed, StockImport, UploadDenied};
use shared::operations::{Declaration, Operation};

impl Endpoint for DeskImportOn {
    async fn run(bank: &Bank, call: &Call<Self>, effects: &mut Effects) -> Reply<Self> {
        let began = bank.clock.now();
        let standing = each::<Self, GoesOn>(bank, call, effects, vec![call.input.clone()]).await?.pop();
        let standing = standing.ok_or_else(|| Stop::Broken("one part, and no answer".into()))?;
        if standing.live { Ok(standing) } else { go_on(bank, call, &standing.file, began).await }
    }
}

/// The one mutation that says who went on.
struct GoesOn;

impl Operation for GoesOn {
    const DECLARATION: Declaration = DeskImportOn::DECLARATION;
    type Input = ImportNamed;
    type Output = StockImport;
    type Denied = UploadDenied;
}

impl Handler for GoesOn {
    type Loaded = Option<ImportRecord>;

    async fn load(store: &dyn Store, _: &Identity, input: &ImportNamed) -> Result<Self::Loaded, StoreError> {
        store.import(&input.file).await
    }

    fn decide(
        _: &Scene<'_>,
        record: &Option<ImportRecord>,
        input: &ImportNamed,
    ) -> Result<Decision<Self::Output>, Refused<UploadDenied>> {
        file::name(&input.file).map_err(|(field, reason)| Refused::Field(field, reason))?;
        let record = record.as_ref().filter(|record| record.owner == Owner::Stock);
        let record = record.ok_or(Refused::Rule(UploadDenied::NotBegun))?;
        if record.status == ImportStatus::Abandoned {
            return Err(Refused::Rule(UploadDenied::Overtaken));
        }
        let label = Some(format!("{}: {}/{}", record.id, record.done, record.total));
        Ok(Decision {
            subject: Subject { label, ..Subject::default() },
            ..Decision::answer(standing(record, record.done))
        })
    }

    fn about(input: &ImportNamed) -> Subject {
        Subject { label: Some(input.file.to_string()), ..Subject::default() }
    }
}

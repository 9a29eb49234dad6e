//! Beginning an import for the stock, or only looking at its file.

use super::file;
use super::go_on::go_on;
use crate::bank::Bank;
use crate::importing::{Keeper, begins, listed};
use crate::pipeline::{Call, Decision, Effects, Endpoint, Halt, Handler, Refused, Reply, Scene, Stop, each};
use data_encoding::HEXLOWER_PERMISSIVE;
use ports::credentials::SeedBytes;
use ports::records::{Identity, ImportJob, ImportRecord, ImportStatus};
use ports::store::{Store, StoreError};
use shared::domain::audit::Subject;
use shared::domain::device_file::FileProblem;
use shared::domain::field::FieldReason;
use shared::operations::bank::ImportRow;
use shared::operations::desk::{DeskImport, ImportStock, StockImport, UploadDenied};
use shared::operations::{Declaration, Operation};

/// Rows in the way that are told.
const TOLD: usize = 200;

impl Endpoint for DeskImport {
    async fn run(bank: &Bank, call: &Call<Self>, effects: &mut Effects) -> Reply<Self> {
        let began = bank.clock.now();
        let begun = each::<Self, Begins>(bank, call, effects, vec![call.input.clone()]).await?.pop();
        let begun = begun.ok_or_else(|| Stop::Broken("one part, and no answer".into()))?;
        let stopped = call.input.dry_run || begun.live || begun.problem.is_some() || begun.bad > 0;
        if stopped { Ok(begun) } else { go_on(bank, call, &begun.file, began).await }
    }
}

/// The one mutation that the authenticators guard; staging goes on after it.
struct Begins;

impl Operation for Begins {
    const DECLARATION: Declaration = DeskImport::DECLARATION;
    type Input = ImportStock;
    type Output = StockImport;
    type Denied = UploadDenied;
}

/// What is known of a file before anything is decided.
struct Seen {
    keeper: Keeper,
    record: Option<ImportRecord>,
    found: Found,
}

enum Found {
    /// It is in stock already.
    Live(u32),
    /// It can't be used as a whole.
    Problem(FileProblem),
    /// Its rows, and its key for going on.
    Rows(Vec<ImportRow>, Option<Vec<u8>>),
}

impl Handler for Begins {
    type Loaded = Option<Result<Box<Seen>, UploadDenied>>;

    async fn load(_: &dyn Store, _: &Identity, _: &ImportStock) -> Result<Self::Loaded, StoreError> {
        Ok(None)
    }

    /// The file is read for whoever was admitted, and nobody else.
    async fn prepare(bank: &Bank, loaded: &mut Self::Loaded, input: &ImportStock) -> Result<(), Halt> {
        if file::shape(&input.file, input.parts).is_ok() {
            *loaded = Some(look(bank, input).await?.map(Box::new));
        }
        Ok(())
    }

    fn decide(
        _: &Scene<'_>,
        loaded: &Self::Loaded,
        input: &ImportStock,
    ) -> Result<Decision<Self::Output>, Refused<UploadDenied>> {
        let field = |(field, reason)| Refused::Field(field, reason);
        file::shape(&input.file, input.parts).map_err(|shape| shape.map_or_else(Refused::Rule, field))?;
        key_of(input).map_err(|reason| Refused::Field("input.key", reason))?;
        let seen = loaded.as_ref().ok_or_else(|| Refused::Broken("a file that nobody looked at".into()))?;
        let seen = seen.as_ref().map_err(|denied| Refused::Rule(*denied))?;
        let nothing = StockImport {
            file: input.file.clone(),
            problem: None,
            total: 0,
            done: 0,
            live: false,
            rows: Vec::new(),
            bad: 0,
        };
        let subject = Subject { label: Some(input.file.to_string()), ..Subject::default() };
        let (rows, sealed_key) = match &seen.found {
            Found::Live(total) => {
                let (total, done) = (*total, *total);
                let refused = input.dry_run.then_some("dry_run");
                let answer = StockImport { total, done, live: true, ..nothing };
                return Ok(Decision { subject, refused, ..Decision::answer(answer) });
            }
            Found::Problem(problem) => {
                let answer = StockImport { problem: Some(*problem), ..nothing };
                return Ok(Decision { subject, refused: Some("file"), ..Decision::answer(answer) });
            }
            Found::Rows(rows, sealed_key) => (rows, sealed_key),
        };
        let bad: Vec<&ImportRow> = rows.iter().filter(|row| row.problem.is_some()).collect();
        let count = |rows: usize| u32::try_from(rows).unwrap_or(u32::MAX);
        let answer = StockImport {
            total: count(rows.len()),
            done: seen.record.as_ref().filter(|known| is_under_way(known)).map_or(0, |known| known.done),
            bad: count(bad.len()),
            rows: bad.into_iter().take(TOLD).cloned().collect(),
            ..nothing
        };
        if answer.bad > 0 || input.dry_run {
            // Nothing happens, as the answer says, so nothing is proved either.
            let refused = Some(if input.dry_run { "dry_run" } else { "rows" });
            return Ok(Decision { subject, refused, ..Decision::answer(answer) });
        }
        let job = ImportJob { format: input.format, parts: input.parts, sealed_key: sealed_key.clone() };
        let begin = begins(&input.file, &seen.keeper, rows.len(), Some(job), seen.record.as_ref());
        let label = Some(format!("{}: {}", input.file, rows.len()));
        Ok(Decision {
            changes: begin.into_iter().map(Into::into).collect(),
            subject: Subject { label, ..Subject::default() },
            ..Decision::answer(answer)
        })
    }
}

fn is_under_way(record: &ImportRecord) -> bool {
    record.status == ImportStatus::Staging
}

fn key_of(input: &ImportStock) -> Result<Option<SeedBytes>, FieldReason> {
    let decode = |hex: &str| HEXLOWER_PERMISSIVE.decode(hex.as_bytes()).map(SeedBytes);
    input.key.as_ref().map(|key| decode(key.expose())).transpose().map_err(|_| FieldReason::Malformed)
}

async fn look(bank: &Bank, input: &ImportStock) -> Result<Result<Seen, UploadDenied>, Halt> {
    let (record, wrapped) = futures::try_join!(bank.store.import(&input.file), bank.store.stock_key())?;
    let Some(keeper) = wrapped.map(Keeper::stock) else { return Ok(Err(UploadDenied::PartMissing)) };
    let live = record.as_ref().filter(|record| record.status == ImportStatus::Live);
    if let Some(total) = live.map(|live| live.total) {
        return Ok(Ok(Seen { keeper, record, found: Found::Live(total) }));
    }
    let whole = match file::assemble(bank, &keeper, &input.file, input.parts).await? {
        Ok(whole) => whole,
        Err(denied) => return Ok(Err(denied)),
    };
    // One that is not hex is told as a field.
    let key = key_of(input).unwrap_or_default();
    let bytes = key.as_ref().map(|key| key.0.as_slice());
    let found = match bank.credentials.read_device_file(&whole.0, input.format, bytes) {
        Err(problem) => Found::Problem(problem),
        Ok(rows) => {
            let listed = listed(bank, &rows, &input.file, bank.clock.now()).await?;
            let sealed = match bytes {
                Some(key) => {
                    Some(bank.credentials.seal(keeper.key(), &file::of_key(&input.file), key).await?)
                }
                None => None,
            };
            Found::Rows(listed, sealed)
        }
    };
    Ok(Ok(Seen { keeper, record, found }))
}

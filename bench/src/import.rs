//! How long it takes to bring a delivery of devices into the bank's stock: parts, staging, the flip.

use crate::people::{self, Person};
use crate::verdict::Verdict;
use crate::world::{self, World};
use anyhow::{Context, Result, anyhow, ensure};
use credentials::OsRandom;
use data_encoding::{BASE64, HEXLOWER};
use local::clock::MovableClock;
use ports::environment::Random;
use ports::meter::Figures;
use shared::domain::device_file::DeviceFileFormat;
use shared::domain::id::ImportId;
use shared::domain::secret::Secret;
use shared::operations::Operation;
use shared::operations::desk::{
    DeskImport, DeskImportOn, DeskUploadPart, ImportNamed, ImportStock, PART_BYTES, StockImport, UploadPart,
};
use shared::operations::proof::Proof;
use std::fmt::Write;
use std::time::Instant;

/// Seconds that ten thousand devices may take, on two cores.
const TARGET_SECONDS: f64 = 20.0;

/// Devices of the target.
const TARGET_DEVICES: f64 = 10_000.0;

/// Devices of one transaction that stages.
const TOGETHER: usize = 33;

/// What was asked for, and what it cost.
#[derive(Default)]
struct Spent {
    requests: usize,
    figures: Figures,
}

impl Spent {
    /// Calls as a clerk, and adds what it cost.
    async fn call<O: Operation>(
        &mut self,
        world: &World,
        clerk: &Person,
        input: &O::Input,
        proof: &Proof,
    ) -> Result<O::Output> {
        let (output, exchange) = world.caller.done::<O>(Some(&clerk.cookie), input, proof).await?;
        let figures = exchange.cost.figures;
        self.requests += 1;
        self.figures.calls += figures.calls;
        self.figures.read_units += figures.read_units;
        self.figures.write_units += figures.write_units;
        Ok(output)
    }
}

/// Imports so many devices from PSKC, prints and judges.
///
/// # Errors
/// When something is refused.
pub async fn run(count: usize) -> Result<bool> {
    let folder = tempfile::tempdir().context("a folder for the data")?;
    let engine = world::engine(folder.path()).await?;
    let world = World::open(folder.path(), &engine.endpoint, MovableClock::unkept(0)).await?;
    let clerk = people::at_the_desk(&world).await?;
    let bytes = pskc(count)?;
    let name = HEXLOWER.encode(&world.caller.bank.credentials.fingerprint(&bytes));
    let file = ImportId::try_from(name).map_err(|reason| anyhow!("{reason}"))?;

    let (began, mut spent) = (Instant::now(), Spent::default());
    let parts = u32::try_from(bytes.len().div_ceil(PART_BYTES))?;
    for (part, chunk) in (0..).zip(bytes.chunks(PART_BYTES)) {
        let bytes = Secret::new(BASE64.encode(chunk));
        let input = UploadPart { file: file.clone(), part, parts, bytes };
        spent.call::<DeskUploadPart>(&world, &clerk, &input, &Proof::default()).await?;
    }
    let sent = began.elapsed();
    let format = DeviceFileFormat::Pskc;
    let input = ImportStock { file: file.clone(), parts, format, key: None, dry_run: false };
    world.pass()?;
    let mut report: StockImport =
        spent.call::<DeskImport>(&world, &clerk, &input, &clerk.proof(&world)?).await?;
    while !report.live {
        ensure!(report.problem.is_none() && report.bad == 0, "the file is not imported: {report:?}");
        println!("{} of {} after {:.1} s", report.done, report.total, began.elapsed().as_secs_f64());
        let named = ImportNamed { file: file.clone() };
        report = spent.call::<DeskImportOn>(&world, &clerk, &named, &Proof::default()).await?;
    }
    let seconds = began.elapsed().as_secs_f64();
    engine.stop().await;

    // One for each request, for each few devices, and the one that makes all of them live.
    let transactions = spent.requests + count.div_ceil(TOGETHER) + 1;
    println!(
        "{count} devices from PSKC ({} KiB in {parts} parts) into stock in {seconds:.1} s, of which sending them \
         took {:.1} s:\n{} requests, {transactions} transactions, {} calls to the table, {:.0} read units, \
         {:.0} write units.",
        bytes.len() / 1024,
        sent.as_secs_f64(),
        spent.requests,
        spent.figures.calls,
        spent.figures.read_units,
        spent.figures.write_units,
    );
    let (mut verdict, devices) = (Verdict::default(), f64::from(u32::try_from(count)?));
    let target = TARGET_SECONDS * (devices / TARGET_DEVICES).max(0.1);
    verdict.at_most("the import", seconds, target, " s");
    println!("At most {TARGET_SECONDS} s for {TARGET_DEVICES} is aimed at.");
    Ok(verdict.tell())
}

/// A delivery as makers send it.
fn pskc(count: usize) -> Result<Vec<u8>> {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<pskc:KeyContainer Version=\"1.0\" xmlns:pskc=\"urn:ietf:params:xml:ns:keyprov:pskc\">\n",
    );
    for number in 0..count {
        let mut seed = [0; 20];
        OsRandom.fill(&mut seed)?;
        let (serial, seed) = (710_000_000 + number, BASE64.encode(&seed));
        writeln!(
            text,
            "<pskc:KeyPackage>\n <pskc:DeviceInfo>\n  <pskc:Manufacturer>Example</pskc:Manufacturer>\n  \
             <pskc:SerialNo>{serial:09}</pskc:SerialNo>\n  \
             <pskc:ExpiryDate>2099-09-30T23:59:59+09:00</pskc:ExpiryDate>\n </pskc:DeviceInfo>\n \
             <pskc:Key Id=\"{serial}\" Algorithm=\"urn:ietf:params:xml:ns:keyprov:pskc:totp\">\n  \
             <pskc:AlgorithmParameters>\n   <pskc:Suite>HMAC-SHA256</pskc:Suite>\n   \
             <pskc:ResponseFormat Length=\"6\" Encoding=\"DECIMAL\"/>\n  </pskc:AlgorithmParameters>\n  \
             <pskc:Data>\n   <pskc:Secret><pskc:PlainValue>{seed}</pskc:PlainValue></pskc:Secret>\n   \
             <pskc:Time><pskc:PlainValue>0</pskc:PlainValue></pskc:Time>\n   \
             <pskc:TimeInterval><pskc:PlainValue>60</pskc:PlainValue></pskc:TimeInterval>\n  </pskc:Data>\n \
             </pskc:Key>\n</pskc:KeyPackage>"
        )?;
    }
    text.push_str("</pskc:KeyContainer>\n");
    Ok(text.into_bytes())
}

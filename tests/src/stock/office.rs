//! People at the desk, and the files that they send.

use crate::harness::{Actor, Answer, Desk, SignedIn, Stranger, World, serial};
use data_encoding::{BASE64, HEXLOWER};
use shared::domain::device_file::DeviceFileFormat;
use shared::domain::id::ImportId;
use shared::domain::secret::Secret;
use shared::operations::desk::{
    DeskImport, DeskImportOn, DeskStock, DeskUploadPart, ImportNamed, ImportStock, Stock, StockImport,
    StockPage, UploadPart,
};
use shared::operations::proof::Proof;
use std::fmt::Write;
use std::sync::Arc;

/// Two clerks and an auditor.
pub struct Office {
    pub world: Arc<World>,
    pub clerk: SignedIn,
    pub colleague: SignedIn,
    pub auditor: SignedIn,
}

impl Office {
    /// Opens beside whatever companies there are.
    pub async fn new(world: &Arc<World>) -> Self {
        Self::of(Desk::open(world).await)
    }

    /// Of the people of a desk.
    pub fn of(desk: Desk) -> Self {
        let Desk { world, clerk, approver: colleague, auditor, .. } = desk;
        Self { world, clerk, colleague, auditor }
    }

    /// In a bank of its own.
    pub async fn alone() -> Self {
        Self::new(&World::new().await).await
    }

    /// The serials in stock that a clerk sees.
    pub async fn seen(&self) -> Vec<String> {
        let (mut seen, mut after) = (Vec::new(), None);
        loop {
            let page: Stock = self.auditor.get::<DeskStock>(&StockPage { serial: None, after }).await;
            seen.extend(page.rows.iter().map(|row| row.serial.to_string()));
            after = page.next;
            if after.is_none() {
                return seen;
            }
        }
    }

    /// Brings a file into stock as quickly as it goes.
    pub async fn brings(&self, file: &File) -> StockImport {
        self.sends(file).await;
        let proof = self.clerk.next_proof();
        self.clerk.send::<DeskImport>(&file.import(false), &proof).await.output()
    }

    /// Sends the parts of a file.
    pub async fn sends(&self, file: &File) {
        for part in 0..file.parts() {
            let answer = self.clerk.send::<DeskUploadPart>(&file.part(part), &Proof::default()).await;
            assert_eq!(answer.told(), "done", "part {part}");
        }
    }

    /// Somebody without a session.
    pub fn stranger(&self) -> Stranger {
        Stranger(self.world.clone())
    }

    /// Whether a device is in stock, as whoever assigns it reads it.
    pub async fn has(&self, text: &str) -> bool {
        self.world.bank.store.stock_device(&serial(text)).await.unwrap().is_some()
    }
}

/// Goes on with an import.
pub async fn on(actor: &SignedIn, file: &File) -> Answer {
    actor.send::<DeskImportOn>(&ImportNamed { file: file.name.clone() }, &Proof::default()).await
}

/// A file on its way.
#[derive(Clone)]
pub struct File {
    pub name: ImportId,
    pub bytes: Vec<u8>,
    pub format: DeviceFileFormat,
    pub part_bytes: usize,
}

impl File {
    /// A file in parts of some size.
    pub fn new(office: &Office, bytes: impl Into<Vec<u8>>, format: DeviceFileFormat, part: usize) -> Self {
        let bytes = bytes.into();
        let name = HEXLOWER.encode(&office.world.bank.credentials.fingerprint(&bytes));
        Self { name: name.as_str().try_into().unwrap(), bytes, format, part_bytes: part }
    }

    /// A list in one part.
    pub fn csv(office: &Office, bytes: impl Into<Vec<u8>>) -> Self {
        Self::new(office, bytes, DeviceFileFormat::Csv, 256 * 1024)
    }

    pub fn parts(&self) -> u32 {
        u32::try_from(self.bytes.len().div_ceil(self.part_bytes)).unwrap()
    }

    pub fn part(&self, part: u32) -> UploadPart {
        let bytes = self.bytes.chunks(self.part_bytes).nth(part as usize).unwrap_or_default();
        UploadPart {
            file: self.name.clone(),
            part,
            parts: self.parts(),
            bytes: Secret::new(BASE64.encode(bytes)),
        }
    }

    pub fn import(&self, dry_run: bool) -> ImportStock {
        ImportStock { file: self.name.clone(), parts: self.parts(), format: self.format, key: None, dry_run }
    }
}

/// Serials that follow each other.
pub fn serials(count: usize) -> Vec<String> {
    (0..count).map(|number| format!("0881{number:05}")).collect()
}

/// Devices in PSKC, whose seeds follow from their serials.
pub fn pskc(serials: &[String]) -> String {
    let mut text =
        String::from("<KeyContainer Version=\"1.0\" xmlns=\"urn:ietf:params:xml:ns:keyprov:pskc\">\n");
    for serial in serials {
        let seed = BASE64.encode(format!("{serial:0>20}").as_bytes());
        writeln!(
            text,
            "<KeyPackage><DeviceInfo><Manufacturer>Example</Manufacturer><SerialNo>{serial}</SerialNo>\
             <ExpiryDate>2030-09-30T23:59:59+09:00</ExpiryDate></DeviceInfo>\
             <Key Id=\"{serial}\" Algorithm=\"urn:ietf:params:xml:ns:keyprov:pskc:totp\"><AlgorithmParameters>\
             <ResponseFormat Length=\"6\" Encoding=\"DECIMAL\"/></AlgorithmParameters><Data><Secret>\
             <PlainValue>{seed}</PlainValue></Secret><Time><PlainValue>0</PlainValue></Time><TimeInterval>\
             <PlainValue>60</PlainValue></TimeInterval></Data></Key></KeyPackage>"
        )
        .unwrap();
    }
    text + "</KeyContainer>\n"
}

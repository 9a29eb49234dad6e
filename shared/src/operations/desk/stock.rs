use crate::domain::device_file::{DeviceFileFormat, FileProblem};
use crate::domain::id::{ImportId, Serial};
use crate::domain::instant::CivilDate;
use crate::domain::secret::Secret;
use crate::operations::Nothing;
use crate::operations::bank::ImportRow;

/// Largest part of a file, in bytes of its base64 text in the body.
const PART_LIMIT: usize = 400 * 1024;

/// Bytes of a part at most: a part is one item of the table, which holds 400 KB.
pub const PART_BYTES: usize = 256 * 1024;

/// Parts of a file at most: 16 MiB, some 10,000 devices of the wordiest PSKC.
pub const MOST_PARTS: u32 = 64;

/// Hands the operations of this group to a callback macro.
#[macro_export]
macro_rules! desk_stock_operations {
    ($callback:ident $(, $arg:ident)*) => {
        $callback! {
            $($arg),* ;
            $crate::operations::desk::DeskStock,
            $crate::operations::desk::DeskUploadPart,
            $crate::operations::desk::DeskImport,
            $crate::operations::desk::DeskImportOn
        }
    };
}

operation! {
    /// 在庫: the devices that no contract has yet.
    DeskStock {
        name: "desk.stock",
        method: Get,
        path: "/api/desk/stock",
        access: Desk,
        work: Inquiry,
        touches: [Session Write, User Read, Contract Read, Keyring Read, Import Read],
        by_time: [Stock],
        input: StockPage,
        output: Stock,
        denied: Nothing,
        summary: "Devices in stock, by serial",
    }
}

operation! {
    /// A part of a file of devices: kept sealed, for a day.
    DeskUploadPart {
        name: "desk.upload-part",
        method: Post,
        path: "/api/desk/upload-part",
        access: DeskWork,
        work: Inquiry,
        keyed: true,
        body_limit: PART_LIMIT,
        touches: [Session Write, User Read, Contract Read, Keyring Read, Upload Write, BankData Write, Audit Write, Idempotency Write],
        opens_seeds: true,
        input: UploadPart,
        output: Uploaded,
        denied: UploadDenied,
        summary: "Send a part of a file of devices; nothing becomes of it until it is imported",
    }
}

operation! {
    /// Importing the file whose parts were sent: only looking at it, beginning, or going on where it was
    /// interrupted.
    DeskImport {
        name: "desk.import",
        method: Post,
        path: "/api/desk/import",
        access: DeskWork,
        work: Desk,
        keyed: true,
        touches: [Session Write, User Read, Contract Read, ConfirmationSecret Write, Keyring Write, Life Write, Upload Read, BankData Read, Stock Write, Import Write, Serial Write, Audit Write, Idempotency Write],
        hashes: true,
        opens_seeds: true,
        input: ImportStock,
        output: StockImport,
        denied: UploadDenied,
        summary: "Begin the import of a file whose parts were sent, or only look at it",
    }
}

operation! {
    /// Going on with an import that was begun: each call does a part of it. Begun with the authenticators, so that
    /// going on asks for none.
    DeskImportOn {
        name: "desk.import-on",
        method: Post,
        path: "/api/desk/import-on",
        access: DeskWork,
        work: Inquiry,
        keyed: true,
        touches: [Session Write, User Read, Contract Read, Keyring Read, Upload Read, BankData Read, Stock Write, Import Write, Serial Write, Audit Write, Idempotency Write],
        opens_seeds: true,
        input: ImportNamed,
        output: StockImport,
        denied: UploadDenied,
        summary: "Go on with an import that was begun",
    }
}

wire! {
    /// Which page.
    #[derive(Default)]
    pub struct StockPage {
        /// Serials that begin so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub serial: Option<String>,
        /// The cursor of the page before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub after: Option<String>,
    }

    /// A page of the stock.
    pub struct Stock {
        /// The devices.
        pub rows: Vec<StockRow>,
        /// The cursor of the next page, if there is one.
        pub next: Option<String>,
    }

    /// A device in stock.
    pub struct StockRow {
        /// Its serial.
        pub serial: Serial,
        /// Its printed last day.
        pub expires_on: Option<CivilDate>,
        /// The import that brought it.
        pub import: ImportId,
        /// Whether it can be assigned: not to be had once its printed day is near.
        pub assignable: bool,
    }

    /// A part of a file.
    pub struct UploadPart {
        /// Which file: the SHA-256 of the whole, in hex. Another file is another import.
        pub file: ImportId,
        /// Its place, from 0.
        pub part: u32,
        /// How many there are.
        pub parts: u32,
        /// Its bytes, in base64.
        pub bytes: Secret,
    }

    /// What is there of a file.
    pub struct Uploaded {
        /// Which file.
        pub file: ImportId,
        /// Its place.
        pub part: u32,
    }

    /// A file to be imported.
    pub struct ImportStock {
        /// Which file.
        pub file: ImportId,
        /// How many parts it has.
        pub parts: u32,
        /// Its format.
        pub format: DeviceFileFormat,
        /// The pre-shared key, in hex, where its values are encrypted.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub key: Option<Secret>,
        /// Only report what would happen.
        pub dry_run: bool,
    }

    /// Which import.
    pub struct ImportNamed {
        /// Which file.
        pub file: ImportId,
    }

    /// How far an import has come. Nothing of it is in stock until everything is.
    pub struct StockImport {
        /// Which file.
        pub file: ImportId,
        /// Why the file as a whole can't be used.
        pub problem: Option<FileProblem>,
        /// Devices of the file.
        pub total: u32,
        /// Those that are written.
        pub done: u32,
        /// Whether they are in stock now.
        pub live: bool,
        /// Rows that stand in the way, at most 200 of them; nothing is imported while there are any.
        pub rows: Vec<ImportRow>,
        /// How many rows stand in the way.
        pub bad: u32,
    }
}

words! {
    /// Why a file can't be sent or imported.
    pub enum UploadDenied {
        /// A part is missing, or was sent too long ago.
        PartMissing,
        /// More parts than a file may have.
        TooManyParts,
        /// What was sent is not the file of that name.
        OtherFile,
        /// No import of this file was begun.
        NotBegun,
        /// Another import took its serials over.
        Overtaken,
    }
}

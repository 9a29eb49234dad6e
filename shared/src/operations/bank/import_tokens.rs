use crate::domain::device_file::{DeviceFileFormat, FileProblem, RowProblem};
use crate::domain::id::{ContractId, ImportId};
use crate::domain::secret::Secret;

/// Largest file, in bytes, as base64 in the body: some 5,000 devices of PSKC.
const FILE_LIMIT: usize = 4 * 1024 * 1024;

operation! {
    /// Importing hardware devices for a contract.
    BankImportTokens {
        name: "bank.import-tokens",
        method: Post,
        path: "/api/bank/import-tokens",
        access: Bank,
        work: Bank,
        body_limit: FILE_LIMIT,
        touches: [Contract Write, Keyring Write, Import Write, Serial Write, Audit Write],
        opens_seeds: true,
        input: ImportTokens,
        output: ImportReport,
        denied: ImportDenied,
        summary: "Import hardware devices from PSKC or CSV, all or none, or only try it",
    }
}

wire! {
    /// A file of devices for a contract.
    pub struct ImportTokens {
        /// Whose they become.
        pub contract: ContractId,
        /// The file's format.
        pub format: DeviceFileFormat,
        /// The file, in base64.
        pub file: Secret,
        /// The pre-shared key, in hex, where the file's values are encrypted.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub key: Option<Secret>,
        /// Only report what would happen.
        pub dry_run: bool,
    }

    /// What became of the file: everything is live, or nothing is.
    pub struct ImportReport {
        /// The import.
        pub import: ImportId,
        /// Whether its devices are live now.
        pub live: bool,
        /// Whether they were live before: the same file was imported already.
        pub repeated: bool,
        /// Why the file as a whole can't be used.
        pub problem: Option<FileProblem>,
        /// A row per device of the file.
        pub rows: Vec<ImportRow>,
    }

    /// A row of the file.
    pub struct ImportRow {
        /// Its place, from 1.
        pub row: u32,
        /// Its serial, as far as it could be read.
        pub serial: String,
        /// What is wrong with it; nothing: it is good.
        pub problem: Option<RowProblem>,
    }
}

words! {
    /// Why nothing can be imported.
    pub enum ImportDenied {
        /// There is no such contract.
        ContractUnknown,
        /// Another import took these serials over meanwhile: import the file again.
        Overtaken,
    }
}

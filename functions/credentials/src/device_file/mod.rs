//! Files of devices, as their maker sends them. Seeds stay in memory and are wiped with the rows.
//!
//! A file is read whole or refused whole where its form, its encryption or its size is at fault; what is
//! wrong with one device is said in its row.

mod csv;
mod encoding;
mod lock;
mod pskc;
mod row;
mod xml;

use ports::credentials::ImportedRow;
use row::Draft;
use shared::domain::device_file::{DeviceFileFormat, FileProblem, RowProblem};
use shared::domain::id::Serial;
use std::collections::HashSet;

/// How much a file may bring.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct FileLimits {
    /// Devices in one file.
    pub(crate) devices: usize,
}

impl FileLimits {
    /// A file is read as a whole: twice the largest delivery that is known.
    const DEVICES: usize = 20_000;
}

impl Default for FileLimits {
    fn default() -> Self {
        Self { devices: Self::DEVICES }
    }
}

/// Reads a file; `key` is the pre-shared key of an encrypted one.
///
/// # Errors
/// When the file as a whole can't be used.
pub(crate) fn read(
    file: &[u8],
    format: DeviceFileFormat,
    key: Option<&[u8]>,
    limits: FileLimits,
) -> Result<Vec<ImportedRow>, FileProblem> {
    let drafts: Vec<Draft> = match format {
        DeviceFileFormat::Pskc => {
            let packages = pskc::read(encoding::utf8(file)?, key, limits)?;
            packages.into_iter().map(Draft::from).collect()
        }
        DeviceFileFormat::Csv => csv::read(&encoding::list(file)?, limits)?,
    };
    if drafts.is_empty() {
        return Err(FileProblem::Empty);
    }
    let mut seen = HashSet::new();
    Ok((1..).zip(drafts).map(|(row, draft)| report(row, draft, &mut seen)).collect())
}

/// A serial counts as seen even if its row is no device: which of two rows is meant is not ours to guess.
fn report(row: u32, draft: Draft, seen: &mut HashSet<Serial>) -> ImportedRow {
    let serial_text = draft.serial_text();
    let repeated = draft.serial().is_some_and(|serial| !seen.insert(serial));
    let device =
        draft.device().and_then(|device| if repeated { Err(RowProblem::Repeated) } else { Ok(device) });
    ImportedRow { row, serial_text, device }
}

#[cfg(test)]
mod tests;

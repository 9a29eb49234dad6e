//! An archive that is the same for the same bytes: no time of day, no order of a file system.

use anyhow::Result;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Anyone may run it, nobody may write it.
const RUNS: u32 = 0o755;

/// Packs one program.
pub fn pack(name: &str, bytes: &[u8]) -> Result<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .unix_permissions(RUNS);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file(name, options)?;
    archive.write_all(bytes)?;
    Ok(archive.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn the_same_bytes_make_the_same_archive_and_come_out_again() -> Result<()> {
        // Source: issue, "reproducible zips (same input, same bytes)".
        let packed = pack("bootstrap", b"\x7fELF, say")?;
        assert_eq!(packed, pack("bootstrap", b"\x7fELF, say")?);
        let mut archive = zip::ZipArchive::new(Cursor::new(packed))?;
        let mut file = archive.by_index(0)?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        assert_eq!((&*file.name()?, file.unix_mode().map(|mode| mode & 0o777)), ("bootstrap", Some(RUNS)));
        assert_eq!(bytes, b"\x7fELF, say");
        Ok(())
    }
}

//! A file that was sent in parts.

use crate::bank::Bank;
use crate::importing::Keeper;
use crate::pipeline::Halt;
use data_encoding::HEXLOWER;
use ports::credentials::SeedBytes;
use shared::domain::field::FieldReason;
use shared::domain::id::ImportId;
use shared::operations::desk::{MOST_PARTS, PART_BYTES, UploadDenied};

/// Characters of a SHA-256 in hex.
const NAME: usize = 64;

/// What a sealed part belongs to: no part opens in another's place.
pub(super) fn of_part<'a>(file: &'a ImportId, place: &'a str) -> [&'a str; 3] {
    ["part", file.as_str(), place]
}

/// What the sealed pre-shared key of a file belongs to.
pub(super) fn of_key(file: &ImportId) -> [&str; 2] {
    ["file key", file.as_str()]
}

/// A field that is at fault, or the rule.
pub(super) type Shape = Result<(&'static str, FieldReason), UploadDenied>;

/// What can be said of a file by its name and the number of its parts.
pub(super) fn shape(file: &ImportId, parts: u32) -> Result<(), Shape> {
    name(file).map_err(Ok)?;
    match parts {
        0 => Err(Ok(("input.parts", FieldReason::Required))),
        parts if parts > MOST_PARTS => Err(Err(UploadDenied::TooManyParts)),
        _ => Ok(()),
    }
}

/// A file is named by its SHA-256.
pub(super) fn name(file: &ImportId) -> Result<(), (&'static str, FieldReason)> {
    let hex = file.as_str().bytes().all(|sign| matches!(sign, b'0'..=b'9' | b'a'..=b'f'));
    if hex && file.as_str().len() == NAME { Ok(()) } else { Err(("input.file", FieldReason::Malformed)) }
}

/// Puts the parts together, if all are there and are what the name says.
pub(super) async fn assemble(
    bank: &Bank,
    keeper: &Keeper,
    file: &ImportId,
    count: u32,
) -> Result<Result<SeedBytes, UploadDenied>, Halt> {
    let now = bank.clock.now();
    let parts = bank.store.parts(file).await?;
    // Sized beforehand: what grows leaves pieces of seeds behind.
    let mut whole = SeedBytes(Vec::with_capacity(count as usize * PART_BYTES));
    for place in 0..count {
        let Some(part) = parts.iter().find(|part| part.part == place && now < part.expires_at) else {
            return Ok(Err(UploadDenied::PartMissing));
        };
        let number = place.to_string();
        let opened = bank.credentials.open(keeper.key(), &of_part(file, &number), &part.sealed).await?;
        whole.0.extend_from_slice(&opened.0);
    }
    let named = HEXLOWER.encode(&bank.credentials.fingerprint(&whole.0)) == file.as_str();
    Ok(if named { Ok(whole) } else { Err(UploadDenied::OtherFile) })
}

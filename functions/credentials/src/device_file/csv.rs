//! A list of devices in CSV: `serial,seed,expires_on,algorithm,digits,step_seconds`, named in the first line, in
//! English or in Japanese.
//!
//! The columns after the seed may be missing or empty; a device then makes 6 digits with SHA-1 every 60
//! seconds and has no printed day.

use super::FileLimits;
use super::row::{Draft, algorithm, seed};
use csv_core::{ReadRecordResult, Reader};
use shared::domain::device::OtpAlgorithm;
use shared::domain::device_file::FileProblem;
use shared::domain::instant::CivilDate;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// The columns, in the order that [`Columns`] keeps their places, with the names that lists have for them.
const NAMES: [&[&str]; 6] = [
    &["serial", "シリアル番号", "シリアル", "製造番号", "トークン番号"],
    &["seed", "シード", "シード値", "秘密鍵", "シークレット"],
    &["expires_on", "有効期限", "使用期限", "有効期限日"],
    &["algorithm", "アルゴリズム", "ハッシュ", "ハッシュ関数"],
    &["digits", "桁数", "表示桁数"],
    &["step_seconds", "更新間隔", "時間間隔", "更新間隔(秒)", "時間間隔(秒)", "表示間隔(秒)"],
];

/// Where each of the named columns stands.
type Columns = [Option<usize>; NAMES.len()];

/// Reads the rows of a list.
///
/// # Errors
/// When the first line names other columns, a line has more fields than the first, or there are too many.
pub(super) fn read(text: &str, limits: FileLimits) -> Result<Vec<Draft>, FileProblem> {
    let mut lines = Lines::new(text);
    let columns = lines.next()?.map_or(Err(FileProblem::Empty), |header| columns(&header))?;
    let width = columns.iter().flatten().count();
    let mut drafts = Vec::new();
    while let Some(fields) = lines.next()? {
        if drafts.len() == limits.devices {
            return Err(FileProblem::TooMany);
        }
        if fields.len() > width {
            return Err(FileProblem::NotReadable);
        }
        drafts.push(draft(&columns, &fields));
    }
    Ok(drafts)
}

fn columns(header: &[Zeroizing<String>]) -> Result<Columns, FileProblem> {
    let mut columns = Columns::default();
    for (at, name) in header.iter().enumerate() {
        // Half-width katakana and full-width brackets are the same names.
        let name: String = name.trim().nfkc().collect();
        let known = NAMES.iter().position(|known| known.contains(&&*name)).ok_or(FileProblem::NotReadable)?;
        match columns.get_mut(known) {
            Some(place @ None) => *place = Some(at),
            _ => return Err(FileProblem::NotReadable),
        }
    }
    match columns {
        [Some(_), Some(_), ..] => Ok(columns),
        _ => Err(FileProblem::NotReadable),
    }
}

fn draft(columns: &Columns, fields: &[Zeroizing<String>]) -> Draft {
    let [serial, seed_text, expires_on, hash, digits, step] =
        columns.map(|at| at.and_then(|at| fields.get(at)).map_or("", |field| field.trim()));
    let or =
        |text: &'static str, field: &str| if field.is_empty() { text.to_owned() } else { field.to_owned() };
    Draft {
        serial: serial.to_owned(),
        algorithm: if hash.is_empty() { Some(OtpAlgorithm::Sha1) } else { algorithm(hash) },
        digits: or("6", digits).parse().ok(),
        step_seconds: or("60", step).parse().ok(),
        seed: seed(seed_text),
        expires_on: if expires_on.is_empty() { Some(None) } else { day(expires_on).map(Some) },
    }
}

/// `2028-09-30`, or as spreadsheets here write it: `2028/9/30`.
fn day(text: &str) -> Option<CivilDate> {
    let mut parts = text.splitn(3, '/').map(|part| part.parse().ok());
    match (parts.next(), parts.next(), parts.next()) {
        (Some(Some(year)), Some(Some(month)), Some(Some(day))) => {
            CivilDate::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
        }
        _ => CivilDate::try_from(text.to_owned()).ok(),
    }
}

/// The lines of a list, field by field, in buffers that are wiped.
struct Lines<'a> {
    reader: Reader,
    rest: &'a [u8],
    /// Longer than the text, so that no line outgrows it.
    buffer: Zeroizing<Vec<u8>>,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        Self { reader: Reader::new(), rest: text.as_bytes(), buffer: Zeroizing::new(vec![0; text.len() + 1]) }
    }

    /// The fields of the next line that is not blank.
    fn next(&mut self) -> Result<Option<Vec<Zeroizing<String>>>, FileProblem> {
        // One more than there are columns, to notice lines that are too long.
        let mut ends = [0; NAMES.len() + 1];
        let (mut written, mut fields) = (0, 0);
        loop {
            let room = self.buffer.get_mut(written..).unwrap_or_default();
            let (result, read, wrote, ended) =
                self.reader.read_record(self.rest, room, ends.get_mut(fields..).unwrap_or_default());
            self.rest = self.rest.get(read..).unwrap_or_default();
            (written, fields) = (written + wrote, fields + ended);
            match result {
                // An empty input tells the reader that the last line has ended.
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {
                    return Err(FileProblem::NotReadable);
                }
                ReadRecordResult::Record => break,
                ReadRecordResult::End => return Ok(None),
            }
        }
        let mut start = 0;
        let texts = ends.iter().take(fields).map(|end| {
            let field = self.buffer.get(start..*end).and_then(|field| std::str::from_utf8(field).ok());
            start = *end;
            field.map(|field| Zeroizing::new(field.to_owned())).ok_or(FileProblem::NotReadable)
        });
        texts.collect::<Result<_, _>>().map(Some)
    }
}

#[cfg(test)]
mod tests;

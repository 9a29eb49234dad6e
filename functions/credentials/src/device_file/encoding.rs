//! The signs of a file: UTF-8 with or without a byte-order mark, and for lists Shift_JIS too, which is what
//! spreadsheets of this country write.

use encoding_rs::SHIFT_JIS;
use shared::domain::device_file::FileProblem;
use zeroize::Zeroizing;

/// A file in UTF-8.
pub(super) fn utf8(file: &[u8]) -> Result<&str, FileProblem> {
    let text = std::str::from_utf8(file).map_err(|_| FileProblem::NotReadable)?;
    Ok(text.strip_prefix('\u{FEFF}').unwrap_or(text))
}

/// A list. What can be UTF-8 is UTF-8: a text of Shift_JIS beyond ASCII hardly ever is.
pub(super) fn list(file: &[u8]) -> Result<Zeroizing<String>, FileProblem> {
    if let Ok(text) = utf8(file) {
        return Ok(Zeroizing::new(text.to_owned()));
    }
    let mut decoder = SHIFT_JIS.new_decoder_without_bom_handling();
    let room = decoder.max_utf8_buffer_length_without_replacement(file.len());
    // Sized beforehand: a text that grows would leave pieces of secrets behind.
    let mut text = Zeroizing::new(String::with_capacity(room.ok_or(FileProblem::NotReadable)?));
    let (result, _) = decoder.decode_to_string_without_replacement(file, &mut text, true);
    match result {
        encoding_rs::DecoderResult::InputEmpty => Ok(text),
        encoding_rs::DecoderResult::Malformed(..) | encoding_rs::DecoderResult::OutputFull => {
            Err(FileProblem::NotReadable)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_come_in_utf_8_and_in_shift_jis() {
        // Source: issue, "CSV in Shift_JIS and UTF-8 with and without a byte-order mark".
        let text = "シリアル番号,有効期限\r\n0420-3318-7,2028/09/30\r\n表示,ソ能\r\n";
        let (shift_jis, _, _) = SHIFT_JIS.encode(text);
        for file in [text.as_bytes().to_vec(), format!("\u{FEFF}{text}").into_bytes(), shift_jis.into_owned()]
        {
            assert_eq!(list(&file).map(|text| text.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn what_is_neither_is_refused() {
        for file in [&[0xFF, 0xFE, b's'][..], &[b's', 0x81], &[0xFD, 0xFE, 0xFF], &[b',', 0x80, 0xA0]] {
            assert_eq!(list(file).err(), Some(FileProblem::NotReadable), "{file:?}");
        }
        assert_eq!(utf8(&[0x83, 0x56]).err(), Some(FileProblem::NotReadable), "PSKC is UTF-8");
    }
}

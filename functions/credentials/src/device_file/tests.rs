use super::*;
use proptest::prelude::*;
use shared::domain::device::{OtpAlgorithm, OtpParameters};
use shared::domain::instant::CivilDate;
use std::path::Path;

type TestResult = Result<(), Box<dyn std::error::Error>>;

const KEY: [u8; 16] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];
const SEED: &[u8; 64] = b"1234567890123456789012345678901234567890123456789012345678901234";

/// A file of `tests/data/devices`.
pub(super) fn sample(name: &str) -> std::io::Result<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/devices");
    std::fs::read_to_string(folder.join(name))
}

fn rows(name: &str, key: Option<&[u8]>) -> Result<Vec<ImportedRow>, Box<dyn std::error::Error>> {
    let format = if name.ends_with(".csv") { DeviceFileFormat::Csv } else { DeviceFileFormat::Pskc };
    let file = sample(name)?;
    read(file.as_bytes(), format, key, FileLimits::default()).map_err(|problem| format!("{problem:?}").into())
}

/// Serial, algorithm, digits, printed day and seed of the rows that are devices.
type Line<'a> = (&'a str, OtpAlgorithm, u8, Option<String>, &'a [u8]);

fn lines(rows: &[ImportedRow]) -> Vec<Line<'_>> {
    rows.iter()
        .filter_map(|row| row.device.as_ref().ok())
        .map(|d| {
            let OtpParameters { algorithm, digits, .. } = d.parameters;
            (
                d.serial.as_str(),
                algorithm,
                digits,
                d.expires_on.map(|day| day.to_string()),
                d.seed.0.as_slice(),
            )
        })
        .collect()
}

#[test]
fn plain_devices_are_read() -> TestResult {
    let rows = rows("totp-plain.xml", None)?;
    let day = |text: &str| Some(text.to_owned());
    assert_eq!(
        lines(&rows),
        [
            ("TEST0001", OtpAlgorithm::Sha1, 6, day("2028-09-30"), &SEED[..20]),
            ("TEST0002", OtpAlgorithm::Sha256, 8, day("2027-03-31"), &SEED[..32]),
            ("TEST0003", OtpAlgorithm::Sha512, 7, None, &SEED[..]),
        ]
    );
    assert_eq!(
        rows.iter().map(|row| (row.row, &*row.serial_text)).collect::<Vec<_>>(),
        [(1, "TEST-0001"), (2, "TEST-0002"), (3, "TEST-0003")]
    );
    Ok(())
}

#[test]
fn encrypted_devices_are_read_under_their_key() -> TestResult {
    for name in ["totp-encrypted-sha1.xml", "totp-encrypted-sha256.xml"] {
        let rows = rows(name, Some(&KEY))?;
        assert_eq!(
            lines(&rows),
            [
                ("TEST0001", OtpAlgorithm::Sha1, 6, Some("2028-09-30".to_owned()), &SEED[..20]),
                ("TEST0002", OtpAlgorithm::Sha256, 8, None, &SEED[..32]),
            ],
            "{name}"
        );
    }
    Ok(())
}

#[test]
fn every_problem_of_a_row_is_told_for_its_row() -> TestResult {
    let told = |name| -> Result<Vec<Option<RowProblem>>, Box<dyn std::error::Error>> {
        Ok(rows(name, None)?.into_iter().map(|row| row.device.err()).collect())
    };
    use RowProblem::{Algorithm, ExpiryDate, Repeated, Seed, Serial, TimeStep};
    assert_eq!(
        told("totp-rows.xml")?,
        [
            None,
            Some(Serial),
            Some(Seed), // 120 bits
            Some(ExpiryDate),
            Some(Algorithm), // HOTP
            Some(Algorithm), // 9 digits
            Some(Algorithm), // HMAC-MD5
            Some(Algorithm), // hexadecimal codes
            Some(TimeStep),
            Some(TimeStep), // none said
            Some(Repeated),
            None, // 128 bits
        ]
    );
    assert_eq!(
        told("rows.csv")?,
        [
            None,
            None,
            None,
            Some(Serial),
            Some(Seed), // not readable
            Some(Seed), // 120 bits
            Some(ExpiryDate),
            Some(Algorithm), // MD5
            Some(Algorithm), // 5 digits
            Some(TimeStep),
            Some(Repeated),
            None, // 128 bits
        ]
    );
    Ok(())
}

#[test]
fn the_examples_of_rfc_6030_are_counters_and_no_devices() -> TestResult {
    for (name, expected) in [
        ("rfc6030-figure2.xml", vec![RowProblem::Serial]),
        ("rfc6030-figure3.xml", vec![RowProblem::Algorithm]),
        ("rfc6030-figure10.xml", vec![RowProblem::Algorithm; 4]),
    ] {
        let told: Vec<_> = rows(name, None)?.into_iter().filter_map(|row| row.device.err()).collect();
        assert_eq!(told, expected, "{name}");
    }
    Ok(())
}

#[test]
fn the_demo_has_its_devices() -> TestResult {
    let day = |y, m, d| CivilDate::new(y, m, d);
    let midori = rows("demo-midori.xml", None)?;
    let sakura = rows("demo-sakura.csv", None)?;
    let devices: Vec<_> = midori.iter().chain(&sakura).filter_map(|row| row.device.as_ref().ok()).collect();
    assert_eq!(
        devices.iter().map(|d| (d.serial.as_str(), d.expires_on, d.seed.0.len())).collect::<Vec<_>>(),
        [
            ("042033187", day(2028, 9, 30), 20),
            ("041899214", day(2027, 3, 31), 20),
            ("042055012", day(2029, 5, 31), 20),
            ("077100016", day(2028, 12, 31), 20),
        ]
    );
    Ok(())
}

#[test]
fn files_that_are_none_are_refused() -> TestResult {
    let bomb = sample("entity-bomb.xml")?;
    for (file, format, expected) in [
        (bomb.as_bytes(), DeviceFileFormat::Pskc, FileProblem::EntitiesRefused),
        (b"serial,seed\n", DeviceFileFormat::Csv, FileProblem::Empty),
        (b"", DeviceFileFormat::Csv, FileProblem::Empty),
        (b"", DeviceFileFormat::Pskc, FileProblem::NotReadable),
        (b"\xFF\xFE<\0a\0/\0>\0", DeviceFileFormat::Pskc, FileProblem::NotReadable),
        (b"serial,seed\n\xFD\xFE,00\n", DeviceFileFormat::Csv, FileProblem::NotReadable),
        (
            br#"<KeyContainer xmlns="urn:ietf:params:xml:ns:keyprov:pskc"/>"#,
            DeviceFileFormat::Pskc,
            FileProblem::Empty,
        ),
    ] {
        assert_eq!(read(file, format, None, FileLimits::default()).err(), Some(expected));
    }
    let marked = format!("\u{FEFF}{}", sample("rows.csv")?);
    assert!(read(marked.as_bytes(), DeviceFileFormat::Csv, None, FileLimits::default()).is_ok());
    let marked = format!("\u{FEFF}{}", sample("totp-plain.xml")?);
    assert!(read(marked.as_bytes(), DeviceFileFormat::Pskc, None, FileLimits::default()).is_ok());
    Ok(())
}

#[test]
fn twenty_thousand_devices_are_read_and_one_more_is_refused() {
    let list = |n: usize| {
        let rows: String =
            (0..n).map(|i| format!("S{i:06},3132333435363738393031323334353637383930\n")).collect();
        read(format!("serial,seed\n{rows}").as_bytes(), DeviceFileFormat::Csv, None, FileLimits::default())
    };
    assert!(list(20_000).is_ok_and(|rows| rows.len() == 20_000 && rows.iter().all(|row| row.device.is_ok())));
    assert_eq!(list(20_001).err(), Some(FileProblem::TooMany));
}

#[test]
fn reports_repeat_no_more_of_a_serial_than_fits() {
    let file = format!("serial,seed\n{},00\n", "x".repeat(1000));
    let rows = read(file.as_bytes(), DeviceFileFormat::Csv, None, FileLimits::default()).unwrap_or_default();
    assert!(rows.iter().all(|row| row.serial_text.len() == 64 && row.device == Err(RowProblem::Serial)));
}

#[test]
fn debug_shows_no_seed() -> TestResult {
    let shown = format!("{:?} {:?}", rows("totp-plain.xml", None)?, rows("rows.csv", None)?);
    for secret in ["12345678901234567890", "49, 50, 51", "3132333435", "MTIzNDU2", "GEZDGNBV"] {
        assert!(!shown.contains(secret), "{secret}");
    }
    Ok(())
}

fn both(file: &[u8]) {
    for key in [None, Some(KEY.as_slice())] {
        for format in [DeviceFileFormat::Pskc, DeviceFileFormat::Csv] {
            let _ = read(file, format, key, FileLimits::default());
        }
    }
}

proptest! {
    #[test]
    fn no_bytes_are_a_panic(file in proptest::collection::vec(any::<u8>(), 0..400)) {
        both(&file);
    }

    #[test]
    fn no_text_is_a_panic(file in r#"[<>/&;#x!"'=,\n\r a-cA-C0-9:?\[\]-]{0,200}"#) {
        both(file.as_bytes());
    }

    /// Pieces of a good file cut, doubled and overwritten.
    #[test]
    fn no_damaged_file_is_a_panic(
        name in prop::sample::select(vec!["totp-encrypted-sha1.xml", "totp-rows.xml", "rows.csv", "entity-bomb.xml"]),
        edits in proptest::collection::vec((any::<prop::sample::Index>(), 0usize..40, any::<Vec<u8>>()), 1..6),
    ) {
        let mut file = sample(name)?.into_bytes();
        for (at, length, replacement) in edits {
            let start = at.index(file.len() + 1);
            let end = (start + length).min(file.len());
            file.splice(start..end, replacement);
        }
        both(&file);
    }
}

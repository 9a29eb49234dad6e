use super::*;

const SEED: &str = "3132333435363738393031323334353637383930";

fn problem(text: &str) -> Option<FileProblem> {
    read(text, FileLimits::default()).err()
}

#[test]
fn columns_go_by_name_and_may_be_missing() {
    for text in [
        format!("serial,seed\nA1234,{SEED}\n"),
        format!("seed,serial\n{SEED},A1234"),
        format!("serial,seed,digits\r\n\r\nA1234,{SEED}\r\n\r\n"),
        format!(" serial , seed \n \"A1234\" ,{SEED}\n").replace(" \"A1234\" ", "\"A1234\""),
        format!("step_seconds,serial,seed\n60,A1234,{SEED}"),
    ] {
        let rows = read(&text, FileLimits::default()).unwrap_or_default();
        let found: Vec<_> = rows
            .iter()
            .map(|row| (&*row.serial, row.algorithm, row.digits, row.step_seconds, row.expires_on))
            .collect();
        assert_eq!(found, [("A1234", Some(OtpAlgorithm::Sha1), Some(6), Some(60), Some(None))], "{text}");
        assert!(
            rows.iter().all(|row| row.seed.as_ref().is_some_and(|seed| seed.0 == b"12345678901234567890"))
        );
    }
}

#[test]
fn other_lists_are_refused() {
    for text in [
        "serial\nA1234\n".to_owned(),
        "seed\n00\n".to_owned(),
        "serial,seed,colour\nA1234,00,red\n".to_owned(),
        "serial,seed,serial\nA1234,00,A1234\n".to_owned(),
        "serial,seed,expires_on,algorithm,digits,step_seconds,serial\n".to_owned(),
        format!("A1234,{SEED}\n"),
        format!("serial;seed\nA1234;{SEED}\n"),
        format!("serial,seed\nA1234,{SEED},\n"),
        format!("serial,seed\nA1234,{SEED},,,,,,,,,\n"),
    ] {
        assert_eq!(problem(&text), Some(FileProblem::NotReadable), "{text}");
    }
    for text in ["", "\n\n"] {
        assert_eq!(problem(text), Some(FileProblem::Empty), "{text:?}");
    }
}

#[test]
fn a_list_has_as_many_rows_as_may_be_imported() {
    let list = |rows: usize| format!("serial,seed\n{}", format!("A1234,{SEED}\n").repeat(rows));
    let limits = FileLimits { devices: 3 };
    assert_eq!(read(&list(3), limits).map(|rows| rows.len()), Ok(3));
    assert_eq!(read(&list(4), limits).err(), Some(FileProblem::TooMany));
}

#[test]
fn quotes_may_hide_commas_and_lines() {
    let rows = read("serial,seed\n\"a,b\n\"\"c\"\"\",x", FileLimits::default()).unwrap_or_default();
    assert_eq!(rows.iter().map(|row| &*row.serial).collect::<Vec<_>>(), ["a,b\n\"c\""]);
    assert!(read("serial,seed\n\"never closed", FileLimits::default()).is_ok());
}

#[test]
fn columns_have_japanese_names_too() {
    // Source: issue, "Bad input": lists as spreadsheets here write them.
    for text in [
        format!(
            "シリアル番号,シード,有効期限,アルゴリズム,桁数,更新間隔(秒)\r\nA1234,{SEED},2028/9/30,SHA-1,6,60\r\n"
        ),
        format!("ｼﾘｱﾙ番号,ｼｰﾄﾞ値,使用期限\nA1234,{SEED},2028-09-30\n"),
        format!(
            "\"製造番号\",\"秘密鍵\",\"有効期限\",\"更新間隔（秒）\"\r\n\"A1234\",\"{SEED}\",\"2028/09/30\",\"60\""
        ),
    ] {
        let rows = read(&text, FileLimits::default()).unwrap_or_default();
        let found: Vec<_> = rows.iter().map(|row| (&*row.serial, row.step_seconds, row.expires_on)).collect();
        assert_eq!(found, [("A1234", Some(60), Some(CivilDate::new(2028, 9, 30)))], "{text}");
    }
    assert_eq!(problem(&format!("serial,シリアル番号,seed\nA1,A1,{SEED}")), Some(FileProblem::NotReadable));
}

#[test]
fn days_are_days() {
    for (text, expected) in [
        ("2028-09-30", CivilDate::new(2028, 9, 30)),
        ("2028/9/30", CivilDate::new(2028, 9, 30)),
        ("2028/13/1", None),
        ("2028/9/30/1", None),
        ("2028/9", None),
        ("2028/-9/30", None),
        ("//", None),
        ("30/9/2028", None),
    ] {
        assert_eq!(day(text), expected, "{text}");
    }
}

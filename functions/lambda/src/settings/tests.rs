use super::*;
use shared::domain::access::AccessFloor;
use shared::domain::instant::CivilDate;
use shared::operations::{Method, catalogue};

const CONTACTS: &str =
    r#"{"branch":{"ja":"本店","en":"Head Office"},"telephone":"0120","hours":{"ja":"平日","en":"Weekdays"}}"#;

/// A complete environment with some of it changed.
fn with(changes: &[(&str, Option<&str>)]) -> Result<Settings, Vec<String>> {
    let mut all: BTreeMap<&str, &str> = LAMBDA.iter().chain(&ROLE).map(|name| (*name, "1")).collect();
    all.extend([
        ("_HANDLER", "session.sign-in"),
        ("KAGIMATE_SEALER", "kms"),
        ("KAGIMATE_TABLE", "kagimate"),
        ("KAGIMATE_KMS_KEY", "alias/kagimate"),
        ("KAGIMATE_PUBLIC_ORIGIN", "https://bank.example"),
        ("KAGIMATE_CONTACTS", CONTACTS),
    ]);
    for (name, value) in changes {
        match value {
            Some(value) => all.insert(name, value),
            None => all.remove(name),
        };
    }
    Settings::read(&|name| all.get(name).map(ToString::to_string))
}

fn problems(changes: &[(&str, Option<&str>)]) -> Vec<String> {
    with(changes).err().unwrap_or_default()
}

#[test]
fn every_operation_is_a_handler() {
    for declaration in catalogue() {
        let from = ("KAGIMATE_MAIL_FROM", Some("no-reply@bank.example"));
        let name = with(&[("_HANDLER", Some(declaration.name)), from])
            .map(|settings| settings.route.declaration.name);
        assert_eq!(name, Ok(declaration.name));
    }
}

#[test]
fn the_banks_own_work_takes_a_body() {
    // A direct invoke has no query, in which a `Get` would look for its input.
    let mut own = catalogue().into_iter().filter(|declaration| declaration.access == AccessFloor::Bank);
    assert!(own.all(|declaration| declaration.method == Method::Post));
}

#[test]
fn everything_that_is_missing_is_named() {
    for name in [
        "_HANDLER",
        "KAGIMATE_SEALER",
        "KAGIMATE_TABLE",
        "KAGIMATE_KMS_KEY",
        "KAGIMATE_PUBLIC_ORIGIN",
        "KAGIMATE_CONTACTS",
    ] {
        assert_eq!(problems(&[(name, None)]), [format!("{name} is not set")]);
        assert_eq!(problems(&[(name, Some(""))]), [format!("{name} is not set")]);
    }
    assert_eq!(
        problems(&[("KAGIMATE_TABLE", None), ("AWS_REGION", None)]),
        ["AWS_REGION is not set", "KAGIMATE_TABLE is not set"]
    );
}

#[test]
fn what_cannot_be_used_is_refused() {
    for (name, value) in [
        ("_HANDLER", "session.sing-in"),
        ("_HANDLER", "session-sign-in"),
        ("KAGIMATE_SEALER", "key-file"),
        ("KAGIMATE_SEALER", "KMS"),
        ("KAGIMATE_PUBLIC_ORIGIN", "http://bank.example"),
        ("KAGIMATE_PUBLIC_ORIGIN", "https://bank.example/"),
        ("KAGIMATE_PUBLIC_ORIGIN", "https://Bank.example"),
        ("KAGIMATE_PUBLIC_ORIGIN", "https://"),
        ("KAGIMATE_CONTACTS", "{}"),
        ("KAGIMATE_POLICIES", "[]"),
        ("KAGIMATE_RESTORED_AT", "yesterday"),
        ("KAGIMATE_RESTORED_AT", "2026-11-22 05:00"),
    ] {
        let told = problems(&[(name, Some(value))]);
        assert!(
            told.len() == 1 && told.iter().all(|line| line.starts_with(name)),
            "{name} {value}: {told:?}"
        );
    }
}

#[test]
fn an_origin_secret_is_long_and_stays_one() {
    // Source: standards, "no secret in logs".
    let (old, new, short) = ("o".repeat(32), "n".repeat(40), "s".repeat(31));
    let both = format!("{old}, {new}");
    let settings = with(&[("KAGIMATE_ORIGIN_SECRETS", Some(&both))]);
    let known = settings.map(|settings| settings.origin_secrets);
    assert_eq!(known, Ok(vec![Secret::new(old.as_str()), Secret::new(new)]), "while it is rotated");
    let told = problems(&[("KAGIMATE_ORIGIN_SECRETS", Some(&format!("{old},{short}")))]).join(" ");
    assert!(told.starts_with("KAGIMATE_ORIGIN_SECRETS") && !told.contains(&short), "{told}");
}

#[test]
fn who_sends_mail_says_whose_it_is() {
    for declaration in catalogue() {
        let told = problems(&[("_HANDLER", Some(declaration.name))]);
        let wanted: &[&str] = if declaration.mails { &["KAGIMATE_MAIL_FROM is not set"] } else { &[] };
        assert_eq!(told, wanted, "{}", declaration.name);
    }
    let mails = ("_HANDLER", Some("bank.send-notices"));
    assert_eq!(problems(&[mails, ("KAGIMATE_MAIL_FROM", Some("nobody"))]).len(), 1);
    let from = with(&[mails, ("KAGIMATE_MAIL_FROM", Some("no-reply@bank.example"))]);
    assert!(from.is_ok_and(|settings| settings.mail_from.is_some()));
}

#[test]
fn what_is_optional_adds_to_what_is_there() -> Result<(), Box<dyn std::error::Error>> {
    let row = serde_json::to_string(&BTreeMap::from([("own", BankPolicy::preset(Preset::Seventyseven))]))?;
    let settings = with(&[
        ("KAGIMATE_POLICIES", Some(&row)),
        ("KAGIMATE_CONTEXT_WORDS", Some("みらい銀行, miraibank,")),
        ("KAGIMATE_RESTORED_AT", Some("2026-11-22T05:00:00Z")),
    ]);
    let settings = settings.map_err(|problems| problems.join("; "))?;
    assert!(settings.policies.named("own").is_some() && settings.policies.named("seventyseven").is_some());
    assert_eq!(settings.context_words, ["kagimate", "鍵メイト", "みらい銀行", "miraibank"]);
    let restored = CivilDate::new(2026, 11, 22).map(|day| day.begin_in_japan().plus_seconds(14 * 3600));
    assert_eq!(Some(settings.restoration), restored.map(Restoration::at));
    let plain = with(&[]).map_err(|problems| problems.join("; "))?;
    assert_eq!(plain.context_words, PRODUCT);
    assert!(plain.origin_secrets.is_empty() && plain.mail_from.is_none());
    Ok(())
}

//! Every word of a closed list that a person may meet has a text in both languages.

use super::path;
use serde_json::Value;
use shared::domain::access::{Business, Right};
use shared::domain::audit::Refusal;
use shared::domain::authenticator::Authenticator;
use shared::domain::contract::ContractStatus;
use shared::domain::device::{DeviceKind, DeviceState, ReportReason};
use shared::domain::device_file::{FileProblem, RowProblem};
use shared::domain::fee::FeeReason;
use shared::domain::field::FieldReason;
use shared::domain::life::LifeKind;
use shared::domain::procedure::{
    Channel, FormDenied, FormerMaster, LoginMethod, Lost, PinKind, Priority, ProcedureKind, Step, StepDenied,
};
use shared::domain::proposal::ProposalDenied;
use shared::domain::registration::RegistrationDenied;
use shared::domain::release::ReleaseDenied;
use shared::domain::rescue::{Helper, Problem, Way};
use shared::domain::reset::ResetDenied;
use shared::domain::revocation::RevocationDenied;
use shared::domain::session::SessionEnd;
use shared::domain::user::{Language, Role, ServiceState};
use shared::domain::user_work::{Barrier, SetPasswordDenied, StateDenied, UserDenied};
use shared::operations::desk::{BankDataDenied, ContractDenied, UploadDenied};
use shared::operations::own::MailDenied;
use shared::operations::passwords::ChangeDenied;
use shared::operations::payees::PayeeDenied;
use shared::operations::procedures::ProcedureDenied;
use shared::operations::session::{ResetRefused, StartUpRefused};
use shared::operations::tokens::{HistoryDenied, ResynchroniseDenied, SoftwareDenied};
use shared::operations::users::ViewDenied;
use shared::operations::{Operation, Reason, catalogue};
use std::collections::{BTreeMap, BTreeSet};
use strum::IntoEnumIterator;

const LANGUAGES: [&str; 2] = ["ja", "en"];

fn locale(language: &str, area: &str) -> Value {
    json(&format!("frontend/kit/locales/{language}/{area}.json"))
}

fn json(file: &str) -> Value {
    serde_json::from_str(&std::fs::read_to_string(path(file)).unwrap()).unwrap()
}

/// Texts below a value: one, or the parts of one.
fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Object(parts) => parts.values().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

fn words<T: IntoEnumIterator + Into<&'static str>>() -> Vec<&'static str> {
    T::iter().map(Into::into).collect()
}

#[test]
fn every_word_that_people_meet_has_a_text_in_both_languages() {
    // Source: architecture 2 "every reason has a text in both languages, by test", and 8.9.
    // Nobody is told of the end of a session that never was; `elsewhere` is a shorter key.
    let ends = words::<SessionEnd>().into_iter().filter(|end| *end != "none");
    let ends = ends.map(|end| if end == "signed_in_elsewhere" { "elsewhere" } else { end }).collect();
    // Both kinds of code have one name on screens.
    let authenticators = words::<Authenticator>().into_iter();
    let code = |word: &str| {
        matches!(
            word,
            "second_factor" | "second_factor_if_linked" | "registered_device" | "consecutive_codes"
        )
    };
    let authenticators = authenticators.map(|word| if code(word) { "otp" } else { word }).collect();
    let lists: Vec<(&str, &str, Vec<&str>)> = vec![
        ("failures", "/fields", words::<FieldReason>()),
        ("session", "/ended", ends),
        ("common", "/role", words::<Role>()),
        ("common", "/service", words::<ServiceState>()),
        ("common", "/device", words::<DeviceState>()),
        ("common", "/authenticator", authenticators),
        ("common", "/outcome", words::<Refusal>()),
        ("tokens", "/release_denied", words::<ReleaseDenied>()),
        ("tokens", "/registration_denied", words::<RegistrationDenied>()),
        ("tokens", "/kind", words::<DeviceKind>()),
        ("tokens", "/life/kind", words::<LifeKind>()),
        ("tokens", "/revocation_denied", words::<RevocationDenied>()),
        ("tokens", "/resynchronise_denied", words::<ResynchroniseDenied>()),
        ("tokens", "/software_denied", words::<SoftwareDenied>()),
        ("tokens", "/life_denied", words::<HistoryDenied>()),
        ("users", "/denied", words::<UserDenied>()),
        ("users", "/view_denied", words::<ViewDenied>()),
        ("users", "/state_denied", words::<StateDenied>()),
        ("users", "/set_password_denied", words::<SetPasswordDenied>()),
        ("users", "/barrier", words::<Barrier>()),
        ("users", "/business", words::<Business>()),
        ("users", "/right", words::<Right>()),
        ("users", "/language", words::<Language>()),
        ("payees", "/denied", words::<PayeeDenied>()),
        ("passwords", "/change_denied", words::<ChangeDenied>()),
        ("passwords", "/reset_denied", words::<ResetDenied>()),
        ("reset", "/denied", words::<ResetRefused>()),
        ("own", "/denied", words::<MailDenied>()),
        ("procedures", "/kind", words::<ProcedureKind>()),
        ("procedures", "/step", words::<Step>()),
        ("procedures", "/state", words::<Step>()),
        ("procedures", "/channel", words::<Channel>()),
        ("procedures", "/priority", words::<Priority>()),
        ("procedures", "/fee", words::<FeeReason>()),
        ("procedures", "/reason", words::<ReportReason>()),
        ("procedures", "/lost", words::<Lost>()),
        ("procedures", "/former", words::<FormerMaster>()),
        ("procedures", "/pin", words::<PinKind>()),
        ("procedures", "/method", words::<LoginMethod>()),
        ("procedures", "/denied", words::<FormDenied>()),
        ("procedures", "/refused", words::<ProcedureDenied>()),
        ("startup", "/denied", words::<StartUpRefused>()),
        ("desk", "/step_denied", words::<StepDenied>()),
        ("desk", "/form_denied", words::<FormDenied>()),
        ("desk", "/status", words::<ContractStatus>()),
        ("desk_bank", "/contract_denied", words::<ContractDenied>()),
        ("desk_bank", "/proposal_denied", words::<ProposalDenied>()),
        ("desk_bank", "/upload_denied", words::<UploadDenied>()),
        ("desk_bank", "/bank_data_denied", words::<BankDataDenied>()),
        ("desk_bank", "/file_problem", words::<FileProblem>()),
        ("desk_bank", "/row_problem", words::<RowProblem>()),
    ];
    let mut missing = Vec::new();
    for language in LANGUAGES {
        for (area, list, words) in &lists {
            let file = locale(language, area);
            for word in words {
                let found = file.pointer(&format!("{list}/{word}")).map(texts).unwrap_or_default();
                if !found.iter().any(|text| !text.is_empty()) {
                    missing.push(format!("{language}/{area}.json {list}/{word}"));
                }
            }
        }
    }
    assert!(missing.is_empty(), "without a text: {missing:#?}");
}

#[test]
fn the_guide_has_its_words_in_both_languages() {
    // Source: issue 3, 3: for every combination of role, problem and situation.
    let of = |list: &'static str, words: Vec<&'static str>, part: &'static str| {
        words.into_iter().map(move |word| format!("{list}.{word}{part}"))
    };
    let wanted: Vec<String> = of("problem", words::<Problem>(), "")
        .chain(of("about", words::<Problem>(), ""))
        .chain(of("helper", words::<Helper>(), ""))
        .chain(of("way", words::<Way>(), ".title"))
        .chain(of("way", words::<Way>(), ".steps"))
        .collect();
    let help = |language: &str| -> BTreeMap<String, String> {
        let file = path(&format!("frontend/help/{language}.json"));
        serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap()
    };
    for language in LANGUAGES {
        let texts = help(language);
        let missing: Vec<_> =
            wanted.iter().filter(|key| texts.get(*key).is_none_or(String::is_empty)).collect();
        assert!(missing.is_empty(), "{language}: without a text: {missing:#?}");
    }
    assert!(help("ja").keys().eq(help("en").keys()), "a text in one language only");
}

macro_rules! reasons {
    ($all:ident; $($operation:ty),+ $(,)?) => { $(
        $all.extend(<<$operation as Operation>::Denied as Reason>::all().into_iter().map(|code| (<$operation as Operation>::DECLARATION.name, code)));
    )+ };
}

#[test]
fn every_operation_with_reasons_of_its_own_is_in_a_list_above() {
    let mut all: Vec<(&str, &str)> = Vec::new();
    shared::for_each_operation!(reasons, all);
    // The door has one text for everything, the temporary passwords one reason, and the bank reads its own.
    let with_reasons: BTreeSet<&str> =
        all.iter().map(|(name, _)| *name).filter(|name| !name.starts_with("bank.")).collect();
    let known = [
        "desk.approve",
        "desk.check",
        "desk.contract",
        "desk.decide",
        "desk.deliver",
        "desk.execute",
        "desk.import",
        "desk.import-on",
        "desk.procedure",
        "desk.propose",
        "desk.receive",
        "desk.received",
        "desk.reject",
        "desk.report-loss",
        "desk.return-device",
        "desk.set-banner",
        "desk.set-contacts",
        "desk.ship",
        "desk.stop-contract",
        "desk.upload-part",
        "own.mail",
        "passwords.change-confirmation",
        "passwords.change-login",
        "passwords.replace-temporary",
        "passwords.request-reset",
        "passwords.reset-confirmation",
        "payees.register",
        "procedures.file",
        "procedures.view",
        "procedures.withdraw",
        "rescue.what-if",
        "session.obtain-login-id",
        "session.reset-password",
        "session.sign-in",
        "settings.change",
        "tokens.grant-software",
        "tokens.history",
        "tokens.obtain-software",
        "tokens.register",
        "tokens.release-stop",
        "tokens.resynchronise",
        "users.add",
        "users.change",
        "users.delete",
        "users.set-passwords",
        "users.view",
    ];
    assert_eq!(
        with_reasons.into_iter().collect::<Vec<_>>(),
        known,
        "add the reasons of a new operation above"
    );
    for language in LANGUAGES {
        assert!(
            locale(language, "passwords")
                .pointer("/not_temporary")
                .is_some_and(|text| !texts(text).is_empty())
        );
    }
    assert!(all.len() >= known.len() && catalogue().len() > known.len());
}

#[test]
fn both_languages_have_the_same_keys() {
    // Source: architecture 8.9 "Japanese and English complete".
    fn keys(value: &Value, above: &str, found: &mut BTreeSet<String>) {
        match value.as_object() {
            Some(fields) => {
                fields.iter().for_each(|(name, value)| keys(value, &format!("{above}/{name}"), found))
            }
            None => {
                found.insert(above.to_owned());
            }
        }
    }
    let areas = |language: &str| -> BTreeSet<String> {
        let files = std::fs::read_dir(path(&format!("frontend/kit/locales/{language}"))).unwrap();
        files.map(|file| file.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned()).collect()
    };
    assert_eq!(areas("ja"), areas("en"));
    let same = |name: &str, of: &dyn Fn(&str) -> Value| {
        let [ja, en] = LANGUAGES.map(|language| {
            let mut found = BTreeSet::new();
            keys(&of(language), "", &mut found);
            found
        });
        let differing: Vec<_> = ja.symmetric_difference(&en).collect();
        assert!(differing.is_empty(), "{name}: in one language only: {differing:?}");
    };
    for area in areas("ja") {
        same(&area, &|language| locale(language, &area));
    }
    same("the long texts of help", &|language| json(&format!("frontend/help/{language}.json")));
}

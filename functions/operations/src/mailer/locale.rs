//! The texts of notices, complete in both languages.

use serde::Deserialize;
use shared::domain::notice::NoticeKind;
use shared::domain::procedure::ProcedureKind;
use shared::domain::user::Language;
use shared::domain::user_draft::UserField;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The texts of a language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Locale {
    pub(super) greeting: String,
    pub(super) lines: Lines,
    pub(super) separator: String,
    pub(super) help: String,
    pub(super) footer: String,
    pub(super) fields: BTreeMap<UserField, String>,
    pub(super) procedures: BTreeMap<ProcedureKind, String>,
    pub(super) kinds: BTreeMap<NoticeKind, KindTexts>,
}

/// Lines of facts, each with a place for its value.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Lines {
    pub(super) at: String,
    pub(super) contract: String,
    pub(super) by: String,
    pub(super) serial: String,
    pub(super) fields: String,
    pub(super) day: String,
    pub(super) procedure: String,
    pub(super) yen: String,
    pub(super) note: String,
    pub(super) reference: String,
}

/// What happened, what it means, what to do: to whom it happened, and to the others.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct KindTexts {
    pub(super) subject: String,
    #[serde(default)]
    pub(super) person: Vec<String>,
    #[serde(default)]
    pub(super) others: Vec<String>,
}

static JAPANESE: LazyLock<Result<Locale, String>> =
    LazyLock::new(|| parse(include_str!("../../locales/ja.json")));
static ENGLISH: LazyLock<Result<Locale, String>> =
    LazyLock::new(|| parse(include_str!("../../locales/en.json")));

fn parse(text: &str) -> Result<Locale, String> {
    serde_json::from_str(text).map_err(|error| format!("the texts of notices can't be read: {error}"))
}

/// The texts of a language.
pub(super) fn locale(language: Language) -> Result<&'static Locale, String> {
    let locale = match language {
        Language::Ja => &JAPANESE,
        Language::En => &ENGLISH,
    };
    locale.as_ref().map_err(String::clone)
}

/// Puts values into the places of a text, such as `{person}`, in one pass: what stands in a value is no place.
pub(super) fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let (mut filled, mut rest) = (String::new(), text);
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let place = after.split_once('}');
        let value = place.and_then(|(name, rest)| {
            let (_, value) = values.iter().find(|(known, _)| *known == name)?;
            Some((*value, rest))
        });
        match value {
            Some((value, after)) => {
                filled.push_str(&single_line(value));
                rest = after;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled + rest
}

/// Without anything that begins a new line, whatever a value holds: a header must not begin where a name ends.
pub(super) fn single_line(text: &str) -> String {
    let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    text.chars().map(|c| if breaks(c) { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::domain::notice::Audience;
    use strum::IntoEnumIterator;

    /// The places of a text.
    fn places(text: &str) -> Vec<&str> {
        text.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(name, _)| name).collect()
    }

    #[test]
    fn every_kind_has_its_texts_in_both_languages_for_everybody_who_is_told() {
        // Source: issue 8 "in their language"; ux, voice: what happened, what it means, what to do.
        for language in Language::iter() {
            let locale = locale(language).unwrap();
            assert!(UserField::iter().all(|field| locale.fields.contains_key(&field)), "{language}");
            assert!(ProcedureKind::iter().all(|kind| locale.procedures.contains_key(&kind)), "{language}");
            for kind in NoticeKind::iter() {
                let texts = locale.kinds.get(&kind).unwrap_or_else(|| panic!("{language} {kind}"));
                let (person, others) = match kind.audience() {
                    Audience::Person => (true, false),
                    Audience::PersonAndAdministrators => (true, true),
                    // Of those who share a device each is one of several.
                    Audience::SharersAndAdministrators => (texts.person.len() >= 2, true),
                    Audience::Administrators => (false, true),
                };
                assert_eq!((texts.person.len() >= 2, texts.others.len() >= 2), (person, others), "{kind}");
                assert_eq!(places(&texts.subject), Vec::<&str>::new(), "no value stands in a header");
                assert_eq!(texts.subject, single_line(&texts.subject));
                for text in texts.person.iter().chain(&texts.others) {
                    let code = kind.by_mail_alone()
                        && places(text).iter().all(|p| ["code", "minutes", "until"].contains(p));
                    assert!(code || places(text).iter().all(|place| *place == "person"), "{kind}: {text}");
                    assert!(!text.contains("http") && !text.contains("www"), "no link: {text}");
                }
                let tells = texts.person.iter().any(|text| places(text) == ["code"]);
                assert_eq!(tells, kind.by_mail_alone(), "{kind}");
            }
        }
    }

    #[test]
    fn a_value_is_neither_a_place_nor_a_new_line() {
        let values = [("person", "a{code}\r\nBcc: x@y.z\u{2028}b"), ("code", "123")];
        assert_eq!(fill("{person} {code} {other} {", &values), "a{code}  Bcc: x@y.z b 123 {other} {");
    }
}

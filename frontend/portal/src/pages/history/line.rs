//! What a row of a history says: the same on the screen and in a file.

use kit::components::ChipKind;
use kit::i18n::{Locale, td_string};
use kit::{texts, time_text};
use shared::domain::audit::Outcome;
use shared::domain::id::UserId;
use shared::domain::procedure::ProcedureKind;
use shared::operations::history::HistoryRow;

/// What a row says.
pub struct Line {
    /// Who acted.
    pub person: String,
    /// What they did.
    pub operation: String,
    /// What it was about.
    pub about: String,
    /// How it ended.
    pub outcome: (ChipKind, String),
    /// Why, where a rule refused it.
    pub why: String,
    /// From which browser.
    pub client: String,
}

/// What a row says. `name`: knows people by their ids.
pub fn line(locale: Locale, row: &HistoryRow, name: impl Fn(&UserId) -> Option<String>) -> Line {
    let subject = &row.subject;
    // Whoever acts on themself is named once.
    let other =
        subject.user.as_ref().filter(|user| row.person.as_ref().is_none_or(|person| person.user != **user));
    // What was filed is noted by its word.
    let label = subject.label.clone().map(|label| match label.parse::<ProcedureKind>() {
        Ok(kind) if row.operation.starts_with("procedures.") || row.operation.starts_with("desk.") => {
            texts::procedure(locale, kind).to_owned()
        }
        _ => label,
    });
    let parts = [other.and_then(name), subject.serial.as_ref().map(|serial| serial.grouped()), label];
    let rule = match &row.outcome {
        Outcome::Refused { rule: Some(rule), .. } => texts::rule(locale, &row.operation, rule),
        _ => None,
    };
    Line {
        person: row.person.as_ref().map(|person| person.name.to_string()).unwrap_or_default(),
        operation: texts::operation(locale, &row.operation)
            .unwrap_or_else(|| td_string!(locale, history.other).to_owned()),
        about: parts.into_iter().flatten().collect::<Vec<_>>().join(td_string!(locale, common.list_comma)),
        outcome: texts::outcome(locale, &row.outcome),
        why: rule.unwrap_or_default(),
        client: texts::client(locale, row.client),
    }
}

/// The names of a file's columns.
pub fn columns(locale: Locale) -> [&'static str; 8] {
    [
        td_string!(locale, history.at),
        td_string!(locale, history.person),
        td_string!(locale, history.what),
        td_string!(locale, history.about),
        td_string!(locale, history.outcome),
        td_string!(locale, history.why),
        td_string!(locale, history.client),
        td_string!(locale, history.reference),
    ]
}

/// A row of a file.
pub fn cells(locale: Locale, row: HistoryRow, name: impl Fn(&UserId) -> Option<String>) -> [String; 8] {
    let Line { person, operation, about, outcome: (_, outcome), why, client } = line(locale, &row, name);
    [time_text::sheet(row.at), person, operation, about, outcome, why, client, row.reference]
}

//! What is written to one recipient: plain text without a link.

use super::locale::{Locale, fill, locale, single_line};
use super::recipients::Recipient;
use shared::domain::account::Yen;
use shared::domain::instant::{CivilDate, Instant};
use shared::domain::notice::{Notice, ProcedureMark};
use shared::domain::secret::OtpCode;
use shared::domain::user::{Language, TextField};
use shared::operations::bank::{Bilingual, Contacts};

/// A notice with everything that is told of it.
pub(super) struct Letter<'a> {
    pub(super) notice: &'a Notice,
    pub(super) company: &'a TextField,
    pub(super) code: Option<&'a OtpCode>,
    pub(super) code_seconds: u32,
    pub(super) code_until: Instant,
    pub(super) contacts: &'a Contacts,
}

impl Letter<'_> {
    /// Subject and text for a recipient.
    pub(super) fn to(&self, recipient: &Recipient) -> Result<(String, String), String> {
        let (notice, locale) = (self.notice, locale(recipient.language)?);
        let kind = notice.kind;
        let texts = locale.kinds.get(&kind).ok_or_else(|| format!("no text of {kind}"))?;
        let told = if recipient.themself { &texts.person } else { &texts.others };
        let minutes = (self.code_seconds / 60).to_string();
        let until = time(self.code_until, recipient.language);
        let values = [
            ("person", notice.person.as_ref().map_or("", |person| person.name.as_str())),
            ("code", self.code.map_or("", OtpCode::expose)),
            ("minutes", &minutes),
            ("until", &until),
        ];
        let mut parts: Vec<String> = Vec::new();
        parts.extend(recipient.name.as_ref().map(|name| fill(&locale.greeting, &[("name", name.as_str())])));
        parts.extend(told.iter().map(|text| fill(text, &values)));
        parts.push(self.facts(locale, recipient.language).join("\n"));
        parts.push(self.help(locale, recipient.language));
        parts.push(locale.footer.clone());
        Ok((single_line(&texts.subject), parts.join("\n\n") + "\n"))
    }

    fn facts(&self, locale: &Locale, language: Language) -> Vec<String> {
        let (notice, lines) = (self.notice, &locale.lines);
        let procedure = notice.procedure.as_ref();
        let kind = |mark: &ProcedureMark| {
            locale.procedures.get(&mark.kind).map(String::as_str).unwrap_or_default().to_owned()
        };
        let line = |template: &str, value: &str| fill(template, &[("value", value)]);
        let fields: Vec<&str> =
            notice.fields.iter().filter_map(|field| locale.fields.get(field)).map(String::as_str).collect();
        [
            Some(line(&lines.at, &time(notice.at, language))),
            Some(line(&lines.contract, self.company.as_str())),
            notice.by.as_ref().map(|by| line(&lines.by, by.name.as_str())),
            notice.serial.as_ref().map(|serial| line(&lines.serial, &serial.grouped())),
            notice.day.map(|printed| line(&lines.day, &day(printed, language))),
            procedure.map(|mark| line(&lines.procedure, &format!("{} {}", kind(mark), mark.number))),
            procedure.and_then(|mark| mark.yen).map(|yen| line(&lines.yen, &grouped(yen))),
            procedure.and_then(|mark| mark.note.as_ref()).map(|note| line(&lines.note, note)),
            (!fields.is_empty()).then(|| line(&lines.fields, &fields.join(&locale.separator))),
            Some(line(&lines.reference, &notice.reference)),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn help(&self, locale: &Locale, language: Language) -> String {
        let of = |text: &Bilingual| match language {
            Language::Ja => text.ja.clone(),
            Language::En => text.en.clone(),
        };
        let Contacts { branch, telephone, hours } = self.contacts;
        format!("{}\n{}\n{telephone} ({})", locale.help, of(branch), of(hours))
    }
}

/// Names of months in English.
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A day, as people of a language write it.
fn day(date: CivilDate, language: Language) -> String {
    let (year, month, day) = date.parts();
    match language {
        Language::Ja => format!("{year}年{month}月{day}日"),
        Language::En => {
            let name = MONTHS.get(usize::from(month).saturating_sub(1)).copied().unwrap_or_default();
            format!("{day} {name} {year}")
        }
    }
}

/// An amount in groups of three digits.
fn grouped(yen: Yen) -> String {
    let digits = yen.amount().to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A moment on a wall clock in Japan, as people of a language write it [ux, voice].
fn time(at: Instant, language: Language) -> String {
    let at = at.in_japan();
    let (year, month, day, hour, minute) =
        (at.year(), u8::from(at.month()), at.day(), at.hour(), at.minute());
    match language {
        Language::Ja => format!("{year}年{month}月{day}日 {hour:02}:{minute:02}"),
        Language::En => {
            let name = MONTHS.get(usize::from(month).saturating_sub(1)).copied().unwrap_or_default();
            format!("{day} {name} {year}, {hour:02}:{minute:02}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_those_of_japan() {
        // Source: ux, voice.
        let at = Instant(1_795_253_100_000);
        assert_eq!(time(at, Language::Ja), "2026年11月21日 18:25");
        assert_eq!(time(at, Language::En), "21 Nov 2026, 18:25");
    }

    #[test]
    fn amounts_are_grouped() {
        for (amount, text) in [(0, "0"), (2_200, "2,200"), (1_234_567, "1,234,567")] {
            assert_eq!(Yen::try_from(amount).map(grouped), Ok(text.to_owned()));
        }
    }
}

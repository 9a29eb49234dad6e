//! A procedure on a sheet of A4, filled in or blank, as the bank's own forms look: printing shows it alone.

use crate::api;
use crate::i18n::{Locale, t, td_string, use_i18n};
use crate::procedures::{Cell, Row};
use crate::{texts, time_text};
use leptos::prelude::*;
use shared::domain::instant::CivilDate;
use shared::domain::procedure::ProcedureKind;
use shared::operations::bank::{BankAbout, Bilingual, Contacts};
use shared::operations::proof::Empty;

/// Who asks, as far as it is known; the rest is written by hand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Applicant {
    /// The contract's number.
    pub contract: Option<String>,
    /// The company's name.
    pub company: Option<String>,
    /// Its registered address.
    pub address: Option<String>,
}

/// What stands on the sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Which form it is.
    pub kind: ProcedureKind,
    /// The number, once it was filed.
    pub number: Option<String>,
    /// The day on which it was filed.
    pub filed_on: Option<CivilDate>,
    /// Who asks.
    pub applicant: Applicant,
    /// What is asked for.
    pub rows: Vec<Row>,
    /// What it costs and how long it takes: labels and texts.
    pub terms: Vec<(&'static str, String)>,
}

/// The sheet.
#[component]
pub fn Paper(
    /// What stands on it.
    sheet: Sheet,
) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let contacts = LocalResource::new(|| async {
        api::get::<BankAbout>(&Empty {}).await.ok().map(|answer| answer.value.contacts)
    });
    let contacts = move || contacts.get().flatten();
    let to = move || match contacts() {
        Some(contacts) => {
            let branch = own(locale, contacts.branch);
            td_string!(locale, procedures.paper.to, branch = branch).to_string()
        }
        None => td_string!(locale, procedures.paper.to_blank).to_owned(),
    };
    let foot = move || contacts().map(|contacts| telephone(locale, contacts));
    let Sheet { kind, number, filed_on, applicant, rows, terms } = sheet;
    let date = filed_on
        .map_or_else(|| t!(i18n, procedures.paper.date_blank).to_owned(), |day| time_text::day(locale, day));
    // The branch reads Japanese.
    let japanese = (locale != Locale::ja).then(
        || view! { <span class="paper-japanese" lang="ja">{texts::procedure_form(Locale::ja, kind)}</span> },
    );
    let fact = |(label, text): (&'static str, Option<String>)| {
        view! { <dt>{label}</dt><dd>{text}</dd> }
    };
    let asks = [
        (t!(i18n, procedures.paper.contract), applicant.contract),
        (t!(i18n, procedures.paper.company), applicant.company),
        (t!(i18n, procedures.paper.address), applicant.address),
        (t!(i18n, procedures.paper.representative), None),
        (t!(i18n, procedures.paper.contact), None),
    ];
    let row = |row: Row| view! { <dt>{row.label}</dt><dd>{cell(row.cell)}</dd> };
    let term = |(label, text): (&'static str, String)| view! { <dt>{label}</dt><dd>{text}</dd> };
    view! {
        <section class="paper" aria-label=texts::procedure_form(locale, kind)>
            <div class="paper-head">
                <p class="paper-to">{to}</p>
                <dl class="paper-number">
                    <dt>{t!(i18n, procedures.paper.number)}</dt><dd>{number}</dd>
                    <dt>{t!(i18n, procedures.paper.date)}</dt><dd class="paper-date">{date}</dd>
                </dl>
            </div>
            <h2 class="paper-title">{texts::procedure_form(locale, kind)} {japanese}</h2>
            <p>{t!(i18n, procedures.paper.says)}</p>
            <div class="paper-part paper-applicant">
                <h3>{t!(i18n, procedures.paper.applicant)}</h3>
                <dl>{asks.map(fact).collect_view()}</dl>
                <p class="paper-seal"><span>{t!(i18n, procedures.paper.seal)}</span></p>
            </div>
            <div class="paper-part">
                <h3>{t!(i18n, procedures.paper.content)}</h3>
                <dl>{rows.into_iter().map(row).collect_view()}</dl>
            </div>
            <div class="paper-part">
                <h3>{t!(i18n, procedures.paper.terms)}</h3>
                <dl>{terms.into_iter().map(term).collect_view()}</dl>
                <ul class="paper-notes">
                    <li>{texts::procedure_papers(locale, kind)}</li>
                    {kind.ships().then(|| view! { <li>{t!(i18n, procedures.paper.sent_to)}</li> })}
                </ul>
            </div>
            <ForBank ships=kind.ships() />
            <p class="paper-foot">{foot}</p>
        </section>
    }
}

/// 銀行使用欄.
#[component]
fn ForBank(ships: bool) -> impl IntoView {
    let i18n = use_i18n();
    let boxes = [
        (t!(i18n, procedures.paper.bank_received), false),
        (t!(i18n, procedures.paper.bank_seal), true),
        (t!(i18n, procedures.paper.bank_identity), true),
        (t!(i18n, procedures.paper.bank_approved), false),
        (t!(i18n, procedures.paper.bank_executed), false),
        (t!(i18n, procedures.paper.bank_shipped), false),
    ];
    let one = |(name, tick): (&'static str, bool)| {
        view! { <li>{tick.then(|| view! { <span class="paper-box" aria-hidden="true"></span> })} <span>{name}</span></li> }
    };
    let shown = if ships { boxes.len() } else { boxes.len() - 1 };
    view! {
        <div class="paper-bank">
            <h3>{t!(i18n, procedures.paper.bank)}</h3>
            <ul>{boxes.into_iter().take(shown).map(one).collect_view()}</ul>
        </div>
    }
}

fn cell(cell: Cell) -> AnyView {
    match cell {
        Cell::Text(text) => text.into_any(),
        Cell::Line => ().into_any(),
        Cell::Digits(count) => {
            let digit = |_| view! { <span class="paper-digit"></span> };
            view! { <span class="paper-digits" aria-hidden="true">{(0..count).map(digit).collect_view()}</span> }.into_any()
        }
        Cell::Options(options) => {
            let one = |(text, ticked): (String, bool)| {
                let mark = if ticked { "☑" } else { "☐" };
                view! { <li class:is-ticked=ticked><span class="paper-tick">{mark}</span> " " {text}</li> }
            };
            view! { <ul class="paper-options">{options.into_iter().map(one).collect_view()}</ul> }.into_any()
        }
    }
}

fn own(locale: Locale, text: Bilingual) -> String {
    match locale {
        Locale::ja => text.ja,
        Locale::en => text.en,
    }
}

fn telephone(locale: Locale, contacts: Contacts) -> String {
    let Contacts { branch, telephone, hours } = contacts;
    let (branch, hours) = (own(locale, branch), own(locale, hours));
    td_string!(locale, procedures.paper.telephone, branch = branch, telephone = telephone, hours = hours)
        .to_string()
}

//! What a form says, row by row: filled in for screens and papers, or blank to be written on.

use crate::i18n::{Locale, td_string};
use crate::{money, texts};
use shared::domain::access::Business;
use shared::domain::id::UserId;
use shared::domain::postal::PostalAddress;
use shared::domain::procedure::{NewCompany, ProcedureForm, ProcedureKind};
use strum::IntoEnumIterator;

/// What stands beside a row's label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// What was filled in.
    Text(String),
    /// Boxes to tick, and which of them are.
    Options(Vec<(String, bool)>),
    /// So many boxes for one digit each; always written by hand.
    Digits(usize),
    /// A line to write on.
    Line,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it is for.
    pub label: String,
    /// What stands there.
    pub cell: Cell,
}

impl Row {
    /// What a screen says of it; nothing of what only the paper holds.
    pub fn said(&self) -> Option<String> {
        match &self.cell {
            Cell::Text(text) => Some(text.clone()),
            Cell::Options(options) => {
                options.iter().find(|(_, ticked)| *ticked).map(|(text, _)| text.clone())
            }
            Cell::Digits(_) | Cell::Line => None,
        }
    }
}

/// One field of the form, if it is of that kind.
macro_rules! of {
    ($form:ident, $kind:ident, $field:ident) => {
        match $form {
            Some(ProcedureForm::$kind { $field, .. }) => Some($field),
            _ => None,
        }
    };
}

/// The rows of a kind's form. Without a form they are blank. `plans`: numbers of users that a plan may have.
pub fn rows(
    locale: Locale,
    kind: ProcedureKind,
    form: Option<&ProcedureForm>,
    plans: &[u32],
    name: impl Fn(&UserId) -> Option<String>,
) -> Vec<Row> {
    let name =
        |user: &UserId| name(user).unwrap_or_else(|| td_string!(locale, procedures.row.nobody).to_owned());
    let person = |label: &str| text(label, form.and_then(|form| form.people().into_iter().next()).map(name));
    let serial = || {
        text(
            td_string!(locale, procedures.row.serial),
            form.and_then(ProcedureForm::serial).map(|serial| serial.grouped()),
        )
    };
    match kind {
        ProcedureKind::TokenAddition => {
            let count = of!(form, TokenAddition, quantity)
                .map(|count| td_string!(locale, procedures.row.quantity_of, count = *count).to_string());
            vec![text(td_string!(locale, procedures.row.quantity), count)]
        }
        ProcedureKind::TokenReissue => {
            let back = match form {
                Some(ProcedureForm::TokenReissue { reason, returned, .. }) => {
                    (*reason == shared::domain::device::ReportReason::Faulty).then_some(*returned)
                }
                _ => None,
            };
            let reason = of!(form, TokenReissue, reason).copied();
            let returned = vec![
                (td_string!(locale, procedures.row.yes).to_owned(), back == Some(true)),
                (td_string!(locale, procedures.row.no).to_owned(), back == Some(false)),
            ];
            vec![
                serial(),
                options(td_string!(locale, procedures.row.reason), reason, |word| {
                    texts::report_reason(locale, word)
                }),
                Row {
                    label: td_string!(locale, procedures.row.returned).to_owned(),
                    cell: Cell::Options(returned),
                },
            ]
        }
        ProcedureKind::ExpiryReplacement | ProcedureKind::StopRelease => vec![serial()],
        ProcedureKind::Revocation => {
            let people = of!(form, Revocation, users).map(|users| {
                users.iter().map(name).collect::<Vec<_>>().join(td_string!(locale, common.list_comma))
            });
            vec![text(td_string!(locale, procedures.row.people), people)]
        }
        ProcedureKind::PasswordReset => vec![
            person(td_string!(locale, procedures.row.person)),
            options(
                td_string!(locale, procedures.row.lost),
                of!(form, PasswordReset, lost).copied(),
                |word| texts::lost(locale, word),
            ),
        ],
        ProcedureKind::Unlock | ProcedureKind::LoginIdDisclosure | ProcedureKind::CertificateRevocation => {
            vec![person(td_string!(locale, procedures.row.person))]
        }
        ProcedureKind::MasterChange => vec![
            person(td_string!(locale, procedures.row.to)),
            options(
                td_string!(locale, procedures.row.former),
                of!(form, MasterChange, former).copied(),
                |word| texts::former_master(locale, word),
            ),
        ],
        ProcedureKind::PinChange => vec![
            options(td_string!(locale, procedures.row.pin), of!(form, PinChange, pin).copied(), |word| {
                texts::pin(locale, word)
            }),
            Row { label: td_string!(locale, procedures.row.new_pin).to_owned(), cell: Cell::Digits(4) },
        ],
        ProcedureKind::ContractData => {
            let (name, address) = (of!(form, ContractData, name), of!(form, ContractData, address));
            let company = text(td_string!(locale, procedures.row.company), name.map(ToString::to_string));
            let mut rows = vec![company];
            rows.extend(postal(locale, td_string!(locale, procedures.row.line), address));
            rows
        }
        ProcedureKind::PlanChange => {
            vec![plan(locale, of!(form, PlanChange, plan_users).copied(), plans)]
        }
        ProcedureKind::LoginMethod => {
            vec![options(
                td_string!(locale, procedures.row.method),
                of!(form, LoginMethod, method).copied(),
                |word| texts::login_method(locale, word),
            )]
        }
        ProcedureKind::RaisedCaps => {
            let caps = of!(form, RaisedCaps, caps);
            let cap = |business| {
                let name = texts::business(locale, business);
                let label = td_string!(locale, procedures.row.cap, business = name).to_string();
                text(&label, caps.map(|caps| money::yen(locale, caps.of(business))))
            };
            Business::iter().map(cap).collect()
        }
        ProcedureKind::Cancellation => {
            let service = td_string!(locale, procedures.row.service_name).to_owned();
            vec![text(td_string!(locale, procedures.row.service), Some(service))]
        }
        ProcedureKind::NewApplication => application(locale, of!(form, NewApplication, company), plans),
    }
}

fn application(locale: Locale, company: Option<&NewCompany>, plans: &[u32]) -> Vec<Row> {
    let of = |read: fn(&NewCompany) -> String| company.map(read);
    let mut rows =
        vec![text(td_string!(locale, procedures.row.name), of(|company| company.name.to_string()))];
    let address = company.map(|company| &company.address);
    rows.extend(postal(locale, td_string!(locale, procedures.row.address), address));
    let account = company.map(|company| texts::account(locale, &company.account));
    rows.push(text(td_string!(locale, procedures.row.account), account));
    rows.push(text(td_string!(locale, procedures.row.master), of(|company| company.master_name.to_string())));
    rows.push(text(td_string!(locale, procedures.row.mail), of(|company| company.mail.to_string())));
    rows.push(plan(locale, company.map(|company| company.plan_users), plans));
    rows
}

fn postal(locale: Locale, label: &str, address: Option<&PostalAddress>) -> [Row; 2] {
    let code = address.map(|address| address.code.to_string());
    [
        text(td_string!(locale, procedures.row.code), code),
        text(label, address.map(|address| address.line.to_string())),
    ]
}

fn plan(locale: Locale, chosen: Option<u32>, plans: &[u32]) -> Row {
    let word = |users: u32| td_string!(locale, procedures.row.plan_of, users = users).to_string();
    let label = td_string!(locale, procedures.row.plan);
    if plans.is_empty() {
        return text(label, chosen.map(word));
    }
    let options = plans.iter().map(|users| (word(*users), chosen == Some(*users))).collect();
    Row { label: label.to_owned(), cell: Cell::Options(options) }
}

fn text(label: &str, value: Option<String>) -> Row {
    Row { label: label.to_owned(), cell: value.map_or(Cell::Line, Cell::Text) }
}

fn options<T: IntoEnumIterator + PartialEq + Copy>(
    label: &str,
    chosen: Option<T>,
    word: impl Fn(T) -> &'static str,
) -> Row {
    let options = T::iter().map(|option| (word(option).to_owned(), chosen == Some(option))).collect();
    Row { label: label.to_owned(), cell: Cell::Options(options) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::domain::field::FieldReason;

    #[test]
    fn every_kind_has_a_blank_form_and_a_filled_one_says_what_was_asked_for() -> Result<(), FieldReason> {
        // Source: ux "each request is also a form on A4 with the fields filled".
        for locale in [Locale::ja, Locale::en] {
            for kind in ProcedureKind::iter() {
                let blank = rows(locale, kind, None, &[20, 99], |_| None);
                assert!(!blank.is_empty() && blank.iter().all(|row| !row.label.is_empty()), "{kind}");
                let written = blank.iter().filter_map(Row::said).count();
                assert!(written == 0 || kind == ProcedureKind::Cancellation, "{kind} is blank");
            }
            let form = ProcedureForm::PasswordReset {
                user: "u1".try_into()?,
                lost: shared::domain::procedure::Lost::Both,
            };
            let said: Vec<_> = rows(locale, form.kind(), Some(&form), &[], |_| Some("佐藤 花子".into()))
                .iter()
                .filter_map(Row::said)
                .collect();
            assert_eq!(said.first().map(String::as_str), Some("佐藤 花子"));
            assert_eq!(said.len(), 2);
        }
        Ok(())
    }
}

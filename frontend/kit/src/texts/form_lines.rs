//! What stands on a form, line by line: the same on screens and on paper.

use super::procedure::{address, former_master, login_method, lost, pin_kind, report_reason};
use super::users::{account, business};
use crate::i18n::{Locale, td_string};
use crate::money;
use shared::domain::id::UserId;
use shared::domain::procedure::{NewCompany, ProcedureForm};
use shared::operations::procedures::PersonNamed;

/// A line: what is asked, and what is answered.
pub type FormLine = (String, String);

/// The lines of a form. `people`: the names of those whom it speaks of by id.
pub fn form_lines(locale: Locale, form: &ProcedureForm, people: &[PersonNamed]) -> Vec<FormLine> {
    macro_rules! line {
        ($key:ident, $value:expr) => {
            (td_string!(locale, procedures.row.$key).to_owned(), $value.to_string())
        };
    }
    let name = |user: &UserId| {
        let found = people.iter().find(|person| person.user == *user);
        found.map_or_else(|| td_string!(locale, procedures.row.nobody).to_owned(), |person| person.name.to_string())
    };
    let plan = |users: u32| td_string!(locale, procedures.row.plan_of, users = users).to_string();
    match form {
        ProcedureForm::TokenAddition { quantity } => {
            vec![line!(quantity, td_string!(locale, procedures.row.quantity_of, count = *quantity))]
        }
        ProcedureForm::TokenReissue { serial, reason, returned } => {
            let mut lines = vec![line!(serial, serial.grouped()), line!(reason, report_reason(locale, *reason))];
            if *reason == shared::domain::device::ReportReason::Faulty {
                let text = if *returned {
                    td_string!(locale, procedures.row.yes)
                } else {
                    td_string!(locale, procedures.row.no)
                };
                lines.push(line!(returned, text));
            }
            lines
        }
        ProcedureForm::ExpiryReplacement { serial } | ProcedureForm::StopRelease { serial } => {
            vec![line!(serial, serial.grouped())]
        }
        ProcedureForm::Revocation { users } => users.iter().map(|user| line!(people, name(user))).collect(),
        ProcedureForm::PasswordReset { user, lost: what } => {
            vec![line!(person, name(user)), line!(lost, lost(locale, *what))]
        }
        ProcedureForm::Unlock { user }
        | ProcedureForm::LoginIdDisclosure { user }
        | ProcedureForm::CertificateRevocation { user } => vec![line!(person, name(user))],
        ProcedureForm::MasterChange { to, former } => {
            vec![line!(to, name(to)), line!(former, former_master(locale, *former))]
        }
        ProcedureForm::PinChange { pin } => vec![line!(pin, pin_kind(locale, *pin))],
        ProcedureForm::ContractData { name, address: at } => {
            vec![line!(company, name), line!(address, address(locale, at))]
        }
        ProcedureForm::PlanChange { plan_users } => vec![line!(plan, plan(*plan_users))],
        ProcedureForm::LoginMethod { method } => vec![line!(method, login_method(locale, *method))],
        ProcedureForm::RaisedCaps { caps } => {
            let cap = |of| td_string!(locale, procedures.row.cap, business = business(locale, of)).to_string();
            caps.0.iter().map(|(of, yen)| (cap(*of), money::yen(locale, *yen))).collect()
        }
        ProcedureForm::Cancellation {} => Vec::new(),
        ProcedureForm::NewApplication { company } => {
            let NewCompany { name, address: at, account: of, master_name, mail, plan_users } = company;
            vec![
                line!(name, name),
                line!(address, address(locale, at)),
                line!(account, account(locale, of)),
                line!(master, master_name),
                line!(mail, mail),
                line!(plan, plan(*plan_users)),
            ]
        }
    }
}

//! The paper of a procedure that was filed.

use kit::components::{Applicant, Sheet};
use kit::i18n::{t, use_i18n};
use kit::procedures::{cost, expected, name_in, rows};
use kit::session;
use leptos::prelude::*;
use shared::domain::instant::CivilDate;
use shared::domain::postal::PostalAddress;
use shared::domain::procedure::Step;
use shared::operations::procedures::ProcedureView;

/// What stands on it. `address`: where the bank sends things, as far as the page knows.
pub fn sheet(procedure: &ProcedureView, address: Option<&PostalAddress>) -> Sheet {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let kind = procedure.form.kind();
    let filed = procedure.steps.iter().find(|done| done.step == Step::Filed);
    let company = untrack(session::me).map(|me| me.contract.clone());
    let when =
        procedure.expected.as_ref().map(|at| (t!(i18n, procedures.days.expected), expected(locale, at)));
    let cost = (t!(i18n, procedures.cost.label), cost(locale, &procedure.quote));
    Sheet {
        kind,
        number: Some(procedure.number.clone()),
        filed_on: filed.map(|done| CivilDate::in_japan(done.at)),
        applicant: Applicant {
            contract: company.as_ref().map(|company| company.id.to_string()),
            company: company.map(|company| company.name.to_string()),
            address: address.map(|address| format!("〒{} {}", address.code, address.line)),
        },
        rows: rows(locale, kind, Some(&procedure.form), &[], |user| name_in(&procedure.people, user)),
        terms: std::iter::once(cost).chain(when).collect(),
    }
}

/// Prints the page.
pub fn print() {
    // A browser that prints nothing shows the page all the same.
    let _ = window().print();
}

//! One blank form.

use super::index::{filers, has_paper};
use crate::pages::procedures::new::price;
use crate::pages::procedures::print;
use kit::components::{Applicant, Button, ButtonKind, LinkButton, Notice, NoticeKind, Paper, Sheet};
use kit::i18n::{say, t, use_i18n};
use kit::procedures::{days, rows};
use kit::routes;
use leptos::prelude::*;
use shared::domain::procedure::ProcedureKind;
use shared::operations::procedures::Catalogue;

/// The form.
#[component]
pub fn One(
    /// Which.
    kind: ProcedureKind,
    /// What the bank does in writing.
    catalogue: StoredValue<Catalogue>,
) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let found = catalogue.with_value(|catalogue| {
        let terms = catalogue.procedures.iter().find(|terms| terms.kind == kind && has_paper(terms))?;
        let usual = vec![
            (t!(i18n, procedures.cost.label), price(locale, kind, &catalogue.fees)),
            (t!(i18n, procedures.days.label), days(locale, terms.days_least, terms.days_most)),
        ];
        let sheet = Sheet {
            kind,
            number: None,
            filed_on: None,
            applicant: Applicant::default(),
            rows: rows(locale, kind, None, &catalogue.plans, |_| None),
            terms: usual,
        };
        Some((sheet, filers(terms), terms.on_screen))
    });
    let Some((sheet, filers, on_screen)) = found else {
        return view! {
            <Notice kind=NoticeKind::Warm title=say!(i18n, procedures.forms.unknown) />
            <div class="actions"><LinkButton href=routes::FORMS>{t!(i18n, procedures.forms.all)}</LinkButton></div>
        }
        .into_any();
    };
    view! {
        <p>{t!(i18n, procedures.forms.by)} " " <strong>{filers}</strong></p>
        <div class="actions">
            <Button kind=ButtonKind::Primary on_press=|()| print()>{t!(i18n, procedures.forms.print)}</Button>
            {on_screen.then(|| view! { <LinkButton href=routes::new_procedure(kind)>{t!(i18n, procedures.forms.on_screen_go)}</LinkButton> })}
            <LinkButton href=routes::FORMS kind=ButtonKind::Quiet>{t!(i18n, procedures.forms.all)}</LinkButton>
        </div>
        <Paper sheet=sheet />
    }
    .into_any()
}

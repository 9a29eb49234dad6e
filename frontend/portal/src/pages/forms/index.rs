//! The forms in groups: what each costs, how long it takes, and who may file it.

use crate::pages::procedures::new::{group, groups, price};
use kit::components::{Card, LinkButton};
use kit::i18n::{t, use_i18n};
use kit::{procedures, routes, texts};
use leptos::prelude::*;
use shared::domain::fee::FeeTable;
use shared::domain::procedure::ProcedureKind;
use shared::operations::procedures::{Catalogue, Terms};

/// Whether customers hand in its paper at all.
pub fn has_paper(terms: &Terms) -> bool {
    terms.kind != ProcedureKind::ExpiryReplacement
}

/// Who may file it.
pub fn filers(terms: &Terms) -> &'static str {
    let i18n = use_i18n();
    match terms.kind {
        ProcedureKind::NewApplication => t!(i18n, procedures.forms.applicants),
        _ if terms.for_anybody => t!(i18n, procedures.forms.everybody),
        _ => t!(i18n, procedures.forms.administrators),
    }
}

/// The forms.
#[component]
pub fn Index(
    /// What the bank does in writing.
    catalogue: StoredValue<Catalogue>,
) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let (procedures, fees) =
        catalogue.with_value(|catalogue| (catalogue.procedures.clone(), catalogue.fees.clone()));
    let line = |terms: &Terms, fees: &FeeTable| {
        let days = procedures::days(locale, terms.kind, terms.days_least, terms.days_most);
        let name = texts::procedure(locale, terms.kind);
        let name = if has_paper(terms) {
            view! { <a class="kind-name" href=routes::form(terms.kind)>{name}</a> }.into_any()
        } else {
            view! { <span class="kind-name">{name}</span> }.into_any()
        };
        let filing = if has_paper(terms) {
            view! { {days} <br /> {filers(terms)} }.into_any()
        } else {
            texts::procedure_papers(locale, terms.kind).into_any()
        };
        view! {
            <li>
                {name}
                <span class="kind-about">{texts::procedure_about(locale, terms.kind)}</span>
                <span class="kind-side">
                    {t!(i18n, procedures.make.fee_of, fee = price(locale, terms.kind, fees))} <br /> {filing}
                    {terms.on_screen.then(|| view! { <br /> {t!(i18n, procedures.forms.screen)} })}
                </span>
            </li>
        }
    };
    let cards = groups(locale).into_iter().enumerate().map(|(at, title)| {
        let lines: Vec<_> = procedures
            .iter()
            .filter(|terms| group(terms.kind) == at)
            .map(|terms| line(terms, &fees))
            .collect();
        (!lines.is_empty()).then(|| {
            view! { <Card title=Signal::stored(title.to_owned())><ul class="kind-list">{lines}</ul></Card> }
        })
    });
    view! {
        <div class="procedure-kinds">{cards.collect_view()}</div>
        <div class="actions">
            <LinkButton href=routes::SIGN_IN>{t!(i18n, procedures.forms.back)}</LinkButton>
            <LinkButton href=routes::HELP>{t!(i18n, procedures.forms.help)}</LinkButton>
        </div>
    }
}

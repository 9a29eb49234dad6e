//! お申し込みの前に: what it costs by the same code as the server's, how long it takes, what happens at once,
//! and what is to be handed in.

use super::Known;
use super::kinds::price;
use kit::components::Card;
use kit::i18n::{say, t, use_i18n};
use kit::{procedures, texts};
use leptos::prelude::*;
use shared::domain::fee::{Quote, quote};
use shared::domain::procedure::{ProcedureForm, ProcedureKind};

/// What a form costs, as the server will count it.
pub fn quoted(known: Known, form: &ProcedureForm) -> Quote {
    known.with_value(|known| quote(&known.fees, form, known.first_is_free))
}

/// The terms.
#[component]
pub fn Terms(
    /// Which form.
    kind: ProcedureKind,
    /// What holds now.
    known: Known,
    /// What is asked for, as far as it is filled in.
    #[prop(into)]
    form: Signal<Option<ProcedureForm>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let cost = Memo::new(move |_| match form.get() {
        Some(form) => procedures::cost(locale, &quoted(known, &form)),
        None => known.with_value(|known| price(locale, kind, &known.fees)),
    });
    let (days, address) = known.with_value(|known| {
        let terms = known.kinds.iter().find(|terms| terms.kind == kind);
        let days = terms.map(|terms| procedures::days(locale, terms.days_least, terms.days_most));
        let address = known.address.as_ref().map(|address| format!("〒{} {}", address.code, address.line));
        (days, address)
    });
    let sent = kind.ships().then(|| match address {
        Some(address) => t!(i18n, procedures.make.address_only, address = address).to_string(),
        None => t!(i18n, procedures.make.address_none).to_owned(),
    });
    let at_once = match kind {
        ProcedureKind::TokenReissue => t!(i18n, procedures.make.at_once_report),
        _ => t!(i18n, procedures.make.at_once_nothing),
    };
    let more = [
        (t!(i18n, procedures.days.label), days),
        (t!(i18n, procedures.make.address), sent),
        (t!(i18n, procedures.make.at_once), Some(at_once.to_owned())),
        (t!(i18n, procedures.make.paper), Some(texts::procedure_papers(locale, kind).to_owned())),
    ];
    let line = |(label, text): (&'static str, Option<String>)| {
        text.map(|text| view! { <div><dt>{label}</dt><dd>{text}</dd></div> })
    };
    view! {
        <Card title=say!(i18n, procedures.make.terms)>
            <dl class="terms">
                <div><dt>{t!(i18n, procedures.cost.label)}</dt><dd aria-live="polite">{cost}</dd></div>
                {more.map(line).collect_view()}
            </dl>
        </Card>
    }
}

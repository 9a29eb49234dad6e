//! The choice of a kind, in groups, each with what it costs and how long it takes.

use super::Known;
use super::elsewhere::elsewhere;
use kit::components::{Card, LinkButton, Steps};
use kit::i18n::{Locale, t, td_string, use_i18n};
use kit::{money, procedures, routes, texts};
use leptos::prelude::*;
use shared::domain::account::Yen;
use shared::domain::fee::FeeTable;
use shared::domain::procedure::ProcedureKind;
use shared::operations::procedures::Terms;

/// 0: tokens, 1: signing in, 2: the contract.
pub fn group(kind: ProcedureKind) -> usize {
    use ProcedureKind as Kind;
    match kind {
        Kind::TokenAddition
        | Kind::TokenReissue
        | Kind::ExpiryReplacement
        | Kind::StopRelease
        | Kind::Revocation => 0,
        Kind::PasswordReset
        | Kind::Unlock
        | Kind::LoginIdDisclosure
        | Kind::MasterChange
        | Kind::PinChange
        | Kind::CertificateRevocation => 1,
        Kind::ContractData
        | Kind::PlanChange
        | Kind::LoginMethod
        | Kind::RaisedCaps
        | Kind::Cancellation
        | Kind::NewApplication => 2,
    }
}

/// The names of the groups.
pub fn groups(locale: Locale) -> [&'static str; 3] {
    [
        td_string!(locale, procedures.group.tokens),
        td_string!(locale, procedures.group.sign_in),
        td_string!(locale, procedures.group.contract),
    ]
}

/// What a kind costs, before it is known how much of it is asked for.
pub fn price(locale: Locale, kind: ProcedureKind, fees: &FeeTable) -> String {
    let each = |yen: Yen| {
        if yen == Yen::default() {
            td_string!(locale, procedures.cost.nothing).to_owned()
        } else {
            td_string!(locale, procedures.cost.each, yen = money::yen(locale, yen)).to_string()
        }
    };
    match kind {
        ProcedureKind::TokenAddition => {
            let first =
                if fees.first == Yen::default() { td_string!(locale, procedures.cost.first) } else { "" };
            format!("{}{first}", each(fees.addition))
        }
        ProcedureKind::TokenReissue => {
            let cost = each(fees.reissue);
            if fees.faulty_returned == Yen::default() && fees.reissue != Yen::default() {
                td_string!(locale, procedures.cost.returned_free, cost = cost).to_string()
            } else {
                cost
            }
        }
        ProcedureKind::ExpiryReplacement => each(fees.expiry),
        ProcedureKind::NewApplication => each(fees.first),
        _ => td_string!(locale, procedures.cost.nothing).to_owned(),
    }
}

/// The choice.
#[component]
pub fn Kinds(
    /// What the person may file.
    known: Known,
) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let names: Vec<String> = [
        t!(i18n, procedures.make.steps_choose),
        t!(i18n, proof.steps.input),
        t!(i18n, proof.steps.confirm),
        t!(i18n, proof.steps.result),
    ]
    .map(ToOwned::to_owned)
    .to_vec();
    let (kinds, fees) = known.with_untracked(|known| (known.kinds.clone(), known.fees.clone()));
    let kind = move |terms: &Terms, fees: &FeeTable| {
        let days = procedures::days(locale, terms.kind, terms.days_least, terms.days_most);
        // Who lost a token is in a hurry.
        let href = match terms.kind {
            ProcedureKind::TokenReissue => routes::TOKENS_REPORT.to_owned(),
            kind => routes::new_procedure(kind),
        };
        let under_way =
            known.with_untracked(|known| known.under_way.iter().any(|other| other.kind == terms.kind));
        view! {
            <li>
                <a class="kind-name" href=href>{texts::procedure(locale, terms.kind)}</a>
                <span class="kind-about">{texts::procedure_about(locale, terms.kind)}</span>
                <span class="kind-side">
                    {t!(i18n, procedures.make.fee_of, fee = price(locale, terms.kind, fees))} <br /> {days}
                    {elsewhere(terms.kind).map(|_| view! { <br /> {t!(i18n, procedures.make.elsewhere)} })}
                    {under_way.then(|| view! { <br /><strong>{t!(i18n, procedures.make.under_way)}</strong> })}
                </span>
            </li>
        }
    };
    let cards = groups(locale).into_iter().enumerate().map(|(at, title)| {
        let kinds: Vec<_> =
            kinds.iter().filter(|terms| group(terms.kind) == at).map(|terms| kind(terms, &fees)).collect();
        (!kinds.is_empty()).then(|| {
            view! { <Card title=Signal::stored(title.to_owned())><ul class="kind-list">{kinds}</ul></Card> }
        })
    });
    view! {
        <Steps names=Signal::stored(names) current=Signal::stored(0) />
        <p>{t!(i18n, procedures.make.choose)}</p>
        <div class="procedure-kinds">{cards.collect_view()}</div>
        <div class="actions">
            <LinkButton href=routes::FORMS>{t!(i18n, procedures.blank)}</LinkButton>
            <LinkButton href=routes::PROCEDURES>{t!(i18n, procedures.make.to_list)}</LinkButton>
        </div>
    }
}

//! 手数料: what was charged in a month, with totals and a file.

mod ledger;
mod month;
mod rows;

use kit::components::{Button, Card, Notice, NoticeKind, PageTitle, Select, Skeleton};
use kit::csv::Sheet;
use kit::i18n::{Locale, say, t, t_string, td_string, use_i18n};
use kit::{money, routes, texts, time_text};
use ledger::{Ledger, Phase, totals};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use rows::Rows;
use shared::domain::fee::Charge;
use shared::operations::desk::Month;

/// 手数料.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        let said = query.with(|query| query.get("month")).and_then(|text| Month::try_from(text).ok());
        said.map_or_else(month::present, |month| month.to_string())
    });
    let ledger = Ledger::new();
    Effect::new(move || {
        if let Ok(month) = Month::try_from(asked.get()) {
            ledger.begin(month);
        }
    });
    view! {
        <PageTitle title=say!(i18n, desk.fees.title) lead=say!(i18n, desk.fees.lead) />
        <Months asked=asked />
        <Reading ledger=ledger month=asked />
        <Totals ledger=ledger />
        <div class="card"><Rows ledger=ledger /></div>
    }
}

/// The choice of a month.
#[component]
fn Months(asked: Memo<String>) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let chosen = RwSignal::new(asked.get_untracked());
    Effect::new(move || chosen.set(asked.get()));
    let navigate = use_navigate();
    Effect::new(move || {
        let month = chosen.get();
        if asked.with_untracked(|asked| *asked != month) {
            let there = routes::asking(routes::DESK_FEES, &[("month", &month)]);
            navigate(&there, NavigateOptions { scroll: false, ..NavigateOptions::default() });
        }
    });
    let options =
        move || Month::try_from(asked.get()).map(|asked| month::offered(locale, &asked)).unwrap_or_default();
    view! { <div class="fees-month"><Select id="fees-month" label=say!(i18n, desk.fees.month) value=chosen options=options /></div> }
}

/// How far the reading is, and the file.
#[component]
fn Reading(ledger: Ledger, month: Memo<String>) -> impl IntoView {
    let i18n = use_i18n();
    let read = Memo::new(move |_| ledger.phase.with(|phase| *phase == Phase::Read));
    let export = move |()| {
        let locale = i18n.get_locale_untracked();
        ledger.charges.with_untracked(|charges| save(locale, &month.get_untracked(), charges));
    };
    let said = move || match (read.get(), ledger.count()) {
        (false, 0) => String::new(),
        (false, count) => t_string!(i18n, desk.fees.reading, count = count).to_string(),
        (true, 0) => String::new(),
        (true, count) => t_string!(i18n, desk.fees.read, count = count).to_string(),
    };
    let broken = move || {
        ledger.phase.with(|phase| matches!(phase, Phase::Broken(_))).then(|| {
            let title = t_string!(i18n, desk.fees.broken.what, count = ledger.count()).to_string();
            view! {
                <Notice kind=NoticeKind::Warm title=title>
                    <p>{t!(i18n, desk.fees.broken.next)}</p>
                    <div class="notice-actions"><Button on_press=move |()| ledger.go_on()>{t!(i18n, desk.fees.go_on)}</Button></div>
                </Notice>
            }
        })
    };
    view! {
        {broken}
        <div class="fees-file">
            <p class="quiet" role="status">{said}</p>
            <Show when=move || read.get() && ledger.count() != 0>
                <Button on_press=export>{t!(i18n, desk.fees.export)}</Button>
            </Show>
        </div>
    }
}

/// What the month comes to, once everything is there.
#[component]
fn Totals(ledger: Ledger) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let yen = move |amount: u64| td_string!(locale, common.yen, amount = money::grouped(amount)).to_string();
    let figures = move || {
        let (charged, back) = ledger.charges.with(|charges| totals(charges));
        view! {
            <dl class="fees-totals">
                <div><dt>{t!(i18n, desk.fees.count)}</dt><dd>{money::grouped(ledger.count() as u64)}</dd></div>
                <div><dt>{t!(i18n, desk.fees.charged)}</dt><dd>{yen(charged)}</dd></div>
                <div><dt>{t!(i18n, desk.fees.given_back)}</dt><dd>{yen(back)}</dd></div>
                <div class="is-net"><dt>{t!(i18n, desk.fees.net)}</dt><dd>{yen(charged.saturating_sub(back))}</dd></div>
            </dl>
        }
    };
    view! {
        <Card title=say!(i18n, desk.fees.total)>
            {move || match ledger.phase.get() {
                Phase::Read => figures().into_any(),
                Phase::Reading => view! { <Skeleton lines=2 /> }.into_any(),
                Phase::Broken(_) => view! { <p class="quiet">{t!(i18n, desk.fees.broken.next)}</p> }.into_any(),
            }}
        </Card>
    }
}

/// Hands the month to the browser as a file.
fn save(locale: Locale, month: &str, charges: &[Charge]) {
    let mut sheet = Sheet::new([
        td_string!(locale, desk.fees.at),
        td_string!(locale, desk.fees.contract),
        td_string!(locale, desk.fees.number),
        td_string!(locale, desk.fees.reason),
        td_string!(locale, desk.fees.yen),
        td_string!(locale, desk.fees.refunded),
        td_string!(locale, desk.fees.refunded_yen),
    ]);
    for charge in charges {
        sheet.row([
            time_text::sheet(charge.at),
            charge.contract.to_string(),
            charge.number.clone(),
            texts::fee_reason(locale, charge.reason).to_owned(),
            charge.yen.amount().to_string(),
            charge.refunded_at.map(time_text::sheet).unwrap_or_default(),
            charge.given_back().amount().to_string(),
        ]);
    }
    sheet.save(&td_string!(locale, desk.fees.file, month = month.to_owned()).to_string());
}

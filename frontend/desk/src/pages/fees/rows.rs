//! The charges of a month.

use super::ledger::{Ledger, Phase};
use crate::pages::procedure::address_of;
use kit::components::{Moment, Notice, PAGE_ROWS, Pager, Skeleton, Table, page_within};
use kit::i18n::{say, t, t_string, use_i18n};
use kit::{money, routes, texts, time_text};
use leptos::prelude::*;
use leptos_router::components::A;
use shared::domain::fee::Charge;

/// They, page by page.
#[component]
pub fn Rows(
    /// What was read.
    ledger: Ledger,
) -> impl IntoView {
    let i18n = use_i18n();
    let page = RwSignal::new(0);
    let none = Memo::new(move |_| ledger.count() == 0);
    let shown = move || {
        let at = page_within(page.get(), ledger.count());
        ledger.charges.with(|charges| {
            let rows = charges.iter().skip(at * PAGE_ROWS).take(PAGE_ROWS);
            rows.map(|charge| view! { <Row charge=charge.clone() /> }).collect_view()
        })
    };
    let nothing = move || {
        match ledger.phase.get() {
        Phase::Reading => view! { <Skeleton lines=6 /> }.into_any(),
        Phase::Read => {
            view! { <Notice title=say!(i18n, desk.fees.empty_title)><p>{t!(i18n, desk.fees.empty)}</p></Notice> }.into_any()
        }
        Phase::Broken(_) => ().into_any(),
    }
    };
    view! {
        <Show when=move || !none.get() fallback=move || nothing>
            <Table label=say!(i18n, desk.fees.table) cards=true>
                <thead>
                    <tr>
                        <th scope="col">{t!(i18n, desk.fees.number)}</th>
                        <th scope="col">{t!(i18n, desk.fees.at)}</th>
                        <th scope="col">{t!(i18n, desk.fees.contract)}</th>
                        <th scope="col">{t!(i18n, desk.fees.reason)}</th>
                        <th scope="col" class="is-amount">{t!(i18n, desk.fees.yen)}</th>
                    </tr>
                </thead>
                <tbody>{shown}</tbody>
            </Table>
            <Pager page=page rows=Signal::derive(move || ledger.count()) />
        </Show>
    }
}

#[component]
fn Row(charge: Charge) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let contract = routes::asking(routes::DESK_CONTRACT, &[("number", charge.contract.as_str())]);
    let back = charge.refunded_at.map(|at| {
        let at = time_text::short_moment(locale, at);
        let yen = money::yen(locale, charge.given_back());
        view! { <span class="cell-note">{t_string!(i18n, desk.fees.refunded_at, at = at, yen = yen).to_string()}</span> }
    });
    let wholly = charge.refunded_at.is_some() && charge.given_back() == charge.yen;
    view! {
        <tr class:is-refunded=wholly>
            <th scope="row" data-label=say!(i18n, desk.fees.number)>
                <A href=address_of(Some(&charge.contract), &charge.procedure) attr:class="is-number">{charge.number}</A>
            </th>
            <td data-label=say!(i18n, desk.fees.at)><Moment at=charge.at /></td>
            <td data-label=say!(i18n, desk.fees.contract)><A href=contract attr:class="is-code">{charge.contract.to_string()}</A></td>
            <td data-label=say!(i18n, desk.fees.reason)>{texts::fee_reason(locale, charge.reason)}</td>
            <td class="is-number is-amount" data-label=say!(i18n, desk.fees.yen)><span>{money::yen(locale, charge.yen)} {back}</span></td>
        </tr>
    }
}

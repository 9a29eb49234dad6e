//! 在庫: the devices that no contract has yet.

use super::import::import_at;
use super::listing::{Pages, Search, Wanted};
use kit::components::{Asked, Chip, ChipKind, Day, LinkButton, Notice, PageTitle, Table};
use kit::i18n::{say, t, t_string, use_i18n};
use kit::{api, routes, session};
use leptos::prelude::*;
use leptos_router::components::A;
use shared::domain::id::Serial;
use shared::operations::desk::{DeskImport, DeskStock, Stock, StockPage, StockRow};

/// Letters of an import's id that tell it apart.
const SHORT: usize = 12;

/// 在庫.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    let wanted = Wanted::here();
    let stock = LocalResource::new(move || {
        let Wanted { begins, after } = wanted.get();
        let page = StockPage { serial: begins.map(|text| plain(&text)), after };
        async move { api::get::<DeskStock>(&page).await }
    });
    let import = session::may::<DeskImport>().then(|| {
        view! { <p class="actions"><LinkButton href=routes::DESK_IMPORT>{t!(i18n, desk_bank.import.title)}</LinkButton></p> }
    });
    view! {
        <PageTitle title=say!(i18n, desk_bank.stock.title) lead=say!(i18n, desk_bank.stock.lead) />
        {import}
        <Search path=routes::DESK_STOCK wanted=wanted label=say!(i18n, desk_bank.stock.search) hint=say!(i18n, desk_bank.stock.search_hint) />
        <Asked query=stock lines=10 show=move |page| view! { <Found page=page wanted=wanted /> } />
    }
}

/// The beginning of a serial as it is kept: without what people type between its groups.
fn plain(text: &str) -> String {
    // Too short for a serial: only the signs between the groups go.
    Serial::try_from(text).map_or_else(
        |_| text.chars().filter(|c| !matches!(c, '-' | ' ' | '　')).collect::<String>().to_uppercase(),
        String::from,
    )
}

#[component]
fn Found(page: Stock, wanted: Memo<Wanted>) -> impl IntoView {
    let i18n = use_i18n();
    if page.rows.is_empty() {
        return view! {
            <Notice title=say!(i18n, desk_bank.stock.none_title)><p>{t!(i18n, desk_bank.stock.none)}</p></Notice>
        }
        .into_any();
    }
    let row = |row: StockRow| {
        let (kind, word) = if row.assignable {
            (ChipKind::Ok, t!(i18n, desk_bank.stock.assignable))
        } else {
            (ChipKind::Warm, t!(i18n, desk_bank.stock.not_assignable))
        };
        let import = row.import.to_string();
        let short: String = import.chars().take(SHORT).collect();
        let label = t_string!(i18n, desk_bank.stock.import_label, import = short.as_str()).to_string();
        let day = match row.expires_on {
            Some(day) => view! { <Day on=day /> }.into_any(),
            None => view! { <span class="quiet">{t!(i18n, tokens.card.no_expiry)}</span> }.into_any(),
        };
        view! {
            <tr>
                <th scope="row" class="is-code">{row.serial.grouped()}</th>
                <td data-label=say!(i18n, desk_bank.stock.printed_day)>{day}</td>
                <td data-label=say!(i18n, desk_bank.stock.state)><Chip kind=kind text=word.to_owned() /></td>
                <td data-label=say!(i18n, desk_bank.stock.import)><A href=import_at(&row.import, None) attr:class="is-code" attr:aria-label=label>{short}</A></td>
            </tr>
        }
    };
    let rows = page.rows.into_iter().map(row).collect_view();
    view! {
        <section class="card">
            <Table label=say!(i18n, desk_bank.stock.caption) cards=true>
                <thead>
                    <tr>
                        <th scope="col">{t!(i18n, desk_bank.stock.serial)}</th>
                        <th scope="col">{t!(i18n, desk_bank.stock.printed_day)}</th>
                        <th scope="col">{t!(i18n, desk_bank.stock.state)}</th>
                        <th scope="col">{t!(i18n, desk_bank.stock.import)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
            <Pages path=routes::DESK_STOCK wanted=wanted next=page.next />
        </section>
    }
    .into_any()
}

//! 契約: the contracts of the bank, by number.

use super::listing::{Pages, Search, Wanted};
use kit::components::{Asked, Chip, Moment, Notice, PageTitle, Table};
use kit::i18n::{say, t, use_i18n};
use kit::{api, routes, texts};
use leptos::prelude::*;
use leptos_router::components::A;
use shared::domain::contract::ContractStatus;
use shared::domain::id::ContractId;
use shared::operations::desk::{ContractPage, ContractRow, Contracts, DeskContracts};

/// Where a contract is seen.
pub fn contract_at(contract: &ContractId) -> String {
    routes::asking(routes::DESK_CONTRACT, &[("number", contract.as_str())])
}

/// The status of a contract.
#[component]
pub fn Status(
    /// It.
    status: ContractStatus,
) -> impl IntoView {
    let i18n = use_i18n();
    let (kind, word) = texts::contract_status(i18n.get_locale_untracked(), status);
    view! { <Chip kind=kind text=word.to_owned() /> }
}

/// 契約.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    let wanted = Wanted::here();
    let contracts = LocalResource::new(move || {
        let Wanted { begins, after } = wanted.get();
        let page = ContractPage { number: begins, after };
        async move { api::get::<DeskContracts>(&page).await }
    });
    view! {
        <PageTitle title=say!(i18n, desk_bank.contracts.title) lead=say!(i18n, desk_bank.contracts.lead) />
        <Search path=routes::DESK_CONTRACTS wanted=wanted label=say!(i18n, desk_bank.contracts.search) hint=say!(i18n, desk_bank.contracts.search_hint) />
        <Asked query=contracts lines=10 show=move |page| view! { <Found page=page wanted=wanted /> } />
    }
}

#[component]
fn Found(page: Contracts, wanted: Memo<Wanted>) -> impl IntoView {
    let i18n = use_i18n();
    if page.rows.is_empty() {
        return view! {
            <Notice title=say!(i18n, desk_bank.contracts.none_title)><p>{t!(i18n, desk_bank.contracts.none)}</p></Notice>
        }
        .into_any();
    }
    let row = |row: ContractRow| {
        view! {
            <tr>
                <th scope="row"><A href=contract_at(&row.id) attr:class="is-code">{row.id.to_string()}</A></th>
                <td data-label=say!(i18n, desk_bank.contracts.name)>{row.name.to_string()}</td>
                <td data-label=say!(i18n, desk_bank.contracts.status)><Status status=row.status /></td>
                <td data-label=say!(i18n, desk_bank.contracts.policy)>{row.policy}</td>
                <td data-label=say!(i18n, desk_bank.contracts.opened_at)><Moment at=row.opened_at /></td>
            </tr>
        }
    };
    let rows = page.rows.into_iter().map(row).collect_view();
    view! {
        <section class="card">
            <Table label=say!(i18n, desk_bank.contracts.caption) cards=true>
                <thead>
                    <tr>
                        <th scope="col">{t!(i18n, desk_bank.contracts.number)}</th>
                        <th scope="col">{t!(i18n, desk_bank.contracts.name)}</th>
                        <th scope="col">{t!(i18n, desk_bank.contracts.status)}</th>
                        <th scope="col">{t!(i18n, desk_bank.contracts.policy)}</th>
                        <th scope="col">{t!(i18n, desk_bank.contracts.opened_at)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
            <Pages path=routes::DESK_CONTRACTS wanted=wanted next=page.next />
        </section>
    }
    .into_any()
}

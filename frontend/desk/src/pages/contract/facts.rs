//! What the bank knows of a contract.

use crate::pages::contracts::Status;
use kit::components::Moment;
use kit::i18n::{Locale, t, t_string, td_string, use_i18n};
use kit::texts;
use leptos::prelude::*;
use shared::domain::account::{Account, Limits};
use shared::operations::desk::ContractView;
use strum::IntoEnumIterator;

/// The facts.
#[component]
pub fn Facts(
    /// The contract.
    contract: ContractView,
) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let row = contract.contract;
    let address = contract.address.map_or_else(
        || t!(i18n, desk_bank.contract.no_address).to_owned(),
        |address| texts::address(locale, &address),
    );
    let plan = t_string!(
        i18n,
        desk_bank.contract.plan_text,
        users = contract.users.len(),
        plan = contract.plan_users
    );
    let plan = plan.to_string();
    let start_up = contract.start_up_until.map(|until| {
        view! {
            <dt>{t!(i18n, desk_bank.contract.start_up)}</dt>
            <dd>{t!(i18n, desk_bank.contract.start_up_until)} " " <Moment at=until /></dd>
        }
    });
    view! {
        <dl class="facts">
            <dt>{t!(i18n, desk_bank.contracts.number)}</dt>
            <dd class="is-code">{row.id.to_string()}</dd>
            <dt>{t!(i18n, desk_bank.contracts.status)}</dt>
            <dd><Status status=row.status /></dd>
            {start_up}
            <dt>{t!(i18n, desk_bank.contracts.opened_at)}</dt>
            <dd><Moment at=row.opened_at /></dd>
            <dt>{t!(i18n, desk_bank.contracts.policy)}</dt>
            <dd>{row.policy}</dd>
            <dt>{t!(i18n, desk_bank.contract.plan)}</dt>
            <dd>{plan}</dd>
            <dt>{t!(i18n, desk_bank.contract.address)}</dt>
            <dd>{address}</dd>
            <dt>{t!(i18n, desk_bank.contract.accounts)}</dt>
            <dd><Lines lines=accounts(locale, &contract.accounts) /></dd>
            <dt>{t!(i18n, desk_bank.contract.caps)}</dt>
            <dd><Lines lines=caps(locale, &contract.caps) /></dd>
        </dl>
    }
}

/// The first one is the representative account.
fn accounts(locale: Locale, accounts: &[Account]) -> Vec<String> {
    let told = |(at, account): (usize, &Account)| {
        let text = texts::account(locale, account);
        if at == 0 {
            td_string!(locale, desk_bank.contract.representative, account = text).to_string()
        } else {
            text
        }
    };
    accounts.iter().enumerate().map(told).collect()
}

fn caps(locale: Locale, caps: &Limits) -> Vec<String> {
    let told = |business| {
        let (business, yen) = (texts::business(locale, business), texts::yen(locale, caps.of(business)));
        td_string!(locale, desk_bank.contract.cap, business = business, yen = yen).to_string()
    };
    shared::domain::access::Business::iter().map(told).collect()
}

#[component]
fn Lines(lines: Vec<String>) -> impl IntoView {
    view! { <ul>{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul> }
}

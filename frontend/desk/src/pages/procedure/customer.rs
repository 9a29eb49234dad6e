//! Whose procedure it is, what it costs them, and what they get.

use kit::components::{Card, Chip};
use kit::i18n::{say, t, t_string, use_i18n};
use kit::{procedures, routes, texts, time_text};
use leptos::prelude::*;
use leptos_router::components::A;
use shared::operations::desk::DeskProcedureView;

/// The customer.
#[component]
pub fn Customer(
    /// The procedure.
    view: DeskProcedureView,
) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let DeskProcedureView { procedure, contract, company, address, status, master_mail, .. } = view;
    let contract = match contract {
        Some(number) => {
            let href = routes::asking(routes::DESK_CONTRACT, &[("number", number.as_str())]);
            view! { <A href=href attr:class="is-code">{number.to_string()}</A> }.into_any()
        }
        None => {
            // A new company has a status as soon as its contract was opened.
            let text = match status {
                Some(_) => t!(i18n, desk.procedure.contract_opened),
                None => t!(i18n, desk.procedure.no_contract),
            };
            view! { <span class="quiet">{text}</span> }.into_any()
        }
    };
    let status = status.map(|status| {
        let (kind, text) = texts::contract_status(locale, status);
        view! { <dt>{t!(i18n, desk.procedure.status)}</dt><dd><Chip kind=kind text=text.to_owned() /></dd> }
    });
    let address = address.map(|address| texts::address(locale, &address));
    let address = address.unwrap_or_else(|| t!(i18n, desk.procedure.no_address).to_owned());
    let mail = master_mail.map(|mail| {
        view! { <dt>{t!(i18n, desk.procedure.master_mail)}</dt><dd>{mail.to_string()}</dd> }
    });
    let charged = procedure.charge.as_ref().map(|charge| {
        let (paid, back) = procedures::charged(locale, charge);
        view! {
            <dt>{t!(i18n, procedures.cost.charged)}</dt><dd>{paid}</dd>
            {back.map(|back| view! { <dt>{t!(i18n, procedures.cost.refunded)}</dt><dd>{back}</dd> })}
        }
    });
    let expected = procedure.expected.as_ref().map(|days| {
        view! { <dt>{t!(i18n, desk.procedure.expected)}</dt><dd>{procedures::expected(locale, days)}</dd> }
    });
    let serials = (!procedure.serials.is_empty()).then(|| {
        let each =
            procedure.serials.iter().map(|serial| view! { <li class="is-code">{serial.grouped()}</li> });
        view! { <dt>{t!(i18n, desk.procedure.serials)}</dt><dd><ul>{each.collect_view()}</ul></dd> }
    });
    let shipment = procedure.shipment.as_ref().map(|shipment| {
        let (at, to) = (time_text::moment(locale, shipment.at), texts::address(locale, &shipment.address));
        let text = t_string!(i18n, desk.procedure.shipped_to, at = at, address = to).to_string();
        let parcel = shipment.parcel.clone();
        view! {
            <dt>{t!(i18n, desk.procedure.shipment)}</dt><dd>{text}</dd>
            {parcel.map(|number| view! { <dt>{t!(i18n, desk.procedure.parcel)}</dt><dd class="is-code">{number}</dd> })}
        }
    });
    let returned = procedure.returned_at.map(|at| {
        view! { <dt>{t!(i18n, desk.procedure.returned)}</dt><dd>{time_text::moment(locale, at)}</dd> }
    });
    view! {
        <Card title=say!(i18n, desk.procedure.customer)>
            <dl class="facts">
                <dt>{t!(i18n, desk.procedure.company)}</dt>
                <dd>{company.to_string()}</dd>
                <dt>{t!(i18n, desk.procedure.contract)}</dt>
                <dd>{contract}</dd>
                {status}
                <dt>{t!(i18n, desk.procedure.address)}</dt>
                <dd>{address}</dd>
                {mail}
                <dt>{t!(i18n, desk.procedure.fee)}</dt>
                <dd>{procedures::cost(locale, &procedure.quote)}</dd>
                {charged}
                {expected}
                {serials}
                {shipment}
                {returned}
            </dl>
        </Card>
    }
}

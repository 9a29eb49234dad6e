//! The registered payees, page by page.

use kit::api;
use kit::components::{Asked, Button, ButtonKind, LinkButton, Moment, Notice, NoticeKind, PageTitle, Table};
use kit::i18n::{say, t, use_i18n};
use kit::{routes, texts};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::operations::payees::{PayeeList, PayeePage, PayeeView, PayeesList};

/// 振込先口座情報登録.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    let first = LocalResource::new(|| async { api::get::<PayeesList>(&PayeePage::default()).await });
    view! {
        <PageTitle title=say!(i18n, payees.list.title) lead=say!(i18n, payees.list.lead) />
        <p class="actions"><LinkButton href=routes::PAYEES_NEW kind=ButtonKind::Primary>{t!(i18n, payees.list.new)}</LinkButton></p>
        <Asked query=first lines=6 show=move |first| view! { <Payees first=first /> } />
    }
}

#[component]
fn Payees(first: PayeeList) -> impl IntoView {
    let i18n = use_i18n();
    let empty = first.payees.is_empty();
    let rows = RwSignal::new(first.payees);
    let next = RwSignal::new(first.next);
    let (busy, failed) = (RwSignal::new(false), RwSignal::new(false));
    let more = Callback::new(move |()| {
        busy.set(true);
        failed.set(false);
        let page = PayeePage { after: next.get_untracked() };
        spawn_local(async move {
            match api::get::<PayeesList>(&page).await {
                Ok(answer) => {
                    rows.update(|rows| rows.extend(answer.value.payees));
                    next.set(answer.value.next);
                }
                Err(_) => failed.set(true),
            }
            busy.set(false);
        });
    });
    if empty {
        return view! { <Notice title=say!(i18n, payees.list.empty_title)><p>{t!(i18n, payees.list.empty)}</p></Notice> }.into_any();
    }
    view! {
        <section class="card">
            <Table label=say!(i18n, payees.list.caption) cards=true>
                <thead>
                    <tr>
                        <th scope="col">{t!(i18n, payees.fields.holder)}</th>
                        <th scope="col">{t!(i18n, payees.fields.bank)}</th>
                        <th scope="col">{t!(i18n, payees.fields.branch)}</th>
                        <th scope="col">{t!(i18n, payees.fields.kind)}</th>
                        <th scope="col">{t!(i18n, payees.fields.number)}</th>
                        <th scope="col">{t!(i18n, payees.fields.registered_at)}</th>
                    </tr>
                </thead>
                <tbody>{move || rows.get().into_iter().map(|payee| view! { <Row payee=payee /> }).collect_view()}</tbody>
            </Table>
        </section>
        <Show when=move || failed.get()>
            <Notice kind=NoticeKind::Danger><p>{t!(i18n, payees.list.more_failed)}</p></Notice>
        </Show>
        <Show when=move || next.with(Option::is_some)>
            <p class="actions"><Button busy=busy on_press=more>{t!(i18n, payees.list.more)}</Button></p>
        </Show>
    }
    .into_any()
}

#[component]
fn Row(payee: PayeeView) -> impl IntoView {
    let i18n = use_i18n();
    let kind = payee.kind;
    view! {
        <tr>
            <td data-label=say!(i18n, payees.fields.holder)><strong class="kana">{payee.holder.to_string()}</strong></td>
            <td data-label=say!(i18n, payees.fields.bank) class="is-code">{payee.bank.to_string()}</td>
            <td data-label=say!(i18n, payees.fields.branch) class="is-code">{payee.branch.to_string()}</td>
            <td data-label=say!(i18n, payees.fields.kind)>{move || texts::account_kind(i18n.get_locale(), kind)}</td>
            <td data-label=say!(i18n, payees.fields.number) class="is-code">{payee.number.to_string()}</td>
            <td data-label=say!(i18n, payees.fields.registered_at)><Moment at=payee.registered_at /></td>
        </tr>
    }
}

//! The registered payee.

use super::confirm::Account;
use kit::components::{Button, Card, LinkButton, Notice, NoticeKind};
use kit::i18n::{say, t, use_i18n};
use kit::routes;
use leptos::prelude::*;
use shared::operations::payees::PayeeView;

/// The result.
#[component]
pub fn Done(
    /// What was registered.
    payee: PayeeView,
    /// Whether the same request had registered it before.
    repeated: bool,
    /// Leads to an empty form.
    on_another: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Notice kind=NoticeKind::Success title=say!(i18n, payees.new.done_title)>
            <p>{t!(i18n, payees.new.done)}</p>
            {repeated.then(|| view! { <p>{t!(i18n, payees.new.done_repeated)}</p> })}
        </Notice>
        <Card title=say!(i18n, payees.new.input_title)>
            <Account bank=payee.bank branch=payee.branch kind=payee.kind number=payee.number holder=payee.holder />
            <div class="actions">
                <Button on_press=on_another>{t!(i18n, payees.new.another)}</Button>
                <LinkButton href=routes::PAYEES>{t!(i18n, payees.new.to_list)}</LinkButton>
            </div>
        </Card>
    }
}

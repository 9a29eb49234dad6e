//! The device has stopped, and what to tell the caller.

use crate::pages::procedure::address_of;
use kit::components::{Button, ButtonKind, Card, CopyButton, LinkButton, Notice, NoticeKind};
use kit::i18n::{say, t, use_i18n};
use leptos::prelude::*;
use shared::operations::desk::DeskProcedureView;

/// The result.
#[component]
pub fn Done(
    /// The procedure that awaits its paper.
    view: DeskProcedureView,
    /// Leads to an empty form.
    on_another: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let there = address_of(view.contract.as_ref(), &view.procedure.id);
    let number = view.procedure.number;
    view! {
        <Notice kind=NoticeKind::Success title=say!(i18n, desk.loss.done)><p>{t!(i18n, desk.loss.done_next)}</p></Notice>
        <Card title=view.company.to_string()>
            <p class="field-label">{t!(i18n, desk.loss.number)}</p>
            <p class="loss-number"><code translate="no">{number.clone()}</code> <CopyButton text=number /></p>
            <div class="actions">
                <LinkButton href=there kind=ButtonKind::Primary>{t!(i18n, desk.loss.to_procedure)}</LinkButton>
                <Button on_press=on_another>{t!(i18n, desk.loss.another)}</Button>
            </div>
        </Card>
    }
}

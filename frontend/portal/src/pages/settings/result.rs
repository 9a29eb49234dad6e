//! What changed.

use kit::components::{Button, Card, Change, Changes, Notice, NoticeKind};
use kit::i18n::{say, t, use_i18n};
use leptos::prelude::*;

/// The result.
#[component]
pub fn Done(
    /// What changed.
    changes: Vec<Change>,
    /// Leads back to the form.
    on_again: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Notice kind=NoticeKind::Success title=say!(i18n, settings.done_title)><p>{t!(i18n, settings.done)}</p></Notice>
        <Card title=say!(i18n, settings.form_title)>
            <Changes changes=changes from=say!(i18n, settings.from) to=say!(i18n, settings.to) />
            <div class="actions"><Button on_press=on_again>{t!(i18n, settings.again)}</Button></div>
        </Card>
    }
}

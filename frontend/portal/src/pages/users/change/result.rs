//! What was changed.

use crate::pages::users::of;
use crate::pages::users::record::{Line, Lines};
use kit::components::{Card, LinkButton, Notice, NoticeKind};
use kit::i18n::{say, t, t_string, use_i18n};
use kit::routes;
use leptos::prelude::*;
use shared::domain::id::UserId;

/// The result.
#[component]
pub fn Done(
    /// Whose record.
    user: UserId,
    /// Their name, as it was.
    name: String,
    /// What changed.
    lines: Vec<Line>,
) -> impl IntoView {
    let i18n = use_i18n();
    let title = t_string!(i18n, users.change.done_title, name = name).to_string();
    view! {
        <Notice kind=NoticeKind::Success title=Signal::stored(title)><p>{t!(i18n, users.change.done)}</p></Notice>
        <Card title=say!(i18n, users.record.changes)>
            <Lines lines=lines />
            <div class="actions">
                <LinkButton href=of(routes::USERS_VIEW, [&user])>{t!(i18n, users.view.title)}</LinkButton>
                <LinkButton href=routes::USERS>{t!(i18n, users.new.to_list)}</LinkButton>
            </div>
        </Card>
    }
}

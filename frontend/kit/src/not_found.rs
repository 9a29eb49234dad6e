//! No such page.

use crate::components::{ButtonKind, LinkButton, PageTitle};
use crate::i18n::{say, t, use_i18n};
use crate::routes;
use leptos::prelude::*;

/// ページが見つかりません.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <PageTitle title=say!(i18n, help.not_found.title) lead=say!(i18n, help.not_found.means) />
        <p>{t!(i18n, help.not_found.next)}</p>
        <div class="actions">
            <LinkButton href=routes::HOME kind=ButtonKind::Primary>{t!(i18n, help.not_found.home)}</LinkButton>
        </div>
    }
}

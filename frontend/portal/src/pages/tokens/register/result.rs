//! The registered device.

use crate::frame::Onward;
use kit::api;
use kit::components::{Asked, Card, Notice, NoticeKind, TokenCard, focus};
use kit::i18n::{say, t, t_string, use_i18n};
use leptos::prelude::*;
use shared::operations::proof::Empty;
use shared::operations::tokens::{Registered, TokensOwn};

const DONE: &str = "register-done";

/// The result.
#[component]
pub fn Done(
    /// What was registered.
    registered: Registered,
    /// Whether the same request had registered it before.
    repeated: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let own = LocalResource::new(|| async { api::get::<TokensOwn>(&Empty {}).await });
    let sharers = registered.sharers;
    // The form went away with the focus in it.
    Effect::new(|| focus(DONE));
    view! {
        <div id=DONE tabindex="-1"><Notice kind=NoticeKind::Success title=say!(i18n, tokens.register.done_title)>
            <p>{t!(i18n, tokens.register.done)}</p>
            <p>{move || t_string!(i18n, tokens.register.shared_by_count, count = sharers).to_string()}</p>
            {repeated.then(|| view! { <p>{t!(i18n, tokens.register.done_repeated)}</p> })}
        </Notice></div>
        <Card title=say!(i18n, tokens.release.token)>
            <Asked query=own show=move |own| own.token.map(|token| view! { <TokenCard token=token /> }) />
            <div class="actions">
                <Onward>{t!(i18n, tokens.release.home)}</Onward>
            </div>
        </Card>
    }
}

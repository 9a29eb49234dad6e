//! The user whom the address names, read when the page opens.

use kit::api;
use kit::components::{Button, FailureNotice, LinkButton, Notice, NoticeKind, Skeleton};
use kit::i18n::{say, t, use_i18n};
use kit::{routes, texts};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use shared::domain::id::UserId;
use shared::operations::users::{UserView, UsersView, ViewUser};

/// The users whom the address names; tracked.
pub fn asked_for() -> Memo<Vec<UserId>> {
    let query = use_query_map();
    Memo::new(move |_| {
        let named = query.with(|query| query.get_all("user")).unwrap_or_default();
        named.into_iter().filter_map(|text| UserId::try_from(text).ok()).collect()
    })
}

/// Shows that user, or why there is nobody to show.
#[component]
pub fn OneUser<F>(
    /// Shows them.
    show: F,
) -> impl IntoView
where
    F: Fn(UserView) -> AnyView + Send + Sync + 'static,
{
    let i18n = use_i18n();
    let asked = asked_for();
    let found = LocalResource::new(move || {
        let user = asked.with(|users| users.first().cloned());
        async move {
            match user {
                Some(user) => Some(api::get::<UsersView>(&ViewUser { user }).await),
                None => None,
            }
        }
    });
    let to_list = move || view! { <LinkButton href=routes::USERS>{t!(i18n, users.new.to_list)}</LinkButton> };
    move || match found.get() {
        None => view! { <Skeleton lines=8 /> }.into_any(),
        Some(None) => view! {
            <Notice kind=NoticeKind::Warm title=say!(i18n, users.one.nobody)>
                <p>{t!(i18n, users.one.choose)}</p>
                <div class="notice-actions">{to_list()}</div>
            </Notice>
        }
        .into_any(),
        Some(Some(Ok(answer))) => show(answer.value),
        Some(Some(Err(error))) => {
            let reference = error.reference().map(ToOwned::to_owned);
            let said = texts::call_error(i18n.get_locale_untracked(), &error, texts::view_denied);
            view! {
                <FailureNotice said=Signal::stored(said) reference=reference>
                    <Button on_press=move |()| found.refetch()>{t!(i18n, proof.again)}</Button>
                    {to_list()}
                </FailureNotice>
            }
            .into_any()
        }
    }
}

//! お知らせ: what concerns one, newest first, page by page.

mod entry;

use crate::frame::Bell;
use entry::Entry;
use kit::api;
use kit::components::{Asked, Button, Notice, NoticeKind, PageTitle};
use kit::i18n::{say, t, use_i18n};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::domain::instant::Instant;
use shared::operations::notices::{NoticeList, NoticePage, NoticesList};

/// お知らせ.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    let bell = use_context::<Bell>();
    let seen = bell.and_then(Bell::seen);
    let first = LocalResource::new(|| async { api::get::<NoticesList>(&NoticePage::default()).await });
    let show = move |first: NoticeList| {
        if let Some((bell, newest)) = bell.zip(first.notices.first()) {
            bell.look(newest.at);
        }
        view! { <Notices first=first seen=seen /> }
    };
    view! {
        <PageTitle title=say!(i18n, notices.title) lead=say!(i18n, notices.lead) />
        <Asked query=first lines=8 show=show />
    }
}

#[component]
fn Notices(first: NoticeList, #[prop(optional_no_strip)] seen: Option<Instant>) -> impl IntoView {
    let i18n = use_i18n();
    let empty = first.notices.is_empty() && first.next.is_none();
    let notices = RwSignal::new(first.notices);
    let next = RwSignal::new(first.next);
    let (busy, failed) = (RwSignal::new(false), RwSignal::new(false));
    let more = Callback::new(move |()| {
        busy.set(true);
        failed.set(false);
        let page = NoticePage { before: next.get_untracked() };
        spawn_local(async move {
            let answer = api::get::<NoticesList>(&page).await;
            // Who left the page meanwhile needs none of it.
            if busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(answer) => {
                    notices.update(|notices| notices.extend(answer.value.notices));
                    next.set(answer.value.next);
                }
                Err(_) => failed.set(true),
            }
        });
    });
    if empty {
        return view! { <Notice title=say!(i18n, notices.empty_title)><p>{t!(i18n, notices.empty)}</p></Notice> }.into_any();
    }
    let keyed = move || notices.get().into_iter().enumerate().collect::<Vec<_>>();
    view! {
        <ol class="card notices">
            <For each=keyed key=|(at, _)| *at let((_, notice))><Entry notice=notice seen=seen /></For>
        </ol>
        <Show when=move || failed.get()>
            <Notice kind=NoticeKind::Danger><p>{t!(i18n, payees.list.more_failed)}</p></Notice>
        </Show>
        <Show when=move || next.with(Option::is_some)>
            <p class="actions"><Button busy=busy on_press=more>{t!(i18n, notices.more)}</Button></p>
        </Show>
    }
    .into_any()
}

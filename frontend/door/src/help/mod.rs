//! お困りのとき: who one is and what happened, and exactly what the rules allow then. What was chosen stands in
//! the address, so that it can be linked, printed, and left by Back.

mod asked;
mod choices;
mod ways;

use asked::Asked;
use choices::Choices;
use kit::api;
use kit::components::{
    Button, ContactsPanel, FailureNotice, LinkButton, Notice, NoticeKind, PageTitle, Skeleton,
};
use kit::i18n::{say, t, use_i18n};
use kit::{help_texts, routes, session, texts};
use leptos::prelude::*;
use shared::operations::rescue::RescueGuide;
use std::collections::BTreeMap;
use std::sync::Arc;
use ways::Ways;

/// The words of the guide.
#[derive(Clone)]
struct Words(Arc<BTreeMap<String, String>>);

impl Words {
    /// A text; nothing where there is none.
    fn get(&self, key: &str) -> String {
        self.0.get(key).cloned().unwrap_or_default()
    }

    /// A text of a word of a list.
    fn of(&self, list: &str, word: &str) -> String {
        self.get(&format!("{list}.{word}"))
    }
}

/// お困りのとき.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let words = LocalResource::new(move || help_texts::fetch(locale));
    let address = RwSignal::new(Asked::here());
    let listener = window_event_listener(leptos::ev::popstate, move |_| address.set(Asked::here()));
    on_cleanup(move || listener.remove());
    // Who is signed in need not say who they are.
    let asked = Memo::new(move |_| address.get().by(session::me().map(|me| me.role)));
    let all = move || {
        match words.get() {
        None => view! { <Skeleton lines=12 /> }.into_any(),
        Some(None) => view! {
            <Notice kind=NoticeKind::Warm title=say!(i18n, help.unreachable)>
                <div class="notice-actions"><Button on_press=move |()| words.refetch()>{t!(i18n, common.retry)}</Button></div>
            </Notice>
            <ContactsPanel />
        }
        .into_any(),
        Some(Some(words)) => view! { <Guide words=Words(Arc::new(words)) asked=asked address=address /> }.into_any(),
    }
    };
    view! {
        <div class="help">
            <PageTitle title=say!(i18n, help.title) lead=say!(i18n, help.lead) />
            {all}
            <div class="actions"><WayBack /> <LinkButton href=routes::FORMS>{t!(i18n, procedures.forms.link)}</LinkButton></div>
        </div>
    }
}

/// The questions, and the answer.
#[component]
fn Guide(words: Words, asked: Memo<Asked>, address: RwSignal<Asked>) -> impl IntoView {
    let i18n = use_i18n();
    let answer = LocalResource::new(move || {
        let whole = asked.get().whole();
        async move {
            match whole {
                Some(whole) => Some(api::get::<RescueGuide>(&whole).await),
                None => None,
            }
        }
    });
    let shown = {
        let words = words.clone();
        move || match answer.get() {
            _ if asked.get().whole().is_none() => {
                let open = words.get("ask.open");
                view! { <p class="field-hint">{open}</p><ContactsPanel /> }.into_any()
            }
            None | Some(None) => view! { <Skeleton lines=6 /> }.into_any(),
            Some(Some(Ok(answer))) => {
                view! { <Ways words=words.clone() answer=answer.value asked=asked.get() /> }.into_any()
            }
            Some(Some(Err(error))) => {
                let reference = error.reference().map(ToOwned::to_owned);
                view! {
                    <FailureNotice said=move || texts::call_error(i18n.get_locale(), &error, texts::nothing) reference=reference>
                        <Button on_press=move |()| answer.refetch()>{t!(i18n, common.retry)}</Button>
                    </FailureNotice>
                    <ContactsPanel />
                }
                .into_any()
            }
        }
    };
    let found = words.get("guide.found");
    let there = move || answer.with(|answer| matches!(answer, Some(Some(Ok(_))))).then(|| found.clone());
    view! {
        <Choices words=words asked=asked address=address />
        <p class="visually-hidden" role="status">{there}</p>
        {shown}
    }
}

/// Home for those who are signed in; to the sign-in page for the others, and until it is known.
#[component]
fn WayBack() -> impl IntoView {
    let i18n = use_i18n();
    let signed_in = Memo::new(|_| session::me().is_some());
    move || {
        if signed_in.get() {
            view! { <LinkButton href=routes::HOME>{t!(i18n, help.not_found.home)}</LinkButton> }
        } else {
            view! { <LinkButton href=routes::SIGN_IN>{t!(i18n, help.sign_in)}</LinkButton> }
        }
    }
}

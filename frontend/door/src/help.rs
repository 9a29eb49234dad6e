//! お困りのとき: what can be done today about what goes wrong.

use kit::components::{
    Button, Card, ContactsPanel, LinkButton, Notice, NoticeKind, PageTitle, Skeleton, focus,
};
use kit::i18n::{Locale, say, t, use_i18n};
use kit::trouble::Trouble;
use kit::{help_texts, location, routes, session};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The steps of an advice, by their keys.
const STEPS: [&str; 3] = ["first", "second", "third"];

/// お困りのとき.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let texts = LocalResource::new(move || help_texts::fetch(locale));
    Effect::new(move || {
        if texts.with(|texts| matches!(texts, Some(Some(_))))
            && let Some(part) = location::fragment()
        {
            show(&part);
        }
    });
    let all = move || {
        match texts.get() {
        None => view! { <Skeleton lines=12 /> }.into_any(),
        Some(None) => view! {
            <Notice kind=NoticeKind::Warm title=say!(i18n, help.unreachable)>
                <div class="notice-actions"><Button on_press=move |()| texts.refetch()>{t!(i18n, common.retry)}</Button></div>
            </Notice>
        }
        .into_any(),
        Some(Some(texts)) => {
            Trouble::ALL.map(|trouble| advice(locale, trouble, &texts)).collect_view().into_any()
        }
    }
    };
    view! {
        <div class="help">
            <PageTitle title=say!(i18n, help.title) lead=say!(i18n, help.lead) />
            {all}
            <ContactsPanel />
            <div class="actions"><WayBack /></div>
        </div>
    }
}

/// What can be done about one of them.
fn advice(locale: Locale, trouble: Trouble, texts: &BTreeMap<String, String>) -> impl IntoView + use<> {
    let text = |part: &str| texts.get(&format!("{}.{part}", trouble.id())).cloned().unwrap_or_default();
    let means = text("means");
    let steps = STEPS.map(|step| view! { <li>{text(step)}</li> }).collect_view();
    view! {
        <div id=trouble.id() tabindex="-1">
            <Card title=trouble.title(locale).to_owned()>
                <p>{means}</p>
                <ul class="help-steps">{steps}</ul>
            </Card>
        </div>
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

/// Goes to the part that the address names: the browser looked for it before it was there.
fn show(part: &str) {
    focus(part);
    if let Some(part) = document().get_element_by_id(part) {
        part.scroll_into_view();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_advice_is_complete_in_both_languages() -> serde_json::Result<()> {
        for file in [include_str!("../../help/ja.json"), include_str!("../../help/en.json")] {
            let texts: BTreeMap<String, String> = serde_json::from_str(file)?;
            for trouble in Trouble::ALL {
                for part in STEPS.into_iter().chain(["means"]) {
                    let key = format!("{}.{part}", trouble.id());
                    assert!(texts.get(&key).is_some_and(|text| !text.is_empty()), "{key}");
                }
            }
        }
        Ok(())
    }
}

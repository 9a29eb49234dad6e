//! お知らせ for all customers: typed in both languages, seen as they will see it, put up or taken away.

use super::texts_of::{TextsOf, Typed, said};
use crate::pages::confirm::{Confirm, Focused};
use kit::components::{Attempt, Button, ButtonKind, Card, Notice, NoticeKind, focus};
use kit::i18n::{Locale, say, t, use_i18n};
use kit::{session, texts};
use leptos::prelude::*;
use shared::operations::bank::Bilingual;
use shared::operations::desk::{DeskSetBanner, PublicData, SetBanner};

/// Most characters of the banner in each language.
const LONGEST: usize = 400;

/// The banner.
#[component]
pub fn Banner(
    /// What everybody is told now.
    public: RwSignal<PublicData>,
    /// Runs with what everybody is told then.
    on_done: Callback<PublicData>,
) -> impl IntoView {
    let i18n = use_i18n();
    let may = session::may::<DeskSetBanner>();
    let typed = Typed::default();
    typed.fill(public.with_untracked(|public| public.banner.clone()).as_ref());
    let attempt = Attempt::<DeskSetBanner>::default();
    let asked = RwSignal::new(None::<SetBanner>);
    let done = RwSignal::new(false);
    let back = Callback::new(move |()| {
        attempt.clear();
        asked.set(None);
    });
    let finished = Callback::new(move |now: PublicData| {
        typed.fill(now.banner.as_ref());
        asked.set(None);
        done.set(true);
        on_done.run(now);
    });
    let check = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        typed.judge();
        done.set(false);
        match typed.wrong("banner", LONGEST) {
            Some(field) => focus(&field),
            None => asked.set(Some(SetBanner { banner: untrack(|| typed.read(LONGEST)) })),
        }
    };
    let clear = move |()| {
        done.set(false);
        asked.set(Some(SetBanner { banner: None }));
    };
    let current = Memo::new(move |_| public.with(|public| public.banner.clone()));
    let form = move || {
        view! {
            <form class="form" novalidate on:submit=check>
                <TextsOf id="banner" labels=[say!(i18n, desk_bank.bank.banner_ja), say!(i18n, desk_bank.bank.banner_en)] typed=typed most=LONGEST long=true />
                <Show when=move || !(typed.text().ja.is_empty() && typed.text().en.is_empty())>
                    <div class="desk-preview">
                        <p class="field-label">{t!(i18n, desk_bank.bank.preview)}</p>
                        {move || view! { <Preview banner=typed.text() /> }}
                    </div>
                </Show>
                <div class="actions">
                    <Button kind=ButtonKind::Primary submit=true>{t!(i18n, desk_bank.check)}</Button>
                    <Show when=move || current.with(Option::is_some)>
                        <Button on_press=clear>{t!(i18n, desk_bank.bank.clear)}</Button>
                    </Show>
                </div>
            </form>
        }
    };
    let now = move || match current.get() {
        Some(banner) => view! { <Preview banner=banner /> }.into_any(),
        None => view! { <p class="desk-none">{t!(i18n, desk_bank.bank.no_banner)}</p> }.into_any(),
    };
    let overview = move || {
        view! {
            <Card title=say!(i18n, desk_bank.bank.banner_title) note=say!(i18n, desk_bank.bank.banner_note)>
                <Show when=move || done.get()>
                    <Focused><Notice kind=NoticeKind::Success title=say!(i18n, desk_bank.bank.banner_done) /></Focused>
                </Show>
                <div class="desk-preview">
                    <p class="field-label">{t!(i18n, desk_bank.bank.banner_now)}</p>
                    {now}
                </div>
                {may.then(form)}
            </Card>
        }
    };
    let confirm = move |input: SetBanner| {
        let sets = input.banner.clone();
        let (title, submit) = match &sets {
            Some(_) => (say!(i18n, desk_bank.bank.set_title), say!(i18n, desk_bank.bank.set)),
            None => (say!(i18n, desk_bank.bank.clear_title), say!(i18n, desk_bank.bank.clear)),
        };
        let banner = sets.or_else(|| current.get_untracked());
        view! {
            <Confirm
                attempt=attempt
                input=Callback::new(move |()| input.clone())
                denied=texts::bank_data_denied
                title=title
                submit=submit
                on_back=back
                on_done=finished
            >
                {banner.map(|banner| view! { <Preview banner=banner /> })}
                <p class="release-advice">{t!(i18n, desk_bank.bank.banner_means)}</p>
            </Confirm>
        }
    };
    move || match asked.get() {
        None => overview().into_any(),
        Some(input) => confirm(input).into_any(),
    }
}

/// A banner as customers see it, in both languages.
#[component]
fn Preview(banner: Bilingual) -> impl IntoView {
    let shown = |locale: Locale| {
        let text = said(locale, &banner).to_owned();
        (!text.is_empty()).then(|| {
            view! {
                <div class="notice notice-warm" lang=kit::language::name(locale)>
                    <p class="notice-title">{kit::i18n::td_string!(locale, frame.bank_notice)}</p>
                    <p class="bank-notice">{text}</p>
                </div>
            }
        })
    };
    view! { {shown(Locale::ja)} {shown(Locale::en)} }
}

//! 設定: what the bank leaves to the company; and below, the bank's policy as it stands.

mod confirm;
mod draft;
mod form;
mod policy;
mod result;
mod told;

use confirm::Confirm;
use draft::Draft;
use form::Form;
use kit::api;
use kit::components::{Asked, Attempt, Change, Changes, Notice, NoticeKind, PageTitle, Steps};
use kit::i18n::{say, t, use_i18n};
use leptos::prelude::*;
use leptos::task::spawn_local;
use policy::Policy;
use result::Done;
use shared::domain::settings::ContractSettings;
use shared::operations::problem::Failure;
use shared::operations::proof::Empty;
use shared::operations::settings::{SettingsChange, SettingsPage, SettingsView};
use told::changes;

#[derive(Clone, PartialEq)]
enum Stage {
    Input,
    Confirm(ContractSettings),
    Done(Vec<Change>),
}

/// 設定.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    let settings = LocalResource::new(|| async { api::get::<SettingsView>(&Empty {}).await });
    view! {
        <PageTitle title=say!(i18n, settings.title) lead=say!(i18n, settings.lead) />
        <Asked query=settings lines=12 show=move |page| view! { <Settings page=page /> } />
    }
}

#[component]
fn Settings(page: SettingsPage) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let draft = Draft::of(&page.settings);
    let attempt = Attempt::<SettingsChange>::default();
    let stage = RwSignal::new(Stage::Input);
    // What somebody else changed since this page was read.
    let meanwhile = RwSignal::new(None::<Vec<Change>>);
    let page = RwSignal::new(page);
    let names =
        vec![say!(i18n, proof.steps.input), say!(i18n, proof.steps.confirm), say!(i18n, proof.steps.result)];
    let current = move || {
        stage.with(|stage| match stage {
            Stage::Input => 0,
            Stage::Confirm(_) => 1,
            Stage::Done(_) => 2,
        })
    };
    let read_again = move |typed: bool| {
        spawn_local(async move {
            let Ok(answer) = api::get::<SettingsView>(&Empty {}).await else { return };
            // The page may be gone by now.
            let Some(before) = page.try_get_untracked() else { return };
            let now = answer.value;
            if typed {
                draft.follow(&before.settings, &now.settings);
                meanwhile.set(Some(changes(locale, &before.settings, &now.settings)));
                attempt.clear();
            } else {
                draft.fill(&now.settings);
            }
            page.set(now);
            if typed {
                stage.set(Stage::Input);
            }
        });
    };
    Effect::new(move || {
        let stale = attempt
            .failure
            .with(|error| matches!(error.as_ref().and_then(|error| error.failure()), Some(Failure::Stale)));
        if stale {
            read_again(true);
        }
    });
    let check = Callback::new(move |settings| {
        attempt.clear();
        meanwhile.set(None);
        stage.set(Stage::Confirm(settings));
    });
    let edit = Callback::new(move |()| stage.set(Stage::Input));
    let done = Callback::new(move |changed| {
        stage.set(Stage::Done(changed));
        // The next change names the new version.
        read_again(false);
    });
    view! {
        <Steps names=names current=current />
        {move || meanwhile.get().map(|changes| view! { <Meanwhile changes=changes /> })}
        {move || match stage.get() {
            Stage::Input => view! { <Form page=page draft=draft on_check=check /> }.into_any(),
            Stage::Confirm(settings) => view! { <Confirm page=page.get_untracked() settings=settings attempt=attempt on_edit=edit on_done=done /> }.into_any(),
            Stage::Done(changes) => view! { <Done changes=changes on_again=edit /> }.into_any(),
        }}
        {move || page.with(|page| view! { <Policy page=page.clone() /> })}
    }
}

/// What somebody else changed meanwhile.
#[component]
fn Meanwhile(changes: Vec<Change>) -> impl IntoView {
    let i18n = use_i18n();
    let none = changes.is_empty();
    view! {
        <Notice kind=NoticeKind::Warm title=say!(i18n, settings.stale.what)>
            <p>{if none { t!(i18n, settings.stale.same) } else { t!(i18n, settings.stale.means) }}</p>
            {(!none).then(|| view! { <Changes changes=changes from=say!(i18n, settings.stale.shown) to=say!(i18n, settings.stale.now) /> })}
            <p>{t!(i18n, settings.stale.next)}</p>
        </Notice>
    }
}

//! What only the bank can do: whom to call, when, and the number to read out.

use super::skeleton::Skeleton;
use crate::api;
use crate::i18n::{Locale, say, t, use_i18n};
use crate::routes;
use leptos::prelude::*;
use shared::operations::bank::{About, BankAbout, Bilingual};
use shared::operations::proof::Empty;

/// The bank's contacts.
#[component]
pub fn ContactsPanel(
    /// The number to read out, where there is one.
    #[prop(optional_no_strip)]
    reference: Option<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let about = LocalResource::new(|| async {
        api::get::<BankAbout>(&Empty {}).await.ok().map(|answer| answer.value)
    });
    let shown = move || match about.get() {
        None => view! { <Skeleton lines=2 /> }.into_any(),
        Some(None) => view! { <p>{t!(i18n, proof.contacts.unreachable)}</p> }.into_any(),
        Some(Some(about)) => view! { <Contacts about=about /> }.into_any(),
    };
    view! {
        <section class="contacts" aria-label=say!(i18n, proof.contacts.title)>
            <p class="contacts-title">{t!(i18n, proof.contacts.title)}</p>
            {shown}
            // Whoever stands at a desk has another router around.
            <p><a href=routes::FORMS rel="external">{t!(i18n, procedures.forms.link)}</a></p>
            {reference.map(|number| view! {
                <p class="contacts-reference">
                    <span>{t!(i18n, proof.contacts.reference)}</span>
                    <strong class="contacts-number">{number}</strong>
                    <span class="contacts-note">{t!(i18n, proof.contacts.read_out)}</span>
                </p>
            })}
        </section>
    }
}

#[component]
fn Contacts(about: About) -> impl IntoView {
    let i18n = use_i18n();
    let contacts = about.contacts;
    let own = move |text: Bilingual| {
        move || match i18n.get_locale() {
            Locale::ja => text.ja.clone(),
            Locale::en => text.en.clone(),
        }
    };
    let dial = format!(
        "tel:{}",
        contacts.telephone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect::<String>()
    );
    view! {
        <dl class="contacts-list">
            <dt>{t!(i18n, proof.contacts.branch)}</dt>
            <dd>{own(contacts.branch)}</dd>
            <dt>{t!(i18n, proof.contacts.telephone)}</dt>
            <dd><a class="contacts-telephone" href=dial rel="external">{contacts.telephone}</a></dd>
            <dt>{t!(i18n, proof.contacts.hours)}</dt>
            <dd>{own(contacts.hours)}</dd>
        </dl>
    }
}

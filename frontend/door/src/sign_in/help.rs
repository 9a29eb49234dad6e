//! What may be wrong, and whom to call.

use kit::api;
use kit::components::Card;
use kit::i18n::{Locale, say, t, use_i18n};
use kit::routes;
use leptos::prelude::*;
use shared::domain::rescue::Problem;
use shared::operations::bank::{BankAbout, Contacts};
use shared::operations::proof::Empty;

/// お困りのとき.
#[component]
pub fn HelpCard() -> impl IntoView {
    let i18n = use_i18n();
    let contacts = LocalResource::new(|| async {
        api::background::<BankAbout>(&Empty {}).await.ok().map(|answer| answer.value.contacts)
    });
    let troubles = [
        (Problem::LoginIdForgotten, t!(i18n, session.help_login_id)),
        (Problem::LoginPasswordForgotten, t!(i18n, session.help_password)),
        (Problem::DeviceLost, t!(i18n, session.help_token)),
        (Problem::OtpStopped, t!(i18n, session.help_otp)),
    ];
    let line = |(problem, text)| view! { <li><a href=routes::help_with(problem)>{text}</a></li> };
    view! {
        <Card title=say!(i18n, session.help)>
            <ul class="help-list">
                {troubles.map(line).collect_view()}
                <li><a href=routes::FORMS>{t!(i18n, procedures.forms.link)}</a></li>
            </ul>
            {move || contacts.get().flatten().map(|contacts| view! { <Contact contacts=contacts /> })}
        </Card>
    }
}

#[component]
fn Contact(contacts: Contacts) -> impl IntoView {
    let i18n = use_i18n();
    let hours = contacts.hours;
    view! {
        <div class="contact">
            <p>{t!(i18n, session.contact)}</p>
            <p>
                <span class="contact-telephone">{contacts.telephone}</span>
                <span>{move || match i18n.get_locale() {
                    Locale::ja => hours.ja.clone(),
                    Locale::en => hours.en.clone(),
                }}</span>
            </p>
        </div>
    }
}

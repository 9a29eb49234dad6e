//! お渡し票: what the new user needs to begin, on a sheet of A4 in both languages. The screen doesn't show
//! it; printing shows nothing else.

use super::result::Grouped;
use kit::i18n::{Locale, td_string};
use kit::{session, time_text};
use leptos::prelude::*;
use shared::operations::users::NewSecrets;

/// The slip.
#[component]
pub fn Slip(
    /// The user's name.
    name: String,
    /// Their login ID.
    login_id: String,
    /// Their temporary passwords.
    secrets: NewSecrets,
) -> impl IntoView {
    let company = untrack(session::me).map(|me| me.contract.name.to_string()).unwrap_or_default();
    let both = |text: fn(Locale) -> String| view! { <span lang="ja">{text(Locale::ja)}</span> <span class="slip-english" lang="en">{text(Locale::en)}</span> };
    let until = secrets.valid_until;
    view! {
        <section class="slip">
            <h1>{both(|locale| td_string!(locale, users.slip.title).to_string())}</h1>
            <dl class="slip-facts">
                <dt>{both(|locale| td_string!(locale, users.slip.company).to_string())}</dt>
                <dd>{company}</dd>
                <dt>{both(|locale| td_string!(locale, users.slip.name).to_string())}</dt>
                <dd>{name}</dd>
                <dt>{both(|locale| td_string!(locale, users.slip.login_id).to_string())}</dt>
                <dd class="slip-code">{login_id}</dd>
                <dt>{both(|locale| td_string!(locale, users.slip.login_password).to_string())}</dt>
                <dd><Grouped secret=secrets.login_password /></dd>
                <dt>{both(|locale| td_string!(locale, users.slip.confirmation_password).to_string())}</dt>
                <dd><Grouped secret=secrets.confirmation_password /></dd>
                <dt>{both(|locale| td_string!(locale, users.slip.valid_until).to_string())}</dt>
                <dd>
                    <span lang="ja">{time_text::moment(Locale::ja, until)}</span>
                    <span class="slip-english" lang="en">{time_text::moment(Locale::en, until)}</span>
                </dd>
            </dl>
            <p>{both(|locale| td_string!(locale, users.slip.grouping).to_string())}</p>
            <h2>{both(|locale| td_string!(locale, users.slip.first_steps).to_string())}</h2>
            <ol>
                <li>{both(|locale| td_string!(locale, users.slip.step_sign_in).to_string())}</li>
                <li>{both(|locale| td_string!(locale, users.slip.step_replace).to_string())}</li>
                <li>{both(|locale| td_string!(locale, users.slip.step_token).to_string())}</li>
                <li>{both(|locale| td_string!(locale, users.slip.step_shred).to_string())}</li>
            </ol>
            <p class="slip-caution">{both(|locale| td_string!(locale, users.slip.caution).to_string())}</p>
        </section>
    }
}

//! お渡し票: what somebody with temporary passwords needs, on a sheet of A4 in both languages. The screen
//! doesn't show it; printing shows nothing else.

use super::secrets::{Grouped, Handover};
use kit::i18n::{Locale, td_string};
use kit::{session, time_text};
use leptos::prelude::*;

type Text = fn(Locale) -> &'static str;

/// The slip.
#[component]
pub fn Slip(
    /// What is handed over.
    handover: Handover,
) -> impl IntoView {
    let Handover { name, login_id, login, confirmation, valid_until, newcomer } = handover;
    let company = untrack(session::me).map(|me| me.contract.name.to_string()).unwrap_or_default();
    let title: Text = if newcomer {
        |locale| td_string!(locale, users.slip.title)
    } else {
        |locale| td_string!(locale, users.slip.title_again)
    };
    let sign_in: Text = if login.is_some() {
        |locale| td_string!(locale, users.slip.step_sign_in)
    } else {
        |locale| td_string!(locale, users.slip.step_sign_in_own)
    };
    let replace: Text = if login.is_some() && confirmation.is_some() {
        |locale| td_string!(locale, users.slip.step_replace)
    } else {
        |locale| td_string!(locale, users.slip.step_replace_one)
    };
    let token: Text = |locale| td_string!(locale, users.slip.step_token);
    let shred: Text = |locale| td_string!(locale, users.slip.step_shred);
    let steps = [Some(sign_in), Some(replace), newcomer.then_some(token), Some(shred)];
    let secrets: [(Text, _); 2] = [
        (|locale| td_string!(locale, users.slip.login_password), login),
        (|locale| td_string!(locale, users.slip.confirmation_password), confirmation),
    ];
    let secrets = secrets.into_iter().filter_map(|(label, secret)| {
        secret.map(|secret| view! { <dt>{both(label)}</dt><dd><Grouped secret=secret /></dd> })
    });
    view! {
        <section class="slip">
            <h1>{both(title)}</h1>
            <dl class="slip-facts">
                <dt>{both(|locale| td_string!(locale, users.slip.company))}</dt>
                <dd>{company}</dd>
                <dt>{both(|locale| td_string!(locale, users.slip.name))}</dt>
                <dd>{name}</dd>
                <dt>{both(|locale| td_string!(locale, users.slip.login_id))}</dt>
                <dd class="slip-code">{login_id}</dd>
                {secrets.collect_view()}
                <dt>{both(|locale| td_string!(locale, users.slip.valid_until))}</dt>
                <dd>
                    <span lang="ja">{time_text::moment(Locale::ja, valid_until)}</span>
                    <span class="slip-english" lang="en">{time_text::moment(Locale::en, valid_until)}</span>
                </dd>
            </dl>
            <p>{both(|locale| td_string!(locale, users.slip.grouping))}</p>
            <h2>{both(|locale| td_string!(locale, users.slip.first_steps))}</h2>
            <ol>{steps.into_iter().flatten().map(|step| view! { <li>{both(step)}</li> }).collect_view()}</ol>
            <p class="slip-caution">{both(|locale| td_string!(locale, users.slip.caution))}</p>
        </section>
    }
}

fn both(text: Text) -> impl IntoView {
    view! { <span lang="ja">{text(Locale::ja)}</span> <span class="slip-english" lang="en">{text(Locale::en)}</span> }
}

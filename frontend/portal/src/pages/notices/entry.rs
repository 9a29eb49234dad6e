//! A notice: what happened, what it means and what to do, when, by whom and with what.

use crate::pages::tokens::release_of;
use kit::components::{Chip, ChipKind, LinkButton, Moment};
use kit::i18n::{say, t, use_i18n};
use kit::texts::{self, Said};
use kit::{money, routes, session, time_text};
use leptos::prelude::*;
use shared::domain::instant::Instant;
use shared::domain::notice::NoticeKind;
use shared::operations::notices::NoticeView;
use shared::operations::settings::SettingsView;
use shared::operations::tokens::TokensReleaseStop;
use shared::operations::users::UsersSetState;

/// The notice.
#[component]
pub fn Entry(
    /// What happened.
    notice: NoticeView,
    /// The newest that was looked at before.
    #[prop(optional_no_strip)]
    seen: Option<Instant>,
) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let person = notice.person.as_ref().map_or_else(|| say!(i18n, notices.unnamed), ToString::to_string);
    let Said { what, means, next } = texts::notice(locale, notice.kind, &person);
    let go = go(&notice);
    let fields: Vec<_> = notice.fields.iter().map(|field| texts::user_field(locale, *field)).collect();
    let mark = notice.procedure;
    let about = mark.as_ref().map(|mark| {
        let kind = texts::procedure(locale, mark.kind);
        t!(i18n, procedures.notice.procedure_of, kind = kind, number = mark.number.clone()).to_string()
    });
    let yen = mark.as_ref().and_then(|mark| mark.yen).map(|yen| money::yen(locale, yen));
    let facts = [
        (t!(i18n, notices.by), notice.by.map(|by| by.to_string())),
        (t!(i18n, notices.fields), (!fields.is_empty()).then(|| fields.join(t!(i18n, common.list_comma)))),
        (t!(i18n, notices.serial), notice.serial.map(|serial| serial.grouped())),
        (t!(i18n, procedures.notice.procedure), about),
        (t!(i18n, procedures.notice.yen), yen),
        (t!(i18n, procedures.notice.note), mark.and_then(|mark| mark.note)),
        (t!(i18n, procedures.notice.day), notice.day.map(|day| time_text::day(locale, day))),
        (t!(i18n, notices.reference), Some(notice.reference)),
    ];
    let fact = |(name, text): (&'static str, Option<String>)| {
        text.map(|text| view! { <div class="notices-fact"><dt>{name}</dt> <dd>{text}</dd></div> })
    };
    let line = |text: String| (!text.is_empty()).then(|| view! { <p>{text}</p> });
    view! {
        <li class="notices-entry">
            <p class="notices-when">
                <Moment at=notice.at />
                {(Some(notice.at) > seen).then(|| view! { <Chip kind=ChipKind::Warm text=say!(i18n, notices.new) /> })}
            </p>
            <div class="notices-said">
                <h2 class="notices-what">{what}</h2>
                {line(means)}
                {line(next)}
                <dl class="notices-facts">{facts.into_iter().map(fact).collect_view()}</dl>
            </div>
            {go.map(|(href, text)| view! { <LinkButton href=href>{text}</LinkButton> })}
        </li>
    }
}

/// Where it can be put right, by those who may.
fn go(notice: &NoticeView) -> Option<(String, &'static str)> {
    let i18n = use_i18n();
    if let Some(mark) = &notice.procedure {
        return Some((routes::procedure(&mark.id), t!(i18n, procedures.notice.go)));
    }
    let may = |allowed: bool, href: &str, text| allowed.then(|| (href.to_owned(), text));
    untrack(|| match notice.kind {
        NoticeKind::LoginLocked | NoticeKind::ConfirmationLocked | NoticeKind::UserSuspended => {
            may(session::may::<UsersSetState>(), routes::USERS_STATE, t!(i18n, notices.go.state))
        }
        NoticeKind::DeviceStopped => notice.serial.as_ref().and_then(|serial| {
            may(session::may::<TokensReleaseStop>(), &release_of(serial), t!(i18n, notices.go.release))
        }),
        NoticeKind::SettingsChanged => {
            may(session::may::<SettingsView>(), routes::SETTINGS, t!(i18n, notices.go.settings))
        }
        NoticeKind::SignedIn => Some((routes::PASSWORDS.to_owned(), t!(i18n, notices.go.password))),
        _ => None,
    })
}

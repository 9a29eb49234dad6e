//! 対応が必要です: what needs the user, with the way to put it right.

use crate::pages::tokens::release_of;
use kit::components::{ButtonKind, Card, Chip, ChipKind, LinkButton, seconds_until};
use kit::i18n::{Locale, say, t, t_string, td_string, use_i18n};
use kit::{routes, session, texts, time_text};
use leptos::prelude::*;
use shared::domain::rescue::Problem;
use shared::domain::user::TextField;
use shared::operations::home::{Need, NeedKind};
use shared::operations::tokens::TokensList;

/// What needs the user, most urgent first.
#[component]
pub fn NeedList(
    /// What.
    needs: Vec<Need>,
) -> impl IntoView {
    let i18n = use_i18n();
    if needs.is_empty() {
        return view! {
            <Card title=say!(i18n, home.needs.title_none)><p class="quiet">{t!(i18n, home.needs.none)}</p></Card>
        }
        .into_any();
    }
    view! {
        <Card title=say!(i18n, home.needs.title) warm=true>
            <ul>{needs.into_iter().map(|need| view! { <NeedRow need=need /> }).collect_view()}</ul>
        </Card>
    }
    .into_any()
}

#[component]
fn NeedRow(need: Need) -> impl IntoView {
    let i18n = use_i18n();
    let need = StoredValue::new(need);
    // A lapsed lock turns by itself.
    let state = Memo::new(move |_| need.with_value(|need| chip(i18n.get_locale(), need)));
    let (href, button) = need.with_value(action);
    let weight =
        need.with_value(|need| if need.actionable { ButtonKind::Primary } else { ButtonKind::Secondary });
    view! {
        <li class="need">
            {move || {
                let (kind, text) = state.get();
                view! { <Chip kind=kind text=text /> }
            }}
            <div class="need-text">
                <p>{move || need.with_value(|need| sentence(i18n.get_locale(), need))}</p>
                <p class="need-note">{move || need.with_value(|need| note(i18n.get_locale(), need))}</p>
            </div>
            <LinkButton href=href kind=weight>
                {move || match button {
                    Go::Release => t_string!(i18n, home.action.release),
                    Go::ReleaseUser => t_string!(i18n, home.action.release_user),
                    Go::Register => t_string!(i18n, home.action.register),
                    Go::Look => t_string!(i18n, home.action.look),
                    Go::Advice => t_string!(i18n, home.action.advice),
                }}
            </LinkButton>
        </li>
    }
}

/// What the button says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Go {
    Release,
    ReleaseUser,
    Register,
    Look,
    Advice,
}

fn action(need: &Need) -> (String, Go) {
    let look = |problem: Problem| {
        if untrack(session::may::<TokensList>) || problem == Problem::DeviceExpired {
            (routes::TOKENS.to_owned(), Go::Look)
        } else {
            (routes::help_with(problem), Go::Advice)
        }
    };
    match (need.kind, &need.serial) {
        (NeedKind::TokenStopped, Some(serial)) if need.actionable => (release_of(serial), Go::Release),
        (NeedKind::TokenStopped | NeedKind::OwnTokenStopped, _) => look(Problem::OtpStopped),
        (NeedKind::TokenExpired | NeedKind::TokenExpires, _) => look(Problem::DeviceExpired),
        (NeedKind::PasswordLocked, _) => (routes::USERS_STATE.to_owned(), Go::ReleaseUser),
        (NeedKind::RegisterToken, _) => (routes::TOKENS_REGISTER.to_owned(), Go::Register),
    }
}

fn chip(locale: Locale, need: &Need) -> (ChipKind, String) {
    if let Some(chip) = need.chip {
        let (kind, word) = texts::service_state(locale, chip.state);
        return match chip.until.map(seconds_until) {
            None => (kind, word),
            Some(0) => (ChipKind::Ok, td_string!(locale, common.service.available).to_string()),
            Some(left) => {
                let minutes =
                    td_string!(locale, common.minutes_left, minutes = left.div_ceil(60)).to_string();
                (kind, word + &minutes)
            }
        };
    }
    let days = need.days.unwrap_or_default();
    match need.kind {
        NeedKind::OwnTokenStopped | NeedKind::TokenStopped => {
            (ChipKind::Bad, td_string!(locale, common.service.otp_stopped).to_string())
        }
        NeedKind::PasswordLocked => (ChipKind::Warm, td_string!(locale, home.chip.locked).to_string()),
        NeedKind::TokenExpired => (ChipKind::Bad, td_string!(locale, common.device.expired).to_string()),
        NeedKind::TokenExpires => {
            (ChipKind::Warm, td_string!(locale, home.chip.days, days = days).to_string())
        }
        NeedKind::RegisterToken => {
            (ChipKind::Warm, td_string!(locale, common.device.unregistered).to_string())
        }
    }
}

fn sentence(locale: Locale, need: &Need) -> String {
    let serial = need.serial.as_ref().map(|serial| serial.grouped()).unwrap_or_default();
    let (people, count) = (names(locale, &need.people), need.people.len());
    let day = need.on.map(|on| time_text::day(locale, on)).unwrap_or_default();
    match need.kind {
        NeedKind::OwnTokenStopped => {
            td_string!(locale, home.need.own_token_stopped, serial = serial).to_string()
        }
        NeedKind::TokenStopped => {
            td_string!(locale, home.need.token_stopped, serial = serial, count = count, people = people)
                .to_string()
        }
        NeedKind::PasswordLocked => {
            td_string!(locale, home.need.password_locked, people = people).to_string()
        }
        NeedKind::TokenExpired => {
            td_string!(locale, home.need.token_expired, serial = serial, day = day).to_string()
        }
        NeedKind::TokenExpires => {
            td_string!(locale, home.need.token_expires, serial = serial, day = day).to_string()
        }
        NeedKind::RegisterToken => td_string!(locale, home.need.register_token).to_string(),
    }
}

/// Since when or until when, and what to do.
fn note(locale: Locale, need: &Need) -> String {
    let since = need.since.map(|since| {
        let since = time_text::short_moment(locale, since);
        td_string!(locale, home.note.since, since = since).to_string()
    });
    let until = need.chip.and_then(|chip| chip.until).map(|until| {
        let until = time_text::short_moment(locale, until);
        td_string!(locale, home.note.until, until = until).to_string()
    });
    let advice = match need.kind {
        NeedKind::OwnTokenStopped => Some(td_string!(locale, home.note.own_token_stopped)),
        NeedKind::TokenStopped if need.actionable => Some(td_string!(locale, home.note.token_stopped)),
        NeedKind::TokenStopped => Some(td_string!(locale, home.note.token_stopped_by_others)),
        NeedKind::PasswordLocked => None,
        NeedKind::TokenExpired => Some(td_string!(locale, home.note.token_expired)),
        NeedKind::TokenExpires => Some(td_string!(locale, home.note.token_expires)),
        NeedKind::RegisterToken => Some(td_string!(locale, home.note.register_token)),
    };
    let parts: Vec<String> = since.into_iter().chain(until).chain(advice.map(ToOwned::to_owned)).collect();
    parts.join(td_string!(locale, home.note.separator))
}

fn names(locale: Locale, people: &[TextField]) -> String {
    people.iter().map(TextField::as_str).collect::<Vec<_>>().join(td_string!(locale, common.list_comma))
}

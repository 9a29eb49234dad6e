//! Home: what needs the user, who signed in, one's own device, and who could help whom.

mod needs;
mod rescue;
mod sign_ins;

use crate::frame::Needs;
use crate::pages::rescue::{Chosen, Panel};
use kit::api;
use kit::components::{Asked, ButtonKind, Card, LinkButton, PageTitle, TokenCard};
use kit::i18n::{Locale, say, t, td_string, use_i18n};
use kit::{clock, routes, session, time_text};
use leptos::prelude::*;
use leptos_router::components::A;
use needs::NeedList;
use rescue::RescueCard;
use shared::domain::audit::Outcome;
use shared::domain::instant::{CivilDate, Instant};
use shared::operations::home::{HomeOverview, Overview, SignInRow};
use shared::operations::proof::Empty;
use shared::operations::tokens::TokenView;
use sign_ins::SignIns;

/// ホーム. It reads for its person once; from then on the frame keeps it fresh, and what did not change stays as
/// it stands.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    let overview = LocalResource::new(|| async { api::get::<HomeOverview>(&Empty {}).await });
    let needs = use_context::<Needs>();
    let before = needs.map(|needs| needs.part(|overview| sign_in_before(&overview.sign_ins)));
    let before = move || before.and_then(|before| before.get()).flatten();
    let show = move |overview: Overview| {
        needs.map(|needs| {
            needs.set(overview);
            view! { <Shown needs=needs /> }
        })
    };
    view! {
        <PageTitle title=say!(i18n, home.title) lead=move || lead(i18n.get_locale(), before()) />
        <Asked query=overview lines=8 show=show />
    }
}

#[component]
fn Shown(needs: Needs) -> impl IntoView {
    let i18n = use_i18n();
    let list = needs.part(|overview| overview.needs.clone());
    let rescue = needs.part(|overview| overview.rescue.clone());
    let sign_ins = needs.part(|overview| overview.sign_ins.clone());
    let token = needs.part(|overview| overview.token.clone());
    view! {
        <div class="home">
            <div class="home-column">
                {move || list.get().map(|needs| view! { <NeedList needs=needs /> })}
                {move || rescue.get().map(|map| view! { <RescueCard map=map /> })}
                <Card title=say!(i18n, home.what_if.title) note=say!(i18n, home.what_if.note)>
                    <WhatIf />
                </Card>
            </div>
            <div class="home-column">
                {move || sign_ins.get().map(|rows| view! { <SignIns rows=rows /> })}
                {move || token.get().map(|token| view! { <OwnToken token=token /> })}
            </div>
        </div>
    }
}

/// もしも, with the way to its own page, which can be linked.
#[component]
fn WhatIf() -> impl IntoView {
    let i18n = use_i18n();
    let chosen = Chosen::new();
    view! {
        <Panel chosen=chosen />
        <Show when=move || chosen.read().is_some()>
            <p><a href=move || chosen.href()>{t!(i18n, home.what_if.link)}</a></p>
        </Show>
    }
}

/// Today, and the sign-in before this one: who reads a moment that was not theirs knows that someone else was.
fn lead(locale: Locale, before: Option<Instant>) -> String {
    let now = clock::server_now();
    let weekday = match now.in_japan().weekday().number_days_from_sunday() {
        0 => td_string!(locale, home.weekday.sunday),
        1 => td_string!(locale, home.weekday.monday),
        2 => td_string!(locale, home.weekday.tuesday),
        3 => td_string!(locale, home.weekday.wednesday),
        4 => td_string!(locale, home.weekday.thursday),
        5 => td_string!(locale, home.weekday.friday),
        _ => td_string!(locale, home.weekday.saturday),
    };
    let day = time_text::day(locale, CivilDate::in_japan(now));
    match before {
        Some(before) => {
            let before = time_text::short_moment(locale, before);
            td_string!(locale, home.lead_before, day = day, weekday = weekday, before = before).to_string()
        }
        None => td_string!(locale, home.lead, day = day, weekday = weekday).to_string(),
    }
}

fn sign_in_before(rows: &[SignInRow]) -> Option<Instant> {
    rows.iter().filter(|row| row.outcome == Outcome::Done).nth(1).map(|row| row.at)
}

#[component]
fn OwnToken(#[prop(optional_no_strip)] token: Option<TokenView>) -> impl IntoView {
    let i18n = use_i18n();
    let list = move || view! { <A href=routes::TOKENS>{t!(i18n, home.token.list)}</A> };
    let missing = move || {
        let needed = session::me().is_some_and(|me| me.needs_device);
        view! {
            <p class="quiet">{if needed { t!(i18n, home.token.missing).into_any() } else { t!(i18n, home.token.not_needed).into_any() }}</p>
            {needed.then(|| view! {
                <div class="notice-actions">
                    <LinkButton href=routes::TOKENS_REGISTER kind=ButtonKind::Secondary>{t!(i18n, home.action.register)}</LinkButton>
                </div>
            })}
        }
    };
    view! {
        <Card title=say!(i18n, home.token.title) aside=list>
            {match token {
                Some(token) => view! { <TokenCard token=token /> }.into_any(),
                None => missing.into_any(),
            }}
        </Card>
    }
}

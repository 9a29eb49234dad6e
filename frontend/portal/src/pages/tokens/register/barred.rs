//! Why there is nothing to register now: said before anything is typed.

use crate::frame::Onward;
use crate::pages::tokens::wait::WaitLeft;
use kit::components::{Button, LinkButton, Notice, NoticeKind, TokenCard};
use kit::i18n::{say, t, t_string, use_i18n};
use kit::{routes, texts, time_text};
use leptos::prelude::*;
use shared::domain::instant::Instant;
use shared::domain::registration::RegistrationDenied;
use shared::operations::tokens::TokenView;

/// One's link was cut a while ago.
#[component]
pub fn Waiting(
    /// Until when one waits.
    until: Instant,
    /// Asks again.
    on_again: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let at = time_text::moment(i18n.get_locale_untracked(), until);
    view! {
        <Notice kind=NoticeKind::Warm title=say!(i18n, tokens.register.waiting_title)>
            <p>{t!(i18n, tokens.register.waiting_means)}</p>
            <p>{t_string!(i18n, tokens.register.waiting_next, at = at).to_string()}</p>
            <WaitLeft until=until on_over=on_again />
            <div class="notice-actions">
                <Button on_press=on_again>{t!(i18n, common.retry)}</Button>
                <Onward>{t!(i18n, tokens.register.later)}</Onward>
            </div>
        </Notice>
    }
}

/// One's device was reported; another one is to come.
#[component]
pub fn Reported(
    /// It.
    token: TokenView,
) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let reason = token.reported.as_ref().map(|report| texts::report_reason(locale, report.reason));
    let title =
        t_string!(i18n, tokens.register.reported_title, reason = reason.unwrap_or_default()).to_string();
    let serial = token.serial.grouped();
    view! {
        <Notice kind=NoticeKind::Warm title=Signal::stored(title)>
            <p>{t_string!(i18n, tokens.register.reported_means, serial = serial).to_string()}</p>
            <p>{t!(i18n, tokens.register.reported_next)}</p>
            <div class="notice-actions">
                <LinkButton href=routes::PROCEDURES>{t!(i18n, tokens.register.reported_progress)}</LinkButton>
                <Onward>{t!(i18n, tokens.release.home)}</Onward>
            </div>
        </Notice>
        <section class="card"><TokenCard token=token /></section>
    }
}

/// Who has a device can't register another.
#[component]
pub fn Linked() -> impl IntoView {
    let i18n = use_i18n();
    let said = texts::registration_denied(i18n.get_locale_untracked(), RegistrationDenied::AlreadyLinked);
    view! {
        <Notice title=Signal::stored(said.what)>
            <p>{said.means}</p>
            <p>{said.next}</p>
        </Notice>
        <p class="actions">
            <LinkButton href=routes::TOKENS>{t!(i18n, tokens.list.own_title)}</LinkButton>
            <LinkButton href=routes::HOME>{t!(i18n, tokens.release.home)}</LinkButton>
        </p>
    }
}

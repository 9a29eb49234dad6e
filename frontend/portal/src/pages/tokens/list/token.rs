//! A device with its state, and what can be done.

use super::ways::{Asker, Way, is_own, ways};
use crate::pages::tokens::cannot_release::{CannotRelease, names};
use kit::components::{ButtonKind, LinkButton, Notice, NoticeKind, TokenCard};
use kit::i18n::{t, t_string, use_i18n};
use kit::routes;
use leptos::prelude::*;
use shared::domain::device::DeviceState;
use shared::domain::revocation::RevocationDenied;
use shared::operations::tokens::TokenView;

/// The device.
#[component]
pub fn Token(
    /// It.
    token: TokenView,
    /// Who asks.
    asker: Asker,
) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let open = ways(&token, &asker);
    let clock = is_own(&token, &asker) && token.state == DeviceState::Working;
    let drifts = clock && token.drifts;
    let others = open.iter().all(|way| !matches!(way, Way::Revoke | Way::RevokeInWriting))
        && asker.administrator
        && token.sharers.iter().any(|sharer| sharer.revocation_denied == Some(RevocationDenied::OwnDevice));
    let others = others.then(|| {
        let names = names(&token.releasers, t!(i18n, tokens.card.separator));
        let text = t_string!(i18n, tokens.list.revocable_by, names = names).to_string();
        view! { <p class="token-advice">{text}</p> }
    });
    let label = t_string!(i18n, tokens.list.actions, serial = token.serial.grouped()).to_string();
    let button = |(at, way): (usize, Way)| {
        let first = at == 0 && matches!(way, Way::Release | Way::Switch);
        let kind = if first { ButtonKind::Primary } else { ButtonKind::Secondary };
        view! { <LinkButton href=way.href(&token) kind=kind>{way.text(locale)}</LinkButton> }
    };
    let buttons = open.into_iter().enumerate().map(button).collect_view();
    view! {
        <TokenCard token=token.clone() />
        <Advice token=token />
        {others}
        {drifts.then(|| view! {
            <Notice kind=NoticeKind::Warm>
                <p>{t!(i18n, tokens.list.drifts)}</p>
                <div class="notice-actions"><LinkButton href=routes::TOKENS_CLOCK>{t!(i18n, tokens.way.clock)}</LinkButton></div>
            </Notice>
        })}
        <div class="actions token-actions" role="group" aria-label=label>{buttons}</div>
        {(clock && !drifts).then(|| view! {
            <details class="token-more">
                <summary>{t!(i18n, tokens.list.mismatch)}</summary>
                <p>{t!(i18n, tokens.list.mismatch_text)}</p>
                <p><LinkButton href=routes::TOKENS_CLOCK>{t!(i18n, tokens.way.clock)}</LinkButton></p>
            </details>
        })}
    }
}

/// What the state means for its people.
#[component]
fn Advice(token: TokenView) -> impl IntoView {
    let i18n = use_i18n();
    let text = match token.state {
        DeviceState::Working => return ().into_any(),
        DeviceState::Unregistered => t!(i18n, tokens.list.unregistered),
        DeviceState::Expired if token.sharers.is_empty() => t!(i18n, tokens.list.expired_unused),
        DeviceState::Expired => t!(i18n, tokens.list.expired),
        DeviceState::Reported => t!(i18n, tokens.list.reported),
        DeviceState::Stopped => t!(i18n, tokens.list.stopped_for_all),
    };
    let denied = token.release_denied.filter(|_| token.state == DeviceState::Stopped);
    let denied = denied.map(|reason| {
        view! { <CannotRelease reason=reason serial=token.serial releasers=token.releasers /> }
    });
    view! {
        <p class="token-advice">{text}</p>
        {denied}
    }
    .into_any()
}

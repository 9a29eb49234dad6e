//! What will be released, why it stopped, and the proof.

use super::super::cannot_release::CannotRelease;
use kit::components::{Attempt, AttemptFailure, Card, Chip, ProofPanel, Table, Timeline};
use kit::i18n::{say, t, t_string, use_i18n};
use kit::{routes, texts};
use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::use_navigate;
use shared::domain::device::DeviceState;
use shared::operations::Operation;
use shared::operations::proof::Proof;
use shared::operations::tokens::{ReleaseStop, Released, TokenView, TokensReleaseStop};

/// The check and the proof.
#[component]
pub fn Confirm(
    /// The stopped device.
    token: TokenView,
    /// The attempt to release it.
    attempt: Attempt<TokensReleaseStop>,
    /// Runs once it is released, or was before.
    on_done: Callback<(Released, bool)>,
) -> impl IntoView {
    let i18n = use_i18n();
    let navigate = use_navigate();
    let (serial, stopped_at) = (token.serial.clone(), token.stopped_at);
    let prove = Callback::new(move |proof: Proof| {
        if let Some(stopped_at) = stopped_at {
            let input = ReleaseStop { serial: serial.clone(), stopped_at };
            attempt.send(input, proof, move |answer| on_done.run((answer.value, answer.repeated)));
        }
    });
    let back = Callback::new(move |()| navigate(routes::TOKENS_RELEASE, Default::default()));
    let way = match token.release_denied {
        Some(reason) => {
            view! { <CannotRelease reason=reason serial=token.serial.clone() releasers=token.releasers.clone() /> }.into_any()
        }
        None => view! {
            <ProofPanel
                work=TokensReleaseStop::DECLARATION.work
                proving=attempt.proving
                submit=say!(i18n, tokens.release.submit)
                on_proof=prove
                back=say!(i18n, proof.back)
                on_back=back
            />
        }
        .into_any(),
    };
    view! {
        <AttemptFailure failure=attempt.failure denied=texts::release_denied />
        <div class="confirm-columns">
            <Card title=say!(i18n, tokens.release.content)>
                <Change token=token.clone() />
                {stopped_at.map(|stopped| view! {
                    <h3 class="card-subtitle">{t!(i18n, tokens.timeline.title)}</h3>
                    <Timeline failures=token.failures stopped=stopped />
                })}
                <p class="release-advice">
                    {t!(i18n, tokens.release.advice)} " " <A href=routes::USERS_STATE>{t!(i18n, users.state.title)}</A>
                </p>
            </Card>
            <div>{way}</div>
        </div>
    }
}

/// The device with its state, from and to.
#[component]
fn Change(token: TokenView) -> impl IntoView {
    let i18n = use_i18n();
    let names: Vec<_> = token.sharers.iter().map(|sharer| sharer.name.to_string()).collect();
    let chip = move |state| {
        let (kind, _) = texts::device_state(i18n.get_locale_untracked(), state);
        view! { <Chip kind=kind text=move || texts::device_state(i18n.get_locale(), state).1 /> }
    };
    view! {
        <Table label=say!(i18n, tokens.release.content) cards=true>
            <thead>
                <tr>
                    <th scope="col">{t!(i18n, tokens.release.token)}</th>
                    <th scope="col">{t!(i18n, tokens.release.users)}</th>
                    <th scope="col">{t!(i18n, tokens.release.state)}</th>
                </tr>
            </thead>
            <tbody>
                <tr>
                    <td data-label=say!(i18n, tokens.release.token)><strong class="token-serial">{token.serial.grouped()}</strong></td>
                    <td data-label=say!(i18n, tokens.release.users)>{move || names.join(t_string!(i18n, tokens.card.separator))}</td>
                    <td data-label=say!(i18n, tokens.release.state)>
                        <span class="from-to">
                            {chip(DeviceState::Stopped)}
                            <span class="from-to-arrow" aria-hidden="true">"→"</span>
                            <span class="visually-hidden">{t!(i18n, tokens.release.from_to)}</span>
                            {chip(DeviceState::Working)}
                        </span>
                    </td>
                </tr>
            </tbody>
        </Table>
    }
}

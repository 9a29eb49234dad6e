//! The stopped devices.

use super::super::release_of;
use kit::components::{ButtonKind, LinkButton, Moment, Notice, NoticeKind, Table};
use kit::i18n::{say, t, t_string, use_i18n};
use kit::routes;
use leptos::prelude::*;
use leptos_router::components::A;
use shared::domain::device::DeviceState;
use shared::operations::tokens::TokenView;

/// The choice.
#[component]
pub fn Select(
    /// The devices of the company.
    tokens: Vec<TokenView>,
) -> impl IntoView {
    let i18n = use_i18n();
    let stopped: Vec<_> = tokens.into_iter().filter(|token| token.state == DeviceState::Stopped).collect();
    if stopped.is_empty() {
        return view! {
            <Notice kind=NoticeKind::Success title=say!(i18n, tokens.release.empty_title)>
                <p>{t!(i18n, tokens.release.empty)}</p>
                <p><A href=routes::TOKENS>{t!(i18n, tokens.release.to_list)}</A></p>
            </Notice>
        }
        .into_any();
    }
    let row = move |token: TokenView| {
        let href = release_of(&token.serial);
        let serial = token.serial.grouped();
        let names: Vec<_> = token.sharers.iter().map(|sharer| sharer.name.to_string()).collect();
        let spoken = serial.clone();
        view! {
            <tr>
                <td data-label=say!(i18n, tokens.release.token)><strong class="token-serial">{serial}</strong></td>
                <td data-label=say!(i18n, tokens.release.users)>{move || names.join(t_string!(i18n, tokens.card.separator))}</td>
                <td data-label=say!(i18n, tokens.release.stopped_at)>{token.stopped_at.map(|at| view! { <Moment at=at /> })}</td>
                <td>
                    <LinkButton href=href kind=ButtonKind::Primary>
                        <span aria-hidden="true">{t!(i18n, tokens.release.choose)}</span>
                        <span class="visually-hidden">{move || t_string!(i18n, tokens.release.choose_label, serial = spoken.clone()).to_string()}</span>
                    </LinkButton>
                </td>
            </tr>
        }
    };
    view! {
        <section class="card">
            <Table label=say!(i18n, tokens.release.select_title) cards=true>
                <thead>
                    <tr>
                        <th scope="col">{t!(i18n, tokens.release.token)}</th>
                        <th scope="col">{t!(i18n, tokens.release.users)}</th>
                        <th scope="col">{t!(i18n, tokens.release.stopped_at)}</th>
                        <th scope="col"><span class="visually-hidden">{t!(i18n, tokens.release.action)}</span></th>
                    </tr>
                </thead>
                <tbody>{stopped.into_iter().map(row).collect_view()}</tbody>
            </Table>
        </section>
    }
    .into_any()
}

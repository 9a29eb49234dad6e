//! The last sign-ins.

use kit::components::{Card, Chip, Moment};
use kit::i18n::{say, t, use_i18n};
use kit::{routes, texts};
use leptos::prelude::*;
use leptos_router::components::A;
use shared::operations::home::SignInRow;

/// The last three sign-ins and refused attempts, newest first.
#[component]
pub fn SignIns(
    /// They.
    rows: Vec<SignInRow>,
) -> impl IntoView {
    let i18n = use_i18n();
    let all = move || view! { <A href=routes::HISTORY>{t!(i18n, home.sign_ins.all)}</A> };
    let line = move |row: SignInRow| {
        let (client, outcome) = (row.client, row.outcome);
        let (kind, _) = texts::outcome(i18n.get_locale_untracked(), &outcome);
        view! {
            <li class="sign-in-row">
                <span>
                    <Moment at=row.at short=true />
                    <span class="sign-in-client">{move || texts::client(i18n.get_locale(), client)}</span>
                </span>
                <Chip kind=kind text=move || texts::outcome(i18n.get_locale(), &outcome).1 />
            </li>
        }
    };
    view! {
        <Card title=say!(i18n, home.sign_ins.title) aside=all>
            {rows.is_empty().then(|| view! { <p class="quiet">{t!(i18n, home.sign_ins.none)}</p> })}
            <ul>{rows.into_iter().map(line).collect_view()}</ul>
        </Card>
    }
}

//! The devices of a contract, drawn.

use kit::components::{Card, TokenCard};
use kit::i18n::{say, t, t_string, use_i18n};
use leptos::prelude::*;
use shared::operations::tokens::TokenView;

/// The devices.
#[component]
pub fn Tokens(
    /// They.
    tokens: Vec<TokenView>,
) -> impl IntoView {
    let i18n = use_i18n();
    let note = t_string!(i18n, desk_bank.contract.tokens_count, count = tokens.len()).to_string();
    let none = tokens
        .is_empty()
        .then(|| view! { <p class="desk-none">{t!(i18n, desk_bank.contract.no_tokens)}</p> });
    let card = |token| view! { <li class="desk-token"><TokenCard token=token /></li> };
    view! {
        <Card title=say!(i18n, desk_bank.contract.tokens) note=note>
            {none}
            <ul class="token-list">{tokens.into_iter().map(card).collect_view()}</ul>
        </Card>
    }
}

//! 利用開始登録: a device becomes one's own by its serial and the number that it shows.

mod form;
mod result;

use form::Form;
use kit::components::{Attempt, AttemptFailure, Card, LinkButton, Notice, PageTitle, focus};
use kit::i18n::{say, t, use_i18n};
use kit::{routes, session, texts};
use leptos::prelude::*;
use result::Done;
use shared::domain::registration::RegistrationDenied;
use shared::operations::tokens::{Registered, TokensRegister};

/// 利用開始登録.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    let attempt = Attempt::<TokensRegister>::default();
    let registered = RwSignal::new(None::<(Registered, bool)>);
    let done = Callback::new(move |answer: (Registered, bool)| {
        registered.set(Some(answer));
        session::refresh_soon();
    });
    Effect::new(move || {
        if attempt.failure.with(Option::is_some) {
            focus(form::SERIAL);
        }
    });
    let linked = Memo::new(move |_| session::me().is_some_and(|me| me.device.is_some()));
    let administrator = move || session::me().is_some_and(|me| me.role.has_administrator_rights());
    view! {
        <PageTitle title=say!(i18n, tokens.register.title) lead=say!(i18n, tokens.register.lead) />
        {move || match registered.get() {
            Some((registered, repeated)) => view! { <Done registered=registered repeated=repeated /> }.into_any(),
            None if linked.get() => view! { <Linked /> }.into_any(),
            None => view! {
                <AttemptFailure failure=attempt.failure denied=texts::registration_denied />
                <div class="confirm-columns">
                    <Form attempt=attempt on_done=done />
                    <Card title=say!(i18n, tokens.register.sharing_title)>
                        <p>{t!(i18n, tokens.register.sharing)}</p>
                        <Show when=administrator><p>{t!(i18n, tokens.register.admin_advice)}</p></Show>
                    </Card>
                </div>
            }
            .into_any(),
        }}
    }
}

/// Who has a device can't register another: said before anything is typed.
#[component]
fn Linked() -> impl IntoView {
    let i18n = use_i18n();
    let said = move || texts::registration_denied(i18n.get_locale(), RegistrationDenied::AlreadyLinked);
    view! {
        <Notice title=move || said().what>
            <p>{move || said().means}</p>
            <p>{move || said().next}</p>
        </Notice>
        <p class="actions"><LinkButton href=routes::HOME>{t!(i18n, tokens.release.home)}</LinkButton></p>
    }
}

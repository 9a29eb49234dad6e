//! パスワードの再設定: who one is, the mailed code with a new password, done. Nothing that is answered before
//! the code was right tells whether anything that was typed exists. Whoever has a code from the bank begins
//! with it.

mod ask;
mod draft;
mod prove;

use ask::Ask;
use draft::Draft;
use kit::components::{ButtonKind, LinkButton, MailedCode, Notice, NoticeKind, PageTitle, Steps, focus};
use kit::i18n::{say, t, t_string, use_i18n};
use kit::routes;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use prove::Prove;
use shared::operations::session::{RequestReset, SessionRequestReset};

const DONE: &str = "reset-done";

/// How far one is.
#[derive(Debug, Clone, PartialEq)]
enum Stage {
    Ask,
    Prove(Option<RequestReset>),
    Done,
}

/// パスワードの再設定.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    let draft = Draft::new();
    let codes = MailedCode::<SessionRequestReset>::unasked();
    let has_code = use_query_map().with_untracked(|query| query.get("code").is_some());
    let stage = RwSignal::new(if has_code { Stage::Prove(None) } else { Stage::Ask });
    let names = move || {
        vec![
            t_string!(i18n, reset.steps.ask).to_owned(),
            t_string!(i18n, reset.steps.prove).to_owned(),
            t_string!(i18n, reset.steps.done).to_owned(),
        ]
    };
    let current = move || match stage.get() {
        Stage::Ask => 0,
        Stage::Prove(_) => 1,
        Stage::Done => 2,
    };
    let ask = move |input: RequestReset| {
        codes.sent.set(None);
        codes.ask(input.clone(), move || stage.set(Stage::Prove(Some(input))));
    };
    view! {
        <div class="reset">
            <PageTitle title=say!(i18n, reset.title) lead=say!(i18n, reset.lead) />
            <Steps names=names current=current />
            {move || match stage.get() {
                Stage::Ask => view! { <Ask draft=draft attempt=codes.attempt on_ask=ask on_code=move |()| stage.set(Stage::Prove(None)) /> }.into_any(),
                Stage::Prove(asked) => view! {
                    <Prove
                        asked=asked
                        login_id=draft.login_id
                        codes=codes
                        on_back=move |()| stage.set(Stage::Ask)
                        on_done=move |()| stage.set(Stage::Done)
                    />
                }
                .into_any(),
                Stage::Done => view! { <Done /> }.into_any(),
            }}
        </div>
    }
}

#[component]
fn Done() -> impl IntoView {
    let i18n = use_i18n();
    // The form went away with the focus in it.
    Effect::new(|| focus(DONE));
    view! {
        <div id=DONE tabindex="-1">
            <Notice kind=NoticeKind::Success title=say!(i18n, reset.done.title)>
                <p>{t!(i18n, reset.done.means)}</p>
                <p>{t!(i18n, reset.done.locked)}</p>
            </Notice>
        </div>
        <div class="actions">
            <LinkButton href=routes::SIGN_IN kind=ButtonKind::Primary>{t!(i18n, reset.done.sign_in)}</LinkButton>
        </div>
    }
}

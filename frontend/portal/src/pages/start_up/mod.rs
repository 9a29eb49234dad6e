//! ログインID取得: the letter's numbers, the mailed code with a login ID and both passwords, done. Whatever is
//! wrong with letter or code gets one answer.

mod ask;
mod draft;
mod prove;

use ask::Ask;
use draft::Draft;
use kit::components::{
    ButtonKind, Card, CopyButton, LinkButton, MailedCode, Notice, NoticeKind, PageTitle, Steps, focus,
};
use kit::i18n::{say, t, use_i18n};
use kit::routes;
use leptos::prelude::*;
use prove::Prove;
use shared::operations::session::{RequestStartUp, SessionRequestStartUp};

const DONE: &str = "start-up-done";

/// How far one is.
#[derive(Debug, Clone, PartialEq)]
enum Stage {
    Ask,
    Prove(RequestStartUp),
    Done(String),
}

/// ログインID取得.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    let draft = Draft::new();
    let codes = MailedCode::<SessionRequestStartUp>::unasked();
    let stage = RwSignal::new(Stage::Ask);
    let names = [t!(i18n, startup.steps.ask), t!(i18n, startup.steps.prove), t!(i18n, startup.steps.done)];
    let names: Vec<String> = names.map(ToOwned::to_owned).to_vec();
    let current = move || match stage.get() {
        Stage::Ask => 0,
        Stage::Prove(_) => 1,
        Stage::Done(_) => 2,
    };
    let ask = move |input: RequestStartUp| {
        codes.sent.set(None);
        codes.ask(input.clone(), move || stage.set(Stage::Prove(input)));
    };
    view! {
        <div class="reset">
            <PageTitle title=say!(i18n, startup.title) lead=say!(i18n, startup.lead) />
            <Steps names=Signal::stored(names) current=current />
            {move || match stage.get() {
                Stage::Ask => view! { <Ask draft=draft attempt=codes.attempt on_ask=ask /> }.into_any(),
                Stage::Prove(asked) => view! {
                    <Prove
                        asked=asked
                        draft=draft
                        codes=codes
                        on_back=move |()| stage.set(Stage::Ask)
                        on_done=move |login_id| stage.set(Stage::Done(login_id))
                    />
                }
                .into_any(),
                Stage::Done(login_id) => view! { <Done login_id=login_id /> }.into_any(),
            }}
        </div>
    }
}

#[component]
fn Done(login_id: String) -> impl IntoView {
    let i18n = use_i18n();
    // The form went away with the focus in it.
    Effect::new(|| focus(DONE));
    let copied = login_id.clone();
    view! {
        <div id=DONE tabindex="-1">
            <Notice kind=NoticeKind::Success title=say!(i18n, startup.done.title)>
                <p>{t!(i18n, startup.done.means)}</p>
                <p>{t!(i18n, startup.done.next)}</p>
            </Notice>
        </div>
        <Card title=say!(i18n, startup.prove.login_id)>
            <p class="login-id"><span class="login-id-text">{login_id}</span> <CopyButton text=copied /></p>
            <div class="actions">
                <LinkButton href=routes::SIGN_IN kind=ButtonKind::Primary>{t!(i18n, startup.done.sign_in)}</LinkButton>
            </div>
        </Card>
    }
}

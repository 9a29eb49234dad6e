//! 確認用パスワードの再設定: a mailed code, then the login password with it and a new confirmation password.

mod form;

use form::Form;
use kit::components::{
    AttemptFailure, Button, ButtonKind, Card, CodeNotice, LinkButton, MailedCode, Notice, NoticeKind,
    PageTitle, focus,
};
use kit::i18n::{say, t, t_string, td_string, use_i18n};
use kit::{routes, session, texts};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use shared::domain::rescue::Problem;
use shared::operations::passwords::PasswordsRequestReset;
use shared::operations::proof::Empty;

const DONE: &str = "reset-done";

/// 確認用パスワードの再設定.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let codes = MailedCode::<PasswordsRequestReset>::unasked();
    let done = RwSignal::new(false);
    // The desk sends codes, too.
    let has_code = use_query_map().with_untracked(|query| query.get("code").is_some());
    let has_code = RwSignal::new(has_code);
    let sent = Memo::new(move |_| codes.sent.with(Option::is_some));
    let ask = move |()| codes.ask(Empty {}, || {});
    let busy = codes.attempt.proving.busy;
    let shown = move || {
        if done.get() {
            view! { <Done /> }.into_any()
        } else if sent.get() || has_code.get() {
            view! {
                <CodeNotice
                    sent=codes.sent
                    first=td_string!(locale, passwords.mailed.first)
                    again=td_string!(locale, passwords.mailed.again)
                />
                <Form on_done=move |()| done.set(true) />
                <p><Button kind=ButtonKind::Quiet busy=busy on_press=ask>{t!(i18n, passwords.mailed.ask_again)}</Button></p>
            }
            .into_any()
        } else {
            let mail = untrack(session::me).map(|me| me.mail.to_string()).unwrap_or_default();
            view! {
                <Card title=say!(i18n, passwords.reset.send_title)>
                    <p>{t_string!(i18n, passwords.reset.send, mail = mail).to_string()}</p>
                    <div class="actions">
                        <Button kind=ButtonKind::Primary busy=busy on_press=ask>{t!(i18n, passwords.reset.send_action)}</Button>
                        <LinkButton href=routes::PASSWORDS>{t!(i18n, proof.back)}</LinkButton>
                    </div>
                    <p class="quiet">
                        {t!(i18n, startup.desk_code.have_hint)} " "
                        <Button kind=ButtonKind::Quiet on_press=move |()| has_code.set(true)>{t!(i18n, startup.desk_code.have)}</Button>
                    </p>
                </Card>
            }
            .into_any()
        }
    };
    view! {
        <PageTitle title=say!(i18n, passwords.reset.title) lead=say!(i18n, passwords.reset.lead) />
        <AttemptFailure failure=codes.attempt.failure denied=texts::reset_denied />
        {shown}
        <p>
            <a href=routes::help_with(Problem::ConfirmationPasswordForgotten) rel="external">{t!(i18n, passwords.forgotten.guide)}</a>
        </p>
    }
}

#[component]
fn Done() -> impl IntoView {
    let i18n = use_i18n();
    // The form went away with the focus in it.
    Effect::new(|| focus(DONE));
    view! {
        <div id=DONE tabindex="-1">
            <Notice kind=NoticeKind::Success title=say!(i18n, passwords.reset.done_title)>
                <p>{t!(i18n, passwords.reset.done)}</p>
            </Notice>
        </div>
        <div class="actions"><LinkButton href=routes::HOME>{t!(i18n, help.not_found.home)}</LinkButton></div>
    }
}

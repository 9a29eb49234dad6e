//! メールアドレス訂正: a notice came back, so its reader corrects the address.

use crate::frame::Onward;
use kit::components::{
    Attempt, Button, ButtonKind, Card, Entry, Notice, NoticeKind, PageTitle, PasswordRules, Secret,
    SecretErrors, SecretFields, Secrets, TextField, focus,
};
use kit::i18n::{say, t, t_string, td_string, use_i18n};
use kit::{session, texts};
use leptos::prelude::*;
use shared::domain::authenticator::Authenticator::ConfirmationPassword;
use shared::domain::user::MailAddress;
use shared::operations::own::{CorrectMail, OwnMail};

const MAIL: &str = "mail-new";
const DONE: &str = "mail-done";

/// メールアドレス訂正: now, or later.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    let done = RwSignal::new(None::<MailAddress>);
    Effect::new(move || {
        if done.with(Option::is_some) {
            focus(DONE);
        }
    });
    view! {
        <PageTitle title=say!(i18n, own.mail.title) lead=say!(i18n, own.mail.lead) />
        {move || match done.get() {
            None => view! { <Form done=done /> }.into_any(),
            Some(mail) => view! {
                <div id=DONE tabindex="-1">
                    <Notice kind=NoticeKind::Success title=say!(i18n, own.mail.done_title)>
                        <p>{t_string!(i18n, own.mail.done, mail = mail.to_string()).to_string()}</p>
                    </Notice>
                </div>
                <div class="actions"><Onward kind=ButtonKind::Primary>{t!(i18n, own.on)}</Onward></div>
            }
            .into_any(),
        }}
    }
}

#[component]
fn Form(done: RwSignal<Option<MailAddress>>) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let attempt = Attempt::<OwnMail>::default();
    let mail = Entry::default();
    let tried = RwSignal::new(false);
    let mail_error = mail.error_of::<MailAddress>();
    let field =
        [("mail-proof", td_string!(locale, own.mail.confirmation), Secret::Present(ConfirmationPassword))];
    let secrets = Secrets::new(attempt, PasswordRules::none(), &field);
    let others = move || {
        let error = if tried.get() { mail_error.get() } else { None };
        let label = t!(i18n, own.mail.field);
        let line = |text| t!(i18n, common.labelled, label = label, text = text).to_string();
        error.map(|text: String| (MAIL.to_owned(), line(text))).into_iter().collect::<Vec<_>>()
    };
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        mail.judge();
        tried.set(true);
        let (address, proof) = (untrack(|| mail.read::<MailAddress>()), secrets.judge());
        if let (Ok(address), Some((_, proof))) = (address, proof) {
            attempt.send(CorrectMail { mail: address.clone() }, proof, move |_| {
                done.set(Some(address));
                session::refresh_soon();
            });
        }
    };
    let now = move || session::me().map(|me| me.mail.to_string());
    view! {
        <SecretErrors secrets=secrets attempt=attempt denied=texts::mail_denied others=others />
        <Card title=say!(i18n, own.mail.title)>
            <form class="form" novalidate on:submit=send>
                <dl class="facts"><dt>{t!(i18n, own.mail.now)}</dt><dd>{now}</dd></dl>
                <TextField id=MAIL label=say!(i18n, own.mail.field) value=mail.text error=mail_error on_leave=mail.on_leave() kind="email" inputmode="email" autocomplete="email" hint=say!(i18n, own.mail.means) />
                <SecretFields secrets=secrets />
                <div class="actions">
                    <Button kind=ButtonKind::Primary submit=true busy=attempt.proving.busy>{t!(i18n, own.mail.submit)}</Button>
                    <Onward>{t!(i18n, own.mail.later)}</Onward>
                </div>
            </form>
        </Card>
        <p class="quiet">{t!(i18n, own.mail.later_note)}</p>
    }
}

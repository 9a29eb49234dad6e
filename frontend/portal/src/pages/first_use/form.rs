//! Both temporary passwords, and both new ones twice.

use kit::api;
use kit::components::{
    Attempt, AttemptFailure, Button, ButtonKind, Card, ErrorSummary, PasswordField, PasswordRules,
};
use kit::i18n::{Locale, say, t, td_string, use_i18n};
use kit::session;
use kit::texts::{self, Said};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::domain::authenticator::Authenticator;
use shared::domain::field::FieldReason;
use shared::domain::secret::Password;
use shared::operations::bank::BankAbout;
use shared::operations::passwords::{PasswordsReplaceTemporary, ReplaceDenied, ReplaceTemporary};
use shared::operations::problem::Failure;
use shared::operations::proof::{Empty, Proof};

const CURRENT_LOGIN: &str = "current-login";
const CURRENT_CONFIRMATION: &str = "current-confirmation";
const NEW_LOGIN: &str = "new-login";
const NEW_LOGIN_AGAIN: &str = "new-login-again";
const NEW_CONFIRMATION: &str = "new-confirmation";
const NEW_CONFIRMATION_AGAIN: &str = "new-confirmation-again";

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wrong {
    Reason(FieldReason),
    Differs,
}

impl Wrong {
    fn text(self, locale: Locale) -> String {
        match self {
            Self::Reason(reason) => texts::field_reason(locale, reason),
            Self::Differs => td_string!(locale, passwords.differs).to_string(),
        }
    }
}

/// What a field is called.
fn label(locale: Locale, id: &str) -> String {
    match id {
        CURRENT_LOGIN => td_string!(locale, passwords.current_login),
        CURRENT_CONFIRMATION => td_string!(locale, passwords.current_confirmation),
        NEW_LOGIN => td_string!(locale, passwords.new_login),
        NEW_LOGIN_AGAIN => td_string!(locale, passwords.new_login_again),
        NEW_CONFIRMATION => td_string!(locale, passwords.new_confirmation),
        _ => td_string!(locale, passwords.new_confirmation_again),
    }
    .to_string()
}

/// What is typed.
#[derive(Clone, Copy)]
struct Typed {
    current_login: RwSignal<String>,
    current_confirmation: RwSignal<String>,
    new_login: RwSignal<String>,
    new_login_again: RwSignal<String>,
    new_confirmation: RwSignal<String>,
    new_confirmation_again: RwSignal<String>,
}

impl Typed {
    fn new() -> Self {
        let empty = || RwSignal::new(String::new());
        Self {
            current_login: empty(),
            current_confirmation: empty(),
            new_login: empty(),
            new_login_again: empty(),
            new_confirmation: empty(),
            new_confirmation_again: empty(),
        }
    }

    /// What to send, or what is wrong at which field.
    fn judge(self, rules: PasswordRules) -> Result<(ReplaceTemporary, Proof), Vec<(&'static str, Wrong)>> {
        let mut wrong = Vec::new();
        let mut take = |id, judged: Result<Password, FieldReason>| match judged {
            Ok(password) => Some(password),
            Err(reason) => {
                wrong.push((id, Wrong::Reason(reason)));
                None
            }
        };
        let current_login = take(CURRENT_LOGIN, Password::try_from(self.current_login.get_untracked()));
        let login = take(NEW_LOGIN, rules.judge(&self.new_login.get_untracked()));
        let current_confirmation =
            take(CURRENT_CONFIRMATION, Password::try_from(self.current_confirmation.get_untracked()));
        let confirmation = take(NEW_CONFIRMATION, rules.judge(&self.new_confirmation.get_untracked()));
        if self.new_login.get_untracked() != self.new_login_again.get_untracked() {
            wrong.push((NEW_LOGIN_AGAIN, Wrong::Differs));
        }
        if self.new_confirmation.get_untracked() != self.new_confirmation_again.get_untracked() {
            wrong.push((NEW_CONFIRMATION_AGAIN, Wrong::Differs));
        }
        if confirmation.is_some() && login == confirmation {
            wrong.push((NEW_CONFIRMATION, Wrong::Reason(FieldReason::SameAsOther)));
        }
        match (login, confirmation) {
            (Some(login_password), Some(confirmation_password)) if wrong.is_empty() => Ok((
                ReplaceTemporary { login_password, confirmation_password },
                Proof {
                    login_password: current_login,
                    confirmation_password: current_confirmation,
                    ..Proof::default()
                },
            )),
            _ => Err(wrong),
        }
    }
}

/// The field that the server refused.
fn refused_field(attempt: Attempt<PasswordsReplaceTemporary>) -> Option<(&'static str, FieldReason)> {
    attempt.failure.with(|failure| match failure.as_ref()?.failure()? {
        Failure::Field { field, reason } => match field.as_str() {
            "input.login_password" => Some((NEW_LOGIN, *reason)),
            "input.confirmation_password" => Some((NEW_CONFIRMATION, *reason)),
            _ => None,
        },
        _ => None,
    })
}

/// The temporary password that the server refused.
fn refused_proof(
    locale: Locale,
    attempt: Attempt<PasswordsReplaceTemporary>,
) -> Option<(&'static str, String)> {
    let refused = attempt.proving.refused.get()?;
    let id = match refused.authenticator {
        Authenticator::LoginPassword => CURRENT_LOGIN,
        Authenticator::ConfirmationPassword => CURRENT_CONFIRMATION,
        Authenticator::MailedCode
        | Authenticator::SecondFactor
        | Authenticator::SecondFactorIfLinked
        | Authenticator::RegisteredDevice => return None,
    };
    let said = texts::proof_refusal(locale, refused.authenticator, refused.refusal);
    Some((id, format!("{} {} {}", said.what, said.means, said.next).trim().to_owned()))
}

/// What is said where the rules deny it.
fn denied(locale: Locale, reason: ReplaceDenied) -> Said {
    match reason {
        ReplaceDenied::NotTemporary => Said {
            what: td_string!(locale, passwords.not_temporary.what).to_string(),
            means: td_string!(locale, passwords.not_temporary.means).to_string(),
            next: td_string!(locale, passwords.not_temporary.next).to_string(),
        },
    }
}

/// The form.
#[component]
pub fn Form() -> impl IntoView {
    let i18n = use_i18n();
    let typed = Typed::new();
    let attempt = Attempt::<PasswordsReplaceTemporary>::default();
    let wrong = RwSignal::new(Vec::<(&'static str, Wrong)>::new());
    let about = LocalResource::new(|| async {
        api::get::<BankAbout>(&Empty {}).await.ok().map(|answer| answer.value)
    });
    let context = || {
        session::me()
            .map(|me| vec![me.login_id.to_string(), me.name.to_string(), me.contract.name.to_string()])
            .unwrap_or_default()
    };
    let rules = PasswordRules {
        rule: Signal::derive(move || about.get().flatten().map(|about| about.password)),
        context: Signal::derive(context),
    };
    let errors = Memo::new(move |_| {
        let locale = i18n.get_locale();
        let own = wrong.get().into_iter().map(|(id, wrong)| (id.to_owned(), wrong.text(locale)));
        let field =
            refused_field(attempt).map(|(id, reason)| (id.to_owned(), texts::field_reason(locale, reason)));
        let proof = refused_proof(locale, attempt).map(|(id, text)| (id.to_owned(), text));
        own.chain(field).chain(proof).collect::<Vec<_>>()
    });
    let error = move |id: &'static str| {
        Signal::derive(move || {
            errors.with(|errors| errors.iter().find(|(at, _)| at == id).map(|(_, text)| text.clone()))
        })
    };
    let summary = move || {
        let locale = i18n.get_locale();
        let line = |(id, text): (String, String)| {
            let label = label(locale, &id);
            (id, td_string!(locale, common.labelled, label = label, text = text).to_string())
        };
        errors.get().into_iter().map(line).collect::<Vec<_>>()
    };
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match typed.judge(rules) {
            Ok((input, proof)) => {
                wrong.set(Vec::new());
                attempt.send(input, proof, |_| {
                    spawn_local(async {
                        // The frame follows what the answer says.
                        let _ = session::refresh_me().await;
                    });
                });
            }
            Err(found) => wrong.set(found),
        }
    };
    // What stands at a field is not said twice.
    let elsewhere = Memo::new(move |_| refused_field(attempt).is_none());
    view! {
        <ErrorSummary errors=summary />
        <Show when=move || elsewhere.get()><AttemptFailure failure=attempt.failure denied=denied /></Show>
        <form class="first-use" novalidate on:submit=send>
            <Card title=say!(i18n, passwords.login_group)>
                <div class="form">
                    <p class="quiet">{t!(i18n, passwords.login_means)}</p>
                    <PasswordField id=CURRENT_LOGIN label=say!(i18n, passwords.current_login) value=typed.current_login error=error(CURRENT_LOGIN) />
                    <PasswordField id=NEW_LOGIN label=say!(i18n, passwords.new_login) value=typed.new_login autocomplete="new-password" rules=rules error=error(NEW_LOGIN) />
                    <PasswordField id=NEW_LOGIN_AGAIN label=say!(i18n, passwords.new_login_again) value=typed.new_login_again autocomplete="new-password" error=error(NEW_LOGIN_AGAIN) />
                </div>
            </Card>
            <Card title=say!(i18n, passwords.confirmation_group)>
                <div class="form">
                    <p class="quiet">{t!(i18n, passwords.confirmation_means)}</p>
                    <PasswordField id=CURRENT_CONFIRMATION label=say!(i18n, passwords.current_confirmation) value=typed.current_confirmation autocomplete="off" error=error(CURRENT_CONFIRMATION) />
                    <PasswordField id=NEW_CONFIRMATION label=say!(i18n, passwords.new_confirmation) value=typed.new_confirmation autocomplete="off" rules=rules error=error(NEW_CONFIRMATION) />
                    <PasswordField id=NEW_CONFIRMATION_AGAIN label=say!(i18n, passwords.new_confirmation_again) value=typed.new_confirmation_again autocomplete="off" error=error(NEW_CONFIRMATION_AGAIN) />
                </div>
            </Card>
            <div class="actions">
                <Button kind=ButtonKind::Primary submit=true busy=attempt.proving.busy>{t!(i18n, passwords.submit)}</Button>
            </div>
        </form>
    }
}

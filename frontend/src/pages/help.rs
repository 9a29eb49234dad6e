//! お困りのとき: what can be done today about what goes wrong.

use crate::components::{Card, ContactsPanel, PageTitle};
use crate::i18n::{Locale, say, td_string, use_i18n};
use leptos::prelude::*;

/// What goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// A login ID was forgotten.
    LoginId,
    /// A password was forgotten, or is locked.
    Password,
    /// A device was lost, or broke.
    Token,
    /// One-time passwords are not accepted.
    Otp,
}

impl Trouble {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 4] = [Self::LoginId, Self::Password, Self::Token, Self::Otp];

    /// Where its advice stands.
    pub fn href(self) -> &'static str {
        match self {
            Self::LoginId => "/help#login-id",
            Self::Password => "/help#password",
            Self::Token => "/help#token",
            Self::Otp => "/help#otp",
        }
    }

    /// What people call it.
    pub fn title(self, locale: Locale) -> &'static str {
        match self {
            Self::LoginId => td_string!(locale, session.help_login_id),
            Self::Password => td_string!(locale, session.help_password),
            Self::Token => td_string!(locale, session.help_token),
            Self::Otp => td_string!(locale, session.help_otp),
        }
    }

    fn id(self) -> &'static str {
        self.href().trim_start_matches("/help#")
    }

    /// What it means, and what to do, step by step.
    fn advice(self, locale: Locale) -> (&'static str, [&'static str; 3]) {
        macro_rules! advice {
            ($key:ident) => {
                (
                    td_string!(locale, help.$key.means),
                    [
                        td_string!(locale, help.$key.first),
                        td_string!(locale, help.$key.second),
                        td_string!(locale, help.$key.third),
                    ],
                )
            };
        }
        match self {
            Self::LoginId => advice!(login_id),
            Self::Password => advice!(password),
            Self::Token => advice!(token),
            Self::Otp => advice!(otp),
        }
    }
}

/// お困りのとき.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    let part = move |trouble: Trouble| {
        let steps =
            move || trouble.advice(i18n.get_locale()).1.map(|step| view! { <li>{step}</li> }).collect_view();
        view! {
            <div id=trouble.id()>
                <Card title=move || trouble.title(i18n.get_locale()).to_owned()>
                    <p>{move || trouble.advice(i18n.get_locale()).0}</p>
                    <ul class="help-steps">{steps}</ul>
                </Card>
            </div>
        }
    };
    view! {
        <div class="help">
            <PageTitle title=say!(i18n, help.title) lead=say!(i18n, help.lead) />
            {Trouble::ALL.map(part).collect_view()}
            <ContactsPanel />
        </div>
    }
}

//! What goes wrong, and where its advice stands.

use crate::i18n::{Locale, td_string};

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

    /// The name of its advice on the page of help.
    pub fn id(self) -> &'static str {
        self.href().trim_start_matches("/help#")
    }
}

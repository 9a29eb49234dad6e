//! Fields for secrets in one form: passwords as they are now, new ones typed twice, and codes. What a form asks
//! for is a list, so that all of them look and speak alike.

mod fields;
mod judge;

pub use fields::{SecretErrors, SecretFields};

use super::password_rules::PasswordRules;
use super::proof_panel::{Attempt, Proving};
use crate::i18n::use_i18n;
use crate::texts::{self, Said};
use leptos::prelude::*;
use shared::domain::authenticator::Authenticator;
use shared::domain::field::FieldReason;
use shared::operations::Operation;
use shared::operations::problem::Failure;

/// What a field asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Secret {
    /// A password as it is now.
    Present(Authenticator),
    /// A new password, with the name that the server gives its field.
    New(Authenticator, &'static str),
    /// The new password before it, once more.
    Again(Authenticator),
    /// A code that was mailed.
    Code,
    /// A one-time password.
    Otp {
        /// Whether the form knows that it is needed.
        needed: bool,
    },
}

impl Secret {
    /// Whether a refused authenticator is the one that is typed here.
    fn proves(self, refused: Authenticator) -> bool {
        match self {
            Self::Present(which) => which == refused,
            Self::Code => refused == Authenticator::MailedCode,
            Self::Otp { .. } => {
                matches!(refused, Authenticator::SecondFactor | Authenticator::SecondFactorIfLinked)
            }
            Self::New(..) | Self::Again(_) => false,
        }
    }
}

/// A field of such a form.
#[derive(Debug, Clone, Copy)]
struct Field {
    id: &'static str,
    label: &'static str,
    secret: Secret,
    text: RwSignal<String>,
}

/// The fields of a form, what is typed into them, and what is wrong with it.
#[derive(Clone, Copy)]
pub struct Secrets {
    fields: StoredValue<Vec<Field>>,
    rules: PasswordRules,
    wrong: RwSignal<Vec<(&'static str, String)>>,
    proving: Proving,
    at_server: Signal<Option<(String, FieldReason)>>,
}

impl Secrets {
    /// Empty fields: id, label and what is asked for. What becomes of `attempt` is told at them.
    pub fn new<O: Operation>(
        attempt: Attempt<O>,
        rules: PasswordRules,
        fields: &[(&'static str, &'static str, Secret)],
    ) -> Self {
        let proving = attempt.proving;
        let field = |&(id, label, secret): &(&'static str, &'static str, Secret)| {
            let code = matches!(secret, Secret::Otp { .. });
            let text = if code { proving.otp } else { RwSignal::new(String::new()) };
            Field { id, label, secret, text }
        };
        let at_server = move || {
            attempt.failure.with(|failure| match failure.as_ref()?.failure()? {
                Failure::Field { field, reason } => Some((field.clone(), *reason)),
                _ => None,
            })
        };
        Self {
            fields: StoredValue::new(fields.iter().map(field).collect()),
            rules,
            wrong: RwSignal::new(Vec::new()),
            proving,
            at_server: Signal::derive(at_server),
        }
    }

    /// Forgets what was typed.
    pub fn clear(self) {
        self.fields.with_value(|fields| fields.iter().for_each(|field| field.text.set(String::new())));
        self.wrong.set(Vec::new());
    }

    /// What is wrong, at which field; tracked.
    fn errors(self) -> Vec<(Field, String)> {
        let locale = use_i18n().get_locale_untracked();
        let own = self.wrong.get();
        let field = self.at_server.get();
        let refused = self.proving.refused.get();
        self.fields.with_value(|fields| {
            let error = |at: &Field| {
                let typed = own.iter().find(|(id, _)| *id == at.id).map(|(_, text)| text.clone());
                typed
                    .or_else(|| {
                        let (path, reason) = field.as_ref()?;
                        let here = matches!(at.secret, Secret::New(_, name) if name == path);
                        here.then(|| texts::field_reason(locale, *reason))
                    })
                    .or_else(|| {
                        let refused = refused.as_ref().filter(|by| at.secret.proves(by.authenticator))?;
                        let said = texts::proof_refusal(locale, refused.authenticator, refused.refusal);
                        Some(said.in_one())
                    })
            };
            fields.iter().filter_map(|at| error(at).map(|text| (*at, text))).collect()
        })
    }

    /// Whether the server refused what is typed at a field of this form; tracked.
    fn told_at_a_field(self) -> bool {
        self.at_server.get().is_some_and(|(path, _)| {
            self.fields.with_value(|fields| {
                fields.iter().any(|at| matches!(at.secret, Secret::New(_, name) if name == path))
            })
        })
    }

    /// What is said of a refused proof that is typed at no field here, with its reference; tracked.
    fn refused_elsewhere(self) -> Option<(Said, String)> {
        let refused = self.proving.refused.get()?;
        let here = self
            .fields
            .with_value(|fields| fields.iter().any(|field| field.secret.proves(refused.authenticator)));
        let locale = use_i18n().get_locale_untracked();
        (!here).then(|| {
            (texts::proof_refusal(locale, refused.authenticator, refused.refusal), refused.reference)
        })
    }
}

//! What to send, or what is wrong at which field.

use super::{Secret, Secrets};
use crate::i18n::{td_string, use_i18n};
use crate::texts;
use leptos::prelude::*;
use shared::domain::authenticator::Authenticator;
use shared::domain::field::FieldReason;
use shared::domain::secret::{OtpCode, Password};
use shared::operations::proof::Proof;

impl Secrets {
    /// The new passwords in the order of their fields, and the proofs; or nothing, and what is wrong is shown.
    pub fn judge(self) -> Option<(Vec<Password>, Proof)> {
        let locale = use_i18n().get_locale_untracked();
        let (mut new, mut proof) = (Vec::<Password>::new(), Proof::default());
        let mut wrong = Vec::new();
        let mut before = String::new();
        for field in self.fields.get_value() {
            let text = field.text.get_untracked();
            let judged = match field.secret {
                Secret::Present(which) => Password::try_from(text).map(|password| match which {
                    Authenticator::LoginPassword => proof.login_password = Some(password),
                    _ => proof.confirmation_password = Some(password),
                }),
                Secret::New(..) => {
                    before.clone_from(&text);
                    untrack(|| self.rules.judge(&text)).and_then(|password| {
                        let same = new.contains(&password);
                        new.push(password);
                        if same { Err(FieldReason::SameAsOther) } else { Ok(()) }
                    })
                }
                Secret::Again(_) if text != before => {
                    wrong.push((field.id, td_string!(locale, passwords.differs).to_owned()));
                    Ok(())
                }
                Secret::Again(_) => Ok(()),
                Secret::Otp { needed: false } if text.is_empty() => Ok(()),
                Secret::Otp { .. } => OtpCode::try_from(text).map(|code| proof.otp = Some(code)),
                Secret::Code => code(text).map(|code| proof.mailed_code = Some(code)),
            };
            if let Err(reason) = judged {
                let said = match field.secret {
                    Secret::Code if reason == FieldReason::OtpShape => {
                        td_string!(locale, passwords.code_shape).to_owned()
                    }
                    _ => texts::field_reason(locale, reason),
                };
                wrong.push((field.id, said));
            }
        }
        let right = wrong.is_empty();
        self.wrong.set(wrong);
        right.then_some((new, proof))
    }
}

/// Hyphens too are left out: codes are grouped in mails.
fn code(text: String) -> Result<OtpCode, FieldReason> {
    let typed: String = text.chars().filter(|c| !matches!(c, '-' | '‐' | '－' | '−')).collect();
    OtpCode::try_from(typed)
}

//! The confirmation password and the numbers that a device shows: what registers a device, and what finds its
//! clock again.

use kit::components::{
    Button, ButtonKind, LockLeft, OtpEntry, PasswordField, Proving, code_error, confirmation_error, focus,
};
use kit::i18n::{Locale, say, t, t_string, use_i18n};
use leptos::prelude::*;
use shared::domain::authenticator::Authenticator;
use shared::domain::secret::{OtpCode, Password};
use shared::operations::problem::ProofRefusal;
use shared::operations::proof::Proof;

const CONFIRMATION: &str = "device-confirmation";
const CODE: &str = "device-code";
const NEXT_CODE: &str = "device-next-code";

/// How the numbers are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    /// One, and a second where the first does not fit.
    One,
    /// Two consecutive ones.
    Two,
}

/// What is typed.
#[derive(Clone, Copy)]
pub struct Numbers {
    proving: Proving,
    two: RwSignal<bool>,
    sent: RwSignal<bool>,
}

impl Numbers {
    /// Nothing yet.
    pub fn new(proving: Proving, asks: Asks) -> Self {
        Self { proving, two: RwSignal::new(asks == Asks::Two), sent: RwSignal::new(false) }
    }

    /// The first field that is not filled in; from now on that is said at it. Doesn't make the caller run again.
    pub fn missing(self) -> Option<&'static str> {
        self.sent.set(true);
        untrack(|| {
            let checks = [
                (self.no_password(), CONFIRMATION),
                (incomplete(self.proving.otp), CODE),
                (self.two.get() && incomplete(self.proving.next_otp), NEXT_CODE),
            ];
            checks.into_iter().find_map(|(wrong, field)| wrong.then_some(field))
        })
    }

    /// What was typed, as proof.
    pub fn proof(self) -> Proof {
        self.sent.set(false);
        untrack(|| Proof {
            confirmation_password: Password::try_from(self.proving.confirmation.get()).ok(),
            otp: OtpCode::try_from(self.proving.otp.get()).ok(),
            next_otp: OtpCode::try_from(self.proving.next_otp.get()).ok().filter(|_| self.two.get()),
            ..Proof::default()
        })
    }

    fn no_password(self) -> bool {
        self.proving.confirmation.with(String::is_empty)
    }

    /// Wrong numbers that are left, where the last ones were.
    fn wrong(self) -> Option<u32> {
        let refused = self.proving.refused.get()?;
        let of_device = matches!(
            refused.authenticator,
            Authenticator::RegisteredDevice | Authenticator::ConsecutiveCodes
        );
        match refused.refusal {
            ProofRefusal::Wrong { remaining } if of_device => Some(remaining),
            _ => None,
        }
    }
}

fn incomplete(code: RwSignal<String>) -> bool {
    OtpCode::try_from(code.get()).is_err()
}

/// The fields.
#[component]
pub fn NumberFields(
    /// What is typed.
    numbers: Numbers,
    /// What the first number is called.
    first: &'static str,
    /// What the second is called.
    second: &'static str,
    /// What is said where they are wrong, with the tries that are left.
    wrong: fn(Locale, u32) -> String,
) -> impl IntoView {
    let i18n = use_i18n();
    let Numbers { proving, two, sent } = numbers;
    // Two that were asked for from the beginning need no word why.
    let offered = !two.get_untracked();
    let password_error =
        Signal::derive(move || confirmation_error(i18n, proving, sent.get() && numbers.no_password()));
    let first_error = Signal::derive(move || match numbers.wrong() {
        Some(remaining) => Some(wrong(i18n.get_locale(), remaining)),
        None => code_error(i18n, proving, sent.get() && incomplete(proving.otp)),
    });
    let next_error = Signal::derive(move || {
        let missing = sent.get() && two.get() && incomplete(proving.next_otp);
        missing.then(|| t_string!(i18n, proof.otp.required).to_string())
    });
    Effect::new(move || {
        match proving.refused.with(|refused| refused.as_ref().map(|refused| refused.authenticator)) {
            Some(Authenticator::ConfirmationPassword) => focus(CONFIRMATION),
            Some(_) => focus(CODE),
            None => {}
        }
    });
    view! {
        <PasswordField id=CONFIRMATION label=say!(i18n, tokens.register.confirmation) value=proving.confirmation autocomplete="off" error=password_error />
        <LockLeft proving=proving />
        <OtpEntry id=CODE label=Signal::stored(first.to_owned()) value=proving.otp error=first_error />
        <Show when=move || two.get()>
            {offered.then(|| view! { <p class="field-hint">{t!(i18n, tokens.register.mismatch_hint)}</p> })}
            <OtpEntry id=NEXT_CODE label=Signal::stored(second.to_owned()) value=proving.next_otp error=next_error guided=false />
        </Show>
        <Show when=move || !two.get()>
            <p><Button kind=ButtonKind::Quiet on_press=move |()| two.set(true)>{t!(i18n, tokens.register.mismatch)}</Button></p>
        </Show>
        <p class="visually-hidden" role="status">{move || proving.busy.get().then(|| t_string!(i18n, proof.busy).to_string())}</p>
    }
}

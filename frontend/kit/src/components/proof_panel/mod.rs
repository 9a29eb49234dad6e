//! 本人の確認: the confirmation password, then the one-time password, as the work's row in the
//! authenticator table asks.

mod attempt;
mod blocked;
mod failure;
mod refusals;

pub use attempt::{Attempt, Proving};
pub use failure::AttemptFailure;
pub use refusals::{code_error, confirmation_error, locked_until};

use super::button::{Button, ButtonKind};
use super::card::Card;
use super::countdown::{Countdown, seconds_until};
use super::otp_entry::OtpEntry;
use super::password_field::PasswordField;
use crate::i18n::{say, t, t_string, use_i18n};
use crate::session;
use blocked::{BlockedPanel, blocked};
use leptos::prelude::*;
use shared::domain::authenticator::{Authenticator, AuthenticatorTable, Work};
use shared::domain::instant::Instant;
use shared::domain::secret::{OtpCode, Password};
use shared::operations::proof::Proof;
use wasm_bindgen::JsCast;

const CONFIRMATION: &str = "proof-confirmation";
const OTP: &str = "proof-otp";

/// The panel.
#[component]
pub fn ProofPanel(
    /// The work that is to be done.
    work: Work,
    /// What is typed, and what became of it.
    proving: Proving,
    /// What the button that does it says.
    #[prop(into)]
    submit: Signal<String>,
    /// Runs with the proof once its shape is right.
    #[prop(into)]
    on_proof: Callback<Proof>,
    /// What the button that leads back says.
    #[prop(into)]
    back: Signal<String>,
    /// Leads back.
    #[prop(into)]
    on_back: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let asks = AuthenticatorTable::seeds().of(work).unwrap_or_default().to_vec();
    let (asks_password, asks_code) =
        (asks.contains(&Authenticator::ConfirmationPassword), asks.contains(&Authenticator::SecondFactor));
    let sent = RwSignal::new(false);
    let missing = Memo::new(move |_| {
        let password = asks_password && proving.confirmation.with(String::is_empty);
        let code = asks_code && OtpCode::try_from(proving.otp.get()).is_err();
        (password, code)
    });
    let barred =
        Memo::new(
            move |_| if asks_code { blocked(session::me().as_deref(), proving.refused.get()) } else { None },
        );
    let label =
        move || match session::me().and_then(|me| me.device.as_ref().map(|device| device.serial.grouped())) {
            Some(serial) => t_string!(i18n, proof.otp.own, serial = serial).to_string(),
            None => t_string!(i18n, proof.otp.plain).to_string(),
        };
    let password_error =
        Signal::derive(move || confirmation_error(i18n, proving, sent.get() && missing.get().0));
    let otp_error = Signal::derive(move || code_error(i18n, proving, sent.get() && missing.get().1));
    let locked = Memo::new(move |_| locked_until(proving).is_some_and(|until| seconds_until(until) > 0));
    focus_on_refusal(proving);
    let send = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        sent.set(true);
        let (no_password, no_code) = missing.get_untracked();
        if no_password || no_code {
            focus(if no_password { CONFIRMATION } else { OTP });
        } else if !proving.busy.get_untracked() && !locked.get_untracked() {
            sent.set(false);
            on_proof.run(Proof {
                confirmation_password: if asks_password {
                    Password::try_from(proving.confirmation.get_untracked()).ok()
                } else {
                    None
                },
                otp: if asks_code { OtpCode::try_from(proving.otp.get_untracked()).ok() } else { None },
                ..Proof::default()
            });
        }
    };
    let form = move || {
        view! {
            <form class="proof" novalidate on:submit=send>
                {asks_password.then(|| view! {
                    <PasswordField id=CONFIRMATION label=say!(i18n, proof.confirmation.label) value=proving.confirmation autocomplete="off" error=password_error />
                    <LockLeft proving=proving />
                })}
                {asks_code.then(|| view! { <OtpEntry id=OTP label=label value=proving.otp error=otp_error /> })}
                <div class="actions">
                    <Button kind=ButtonKind::Primary submit=true busy=proving.busy disabled=locked>{submit}</Button>
                    <Button on_press=on_back disabled=proving.busy>{back}</Button>
                </div>
                <p class="visually-hidden" role="status">{move || proving.busy.get().then(|| t_string!(i18n, proof.busy).to_string())}</p>
            </form>
        }
    };
    view! {
        <Card title=say!(i18n, proof.title)>
            {move || match barred.get() {
                None => form().into_any(),
                Some(why) => view! {
                    <BlockedPanel why=why />
                    <div class="actions"><Button on_press=on_back>{back}</Button></div>
                }
                .into_any(),
            }}
        </Card>
    }
}

/// The time that a temporary lock still lasts.
#[component]
pub fn LockLeft(
    /// What became of the proof.
    proving: Proving,
) -> impl IntoView {
    let i18n = use_i18n();
    let until = Memo::new(move |_| locked_until(proving).filter(|until| seconds_until(*until) > 0));
    let left = move |until: Instant| view! { <p class="proof-lock">{t!(i18n, proof.confirmation.remaining)} " " <Countdown until=until /></p> };
    move || until.get().map(left)
}

/// After a refusal the focus goes to the field that was refused.
fn focus_on_refusal(proving: Proving) {
    Effect::new(move || {
        match proving.refused.with(|refused| refused.as_ref().map(|refused| refused.authenticator)) {
            Some(Authenticator::ConfirmationPassword) => focus(CONFIRMATION),
            Some(Authenticator::SecondFactor | Authenticator::SecondFactorIfLinked) => focus(OTP),
            Some(
                Authenticator::LoginPassword
                | Authenticator::MailedCode
                | Authenticator::RegisteredDevice
                | Authenticator::ConsecutiveCodes,
            )
            | None => {}
        }
    });
}

/// Puts the focus on the element with this id, where there is one.
pub fn focus(id: &str) {
    let found =
        document().get_element_by_id(id).and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(element) = found {
        // An element that can't be focused is still read out.
        let _ = element.focus();
    }
}

//! The serial on the back, the confirmation password, and the number that the device shows.

use kit::components::{
    Attempt, Button, ButtonKind, Card, Entry, LinkButton, LockLeft, OtpEntry, PasswordField, TextField,
    code_error, confirmation_error, focus,
};
use kit::i18n::{say, t, t_string, use_i18n};
use kit::routes;
use leptos::prelude::*;
use shared::domain::authenticator::Authenticator;
use shared::domain::id::Serial;
use shared::domain::secret::{OtpCode, Password};
use shared::operations::problem::ProofRefusal;
use shared::operations::proof::Proof;
use shared::operations::tokens::{Register, Registered, TokensRegister};

/// Id of the serial's field.
pub const SERIAL: &str = "register-serial";
const CONFIRMATION: &str = "register-confirmation";
const CODE: &str = "register-code";
const NEXT_CODE: &str = "register-next-code";

/// The form.
#[component]
pub fn Form(
    /// The attempt to register.
    attempt: Attempt<TokensRegister>,
    /// Runs once it is registered, or was before.
    on_done: Callback<(Registered, bool)>,
) -> impl IntoView {
    let i18n = use_i18n();
    let proving = attempt.proving;
    let serial = Entry::default();
    let sent = RwSignal::new(false);
    let two = RwSignal::new(false);
    let serial_error = serial.error_of::<Serial>();
    let no_password = move || proving.confirmation.with(String::is_empty);
    let incomplete = |code: RwSignal<String>| OtpCode::try_from(code.get()).is_err();
    let read = move || match serial.read::<Serial>() {
        Ok(serial) => t_string!(i18n, tokens.register.serial_read, serial = serial.grouped()).to_string(),
        Err(_) => t_string!(i18n, tokens.register.serial_hint).to_string(),
    };
    let password_error =
        Signal::derive(move || confirmation_error(i18n, proving, sent.get() && no_password()));
    let first_error = Signal::derive(move || {
        let wrong =
            proving.refused.get().filter(|refused| refused.authenticator == Authenticator::RegisteredDevice);
        match wrong.map(|refused| refused.refusal) {
            Some(ProofRefusal::Wrong { remaining }) => {
                Some(t_string!(i18n, tokens.register.wrong, remaining = remaining).to_string())
            }
            _ => code_error(i18n, proving, sent.get() && incomplete(proving.otp)),
        }
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
    let send = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        serial.judge();
        sent.set(true);
        let checks = [
            (serial.read::<Serial>().is_err(), SERIAL),
            (no_password(), CONFIRMATION),
            (incomplete(proving.otp), CODE),
            (two.get_untracked() && incomplete(proving.next_otp), NEXT_CODE),
        ];
        if let Some((_, first)) = checks.iter().find(|(wrong, _)| *wrong) {
            focus(first);
        } else if let Ok(serial) = serial.read::<Serial>() {
            sent.set(false);
            let proof = Proof {
                confirmation_password: Password::try_from(proving.confirmation.get_untracked()).ok(),
                otp: OtpCode::try_from(proving.otp.get_untracked()).ok(),
                next_otp: if two.get_untracked() {
                    OtpCode::try_from(proving.next_otp.get_untracked()).ok()
                } else {
                    None
                },
                ..Proof::default()
            };
            attempt
                .send(Register { serial }, proof, move |answer| on_done.run((answer.value, answer.repeated)));
        }
    };
    view! {
        <Card title=say!(i18n, tokens.register.title)>
            <form class="proof" novalidate on:submit=send>
                <TextField id=SERIAL label=say!(i18n, tokens.register.serial) value=serial.text hint=read error=serial_error on_leave=serial.on_leave() code=true />
                <PasswordField id=CONFIRMATION label=say!(i18n, tokens.register.confirmation) value=proving.confirmation autocomplete="off" error=password_error />
                <LockLeft proving=proving />
                <OtpEntry id=CODE label=say!(i18n, tokens.register.code) value=proving.otp error=first_error />
                <Show when=move || two.get()>
                    <p class="field-hint">{t!(i18n, tokens.register.mismatch_hint)}</p>
                    <OtpEntry id=NEXT_CODE label=say!(i18n, tokens.register.next_code) value=proving.next_otp error=next_error guided=false />
                </Show>
                <Show when=move || !two.get()>
                    <p><Button kind=ButtonKind::Quiet on_press=move |()| two.set(true)>{t!(i18n, tokens.register.mismatch)}</Button></p>
                </Show>
                <div class="actions">
                    <Button kind=ButtonKind::Primary submit=true busy=proving.busy>{t!(i18n, tokens.register.submit)}</Button>
                    <LinkButton href=routes::HOME>{t!(i18n, tokens.register.later)}</LinkButton>
                </div>
                <p class="visually-hidden" role="status">{move || proving.busy.get().then(|| t_string!(i18n, proof.busy).to_string())}</p>
            </form>
        </Card>
    }
}

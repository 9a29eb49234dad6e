//! The serial on the back, the confirmation password, and the number that the device shows.

use crate::frame::Onward;
use crate::pages::tokens::numbers::{Asks, NumberFields, Numbers};
use kit::components::{Attempt, Button, ButtonKind, Card, Entry, TextField, focus};
use kit::i18n::{Locale, say, t, t_string, td_string, use_i18n};
use leptos::prelude::*;
use shared::domain::id::Serial;
use shared::operations::tokens::{Register, Registered, TokensRegister};

/// Id of the serial's field.
pub const SERIAL: &str = "register-serial";

/// The form.
#[component]
pub fn Form(
    /// The attempt to register.
    attempt: Attempt<TokensRegister>,
    /// The serial where it is known.
    #[prop(optional_no_strip)]
    given: Option<Serial>,
    /// Runs once it is registered, or was before.
    on_done: Callback<(Registered, bool)>,
) -> impl IntoView {
    let i18n = use_i18n();
    let serial = Entry::default();
    if let Some(given) = given {
        serial.text.set(given.grouped());
    }
    let numbers = Numbers::new(attempt.proving, Asks::One);
    let serial_error = serial.error_of::<Serial>();
    let read = move || match serial.read::<Serial>() {
        Ok(serial) => t_string!(i18n, tokens.register.serial_read, serial = serial.grouped()).to_string(),
        Err(_) => t_string!(i18n, tokens.register.serial_hint).to_string(),
    };
    let send = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        serial.judge();
        let missing = numbers.missing();
        let Ok(serial) = untrack(|| serial.read::<Serial>()) else { return focus(SERIAL) };
        if let Some(field) = missing {
            return focus(field);
        }
        attempt.send(Register { serial }, numbers.proof(), move |answer| {
            on_done.run((answer.value, answer.repeated));
        });
    };
    view! {
        <Card title=say!(i18n, tokens.register.title)>
            <form class="proof" novalidate on:submit=send>
                <TextField id=SERIAL label=say!(i18n, tokens.register.serial) value=serial.text hint=read error=serial_error on_leave=serial.on_leave() code=true />
                <NumberFields numbers=numbers first=t!(i18n, tokens.register.code) second=t!(i18n, tokens.register.next_code) wrong=wrong />
                <div class="actions">
                    <Button kind=ButtonKind::Primary submit=true busy=attempt.proving.busy>{t!(i18n, tokens.register.submit)}</Button>
                    <Onward>{t!(i18n, tokens.register.later)}</Onward>
                </div>
            </form>
        </Card>
    }
}

/// What is said of a wrong number.
pub fn wrong(locale: Locale, remaining: u32) -> String {
    td_string!(locale, tokens.register.wrong, remaining = remaining).to_string()
}

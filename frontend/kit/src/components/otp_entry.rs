//! A one-time password: one field that is drawn as six boxes, beside the ring of the current minute.

use super::field::{Field, described_by};
use super::otp_ring::OtpRing;
use crate::i18n::{say, use_i18n};
use leptos::prelude::*;
use web_sys::HtmlInputElement;

/// Digits of a number.
const DIGITS: usize = 6;

/// The field.
#[component]
pub fn OtpEntry(
    /// Its id on the page; those of hint and error derive from it.
    id: &'static str,
    /// Its label.
    #[prop(into)]
    label: Signal<String>,
    /// What was typed, as digits.
    value: RwSignal<String>,
    /// Why it was refused.
    #[prop(into)]
    error: Signal<Option<String>>,
    /// Whether ring and hint stand with it; a second field beside it needs no other pair.
    #[prop(default = true)]
    guided: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let caret = RwSignal::new(0_usize);
    let note_caret = move |field: &HtmlInputElement| {
        let at = field.selection_start().ok().flatten().and_then(|at| usize::try_from(at).ok());
        caret.set(at.unwrap_or(DIGITS).min(DIGITS - 1));
    };
    let typed = move |event: leptos::ev::Event| {
        let field = event_target::<HtmlInputElement>(&event);
        let text = digits(&field.value());
        // The field shows the normal form at once, also where that is what it showed before.
        if field.value() != text {
            field.set_value(&text);
        }
        note_caret(&field);
        value.set(text);
    };
    let glyph =
        move |index: usize| value.with(|text| text.chars().nth(index).map(String::from).unwrap_or_default());
    // Without a digit to stand on, the caret stands behind the last one.
    let current = move || caret.get().min(value.with(|text| text.chars().count()));
    view! {
        <Field id=id label=label hint=guided.then(|| Signal::from(say!(i18n, proof.otp.hint))) error=error>
            <div class="otp">
                <div class="otp-field" class:is-refused=move || error.with(Option::is_some)>
                    <div class="otp-boxes" aria-hidden="true">
                        {(0..DIGITS)
                            .map(|index| view! { <span class="otp-box" class:is-current=move || current() == index>{move || glyph(index)}</span> })
                            .collect_view()}
                    </div>
                    <input
                        id=id
                        class="otp-input"
                        type="text"
                        inputmode="numeric"
                        autocomplete="one-time-code"
                        spellcheck="false"
                        maxlength="24"
                        aria-invalid=move || error.with(Option::is_some).then_some("true")
                        aria-describedby=move || described_by(id, guided, error.with(Option::is_some))
                        prop:value=value
                        on:input=typed
                        on:focus=move |event| note_caret(&event_target(&event))
                        on:click=move |event| note_caret(&event_target(&event))
                        on:keyup=move |event| note_caret(&event_target(&event))
                    />
                </div>
                {guided.then(|| view! { <OtpRing /> })}
            </div>
        </Field>
    }
}

/// The digits among what was typed or pasted: full-width ones are put right, gaps are left out.
fn digits(text: &str) -> String {
    let digit = |c: char| match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_digit(c as u32 - '０' as u32, 10),
        _ => None,
    };
    text.chars().filter_map(digit).take(DIGITS).collect()
}

#[cfg(test)]
mod tests {
    use super::digits;

    #[test]
    fn what_people_paste_becomes_six_digits() {
        for (typed, read) in [
            ("407913", "407913"),
            (" 407 913\n", "407913"),
            ("４０７９１３", "407913"),
            ("40-7a", "407"),
            ("4079131", "407913"),
            ("", ""),
        ] {
            assert_eq!(digits(typed), read, "{typed}");
        }
    }
}

//! The fields, and what is wrong with them.

use super::{Field, Secret, Secrets};
use crate::components::proof_panel::{Attempt, AttemptFailure};
use crate::components::{ErrorSummary, FailureNotice, OtpEntry, PasswordField, TextField};
use crate::i18n::{Locale, say, td_string, use_i18n};
use crate::texts::Said;
use leptos::html;
use leptos::prelude::*;
use shared::domain::authenticator::Authenticator;
use shared::operations::Operation;
use std::ops::Range;

/// What is wrong, in one place: what was typed, what the server refused, and what its rules deny.
#[component]
pub fn SecretErrors<O: Operation>(
    /// The fields.
    secrets: Secrets,
    /// The attempt.
    attempt: Attempt<O>,
    /// Knows the reasons of the operation's rules.
    denied: fn(Locale, O::Denied) -> Said,
    /// Errors at fields of other kinds, with their labels.
    #[prop(optional, into)]
    others: Signal<Vec<(String, String)>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let summary = Signal::derive(move || {
        let line = |(field, text): (Field, String)| {
            let line =
                td_string!(i18n.get_locale_untracked(), common.labelled, label = field.label, text = text);
            (field.id.to_owned(), line.to_string())
        };
        others.get().into_iter().chain(secrets.errors().into_iter().map(line)).collect::<Vec<_>>()
    });
    let elsewhere = Memo::new(move |_| !secrets.told_at_a_field());
    let refused = Memo::new(move |_| secrets.refused_elsewhere());
    // What stands above a long form is looked for where its button is pressed.
    let told = NodeRef::<html::Div>::new();
    Effect::new(move || {
        let failed = elsewhere.get() && attempt.failure.with(Option::is_some);
        if let Some(told) = told.get()
            && (failed || refused.with(Option::is_some))
        {
            // An element that can't be focused is still read out.
            let _ = told.focus();
        }
    });
    view! {
        <ErrorSummary errors=summary />
        <div class="told" tabindex="-1" node_ref=told>
            {move || refused.get().map(|(said, reference)| view! { <FailureNotice said=said reference=Some(reference) /> })}
            <Show when=move || elsewhere.get()><AttemptFailure failure=attempt.failure denied=denied /></Show>
        </div>
    }
}

/// The fields, or some of them.
#[component]
pub fn SecretFields(
    /// The fields.
    secrets: Secrets,
    /// Which of them, where they stand in several places.
    #[prop(default = 0..usize::MAX)]
    only: Range<usize>,
) -> impl IntoView {
    let errors = Memo::new(move |_| {
        secrets.errors().into_iter().map(|(field, text)| (field.id, text)).collect::<Vec<_>>()
    });
    let fields = secrets.fields.get_value().into_iter();
    let shown = fields.skip(only.start).take(only.end.saturating_sub(only.start));
    shown.map(|field| one(field, secrets, errors)).collect_view()
}

fn one(field: Field, secrets: Secrets, errors: Memo<Vec<(&'static str, String)>>) -> AnyView {
    let i18n = use_i18n();
    let Field { id, label, secret, text } = field;
    let error = Signal::derive(move || {
        errors.with(|errors| errors.iter().find(|(at, _)| *at == id).map(|(_, text)| text.clone()))
    });
    let label = label.to_owned();
    // What browsers keep is the login password: the confirmation password is to be known, not stored.
    let kept = |which, name: &'static str| if which == Authenticator::LoginPassword { name } else { "off" };
    match secret {
        Secret::Present(which) => {
            view! { <PasswordField id=id label=label value=text autocomplete=kept(which, "current-password") error=error /> }
                .into_any()
        }
        Secret::New(which, _) => {
            view! { <PasswordField id=id label=label value=text autocomplete=kept(which, "new-password") rules=secrets.rules error=error /> }
                .into_any()
        }
        Secret::Again(which) => {
            view! { <PasswordField id=id label=label value=text autocomplete=kept(which, "new-password") error=error /> }
                .into_any()
        }
        Secret::Code => view! {
            <TextField id=id label=label value=text hint=say!(i18n, passwords.code_hint) inputmode="numeric" autocomplete="one-time-code" code=true error=error />
        }
        .into_any(),
        Secret::Otp { .. } => view! { <OtpEntry id=id label=label value=text error=error /> }.into_any(),
    }
}

//! Why an attempt did not happen, unless the proof was why.

use crate::api::CallError;
use crate::components::FailureNotice;
use crate::i18n::{Locale, use_i18n};
use crate::texts::{self, Said};
use leptos::prelude::*;

/// The failure of an attempt, if there is one.
#[component]
pub fn AttemptFailure<D>(
    /// The failure.
    failure: RwSignal<Option<CallError<D>>>,
    /// Knows the reasons of the operation's rules.
    denied: fn(Locale, D) -> Said,
) -> impl IntoView
where
    D: Copy + Send + Sync + 'static,
{
    let i18n = use_i18n();
    move || {
        failure.get().map(|error| {
            let reference = error.reference().map(ToOwned::to_owned);
            view! { <FailureNotice said=move || texts::call_error(i18n.get_locale(), &error, denied) reference=reference /> }
        })
    }
}

//! A user's record: what is typed of it, in three forms, and what differs between two of them. The same for
//! adding and for changing.

mod accounts;
mod basic;
mod draft;
mod lines;
mod part;
mod rights;
mod step_form;

pub use draft::Draft;
pub use lines::{Facts, Line, Lines, changes};
pub use part::{Part, differing};

use accounts::Accounts;
use basic::Basic;
use kit::i18n::{t, use_i18n};
use leptos::prelude::*;
use rights::Rights;

/// What the forms are called.
pub fn form_names() -> Vec<&'static str> {
    let i18n = use_i18n();
    vec![t!(i18n, users.new.basic), t!(i18n, users.record.rights), t!(i18n, users.record.accounts)]
}

/// One of the forms, from 0.
#[component]
pub fn Form(
    /// Which.
    at: usize,
    /// What is typed.
    draft: Draft,
    /// Leads to another form, or past the last one to the check.
    on_go: Callback<usize>,
) -> impl IntoView {
    match at {
        0 => view! { <Basic draft=draft on_go=on_go /> }.into_any(),
        1 => view! { <Rights draft=draft on_go=on_go /> }.into_any(),
        _ => view! { <Accounts draft=draft on_go=on_go /> }.into_any(),
    }
}

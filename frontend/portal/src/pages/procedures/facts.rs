//! What a form says, with the names of its fields.

use kit::i18n::use_i18n;
use kit::procedures::{name_in, rows};
use leptos::prelude::*;
use shared::domain::procedure::ProcedureForm;
use shared::operations::procedures::PersonNamed;

/// The rows of a form that were filled in, and what stands below them.
#[component]
pub fn Facts(
    /// The form.
    form: ProcedureForm,
    /// The people of whom it may speak.
    people: Vec<PersonNamed>,
    /// What else is told: label and text.
    #[prop(optional)]
    more: Vec<(&'static str, Option<String>)>,
) -> impl IntoView {
    let locale = use_i18n().get_locale_untracked();
    let rows = rows(locale, form.kind(), Some(&form), &[], |user| name_in(&people, user));
    let said = rows.into_iter().map(|row| (row.label.clone(), row.said()));
    let more = more.into_iter().map(|(label, text)| (label.to_owned(), text));
    let line =
        |(label, text): (String, Option<String>)| text.map(|text| view! { <dt>{label}</dt><dd>{text}</dd> });
    view! { <dl class="facts">{said.chain(more).map(line).collect_view()}</dl> }
}

//! What the form says.

use kit::components::{Card, Chip, ChipKind, Moment};
use kit::i18n::{say, t, use_i18n};
use kit::{procedures, texts};
use leptos::prelude::*;
use shared::domain::procedure::Priority;
use shared::operations::procedures::ProcedureView;

/// The form in full, and how it came.
#[component]
pub fn Content(
    /// The procedure.
    procedure: ProcedureView,
) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let ProcedureView { form, people, channel, priority, filed_by, steps, .. } = procedure;
    let rows =
        procedures::rows(locale, form.kind(), Some(&form), &[], |user| procedures::name_in(&people, user));
    let rows = rows.into_iter().filter_map(|row| row.said().map(|said| (row.label, said)));
    let rows = rows.map(|(label, said)| view! { <dt>{label}</dt><dd>{said}</dd> }).collect_view();
    let none =
        rows.is_empty().then(|| view! { <p class="quiet">{t!(i18n, desk.procedure.content_none)}</p> });
    let kind = if priority == Priority::Urgent { ChipKind::Warm } else { ChipKind::Neutral };
    view! {
        <Card title=say!(i18n, desk.procedure.content)>
            {none}
            <dl class="facts">
                {rows}
                <dt>{t!(i18n, desk.procedure.channel)}</dt>
                <dd>{texts::channel(locale, channel)}</dd>
                <dt>{t!(i18n, desk.procedure.priority)}</dt>
                <dd><Chip kind=kind text=texts::priority(locale, priority).to_owned() /></dd>
                {filed_by.map(|name| view! { <dt>{t!(i18n, desk.procedure.filed_by)}</dt><dd>{name.to_string()}</dd> })}
                {steps.first().map(|filed| view! { <dt>{t!(i18n, desk.procedure.filed_at)}</dt><dd><Moment at=filed.at /></dd> })}
            </dl>
        </Card>
    }
}

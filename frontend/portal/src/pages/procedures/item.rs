//! A procedure in the list.

use kit::components::{Chip, LinkButton, Progress};
use kit::i18n::{t, use_i18n};
use kit::procedures::{Row, cost, expected, is_over, last_step, name_in, rows};
use kit::{routes, texts};
use leptos::prelude::*;
use shared::operations::procedures::ProcedureView;

/// The procedure.
#[component]
pub fn Item(
    /// It.
    procedure: ProcedureView,
) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let kind = procedure.form.kind();
    let (chip, state) = texts::procedure_state(locale, last_step(&procedure), is_over(&procedure));
    let rows = rows(locale, kind, Some(&procedure.form), &[], |user| name_in(&procedure.people, user));
    let about: Vec<_> = rows.iter().filter_map(Row::said).collect();
    let when = procedure.expected.as_ref().map(|at| expected(locale, at));
    let facts = [
        (t!(i18n, procedures.cost.label), Some(cost(locale, &procedure.quote))),
        (t!(i18n, procedures.days.expected), when),
    ];
    let fact = |(name, text): (&'static str, Option<String>)| {
        text.map(|text| view! { <div class="notices-fact"><dt>{name}</dt> <dd>{text}</dd></div> })
    };
    view! {
        <div class="procedure-head">
            <h2>{texts::procedure(locale, kind)}</h2>
            <Chip kind=chip text=Signal::stored(state.to_owned()) />
            <span class="procedure-number">{t!(i18n, procedures.number)} " " {procedure.number}</span>
        </div>
        <p class="procedure-about">{about.join(t!(i18n, common.list_comma))}</p>
        <Progress path=procedure.path steps=procedure.steps />
        <div class="procedure-foot">
            <dl class="notices-facts">{facts.map(fact).collect_view()}</dl>
            <LinkButton href=routes::procedure(&procedure.id)>{t!(i18n, procedures.look)}</LinkButton>
        </div>
    }
}

//! What was done, by whom, and what they noted.

use kit::components::{Card, Moment, Table};
use kit::i18n::{say, t, use_i18n};
use kit::texts;
use leptos::prelude::*;
use shared::operations::procedures::StepView;

/// The steps so far.
#[component]
pub fn History(
    /// They.
    steps: Vec<StepView>,
) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let line = move |step: StepView| {
        let by =
            step.by.map_or_else(|| t!(i18n, desk.procedure.by_nobody).to_owned(), |name| name.to_string());
        view! {
            <tr>
                <th scope="row" data-label=say!(i18n, desk.procedure.step)>{texts::step(locale, step.step)}</th>
                <td data-label=say!(i18n, desk.procedure.at)><Moment at=step.at /></td>
                <td data-label=say!(i18n, desk.procedure.by)>{by}</td>
                <td data-label=say!(i18n, desk.procedure.note)>{step.note.unwrap_or_default()}</td>
            </tr>
        }
    };
    view! {
        <Card title=say!(i18n, desk.procedure.history)>
            <Table label=say!(i18n, desk.procedure.history) cards=true>
                <thead>
                    <tr>
                        <th scope="col">{t!(i18n, desk.procedure.step)}</th>
                        <th scope="col">{t!(i18n, desk.procedure.at)}</th>
                        <th scope="col">{t!(i18n, desk.procedure.by)}</th>
                        <th scope="col">{t!(i18n, desk.procedure.note)}</th>
                    </tr>
                </thead>
                <tbody>{steps.into_iter().map(line).collect_view()}</tbody>
            </Table>
        </Card>
    }
}

//! What would happen to a file, or what stands in the way.

use crate::pages::confirm::Focused;
use kit::components::{Button, Card, FailureNotice, Notice, NoticeKind, Table};
use kit::csv::Sheet;
use kit::i18n::{say, t, t_string, use_i18n};
use kit::money::grouped;
use kit::texts;
use leptos::prelude::*;
use shared::domain::device_file::FileProblem;
use shared::operations::bank::ImportRow;
use shared::operations::desk::StockImport;

/// Whether something stands in the way.
pub fn is_bad(import: &StockImport) -> bool {
    import.problem.is_some() || import.bad > 0
}

/// What stands in the way, with the ways on.
#[component]
pub fn Report(
    /// What was found.
    import: StockImport,
    /// The ways on.
    children: Children,
) -> impl IntoView {
    let StockImport { problem, rows, bad, total, .. } = import;
    let what = match problem {
        Some(problem) => view! { <Problem problem=problem /> }.into_any(),
        None => view! { <Rows rows=rows bad=bad total=total /> }.into_any(),
    };
    view! {
        <Focused>
            {what}
            <div class="actions">{children()}</div>
        </Focused>
    }
}

#[component]
fn Problem(problem: FileProblem) -> impl IntoView {
    let i18n = use_i18n();
    view! { <FailureNotice said=move || texts::file_problem(i18n.get_locale(), problem) reference=None /> }
}

#[component]
fn Rows(rows: Vec<ImportRow>, bad: u32, total: u32) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let (all, wrong) = (grouped(total.into()), grouped(bad.into()));
    let title = t_string!(i18n, desk_bank.import.bad_title, bad = wrong, total = all).to_string();
    let shown = rows.len();
    let more = (usize::try_from(bad).unwrap_or(usize::MAX) > shown)
        .then(|| t_string!(i18n, desk_bank.import.bad_more, shown = shown).to_string());
    let lines: Vec<[String; 3]> = rows
        .into_iter()
        .map(|row| {
            let why = row.problem.map(|problem| texts::row_problem(locale, problem)).unwrap_or_default();
            [row.row.to_string(), row.serial, why.to_owned()]
        })
        .collect();
    let heads = move || {
        [t!(i18n, desk_bank.import.row), t!(i18n, desk_bank.stock.serial), t!(i18n, desk_bank.import.why)]
    };
    let kept = StoredValue::new(lines.clone());
    let save = move |()| {
        let mut sheet = Sheet::new(heads());
        kept.with_value(|lines| lines.iter().for_each(|line| sheet.row(line)));
        sheet.save("import-problems.csv");
    };
    let [row_head, serial_head, why_head] = heads();
    let line = move |[row, serial, why]: [String; 3]| {
        view! {
            <tr>
                <th scope="row" class="is-number">{row}</th>
                <td class="is-code" data-label=serial_head>{serial}</td>
                <td data-label=why_head>{why}</td>
            </tr>
        }
    };
    let rows = lines.into_iter().map(line).collect_view();
    view! {
        <Notice kind=NoticeKind::Danger title=title>
            <p>{t!(i18n, desk_bank.import.bad_means)}</p>
            <p>{t!(i18n, desk_bank.import.bad_next)}</p>
        </Notice>
        <Card title=say!(i18n, desk_bank.import.rows_title)>
            <Table label=say!(i18n, desk_bank.import.rows_title) cards=true>
                <thead>
                    <tr>
                        <th scope="col">{row_head}</th>
                        <th scope="col">{serial_head}</th>
                        <th scope="col">{why_head}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
            {more.map(|more| view! { <p class="desk-none">{more}</p> })}
            <div class="actions"><Button on_press=save>{t!(i18n, desk_bank.import.save_rows)}</Button></div>
        </Card>
    }
}

//! Two people changed one record: what was, what the other made of it, and what was typed here.

use crate::pages::users::record::{Part, differing};
use kit::components::{Button, ButtonKind, Card, Choices, Notice, NoticeKind, Table};
use kit::i18n::{say, t, t_string, use_i18n};
use leptos::prelude::*;
use shared::domain::user_draft::UserDraft;

const THEIRS: &str = "theirs";
const MINE: &str = "mine";

/// The choice, part by part.
#[component]
pub fn Conflict(
    /// The record when this page read it.
    base: UserDraft,
    /// The record as it is now.
    theirs: UserDraft,
    /// The record as it was typed.
    mine: UserDraft,
    /// Goes on with what was chosen.
    on_go: Callback<UserDraft>,
    /// Leads back to the forms.
    on_edit: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let parts: Vec<(Part, RwSignal<String>)> = differing(&base, &theirs)
        .into_iter()
        .map(|part| {
            // What was left alone here was not meant to undo the other's change.
            let chosen = if part.same(&base, &mine) { THEIRS } else { MINE };
            (part, RwSignal::new(chosen.to_owned()))
        })
        .collect();
    let rows = parts
        .iter()
        .enumerate()
        .map(|(at, (part, chosen))| row(at, part, *chosen, [&base, &theirs, &mine]))
        .collect_view();
    let merge = move |()| {
        let mut merged = mine.clone();
        for (part, chosen) in &parts {
            if chosen.with_untracked(|chosen| chosen == THEIRS) {
                part.take(&theirs, &mut merged);
            }
        }
        on_go.run(merged);
    };
    view! {
        <Notice kind=NoticeKind::Warm title=say!(i18n, users.conflict.what)>
            <p>{t!(i18n, users.conflict.means)}</p>
            <p>{t!(i18n, users.conflict.next)}</p>
        </Notice>
        <Card title=say!(i18n, users.conflict.title)>
            <Table label=say!(i18n, users.conflict.title) cards=true>
                <thead>
                    <tr>
                        <th scope="col">{t!(i18n, users.record.part)}</th>
                        <th scope="col">{t!(i18n, users.conflict.base)}</th>
                        <th scope="col">{t!(i18n, users.conflict.theirs)}</th>
                        <th scope="col">{t!(i18n, users.conflict.mine)}</th>
                        <th scope="col">{t!(i18n, users.conflict.choice)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
            <div class="actions">
                <Button kind=ButtonKind::Primary on_press=merge>{t!(i18n, users.conflict.go)}</Button>
                <Button on_press=on_edit>{t!(i18n, users.new.edit)}</Button>
            </div>
        </Card>
    }
}

fn row(at: usize, part: &Part, chosen: RwSignal<String>, records: [&UserDraft; 3]) -> impl IntoView + use<> {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let label = part.label(locale);
    let [base, theirs, mine] = records.map(|record| part.value(locale, record));
    let choice = if theirs == mine {
        view! { <span class="quiet">{t!(i18n, users.conflict.same)}</span> }.into_any()
    } else {
        let options = vec![
            (THEIRS.to_owned(), t!(i18n, users.conflict.take_theirs).to_owned()),
            (MINE.to_owned(), t!(i18n, users.conflict.keep_mine).to_owned()),
        ];
        let legend = t_string!(i18n, users.conflict.choose, part = label.as_str()).to_string();
        view! { <Choices name=format!("conflict-{at}") legend=Signal::stored(legend) quiet=true value=chosen options=options /> }.into_any()
    };
    view! {
        <tr>
            <th scope="row">{label}</th>
            <td data-label=say!(i18n, users.conflict.base)>{base}</td>
            <td data-label=say!(i18n, users.conflict.theirs)><strong>{theirs}</strong></td>
            <td data-label=say!(i18n, users.conflict.mine)><strong>{mine}</strong></td>
            <td data-label=say!(i18n, users.conflict.choice)>{choice}</td>
        </tr>
    }
}

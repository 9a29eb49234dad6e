//! Q11: what devices cost.

use kit::components::{ContactsPanel, Table};
use kit::i18n::{Locale, say, t, td_string, use_i18n};
use kit::money;
use leptos::prelude::*;
use shared::domain::account::Yen;
use shared::operations::rescue::Questions;

/// An amount with tax, or that nothing is asked.
pub fn fee(locale: Locale, yen: Yen) -> String {
    if yen.amount() == 0 {
        return td_string!(locale, questions.q11.free).to_owned();
    }
    let amount = money::yen(locale, yen);
    td_string!(locale, questions.yen, amount = amount).to_string()
}

/// Q11.
pub fn table(facts: &Questions) -> AnyView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let fees = &facts.fees;
    let rows = [
        (t!(i18n, questions.q11.first), fees.first, facts.first_is_free),
        (t!(i18n, questions.q11.addition), fees.addition, false),
        (t!(i18n, questions.q11.reissue), fees.reissue, false),
        (t!(i18n, questions.q11.faulty), fees.faulty_returned, false),
        (t!(i18n, questions.q11.expiry), fees.expiry, false),
        (t!(i18n, questions.q11.usage), Yen::default(), false),
    ];
    let row = move |(what, yen, left): (&'static str, Yen, bool)| {
        let left = left.then(|| t!(i18n, questions.q11.first_left));
        view! {
            <tr>
                <th scope="row">{what}</th>
                <td data-label=say!(i18n, questions.q11.fee)><span class="is-number">{fee(locale, yen)}</span> " " {left}</td>
            </tr>
        }
    };
    view! {
        <p>{t!(i18n, questions.q11.lead)}</p>
        <Table label=say!(i18n, questions.q11.title) cards=true>
            <thead>
                <tr>
                    <th scope="col">{t!(i18n, questions.q11.what)}</th>
                    <th scope="col">{t!(i18n, questions.q11.fee)}</th>
                </tr>
            </thead>
            <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
        </Table>
        <h3>{t!(i18n, questions.q11.contact)}</h3>
        <ContactsPanel />
    }
    .into_any()
}

//! From → to.

use super::table::Table;
use crate::i18n::{say, t, use_i18n};
use leptos::prelude::*;

/// Something that differs: its name, and what it says on both sides.
pub type Change = (String, String, String);

/// The table of what differs.
#[component]
pub fn Changes(
    /// What differs.
    changes: Vec<Change>,
    /// What the first side is.
    from: String,
    /// What the second side is.
    to: String,
) -> impl IntoView {
    let i18n = use_i18n();
    let row = |(name, before, after): Change| {
        let (from, to) = (from.clone(), to.clone());
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td data-label=from>{before}</td>
                <td data-label=to><strong>{after}</strong></td>
            </tr>
        }
    };
    let rows = changes.into_iter().map(row).collect_view();
    view! {
        <Table label=say!(i18n, settings.confirm_title) cards=true>
            <thead>
                <tr>
                    <th scope="col">{t!(i18n, settings.item)}</th>
                    <th scope="col">{from}</th>
                    <th scope="col">{to}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
    }
}

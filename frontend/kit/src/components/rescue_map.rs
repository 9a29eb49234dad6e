//! 救済マップ: who could put which mishap right today.

use super::notice::{Notice, NoticeKind};
use super::table::Table;
use crate::i18n::{Locale, say, t, t_string, td_string, use_i18n};
use crate::texts;
use leptos::prelude::*;
use shared::domain::id::UserId;
use shared::domain::rescue::Problem;
use shared::domain::user::TextField;
use shared::operations::home::{RescueCell, RescueKind, RescueMap, RescueRow, WeakSpotView};

/// Where a cell leads: to how a mishap of somebody is put right.
pub type CellHref = fn(&UserId, Problem) -> String;

/// The map with its weak spots; for general users, their own row.
#[component]
pub fn RescueMapTable(
    /// The map.
    map: RescueMap,
    /// Where the cells lead, where they lead anywhere.
    #[prop(optional_no_strip)]
    href: Option<CellHref>,
) -> impl IntoView {
    let i18n = use_i18n();
    let rows = map.rows.into_iter().map(|row| view! { <Row row=row href=href /> }).collect_view();
    view! {
        <Table label=say!(i18n, home.rescue.title) cards=true>
            <thead>
                <tr>
                    <th scope="col">{t!(i18n, home.rescue.user)}</th>
                    <th scope="col">{t!(i18n, home.rescue.password)}</th>
                    <th scope="col">{t!(i18n, home.rescue.otp)}</th>
                    <th scope="col">{t!(i18n, home.rescue.lost)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
        <WeakSpots spots=map.weak_spots />
    }
}

#[component]
fn Row(row: RescueRow, href: Option<CellHref>) -> impl IntoView {
    let i18n = use_i18n();
    let user = row.user;
    let href = move |problem: Problem| href.map(|href| href(&user, problem));
    view! {
        <tr>
            <th scope="row">
                <span>
                    {row.name.to_string()}
                    <span class="cell-note">{move || texts::role(i18n.get_locale(), row.role)}</span>
                </span>
            </th>
            <td data-label=move || t_string!(i18n, home.rescue.password)><Cell cell=row.password href=href(Problem::LoginPasswordForgotten) /></td>
            <td data-label=move || t_string!(i18n, home.rescue.otp)><Cell cell=row.otp_stopped href=href(Problem::OtpStopped) /></td>
            <td data-label=move || t_string!(i18n, home.rescue.lost)><Cell cell=row.device_lost href=href(Problem::DeviceLost) /></td>
        </tr>
    }
}

/// Who could; it may lead to how.
#[component]
fn Cell(cell: RescueCell, href: Option<String>) -> impl IntoView {
    let i18n = use_i18n();
    let names = |separator| cell.people.iter().map(TextField::as_str).collect::<Vec<_>>().join(separator);
    let text = match cell.kind {
        RescueKind::Colleagues => names(t!(i18n, home.rescue.separator)),
        RescueKind::Themself => say!(i18n, home.rescue.themself),
        RescueKind::Written => say!(i18n, home.rescue.written),
        RescueKind::NotApplicable => {
            return view! { <span>{t!(i18n, home.rescue.not_applicable)}</span> }.into_any();
        }
    };
    match href {
        Some(href) => view! { <a href=href class="rescue-cell">{text}</a> }.into_any(),
        None => view! { <span>{text}</span> }.into_any(),
    }
}

#[component]
fn WeakSpots(spots: Vec<WeakSpotView>) -> impl IntoView {
    let i18n = use_i18n();
    let count = spots.len();
    let spots = StoredValue::new(spots);
    let title = move || t_string!(i18n, home.weak.title, count = count).to_string();
    let lines = move || {
        let locale = i18n.get_locale();
        spots.with_value(|spots| {
            spots.iter().map(|spot| view! { <p>{sentence(locale, spot)}</p> }).collect_view()
        })
    };
    (count > 0).then(|| {
        view! {
            <div class="weak-spots"><Notice kind=NoticeKind::Warm title=title>{lines}</Notice></div>
        }
    })
}

/// What hangs on whom, and what would mend it.
fn sentence(locale: Locale, spot: &WeakSpotView) -> String {
    let serial = spot.serial.grouped();
    let what = match &spot.only {
        Some(only) => td_string!(locale, home.weak.only, only = only.as_str(), serial = serial).to_string(),
        None => td_string!(locale, home.weak.nobody, serial = serial).to_string(),
    };
    let mend = match &spot.mend {
        Some(mend) => td_string!(locale, home.weak.mend, mend = mend.as_str()).to_string(),
        None => td_string!(locale, home.weak.mend_by_adding).to_string(),
    };
    td_string!(locale, home.weak.both, what = what, mend = mend).to_string()
}

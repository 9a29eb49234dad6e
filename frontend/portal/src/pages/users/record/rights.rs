//! 権限: a tick per business and right.

use super::draft::Draft;
use super::step_form::StepForm;
use kit::components::{Notice, Table};
use kit::i18n::{say, t, use_i18n};
use kit::texts;
use leptos::prelude::*;
use shared::domain::access::{Business, Permission, Right};
use shared::domain::user::Role;
use strum::IntoEnumIterator;

/// The form.
#[component]
pub fn Rights(
    /// What is typed.
    draft: Draft,
    /// Leads on and back.
    on_go: Callback<usize>,
) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let role = untrack(|| draft.role());
    let oneself = draft.bounds.with_value(|bounds| bounds.oneself);
    let note = match role {
        _ if oneself => Some(t!(i18n, users.record.own_rights)),
        Role::Master => Some(t!(i18n, users.record.master_all)),
        Role::Administrator => Some(t!(i18n, users.new.permissions_admin)),
        Role::General => None,
    };
    let master = role == Role::Master;
    let tick = move |permission: Permission, label: Option<String>| {
        // What a role holds by itself is shown, not chosen.
        let implied = master || (permission == Permission::Payees && role.has_administrator_rights());
        let toggle = move |_| {
            draft.permissions.update(|held| {
                if !held.remove(&permission) {
                    held.insert(permission);
                }
            });
        };
        view! {
            <input
                id=permission.to_string()
                type="checkbox"
                aria-label=label
                disabled=implied || oneself
                prop:checked=move || implied || draft.permissions.with(|held| held.contains(&permission))
                on:change=toggle
            />
        }
    };
    let row = move |business: Business| {
        let cells = Right::iter().map(|right| {
            let permission = Permission::of(business, right);
            view! { <td class="tick" data-label=texts::right(locale, right)>{tick(permission, Some(texts::permission(locale, permission)))}</td> }
        });
        view! { <tr><th scope="row">{texts::business(locale, business)}</th>{cells.collect_view()}</tr> }
    };
    let single = move |permission: Permission| {
        view! {
            <div class="checkbox">
                {tick(permission, None)}
                <label for=permission.to_string()>{texts::permission(locale, permission)}</label>
            </div>
        }
    };
    view! {
        <StepForm title=t!(i18n, users.record.rights) on_next=Callback::new(move |()| on_go.run(2)) on_back=Callback::new(move |()| on_go.run(0))>
            {note.map(|note| view! { <Notice><p>{note}</p></Notice> })}
            <Table label=say!(i18n, users.record.rights_table) cards=true>
                <thead>
                    <tr>
                        <th scope="col">{t!(i18n, users.record.business)}</th>
                        {Right::iter().map(|right| view! { <th scope="col" class="tick">{texts::right(locale, right)}</th> }).collect_view()}
                    </tr>
                </thead>
                <tbody>{Business::iter().map(row).collect_view()}</tbody>
            </Table>
            <fieldset class="form-group">
                <legend>{t!(i18n, users.record.other_rights)}</legend>
                {[Permission::Payees, Permission::AllHistory].map(single)}
            </fieldset>
        </StepForm>
    }
}

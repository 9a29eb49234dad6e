//! The figures of every policy, side by side.

use super::figures::groups;
use kit::components::{Card, LinkButton, Table};
use kit::i18n::{say, t, t_string, use_i18n};
use kit::{routes, session};
use leptos::prelude::*;
use shared::operations::desk::{DeskPropose, PolicyView};

/// Where other figures of a policy are proposed.
pub fn policy_at(name: &str) -> String {
    routes::asking(routes::DESK_BANK, &[("policy", name)])
}

/// The policies.
#[component]
pub fn Policies(
    /// They.
    policies: Vec<PolicyView>,
) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let names: Vec<String> = policies.iter().map(|policy| policy.name.clone()).collect();
    let columns = names.len() + 1;
    let heads = names.iter().map(|name| view! { <th scope="col">{name.clone()}</th> }).collect_view();
    let links = session::may::<DeskPropose>().then(|| {
        let link = |name: &String| {
            let text = t_string!(i18n, desk_bank.bank.propose_for, policy = name.as_str()).to_string();
            view! { <LinkButton href=policy_at(name)>{text}</LinkButton> }
        };
        view! { <div class="actions">{names.iter().map(link).collect_view()}</div> }
    });
    let body = groups().into_iter().map(|group| {
        let rows = group.figures.iter().map(|figure| {
            let cell = |policy: &PolicyView| {
                let name = policy.name.clone();
                view! { <td data-label=name>{figure.told(locale, &policy.figures)}</td> }
            };
            let cells = policies.iter().map(cell).collect_view();
            view! { <tr><th scope="row">{(figure.name)(locale)}</th>{cells}</tr> }
        });
        let rows = rows.collect_view();
        view! {
            <tbody>
                <tr class="policy-group"><th scope="rowgroup" colspan=columns>{(group.name)(locale)}</th></tr>
                {rows}
            </tbody>
        }
    });
    let body = body.collect_view();
    view! {
        <Card title=say!(i18n, desk_bank.bank.policies_title) note=say!(i18n, desk_bank.bank.policies_note)>
            <div class="policies">
                <Table label=say!(i18n, desk_bank.bank.policies_title) cards=true>
                    <thead><tr><th scope="col">{t!(i18n, desk_bank.bank.figure)}</th>{heads}</tr></thead>
                    {body}
                </Table>
            </div>
            {links}
        </Card>
    }
}

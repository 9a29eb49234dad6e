//! 手続きの用紙: every written procedure as a blank form to print, for those who can't sign in, too.

mod index;
mod one;

use index::Index;
use kit::api;
use kit::components::{Asked, PageTitle};
use kit::i18n::{say, use_i18n};
use kit::texts;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use one::One;
use shared::domain::procedure::ProcedureKind;
use shared::operations::procedures::{Catalogue, ProceduresCatalogue};
use shared::operations::proof::Empty;

/// 手続きの用紙.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let query = use_query_map();
    let kind = Memo::new(move |_| query.with(|query| query.get("kind")?.parse::<ProcedureKind>().ok()));
    let catalogue = LocalResource::new(|| async { api::get::<ProceduresCatalogue>(&Empty {}).await });
    let title = move || match kind.get() {
        Some(kind) => texts::procedure_form(locale, kind).to_owned(),
        None => say!(i18n, procedures.forms.title),
    };
    let show = move |catalogue: Catalogue| {
        let catalogue = StoredValue::new(catalogue);
        move || match kind.get() {
            Some(kind) => view! { <One kind=kind catalogue=catalogue /> }.into_any(),
            None => view! { <Index catalogue=catalogue /> }.into_any(),
        }
    };
    view! {
        <div class="column">
            <PageTitle title=Signal::derive(title) lead=say!(i18n, procedures.forms.lead) />
            <Asked query=catalogue lines=12 show=show />
        </div>
    }
}

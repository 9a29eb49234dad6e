//! Lists that are looked through by how something begins, page by page. Both stand in the address, so that
//! Back leads to the page before.

use kit::components::{Button, ButtonKind, LinkButton, TextField};
use kit::i18n::{say, t, use_i18n};
use kit::routes;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

/// What the address asks for.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Wanted {
    /// How it begins.
    pub begins: Option<String>,
    /// The cursor of the page before.
    pub after: Option<String>,
}

impl Wanted {
    /// What the address asks for now.
    pub fn here() -> Memo<Self> {
        let query = use_query_map();
        let value = move |name: &str| {
            query
                .with(|query| query.get(name))
                .map(|text| text.trim().to_owned())
                .filter(|text| !text.is_empty())
        };
        Memo::new(move |_| Self { begins: value("begins"), after: value("after") })
    }
}

fn address(path: &str, begins: Option<&str>, after: Option<&str>) -> String {
    let query: Vec<_> = [("begins", begins), ("after", after)]
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
        .collect();
    routes::asking(path, &query)
}

/// The field by which a list is looked through.
#[component]
pub fn Search(
    /// The list's address.
    path: &'static str,
    /// What the address asks for.
    wanted: Memo<Wanted>,
    /// What the field is for.
    label: String,
    /// What helps to fill it in.
    hint: String,
) -> impl IntoView {
    let i18n = use_i18n();
    let typed = RwSignal::new(String::new());
    Effect::new(move || typed.set(wanted.with(|wanted| wanted.begins.clone().unwrap_or_default())));
    let navigate = use_navigate();
    let search = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let begins = typed.get_untracked().trim().to_owned();
        let begins = (!begins.is_empty()).then_some(begins.as_str());
        navigate(&address(path, begins, None), NavigateOptions { scroll: false, ..Default::default() });
    };
    view! {
        <form class="list-tools" role="search" novalidate on:submit=search>
            <TextField id="search" label=label hint=hint value=typed code=true />
            <Button submit=true>{t!(i18n, desk_bank.list.search)}</Button>
            <Show when=move || wanted.with(|wanted| wanted.begins.is_some())>
                <LinkButton href=path kind=ButtonKind::Quiet>{say!(i18n, desk_bank.list.all)}</LinkButton>
            </Show>
        </form>
    }
}

/// The way to the other pages of a list, where there are more.
#[component]
pub fn Pages(
    /// The list's address.
    path: &'static str,
    /// What the address asks for.
    wanted: Memo<Wanted>,
    /// The cursor of the next page, if there is one.
    next: Option<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let Wanted { begins, after } = wanted.get_untracked();
    let begins = begins.as_deref();
    let first = after.map(|_| view! { <LinkButton href=address(path, begins, None)>{t!(i18n, desk_bank.list.first)}</LinkButton> });
    let next = next.map(|after| view! { <LinkButton href=address(path, begins, Some(&after))>{t!(i18n, desk_bank.list.next)}</LinkButton> });
    let any = first.is_some() || next.is_some();
    any.then(|| view! { <nav class="pager" aria-label=say!(i18n, common.pages)>{first} {next}</nav> })
}

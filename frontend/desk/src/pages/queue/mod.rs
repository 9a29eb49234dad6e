//! 手続き: what is to be done next, the urgent first.

mod rows;
mod wanted;

use kit::components::{Asked, LinkButton, PageTitle, Select, Skeleton};
use kit::i18n::{say, t, use_i18n};
use kit::{routes, session, texts};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use rows::Rows;
use shared::domain::procedure::ProcedureKind;
use shared::operations::desk::{DeskReceive, DeskReportLoss, Queue};
use strum::IntoEnumIterator;
use wanted::{QUEUES, Wanted};

/// 手続き.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    let query = use_query_map();
    let role = untrack(session::me).and_then(|me| me.desk);
    let wanted = Memo::new(move |_| query.with(|query| Wanted::of(query, role)));
    let queue = LocalResource::new(move || wanted.get().ask());
    let may = (untrack(session::may::<DeskReceive>), untrack(session::may::<DeskReportLoss>));
    // What was asked for before is not shown as what is asked for now.
    let show = move |(asked, queue): (Wanted, Queue)| {
        if wanted.with(|wanted| *wanted == asked) {
            view! { <Rows queue=queue wanted=asked /> }.into_any()
        } else {
            view! { <Skeleton lines=8 /> }.into_any()
        }
    };
    view! {
        <PageTitle title=say!(i18n, desk.queue.title) lead=say!(i18n, desk.queue.lead) />
        <Tabs wanted=wanted />
        <div class="queue-tools">
            <Kinds wanted=wanted />
            <div class="queue-ways">
                {may.0.then(|| view! { <LinkButton href=routes::DESK_RECEIVE>{t!(i18n, desk.queue.receive)}</LinkButton> })}
                {may.1.then(|| view! { <LinkButton href=routes::DESK_LOSS>{t!(i18n, desk.queue.loss)}</LinkButton> })}
            </div>
        </div>
        <div class="card queue-card">
            <Asked query=queue lines=8 show=show />
        </div>
    }
}

/// The queues by what is to be done next.
#[component]
fn Tabs(wanted: Memo<Wanted>) -> impl IntoView {
    let i18n = use_i18n();
    let tab = move |step| {
        let here = move || wanted.with(|wanted| wanted.step == step).then_some("page");
        view! {
            <li>
                <a class="tab" href=move || wanted.with(|wanted| wanted.at(step).href()) aria-current=here>
                    {texts::awaits(i18n.get_locale_untracked(), step)}
                </a>
            </li>
        }
    };
    view! {
        <nav aria-label=say!(i18n, desk.queue.tabs)>
            <ul class="tabs">{QUEUES.into_iter().map(tab).collect_view()}</ul>
        </nav>
    }
}

/// The filter by kind.
#[component]
fn Kinds(wanted: Memo<Wanted>) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let word = move || wanted.with(|wanted| wanted.kind.map(|kind| kind.to_string()).unwrap_or_default());
    let chosen = RwSignal::new(untrack(word));
    // Back changes the address, too.
    Effect::new(move || chosen.set(word()));
    let navigate = use_navigate();
    Effect::new(move || {
        let kind = chosen.get().parse().ok();
        let there =
            wanted.with_untracked(|wanted| (wanted.kind != kind).then(|| wanted.of_kind(kind).href()));
        if let Some(there) = there {
            navigate(&there, NavigateOptions { scroll: false, ..NavigateOptions::default() });
        }
    });
    let all = (String::new(), t!(i18n, desk.queue.all).to_owned());
    let kinds =
        ProcedureKind::iter().map(|kind| (kind.to_string(), texts::procedure(locale, kind).to_owned()));
    let options: Vec<_> = std::iter::once(all).chain(kinds).collect();
    view! { <Select id="queue-kind" label=say!(i18n, desk.queue.kind) value=chosen options=Signal::stored(options) /> }
}

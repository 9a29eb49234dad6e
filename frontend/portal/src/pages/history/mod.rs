//! 操作履歴照会: one's own history, and everybody's for those who may see it.

mod export;
mod export_bar;
mod filter;
mod line;
mod people;
mod reading;
mod rows;
mod wanted;

use export_bar::ExportBar;
use filter::Filter;
use kit::components::{Button, ButtonKind, FailureNotice, Notice, NoticeKind, PageTitle, Skeleton};
use kit::i18n::{say, t, t_string, use_i18n};
use kit::{session, texts};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use people::People;
use reading::Reading;
use rows::Rows;
use shared::operations::history::HistoryAll;
use wanted::Wanted;

/// 履歴.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    let query = use_query_map();
    let wanted = Memo::new(move |_| query.with(Wanted::of));
    let all = Memo::new(move |_| wanted.with(|wanted| wanted.all));
    let may_all = Memo::new(|_| session::may::<HistoryAll>());
    let barred = move || all.get() && !may_all.get();
    let people = People::ask();
    view! {
        <PageTitle title=say!(i18n, history.title) lead=move || if all.get() { t!(i18n, history.lead_all) } else { t!(i18n, history.lead) }.to_owned() />
        <Show when=move || may_all.get()><Tabs wanted=wanted /></Show>
        <Show
            when=move || !barred()
            fallback=move || view! {
                <Notice kind=NoticeKind::Warm title=say!(i18n, failures.not_allowed.what)><p>{t!(i18n, failures.not_allowed.next)}</p></Notice>
            }
        >
            <Filter wanted=wanted people=people />
            <ExportBar wanted=wanted people=people />
            <Found wanted=wanted people=people />
        </Show>
    }
}

/// Whose history.
#[component]
fn Tabs(wanted: Memo<Wanted>) -> impl IntoView {
    let i18n = use_i18n();
    let tab = move |of_all: bool, text: &'static str| {
        let here = move || wanted.with(|wanted| wanted.all == of_all).then_some("true");
        view! {
            <a class="history-tab" href=move || wanted.with(|wanted| wanted.of_all(of_all).href()) aria-current=here>{text}</a>
        }
    };
    view! {
        <nav class="history-tabs" aria-label=say!(i18n, history.tabs)>
            {tab(false, t!(i18n, history.own))}
            {tab(true, t!(i18n, history.all))}
        </nav>
    }
}

/// What was found.
#[component]
fn Found(wanted: Memo<Wanted>, people: People) -> impl IntoView {
    let i18n = use_i18n();
    let reading = Reading::new();
    Effect::new(move || reading.begin(wanted.get()));
    let all = Memo::new(move |_| wanted.with(|wanted| wanted.all));
    let none = Memo::new(move |_| reading.rows.with(Vec::is_empty));
    let more = move || reading.next.with(Option::is_some);
    let count = move || reading.rows.with(Vec::len);
    let filtered = move || wanted.with(|wanted| *wanted != Wanted { all: wanted.all, ..Wanted::default() });
    let said = move || {
        if reading.busy.get() {
            t_string!(i18n, history.searching, count = count()).to_string()
        } else if none.get() {
            String::new()
        } else {
            t_string!(i18n, history.shown, count = count()).to_string()
        }
    };
    let nothing = move || {
        if reading.busy.get() || more() || reading.failure.with(Option::is_some) {
            return None;
        }
        let text = if filtered() { t!(i18n, history.none) } else { t!(i18n, history.empty) };
        Some(view! { <p class="quiet">{text}</p> })
    };
    view! {
        <div class="card history-found">
            <p class="quiet" role="status">{said}</p>
            <Show when=move || !none.get() fallback=move || view! { <Show when=move || reading.busy.get() fallback=nothing><Skeleton lines=6 /></Show> }>
                // The columns differ.
                {move || { let of_all = all.get(); view! { <Rows rows=reading.rows people=people all=of_all /> } }}
            </Show>
            {move || reading.failure.get().map(|error| {
                let reference = error.reference().map(ToOwned::to_owned);
                view! {
                    <FailureNotice said=move || texts::call_error(i18n.get_locale(), &error, texts::nothing) reference=reference>
                        <Button on_press=move |()| reading.more()>{t!(i18n, common.retry)}</Button>
                    </FailureNotice>
                }
            })}
        </div>
        <Show when=move || (more() || reading.busy.get() && reading.begun.get()) && reading.failure.with(Option::is_none)>
            <div class="actions">
                <Button busy=reading.busy on_press=move |()| reading.more()>{t!(i18n, history.more)}</Button>
                <Show when=move || reading.busy.get()>
                    <Button kind=ButtonKind::Quiet on_press=move |()| reading.stop()>{t!(i18n, history.stop)}</Button>
                </Show>
            </div>
        </Show>
    }
}

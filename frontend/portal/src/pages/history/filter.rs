//! By what a history is looked through.

use super::people::People;
use super::wanted::Wanted;
use kit::components::{Button, ButtonKind, Select, TextField};
use kit::i18n::{Locale, say, t, t_string, td_string, use_i18n};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use shared::domain::id::UserId;
use shared::domain::instant::CivilDate;
use shared::operations::history::{HistoryFilter, HistoryKind, HistoryResult};
use std::fmt::Display;

const KINDS: [HistoryKind; 7] = [
    HistoryKind::SignIn,
    HistoryKind::Passwords,
    HistoryKind::Users,
    HistoryKind::Tokens,
    HistoryKind::Payees,
    HistoryKind::Settings,
    HistoryKind::Procedures,
];

const RESULTS: [HistoryResult; 2] = [HistoryResult::Done, HistoryResult::Refused];

/// The filter.
#[component]
pub fn Filter(
    /// What is looked for now.
    #[prop(into)]
    wanted: Signal<Wanted>,
    /// The users by name.
    people: People,
) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let [from, to, person, kind, result] = [(); 5].map(|()| RwSignal::new(String::new()));
    let wrong = RwSignal::new(false);
    Effect::new(move || {
        let HistoryFilter { from: first, to: last, person: whom, kind: which, result: how, .. } =
            wanted.get().filter;
        from.set(text(first.as_ref()));
        to.set(text(last.as_ref()));
        person.set(text(whom.as_ref()));
        kind.set(text(which.as_ref()));
        result.set(text(how.as_ref()));
        wrong.set(false);
    });
    let all = Memo::new(move |_| wanted.with(|wanted| wanted.all));
    let go = StoredValue::new(use_navigate());
    let look = move |filter: HistoryFilter| {
        let wanted = Wanted { all: all.get_untracked(), filter };
        go.with_value(|go| {
            go(&wanted.href(), leptos_router::NavigateOptions { scroll: false, ..Default::default() })
        });
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let day = |text: RwSignal<String>| CivilDate::try_from(text.get_untracked()).ok();
        let (first, last) = (day(from), day(to));
        let backwards = first.zip(last).is_some_and(|(first, last)| first > last);
        wrong.set(backwards);
        if backwards {
            kit::components::focus(TO);
            return;
        }
        look(HistoryFilter {
            from: first,
            to: last,
            person: UserId::try_from(person.get_untracked()).ok(),
            kind: kind.with_untracked(|word| word.parse().ok()),
            result: result.with_untracked(|word| word.parse().ok()),
            ..HistoryFilter::default()
        });
    };
    let error =
        Signal::derive(move || wrong.get().then(|| t_string!(i18n, history.filter.backwards).to_owned()));
    let persons = move || {
        let mut options = vec![(String::new(), t_string!(i18n, history.filter.everybody).to_owned())];
        options.extend(people.all().into_iter().map(|(id, name)| (id.to_string(), name)));
        let chosen = person.get();
        if options.iter().all(|(id, _)| *id != chosen) {
            options.push((chosen, t_string!(i18n, history.filter.somebody).to_owned()));
        }
        options
    };
    view! {
        <form class="card history-filter" novalidate on:submit=submit aria-label=say!(i18n, history.filter.label)>
            <TextField id="history-from" label=say!(i18n, history.filter.from) value=from kind="date" />
            <TextField id=TO label=say!(i18n, history.filter.to) value=to kind="date" error=error />
            <Show when=move || all.get() && (!people.all().is_empty() || !person.with(String::is_empty))>
                <Select id="history-person" label=say!(i18n, history.filter.person) value=person options=persons />
            </Show>
            <Select id="history-kind" label=say!(i18n, history.filter.kind) value=kind options=options(locale, t_string!(i18n, history.filter.any_kind), &KINDS, kind_text) />
            <Select id="history-result" label=say!(i18n, history.filter.result) value=result options=options(locale, t_string!(i18n, history.filter.any_result), &RESULTS, result_text) />
            <div class="actions">
                <Button kind=ButtonKind::Primary submit=true>{t!(i18n, history.filter.look)}</Button>
                <Button kind=ButtonKind::Quiet on_press=move |()| look(HistoryFilter::default())>{t!(i18n, history.filter.clear)}</Button>
            </div>
        </form>
    }
}

const TO: &str = "history-to";

fn text(part: Option<&impl Display>) -> String {
    part.map(ToString::to_string).unwrap_or_default()
}

fn options<T: Display + Copy>(
    locale: Locale,
    any: &str,
    words: &[T],
    name: fn(Locale, T) -> &'static str,
) -> Vec<(String, String)> {
    let named = words.iter().map(|word| (word.to_string(), name(locale, *word).to_owned()));
    std::iter::once((String::new(), any.to_owned())).chain(named).collect()
}

fn kind_text(locale: Locale, kind: HistoryKind) -> &'static str {
    match kind {
        HistoryKind::SignIn => td_string!(locale, history.kind.sign_in),
        HistoryKind::Passwords => td_string!(locale, history.kind.passwords),
        HistoryKind::Users => td_string!(locale, history.kind.users),
        HistoryKind::Tokens => td_string!(locale, history.kind.tokens),
        HistoryKind::Payees => td_string!(locale, history.kind.payees),
        HistoryKind::Settings => td_string!(locale, history.kind.settings),
        HistoryKind::Procedures => td_string!(locale, history.kind.procedures),
    }
}

fn result_text(locale: Locale, result: HistoryResult) -> &'static str {
    match result {
        HistoryResult::Done => td_string!(locale, history.result.done),
        HistoryResult::Refused => td_string!(locale, history.result.refused),
    }
}

//! The events as a table, newest first.

use super::reading::{Happening, Reading, Shown};
use super::tone::{Tone, mark};
use kit::components::{Button, FailureNotice, Moment, Skeleton, Table};
use kit::i18n::{say, t, t_string, use_i18n};
use kit::texts;
use leptos::prelude::*;

/// The table, and the way to what was before.
#[component]
pub fn Events(
    /// What happened.
    shown: Memo<Shown>,
    /// How it is read.
    reading: Reading,
) -> impl IntoView {
    let i18n = use_i18n();
    let begun = reading.begun;
    let count = move || {
        begun
            .get()
            .then(|| t_string!(i18n, tokens.life.read, count = shown.with(|shown| shown.0.len())).to_string())
    };
    let failure = move || {
        reading.failure.get().map(|error| {
            let reference = error.reference().map(ToOwned::to_owned);
            let said = texts::call_error(i18n.get_locale_untracked(), &error, texts::life_denied);
            view! {
                <FailureNotice said=Signal::stored(said) reference=reference>
                    <Button on_press=move |()| reading.more()>{t!(i18n, proof.again)}</Button>
                </FailureNotice>
            }
        })
    };
    let rows = move || {
        shown.get().0.into_iter().map(|happening| view! { <Row happening=happening /> }).collect_view()
    };
    view! {
        <Show when=move || !begun.get() && reading.failure.with(Option::is_none)><Skeleton lines=6 /></Show>
        <Show when=move || begun.get() && shown.with(Shown::is_empty)><p class="quiet">{t!(i18n, tokens.life.none)}</p></Show>
        <Show when=move || shown.with(|shown| !shown.is_empty())>
            <Table label=say!(i18n, tokens.life.events) cards=true>
                <thead>
                    <tr>
                        <th scope="col">{t!(i18n, tokens.life.at)}</th>
                        <th scope="col">{t!(i18n, tokens.life.what)}</th>
                        <th scope="col">{t!(i18n, tokens.life.person)}</th>
                        <th scope="col">{t!(i18n, tokens.life.by)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
        </Show>
        {failure}
        <p class="quiet" role="status">{count}</p>
        <Show when=move || reading.next.with(Option::is_some)>
            <div class="actions"><Button busy=reading.busy on_press=move |()| reading.more()>{t!(i18n, tokens.life.more)}</Button></div>
        </Show>
    }
}

#[component]
fn Row(happening: Happening) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let (at, tone) = (happening.at(), happening.tone());
    let (what, person, by) = match happening {
        Happening::Event(event) => {
            let by = texts::life_by(locale, &event);
            let person = event.person.map(|person| person.name.to_string());
            (texts::life_kind(locale, event.kind), person, by)
        }
        Happening::Failure(failure) => (
            t!(i18n, tokens.life.failure),
            Some(failure.name.to_string()),
            say!(i18n, tokens.life.by_themself),
        ),
    };
    view! {
        <tr>
            <td data-label=say!(i18n, tokens.life.at)><Moment at=at /></td>
            <td data-label=say!(i18n, tokens.life.what)><span class="life-what"><Glyph tone=tone />{what}</span></td>
            <td data-label=say!(i18n, tokens.life.person)>{person.unwrap_or_else(|| "—".to_owned())}</td>
            <td data-label=say!(i18n, tokens.life.by)>{by}</td>
        </tr>
    }
}

/// The mark as the picture has it.
#[component]
fn Glyph(tone: Tone) -> impl IntoView {
    view! {
        <svg class="life-glyph" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
            {mark(tone, "10".to_owned(), 10)}
        </svg>
    }
}

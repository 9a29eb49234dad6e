//! A file that the bank has: looked at, imported, or gone on with.

use super::Named;
use super::check::{Check, asked};
use super::going_on::GoingOn;
use super::progress::Progress;
use super::report::{Report, is_bad};
use crate::pages::confirm::Confirm;
use kit::components::{
    Attempt, Button, ButtonKind, Card, Entry, FailureNotice, LinkButton, Notice, NoticeKind, Steps,
};
use kit::i18n::{say, t, t_string, use_i18n};
use kit::money::grouped;
use kit::{routes, texts};
use leptos::prelude::*;
use shared::operations::desk::{DeskImport, StockImport};

/// Where one is with it.
#[derive(Debug, Clone, PartialEq)]
enum Stage {
    /// One came back to it.
    Back,
    /// It is looked at.
    Check,
    /// What would happen.
    Found(StockImport),
    /// It is on its way, or done.
    Going,
}

/// The file.
#[component]
pub fn Staged(
    /// It.
    named: Named,
    /// Whether it was sent just now.
    fresh: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let stage = RwSignal::new(if fresh { Stage::Check } else { Stage::Back });
    let (look, begin) = (Attempt::<DeskImport>::default(), Attempt::<DeskImport>::default());
    let typed = Entry::default();
    let going = GoingOn::new();
    let sent = named.sent;
    let named = StoredValue::new(named);
    let check = Callback::new(move |()| {
        begin.clear();
        stage.set(Stage::Check);
    });
    let back = Callback::new(move |()| {
        look.clear();
        begin.clear();
        stage.set(Stage::Back);
    });
    let go = Callback::new(move |()| {
        stage.set(Stage::Going);
        named.with_value(|named| going.go(named));
    });
    // Whatever was found: it may be in stock already, by whoever went on with it meanwhile.
    let took = move |import: StockImport| {
        let live = import.live;
        going.import.set(Some(import.clone()));
        stage.set(if live { Stage::Going } else { Stage::Found(import) });
    };
    let found = Callback::new(took);
    let begun = Callback::new(move |import: StockImport| {
        let (bad, live) = (is_bad(&import), import.live);
        took(import);
        if !bad && !live {
            go.run(());
        }
    });
    let other = move || view! { <LinkButton href=routes::DESK_IMPORT>{t!(i18n, desk_bank.import.other_file)}</LinkButton> };
    let again = move || {
        sent.map(|_| view! { <Button on_press=check>{t!(i18n, desk_bank.import.check_again)}</Button> })
    };
    let at_back = move || {
        let note = if sent.is_some() {
            t!(i18n, desk_bank.import.back_sent)
        } else {
            t!(i18n, desk_bank.import.back)
        };
        view! {
            <Card title=say!(i18n, desk_bank.import.back_title)>
                <p>{note}</p>
                <dl class="facts">
                    <dt>{t!(i18n, desk_bank.import.digest)}</dt>
                    <dd class="is-code">{named.with_value(|named| named.file.to_string())}</dd>
                </dl>
                <div class="actions">
                    <Button kind=ButtonKind::Primary on_press=go>{t!(i18n, desk_bank.import.go_on)}</Button>
                    {again()}
                    {other()}
                </div>
            </Card>
        }
    };
    let at_found = move |import: StockImport| {
        if is_bad(&import) {
            return view! { <Report import=import>{again()} {other()}</Report> }.into_any();
        }
        let Some(sent) = sent else { return at_back().into_any() };
        let total = grouped(import.total.into());
        let title = t_string!(i18n, desk_bank.import.good_title, total = total).to_string();
        let input = Callback::new(move |()| {
            named.with_value(|named| typed.text.with_untracked(|typed| asked(named, sent, typed, false)))
        });
        view! {
            <Notice kind=NoticeKind::Success title=title><p>{t!(i18n, desk_bank.import.good_means)}</p></Notice>
            <Confirm
                attempt=begin
                input=input
                denied=texts::upload_denied
                title=say!(i18n, desk_bank.import.begin_title)
                submit=say!(i18n, desk_bank.import.begin)
                on_back=check
                on_done=begun
            >
                <p>{t!(i18n, desk_bank.import.begin_means)}</p>
                <p class="release-advice">{t!(i18n, desk_bank.import.next_number)}</p>
            </Confirm>
        }
        .into_any()
    };
    let names = [
        t!(i18n, desk_bank.import.step.file),
        t!(i18n, desk_bank.import.step.check),
        t!(i18n, desk_bank.import.step.import),
        t!(i18n, desk_bank.import.step.result),
    ];
    let live =
        Memo::new(move |_| going.import.with(|import| import.as_ref().is_some_and(|import| import.live)));
    let current = Memo::new(move |_| {
        stage.with(|stage| match stage {
            Stage::Back | Stage::Check => 1,
            Stage::Found(import) => {
                if is_bad(import) {
                    1
                } else {
                    2
                }
            }
            Stage::Going => {
                if live.get() {
                    3
                } else {
                    2
                }
            }
        })
    });
    view! {
        <Steps names=Signal::stored(names.map(ToOwned::to_owned).to_vec()) current=current />
        {move || match (stage.get(), sent) {
            (Stage::Check, Some(sent)) => view! {
                <Check named=named.get_value() sent=sent typed=typed attempt=look on_back=back on_done=found />
            }
            .into_any(),
            (Stage::Back | Stage::Check, _) => at_back().into_any(),
            (Stage::Found(import), _) => at_found(import),
            (Stage::Going, _) => view! { <Going going=going on_go=go>{again()} {other()}</Going> }.into_any(),
        }}
    }
}

/// How far it has come.
#[component]
fn Going(going: GoingOn, on_go: Callback<()>, children: ChildrenFn) -> impl IntoView {
    let i18n = use_i18n();
    let children = StoredValue::new(children);
    let number = move |of: fn(&StockImport) -> u32| {
        Signal::derive(move || going.import.with(|import| import.as_ref().map(of).unwrap_or_default()))
    };
    let live =
        Memo::new(move |_| going.import.with(|import| import.as_ref().is_some_and(|import| import.live)));
    let bad = move || going.import.get().filter(is_bad);
    let on_the_way = move || {
        let said = move || {
            if going.busy.get() {
                t!(i18n, desk_bank.import.going)
            } else {
                t!(i18n, desk_bank.import.paused)
            }
        };
        view! {
            <Card title=say!(i18n, desk_bank.import.going_title)>
                <Progress label=say!(i18n, desk_bank.import.importing) done=number(|import| import.done) total=number(|import| import.total) />
                <p class="field-hint">{said}</p>
                <Show when=move || !going.busy.get()>
                    <div class="actions">
                        <Button kind=ButtonKind::Primary on_press=on_go>{t!(i18n, desk_bank.import.go_on)}</Button>
                        {children.with_value(|children| children())}
                    </div>
                </Show>
            </Card>
        }
    };
    let failed = move || {
        going.failure.get().map(|error| {
            let reference = error.reference().map(ToOwned::to_owned);
            view! { <FailureNotice said=move || texts::call_error(i18n.get_locale(), &error, texts::upload_denied) reference=reference /> }
        })
    };
    let done = move || {
        let total = grouped(number(|import| import.total).get_untracked().into());
        let title = t_string!(i18n, desk_bank.import.done_title, total = total).to_string();
        view! {
            <Notice kind=NoticeKind::Success title=title><p>{t!(i18n, desk_bank.import.done)}</p></Notice>
            <div class="actions">
                <LinkButton href=routes::DESK_STOCK kind=ButtonKind::Primary>{t!(i18n, desk_bank.import.to_stock)}</LinkButton>
                <LinkButton href=routes::DESK_IMPORT>{t!(i18n, desk_bank.import.other_file)}</LinkButton>
            </div>
        }
    };
    view! {
        {failed}
        {move || match (live.get(), bad()) {
            (true, _) => done().into_any(),
            (false, Some(import)) => view! { <Report import=import>{children.with_value(|children| children())}</Report> }.into_any(),
            (false, None) => on_the_way().into_any(),
        }}
    }
}

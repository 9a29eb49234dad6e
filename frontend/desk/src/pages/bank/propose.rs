//! Other figures of a policy: typed, checked from → to, proposed. Another person decides.

use super::draft::{Draft, Typed, is_choice};
use super::figures::{Clash, changes, clashes};
use crate::pages::confirm::Confirm;
use kit::components::{
    Attempt, Button, ButtonKind, Card, Change, Changes, ErrorSummary, LinkButton, Notice, NoticeKind, Select,
    Stage, TextField, Walk,
};
use kit::i18n::{Locale, say, t, t_string, td_string, use_i18n};
use kit::{routes, texts};
use leptos::prelude::*;
use shared::domain::policy::Figures;
use shared::domain::proposal::Proposed;
use shared::operations::desk::{DeskPropose, PolicyView, Propose};

/// The proposal.
#[component]
pub fn ProposeFigures(
    /// The policy.
    policy: PolicyView,
) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let name = StoredValue::new(policy.name);
    let draft = StoredValue::new(Draft::of(policy.figures));
    let attempt = Attempt::<DeskPropose>::default();
    let stage = RwSignal::new(Stage::<Figures, Vec<Change>>::Input(0));
    let differs = move |figures: &Figures| draft.with_value(|draft| changes(locale, &draft.from, figures));
    let check = Callback::new(move |figures: Figures| stage.set(Stage::Confirm(figures)));
    let back = Callback::new(move |()| {
        attempt.clear();
        stage.set(Stage::Input(0));
    });
    let confirm = move |figures: Figures| {
        let shown = differs(&figures);
        let kept = shown.clone();
        let done = Callback::new(move |_| stage.set(Stage::Done(kept.clone())));
        let input = Callback::new(move |()| Propose {
            proposed: Proposed::Policy { policy: name.get_value(), figures: Box::new(figures.clone()) },
        });
        view! {
            <Confirm
                attempt=attempt
                input=input
                denied=texts::proposal_denied
                title=say!(i18n, settings.confirm_title)
                submit=say!(i18n, desk_bank.propose)
                on_back=back
                on_done=done
            >
                <Changes changes=shown from=say!(i18n, settings.from) to=say!(i18n, settings.to) />
                <p class="release-advice">{t!(i18n, desk_bank.bank.propose_means)}</p>
            </Confirm>
        }
    };
    let done = move |changes: Vec<Change>| {
        view! {
            <Notice kind=NoticeKind::Success title=say!(i18n, desk_bank.bank.proposed_title)><p>{t!(i18n, desk_bank.bank.proposed)}</p></Notice>
            <Card title=Signal::stored(name.get_value())>
                <Changes changes=changes from=say!(i18n, settings.from) to=say!(i18n, settings.to) />
                <div class="actions">
                    <LinkButton href=routes::DESK_STAFF kind=ButtonKind::Primary>{t!(i18n, desk_bank.restart.to_proposals)}</LinkButton>
                    <LinkButton href=routes::DESK_BANK>{t!(i18n, desk_bank.bank.to_all)}</LinkButton>
                </div>
            </Card>
        }
    };
    let show = move |at: Stage<Figures, Vec<Change>>| match at {
        Stage::Input(_) => view! { <Form name=name.get_value() draft=draft on_check=check /> }.into_any(),
        Stage::Confirm(figures) => confirm(figures).into_any(),
        Stage::Done(changes) => done(changes).into_any(),
    };
    view! { <Walk inputs=vec![t!(i18n, proof.steps.input)] stage=stage show=show /> }
}

#[component]
fn Form(name: String, draft: StoredValue<Draft>, on_check: Callback<Figures>) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let wrong = RwSignal::new(Vec::<(String, String)>::new());
    let check = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        draft.with_value(|draft| {
            draft.judge();
            let found = untrack(|| errors(locale, draft));
            let figures = untrack(|| draft.read()).filter(|_| found.is_empty());
            // The summary takes the focus when it appears anew.
            wrong.set(Vec::new());
            wrong.set(found);
            if let Some(figures) = figures {
                on_check.run(figures);
            }
        });
    };
    let title = t_string!(i18n, desk_bank.bank.propose_for, policy = name).to_string();
    let groups = draft.with_value(|draft| {
        draft
            .groups
            .iter()
            .map(|(name, figures)| {
                let fields = figures.iter().map(|typed| field(locale, typed)).collect_view();
                view! {
                    <fieldset class="fieldset">
                        <legend>{name(locale)}</legend>
                        <div class="desk-fields">{fields}</div>
                    </fieldset>
                }
            })
            .collect_view()
    });
    view! {
        <ErrorSummary errors=wrong />
        <Card title=Signal::stored(title) note=say!(i18n, desk_bank.bank.propose_note)>
            <form class="form" novalidate on:submit=check>
                {groups}
                <div class="actions">
                    <Button kind=ButtonKind::Primary submit=true>{t!(i18n, desk_bank.check)}</Button>
                    <LinkButton href=routes::DESK_BANK>{t!(i18n, desk_bank.cancel)}</LinkButton>
                </div>
            </form>
        </Card>
    }
}

fn field(locale: Locale, typed: &Typed) -> AnyView {
    let (figure, entry, id) = (&typed.figure, typed.entry, typed.id.clone());
    let name = (figure.name)(locale);
    if let Some(words) = figure.unit.options(locale) {
        let options: Vec<_> =
            words.into_iter().enumerate().map(|(at, word)| (at.to_string(), word.to_owned())).collect();
        return view! { <Select id=id label=name.to_owned() value=entry.text options=options /> }.into_any();
    }
    let unit = figure.unit.name(locale);
    let label = td_string!(locale, desk_bank.bank.figure_label, name = name, unit = unit).to_string();
    let (least, most) = (*figure.bounds.start(), *figure.bounds.end());
    let hint = bounds(locale, least, most);
    let wrong = td_string!(locale, desk_bank.bank.figure_wrong, bounds = hint.clone()).to_string();
    let within = move |text: &str| matches!(kit::money::read(text), Ok(Some(number)) if (least..=most).contains(&number.amount()));
    let error = Signal::derive(move || {
        (entry.judged() && !entry.text.with(|text| within(text))).then(|| wrong.clone())
    });
    view! { <TextField id=id label=label hint=hint value=entry.text error=error on_leave=entry.on_leave() inputmode="numeric" code=true /> }
        .into_any()
}

fn bounds(locale: Locale, least: u64, most: u64) -> String {
    let (least, most) = (kit::money::grouped(least), kit::money::grouped(most));
    td_string!(locale, desk_bank.bank.bounds, least = least, most = most).to_string()
}

/// What is wrong, with the fields; tracked.
fn errors(locale: Locale, draft: &Draft) -> Vec<(String, String)> {
    let mut found: Vec<_> = draft
        .all()
        .filter(|typed| !is_choice(typed.figure.unit) && typed.is_wrong())
        .map(|typed| {
            let (least, most) = (*typed.figure.bounds.start(), *typed.figure.bounds.end());
            let (name, bounds) = ((typed.figure.name)(locale), bounds(locale, least, most));
            let text = td_string!(locale, desk_bank.bank.figure_error, name = name, bounds = bounds);
            (typed.id.clone(), text.to_string())
        })
        .collect();
    let Some(figures) = draft.read() else { return found };
    let first = |group: usize, nth: usize| {
        let typed = draft.groups.get(group).and_then(|(_, figures)| figures.get(nth));
        typed.map(|typed| typed.id.clone()).unwrap_or_default()
    };
    for clash in clashes(&figures) {
        found.push(match clash {
            Clash::Login => (first(0, 0), td_string!(locale, desk_bank.clash.login).to_owned()),
            Clash::Confirmation => (first(1, 0), td_string!(locale, desk_bank.clash.confirmation).to_owned()),
            Clash::Session => (first(0, 5), td_string!(locale, desk_bank.clash.session).to_owned()),
            Clash::Delivery => (first(4, 1), td_string!(locale, desk_bank.clash.delivery).to_owned()),
        });
    }
    if found.is_empty() {
        if !figures.are_sound() {
            found.push((
                first(0, 0),
                td_string!(locale, desk_bank.proposal_denied.out_of_bounds.what).to_owned(),
            ));
        } else if changes(locale, &draft.from, &figures).is_empty() {
            found.push((first(0, 0), td_string!(locale, settings.nothing).to_owned()));
        }
    }
    found
}

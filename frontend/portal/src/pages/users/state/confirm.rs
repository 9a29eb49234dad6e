//! What will hold for whom, from → to, and the proof.

use super::will::{after as will, barriers};
use kit::components::{Attempt, AttemptFailure, Card, Notice, NoticeKind, ProofPanel, States, Table};
use kit::i18n::{say, t, use_i18n};
use kit::{session, texts};
use leptos::prelude::*;
use shared::domain::user_work::Barrier;
use shared::operations::Operation;
use shared::operations::proof::Proof;
use shared::operations::users::{SetState, StateAfter, StatesSet, UserRow, UsersSetState};
use std::collections::BTreeSet;

/// The check and the proof.
#[component]
pub fn Confirm(
    /// Whom.
    people: Vec<UserRow>,
    /// What happens to them.
    after: StateAfter,
    /// The attempt.
    attempt: Attempt<UsersSetState>,
    /// Leads back to the choice.
    on_back: Callback<()>,
    /// Runs once it is done.
    on_done: Callback<StatesSet>,
) -> impl IntoView {
    let i18n = use_i18n();
    let released = after == StateAfter::Released;
    let held: BTreeSet<Barrier> =
        people.iter().flat_map(|user| untrack(|| barriers(&user.states).collect::<Vec<_>>())).collect();
    let lift = RwSignal::new(if released { held.clone() } else { BTreeSet::new() });
    let lifted = move || lift.with(|lift| lift.iter().copied().collect::<Vec<_>>());
    let oneself = untrack(session::me).is_some_and(|me| people.iter().any(|user| user.id == me.user));
    let ids: Vec<_> = people.iter().map(|user| user.id.clone()).collect();
    let prove = Callback::new(move |proof: Proof| {
        let input = SetState { people: ids.clone(), after, lift: untrack(lifted) };
        attempt.send(input, proof, move |answer| on_done.run(answer.value));
    });
    let row = move |user: UserRow| {
        let (from, states) = (user.states.clone(), user.states);
        view! {
            <tr>
                <th scope="row">{user.name.to_string()}<span class="cell-note">{user.login_id.to_string()}</span></th>
                <td data-label=say!(i18n, users.record.from)><States states=from /></td>
                <td class="change-arrow" aria-hidden="true">"→"</td>
                <td data-label=say!(i18n, users.record.to)>{move || view! { <States states=will(&states, after, &lifted()) /> }}</td>
            </tr>
        }
    };
    let tick = move |barrier: Barrier| {
        let toggle = move |_| {
            lift.update(|lift| {
                if !lift.remove(&barrier) {
                    lift.insert(barrier);
                }
            });
        };
        view! {
            <div class="checkbox">
                <input id=barrier.to_string() type="checkbox" prop:checked=move || lift.with(|lift| lift.contains(&barrier)) on:change=toggle />
                <label for=barrier.to_string()>{texts::barrier(i18n.get_locale_untracked(), barrier)}</label>
            </div>
        }
    };
    let lifts = released.then(|| {
        let none = held.is_empty().then(|| view! { <p>{t!(i18n, users.state.nothing)}</p> });
        view! {
            <fieldset class="form-group">
                <legend>{t!(i18n, users.state.lift)}</legend>
                {none}
                {held.into_iter().map(tick).collect_view()}
                <p class="field-hint">{t!(i18n, users.state.lift_hint)}</p>
            </fieldset>
        }
    });
    let (title, submit) = if released {
        (t!(i18n, users.state.content_release), t!(i18n, users.state.release))
    } else {
        (t!(i18n, users.state.content_suspend), t!(i18n, users.state.suspend))
    };
    let advice =
        (!released).then(|| view! { <p class="release-advice">{t!(i18n, users.state.suspend_means)}</p> });
    let warning = (oneself && !released).then(|| view! {
        <Notice kind=NoticeKind::Warm title=say!(i18n, users.state.own_title)><p>{t!(i18n, users.state.own_means)}</p></Notice>
    });
    view! {
        <AttemptFailure failure=attempt.failure denied=texts::nothing />
        {warning}
        <div class="confirm-columns">
            <Card title=Signal::stored(title.to_owned())>
                {lifts}
                <Table label=Signal::stored(title.to_owned()) cards=true>
                    <thead>
                        <tr>
                            <th scope="col">{t!(i18n, users.list.user)}</th>
                            <th scope="col">{t!(i18n, users.record.from)}</th>
                            <td></td>
                            <th scope="col">{t!(i18n, users.record.to)}</th>
                        </tr>
                    </thead>
                    <tbody>{people.into_iter().map(row).collect_view()}</tbody>
                </Table>
                {advice}
            </Card>
            <ProofPanel
                work=UsersSetState::DECLARATION.work
                proving=attempt.proving
                submit=Signal::stored(submit.to_owned())
                on_proof=prove
                back=say!(i18n, proof.back)
                on_back=on_back
            />
        </div>
    }
}

//! What will be written, and the proof.

use kit::components::{Attempt, AttemptFailure, Card, ProofPanel};
use kit::i18n::{Locale, say, use_i18n};
use kit::texts::Said;
use leptos::html;
use leptos::prelude::*;
use shared::operations::Operation;
use shared::operations::proof::Proof;

/// The check and the proof of one piece of work.
#[component]
pub fn Confirm<O>(
    /// The attempt at it.
    attempt: Attempt<O>,
    /// What is asked for, read when it is sent.
    input: Callback<(), O::Input>,
    /// Knows the reasons of the work's rules.
    denied: fn(Locale, O::Denied) -> Said,
    /// What will be done.
    title: String,
    /// What the button that does it says.
    submit: String,
    /// Leads back.
    on_back: Callback<()>,
    /// Runs with what was done.
    on_done: Callback<O::Output>,
    /// What will be done, in full.
    children: Children,
) -> impl IntoView
where
    O: Operation,
    O::Input: PartialEq,
{
    let i18n = use_i18n();
    let prove = Callback::new(move |proof: Proof| {
        attempt.send(input.run(()), proof, move |answer| on_done.run(answer.value));
    });
    view! {
        <Focused>
            <AttemptFailure failure=attempt.failure denied=denied />
            <div class="confirm-columns">
                <Card title=Signal::stored(title)>{children()}</Card>
                <ProofPanel
                    work=O::DECLARATION.work
                    proving=attempt.proving
                    submit=Signal::stored(submit)
                    on_proof=prove
                    back=say!(i18n, proof.back)
                    on_back=on_back
                />
            </div>
        </Focused>
    }
}

/// What takes the place of what was pressed: the focus goes on from here.
#[component]
pub fn Focused(
    /// It.
    children: Children,
) -> impl IntoView {
    let place = NodeRef::<html::Div>::new();
    Effect::new(move || {
        if let Some(place) = place.get() {
            // An element that can't be focused is still read out.
            let _ = place.focus();
        }
    });
    view! { <div class="focused" tabindex="-1" node_ref=place>{children()}</div> }
}

//! A work in steps: filled in, checked and proved, done.

use super::steps::Steps;
use crate::i18n::{t, use_i18n};
use leptos::prelude::*;

/// Where a person is in a work.
#[derive(Debug, Clone, PartialEq)]
pub enum Stage<I, D> {
    /// Filling in one of its forms, from 0.
    Input(usize),
    /// Checking what will be done, and proving who does it.
    Confirm(I),
    /// Reading what was done.
    Done(D),
}

/// The steps of a work, and the one of the moment.
#[component]
pub fn Walk<I, D, F>(
    /// What the forms are called, in order; the check and the result follow.
    inputs: Vec<&'static str>,
    /// Where the person is.
    stage: RwSignal<Stage<I, D>>,
    /// Shows a stage.
    show: F,
) -> impl IntoView
where
    I: Clone + Send + Sync + 'static,
    D: Clone + Send + Sync + 'static,
    F: Fn(Stage<I, D>) -> AnyView + Send + 'static,
{
    let i18n = use_i18n();
    let forms = inputs.len();
    let ends = [t!(i18n, proof.steps.confirm), t!(i18n, proof.steps.result)];
    let names: Vec<String> = inputs.into_iter().chain(ends).map(ToOwned::to_owned).collect();
    let current = Memo::new(move |_| {
        stage.with(|stage| match stage {
            Stage::Input(at) => *at,
            Stage::Confirm(_) => forms,
            Stage::Done(_) => forms + 1,
        })
    });
    view! {
        <Steps names=Signal::stored(names) current=current />
        {move || show(stage.get())}
    }
}

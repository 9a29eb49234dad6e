//! A new payee: typed, checked, proved, registered.

mod confirm;
mod draft;
mod form;
mod result;

use confirm::Confirm;
use draft::Draft;
use form::Form;
use kit::components::{Attempt, PageTitle, Steps};
use kit::i18n::{say, t_string, use_i18n};
use leptos::prelude::*;
use result::Done;
use shared::operations::payees::{PayeeView, PayeesRegister, RegisterPayee};

#[derive(Clone, PartialEq)]
enum Stage {
    Input,
    Confirm(RegisterPayee),
    Done(PayeeView, bool),
}

/// 振込先の登録.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    let draft = Draft::new();
    let attempt = Attempt::<PayeesRegister>::default();
    let stage = RwSignal::new(Stage::Input);
    let names = move || {
        vec![
            t_string!(i18n, proof.steps.input).to_string(),
            t_string!(i18n, proof.steps.confirm).to_string(),
            t_string!(i18n, proof.steps.result).to_string(),
        ]
    };
    let current = move || {
        stage.with(|stage| match stage {
            Stage::Input => 0,
            Stage::Confirm(_) => 1,
            Stage::Done(..) => 2,
        })
    };
    let check = Callback::new(move |payee| {
        attempt.clear();
        stage.set(Stage::Confirm(payee));
    });
    let edit = Callback::new(move |()| stage.set(Stage::Input));
    let done = Callback::new(move |(payee, repeated)| {
        draft.clear();
        stage.set(Stage::Done(payee, repeated));
    });
    view! {
        <PageTitle title=say!(i18n, payees.new.title) lead=say!(i18n, payees.new.lead) />
        <Steps names=names current=current />
        {move || match stage.get() {
            Stage::Input => view! { <Form draft=draft on_check=check /> }.into_any(),
            Stage::Confirm(payee) => view! { <Confirm payee=payee attempt=attempt on_edit=edit on_done=done /> }.into_any(),
            Stage::Done(payee, repeated) => view! { <Done payee=payee repeated=repeated on_another=edit /> }.into_any(),
        }}
    }
}

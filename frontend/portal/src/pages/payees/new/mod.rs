//! A new payee: typed, checked, proved, registered.

mod confirm;
mod draft;
mod form;
mod result;

use confirm::Confirm;
use draft::Draft;
use form::Form;
use kit::components::{Attempt, PageTitle, Stage, Walk};
use kit::i18n::{say, t, use_i18n};
use leptos::prelude::*;
use result::Done;
use shared::operations::payees::{PayeeView, PayeesRegister, RegisterPayee};

/// 振込先の登録.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    let draft = Draft::new();
    let attempt = Attempt::<PayeesRegister>::default();
    let stage = RwSignal::new(Stage::<RegisterPayee, (PayeeView, bool)>::Input(0));
    let check = Callback::new(move |payee| {
        attempt.clear();
        stage.set(Stage::Confirm(payee));
    });
    let edit = Callback::new(move |()| stage.set(Stage::Input(0)));
    let done = Callback::new(move |registered| {
        draft.clear();
        stage.set(Stage::Done(registered));
    });
    let show = move |stage: Stage<RegisterPayee, (PayeeView, bool)>| match stage {
        Stage::Input(_) => view! { <Form draft=draft on_check=check /> }.into_any(),
        Stage::Confirm(payee) => {
            view! { <Confirm payee=payee attempt=attempt on_edit=edit on_done=done /> }.into_any()
        }
        Stage::Done((payee, repeated)) => {
            view! { <Done payee=payee repeated=repeated on_another=edit /> }.into_any()
        }
    };
    view! {
        <PageTitle title=say!(i18n, payees.new.title) lead=say!(i18n, payees.new.lead) />
        <Walk inputs=vec![t!(i18n, proof.steps.input)] stage=stage show=show />
    }
}

//! 紛失の届出: told by telephone, and the device stops at once.

mod confirm;
mod done;
mod form;

use confirm::Confirm;
use done::Done;
use form::{Draft, Form};
use kit::components::{Attempt, PageTitle, Stage, Walk};
use kit::i18n::{say, t, use_i18n};
use leptos::prelude::*;
use shared::operations::desk::{DeskProcedureView, DeskReportLoss, ReportLoss};

type At = Stage<ReportLoss, Box<DeskProcedureView>>;

/// 紛失の届出.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    let draft = Draft::new();
    let attempt = Attempt::<DeskReportLoss>::default();
    let stage = RwSignal::new(At::Input(0));
    let check = Callback::new(move |loss| {
        attempt.clear();
        stage.set(Stage::Confirm(loss));
    });
    let edit = Callback::new(move |()| stage.set(Stage::Input(0)));
    let done = Callback::new(move |view| {
        draft.clear();
        stage.set(Stage::Done(Box::new(view)));
    });
    let show = move |stage: At| match stage {
        Stage::Input(_) => view! { <Form draft=draft on_check=check /> }.into_any(),
        Stage::Confirm(loss) => {
            view! { <Confirm loss=loss attempt=attempt on_edit=edit on_done=done /> }.into_any()
        }
        Stage::Done(view) => view! { <Done view=*view on_another=edit /> }.into_any(),
    };
    view! {
        <PageTitle title=say!(i18n, desk.loss.title) lead=say!(i18n, desk.loss.lead) />
        <Walk inputs=vec![t!(i18n, proof.steps.input)] stage=stage show=show />
    }
}

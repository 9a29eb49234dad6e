//! 紛失・盗難・故障の届出, the short way: which, what happened, and the device is stopped at once.

mod form;

use crate::pages::procedures::new::{Filed, Known};
use form::Form;
use kit::api::{self, Answer};
use kit::components::{Asked, Card, ContactsPanel, PageTitle};
use kit::i18n::{say, t, use_i18n};
use kit::session;
use leptos::prelude::*;
use shared::operations::procedures::{Prepared, ProcedureView, ProceduresPrepare};
use shared::operations::proof::Empty;

/// 紛失・盗難・故障の届出.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    let prepared = LocalResource::new(|| async { api::get::<ProceduresPrepare>(&Empty {}).await });
    let again = Callback::new(move |()| prepared.refetch());
    let filed = RwSignal::new(None::<(ProcedureView, bool, Known)>);
    let show = move |prepared: Prepared| {
        let known = StoredValue::new(prepared);
        let done = Callback::new(move |answer: Answer<ProcedureView>| {
            filed.set(Some((answer.value, answer.repeated, known)));
            // One's own device may be the one that is stopped now.
            session::refresh_soon();
        });
        move || match filed.get() {
            Some((procedure, repeated, known)) => {
                view! { <Filed procedure=procedure repeated=repeated known=known /> }.into_any()
            }
            None => view! { <Form known=known on_again=again on_done=done /> }.into_any(),
        }
    };
    view! {
        <PageTitle title=say!(i18n, procedures.urgent.title) lead=say!(i18n, procedures.urgent.lead) />
        <Asked query=prepared lines=10 show=show />
        <Card title=say!(i18n, procedures.urgent.call_title) warm=true>
            <p>{t!(i18n, procedures.urgent.call)}</p>
            <ContactsPanel />
        </Card>
    }
}

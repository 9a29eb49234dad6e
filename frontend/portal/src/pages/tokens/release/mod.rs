//! ワンタイムパスワードの利用停止解除: choose a stopped device, check and prove, see whom it freed.

mod confirm;
mod result;
mod select;

use confirm::Confirm;
use kit::api;
use kit::components::{Asked, Attempt, Notice, NoticeKind, PageTitle, Steps};
use kit::i18n::{say, t_string, use_i18n};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use result::Done;
use select::Select;
use shared::domain::device::DeviceState;
use shared::domain::id::Serial;
use shared::operations::problem::Failure;
use shared::operations::proof::Empty;
use shared::operations::tokens::{Released, TokenView, TokensList, TokensReleaseStop};

/// ワンタイムパスワードの利用停止解除. Which device is chosen stands in the address, so that links lead here
/// and Back leads to the choice.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    let query = use_query_map();
    let chosen = Memo::new(move |_| {
        query.with(|query| query.get("serial")).and_then(|text| Serial::try_from(text).ok())
    });
    let list = LocalResource::new(|| async { api::get::<TokensList>(&Empty {}).await });
    let attempt = Attempt::<TokensReleaseStop>::default();
    let released = RwSignal::new(None::<(Released, bool)>);
    let result = Memo::new(move |_| {
        released.get().filter(|(released, _)| Some(&released.serial) == chosen.get().as_ref())
    });
    Effect::new(move || {
        // Another device: what was typed for the one before is not for it.
        chosen.track();
        attempt.clear();
    });
    Effect::new(move || {
        // The page shows what was; what is now is asked before anything is tried again.
        let outdated = attempt.failure.with(|error| {
            matches!(
                error.as_ref().and_then(|error| error.failure()),
                Some(Failure::Stale | Failure::Denied { .. })
            )
        });
        if outdated {
            list.refetch();
        }
    });
    let names = move || {
        vec![
            t_string!(i18n, proof.steps.select).to_string(),
            t_string!(i18n, proof.steps.confirm).to_string(),
            t_string!(i18n, proof.steps.result).to_string(),
        ]
    };
    let current = move || match (result.with(Option::is_some), chosen.with(Option::is_some)) {
        (true, _) => 2,
        (false, true) => 1,
        (false, false) => 0,
    };
    let done = Callback::new(move |answer: (Released, bool)| {
        released.set(Some(answer));
        list.refetch();
    });
    let show = move |tokens: Vec<TokenView>| match chosen.get() {
        None => view! { <Select tokens=tokens /> }.into_any(),
        Some(serial) => match tokens
            .iter()
            .find(|token| token.serial == serial && token.state == DeviceState::Stopped)
        {
            Some(token) => view! { <Confirm token=token.clone() attempt=attempt on_done=done /> }.into_any(),
            None => {
                let serial = serial.grouped();
                view! {
                    <Notice kind=NoticeKind::Warm title=move || t_string!(i18n, tokens.release.gone, serial = serial.clone()).to_string() />
                    <Select tokens=tokens />
                }
                .into_any()
            }
        },
    };
    view! {
        <PageTitle title=say!(i18n, tokens.release.title) lead=say!(i18n, tokens.release.lead) />
        <Steps names=names current=current />
        {move || match result.get() {
            Some((released, repeated)) => view! { <Done released=released repeated=repeated /> }.into_any(),
            None => view! { <Asked query=list lines=6 show=move |list| show(list.tokens) /> }.into_any(),
        }}
    }
}

//! When no number can be typed at all: why, who can help, and what to press.

use super::attempt::Refused;
use crate::api;
use crate::components::{ButtonKind, ContactsPanel, LinkButton, Notice, NoticeKind, Skeleton};
use crate::i18n::{say, t, use_i18n};
use crate::{routes, session};
use leptos::prelude::*;
use shared::domain::authenticator::Authenticator;
use shared::domain::device::DeviceState;
use shared::domain::procedure::ProcedureKind;
use shared::domain::user::TextField;
use shared::operations::problem::ProofRefusal;
use shared::operations::procedures::ProceduresFile;
use shared::operations::proof::Empty;
use shared::operations::session::Me;
use shared::operations::tokens::TokensOwn;

/// Why a person's device makes no number that counts.
#[derive(Debug, Clone, PartialEq)]
pub enum Blocked {
    /// They have none.
    NoDevice,
    /// It is stopped.
    Stopped {
        /// The number to read out on the telephone, if the server refused.
        reference: Option<String>,
    },
    /// It is past its printed day.
    Expired {
        /// The number to read out on the telephone, if the server refused.
        reference: Option<String>,
    },
}

/// What bars the person, as the last answer says, or else as is known of them.
pub fn blocked(me: Option<&Me>, refused: Option<Refused>) -> Option<Blocked> {
    let said = refused.filter(|refused| refused.authenticator == Authenticator::SecondFactor);
    let by_answer = said.and_then(|refused| match refused.refusal {
        ProofRefusal::Stopped | ProofRefusal::Locked { .. } => {
            Some(Blocked::Stopped { reference: Some(refused.reference) })
        }
        ProofRefusal::DeviceExpired => Some(Blocked::Expired { reference: Some(refused.reference) }),
        // One that was reported is as good as none.
        ProofRefusal::NoDevice | ProofRefusal::DeviceReported => Some(Blocked::NoDevice),
        _ => None,
    });
    by_answer.or_else(|| match me?.device.as_ref().map(|device| device.state) {
        None | Some(DeviceState::Unregistered | DeviceState::Reported) => Some(Blocked::NoDevice),
        Some(DeviceState::Stopped) => Some(Blocked::Stopped { reference: None }),
        Some(DeviceState::Expired) => Some(Blocked::Expired { reference: None }),
        Some(DeviceState::Working) => None,
    })
}

/// Says so.
#[component]
pub fn BlockedPanel(why: Blocked) -> impl IntoView {
    let panel = match why {
        Blocked::NoDevice => view! { <NoDevice /> }.into_any(),
        Blocked::Stopped { reference } => view! { <Stopped reference=reference /> }.into_any(),
        Blocked::Expired { reference } => view! { <Expired reference=reference /> }.into_any(),
    };
    view! { <div class="blocked">{panel}</div> }
}

#[component]
fn NoDevice() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Notice kind=NoticeKind::Warm title=say!(i18n, proof.no_device.title)>
            <p>{t!(i18n, proof.no_device.meaning)}</p>
            <p>{t!(i18n, proof.no_device.next)}</p>
        </Notice>
        <div class="actions">
            <LinkButton href=routes::TOKENS_REGISTER kind=ButtonKind::Primary>{t!(i18n, proof.no_device.action)}</LinkButton>
        </div>
    }
}

#[component]
fn Stopped(#[prop(optional_no_strip)] reference: Option<String>) -> impl IntoView {
    let i18n = use_i18n();
    let own = LocalResource::new(|| async {
        api::get::<TokensOwn>(&Empty {}).await.ok().and_then(|answer| answer.value.token)
    });
    let help = move |releasers: Vec<TextField>| {
        let reference = reference.clone();
        if releasers.is_empty() {
            let files = untrack(session::may::<ProceduresFile>);
            let href = routes::new_procedure(ProcedureKind::StopRelease);
            return view! {
                <p>{t!(i18n, proof.stopped.nobody)}</p>
                {files.then(|| view! { <div class="actions"><LinkButton href=href>{t!(i18n, procedures.make.in_writing)}</LinkButton></div> })}
                <ContactsPanel reference=reference />
            }
                .into_any();
        }
        let names = releasers.into_iter().map(|name| view! { <li>{name.to_string()}</li> });
        view! { <p>{t!(i18n, proof.stopped.next)}</p><ul class="names">{names.collect_view()}</ul> }
            .into_any()
    };
    view! {
        <Notice kind=NoticeKind::Danger title=say!(i18n, proof.stopped.title)>
            <p>{t!(i18n, proof.stopped.meaning)}</p>
        </Notice>
        {move || match own.get() {
            None => view! { <Skeleton lines=2 /> }.into_any(),
            Some(token) => help(token.map(|token| token.releasers).unwrap_or_default()),
        }}
    }
}

#[component]
fn Expired(#[prop(optional_no_strip)] reference: Option<String>) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Notice kind=NoticeKind::Danger title=say!(i18n, proof.expired.title)>
            <p>{t!(i18n, proof.expired.meaning)}</p>
            <p>{t!(i18n, proof.expired.next)}</p>
        </Notice>
        <ContactsPanel reference=reference />
    }
}

//! The second half of a sign-in, where the bank asks for the second factor there.

use kit::components::{
    Attempt, AttemptFailure, Button, ButtonKind, Card, ContactsPanel, LinkButton, Notice, NoticeKind,
    PageTitle, PasswordRules, Secret, SecretErrors, SecretFields, Secrets, Skeleton,
};
use kit::i18n::{say, t, td_string, use_i18n};
use kit::texts::{self, Said};
use kit::{routes, session};
use leptos::prelude::*;
use shared::domain::authenticator::Authenticator;
use shared::domain::device::DeviceState;
use shared::domain::rescue::Problem;
use shared::operations::problem::ProofRefusal;
use shared::operations::proof::{Empty, Proof};
use shared::operations::session::SessionProveSecondFactor;

/// ワンタイムパスワードの確認.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    let device = Memo::new(|_| session::me().and_then(|me| Some(me.device.as_ref()?.state)));
    view! {
        <PageTitle title=say!(i18n, own.second_factor.title) lead=say!(i18n, own.second_factor.lead) />
        {move || match device.get() {
            None => view! { <Without /> }.into_any(),
            Some(DeviceState::Working) => view! { <Form /> }.into_any(),
            Some(DeviceState::Stopped) => view! { <Barred why=ProofRefusal::Stopped problem=Problem::OtpStopped /> }.into_any(),
            Some(DeviceState::Expired) => {
                view! { <Barred why=ProofRefusal::DeviceExpired problem=Problem::DeviceExpired /> }.into_any()
            }
            Some(DeviceState::Reported) => view! { <Barred why=ProofRefusal::DeviceReported problem=Problem::DeviceLost /> }.into_any(),
            Some(DeviceState::Unregistered) => view! { <Barred why=ProofRefusal::NoDevice problem=Problem::DeviceLost /> }.into_any(),
        }}
    }
}

/// Who has no device has nothing to prove: the server says so, or why not.
#[component]
fn Without() -> impl IntoView {
    let i18n = use_i18n();
    let attempt = Attempt::<SessionProveSecondFactor>::default();
    let send = move |()| attempt.send(Empty {}, Proof::default(), |_| session::refresh_soon());
    Effect::new(move || untrack(|| send(())));
    let failed = Memo::new(move |_| attempt.failure.with(Option::is_some));
    move || {
        if attempt.proving.refused.with(Option::is_some) {
            view! { <Barred why=ProofRefusal::NoDevice problem=Problem::DeviceLost /> }.into_any()
        } else if failed.get() {
            view! {
                <AttemptFailure failure=attempt.failure denied=texts::nothing />
                <div class="actions"><Button on_press=send>{t!(i18n, proof.again)}</Button></div>
            }
            .into_any()
        } else {
            view! { <Skeleton lines=2 /> }.into_any()
        }
    }
}

#[component]
fn Form() -> impl IntoView {
    let i18n = use_i18n();
    let attempt = Attempt::<SessionProveSecondFactor>::default();
    let label = td_string!(i18n.get_locale_untracked(), proof.otp.plain);
    let fields = [("second-factor", label, Secret::Otp { needed: true })];
    let secrets = Secrets::new(attempt, PasswordRules::none(), &fields);
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some((_, proof)) = secrets.judge() {
            // The frame follows what is known then.
            attempt.send(Empty {}, proof, |_| session::refresh_soon());
        }
    };
    view! {
        <SecretErrors secrets=secrets attempt=attempt denied=texts::nothing />
        <Card title=say!(i18n, proof.title)>
            <form class="form" novalidate on:submit=send>
                <SecretFields secrets=secrets />
                <div class="actions">
                    <Button kind=ButtonKind::Primary submit=true busy=attempt.proving.busy>{t!(i18n, own.second_factor.submit)}</Button>
                </div>
            </form>
        </Card>
    }
}

/// What is wrong with the device, who can help, and the bank.
#[component]
fn Barred(why: ProofRefusal, problem: Problem) -> impl IntoView {
    let i18n = use_i18n();
    let said = texts::proof_refusal(i18n.get_locale_untracked(), Authenticator::SecondFactor, why);
    // A device can be registered only by who is signed in.
    let said = match why {
        ProofRefusal::NoDevice => Said { next: say!(i18n, own.second_factor.no_device), ..said },
        _ => said,
    };
    view! {
        <Notice kind=NoticeKind::Danger title=said.what>
            <p>{said.means}</p>
            <p>{said.next}</p>
        </Notice>
        <div class="actions"><LinkButton href=routes::help_with(problem)>{t!(i18n, own.second_factor.guide)}</LinkButton></div>
        <ContactsPanel />
    }
}

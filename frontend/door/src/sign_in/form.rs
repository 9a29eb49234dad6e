//! Login ID and password.

use crate::way_in;
use kit::api::{self, CallError};
use kit::components::{
    Button, ButtonKind, FailureNotice, Notice, NoticeKind, PasswordField, Reference, TextField, focus,
};
use kit::handover::{self, Note};
use kit::i18n::{say, t, use_i18n};
use kit::{routes, session, texts};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::domain::field::FieldReason;
use shared::domain::id::LoginId;
use shared::domain::secret::Password;
use shared::operations::problem::Failure;
use shared::operations::proof::Proof;
use shared::operations::session::{SessionSignIn, SignIn, SignInDenied};

const LOGIN_ID: &str = "login-id";
const PASSWORD: &str = "password";

type Refusal = CallError<SignInDenied>;

/// The form. What was typed stays, but for a password that was refused.
#[component]
pub fn Form(
    /// Set when someone signed in here.
    fresh: RwSignal<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    let (login_id, password) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let wrong = RwSignal::new((None::<FieldReason>, None::<FieldReason>));
    let refusal = RwSignal::new(None::<Refusal>);
    let busy = RwSignal::new(false);
    let reason = move |reason: Option<FieldReason>| {
        reason.map(|reason| texts::field_reason(i18n.get_locale(), reason))
    };

    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        refusal.set(None);
        let (id, secret) =
            (LoginId::try_from(login_id.get_untracked()), Password::try_from(password.get_untracked()));
        wrong.set((id.as_ref().err().copied(), secret.as_ref().err().copied()));
        let (Ok(id), Ok(secret)) = (id, secret) else { return };
        busy.set(true);
        spawn_local(async move {
            let proof = Proof { login_password: Some(secret), ..Proof::default() };
            let refused = sign_in(id, proof, fresh).await.err();
            // Where signing in succeeded the form stays as it is until the browser has left.
            let Some(refused) = refused else { return };
            if refused.failure().is_some() {
                let _ = password.try_set(String::new());
                focus(PASSWORD);
            }
            let _ = refusal.try_set(Some(refused));
            let _ = busy.try_set(false);
        });
    };
    // Who comes every morning types at once.
    Effect::new(|| focus(LOGIN_ID));
    way_in::prepare();
    view! {
        {move || refusal.get().map(|refusal| view! { <Refused refusal=refusal /> })}
        <form class="form" novalidate on:submit=send>
            <TextField
                id=LOGIN_ID
                label=say!(i18n, session.login_id)
                value=login_id
                autocomplete="username"
                error=move || reason(wrong.get().0)
            />
            <PasswordField id=PASSWORD label=say!(i18n, session.password) value=password error=move || reason(wrong.get().1) />
            <Button kind=ButtonKind::Primary submit=true busy=busy>{t!(i18n, session.sign_in)}</Button>
            <p><a href=routes::RESET>{t!(i18n, session.reset)}</a></p>
            <p><a href=routes::START_UP>{t!(i18n, startup.link)}</a></p>
        </form>
    }
}

async fn sign_in(login_id: LoginId, proof: Proof, fresh: RwSignal<bool>) -> Result<(), Refusal> {
    let answer = api::post::<SessionSignIn>(&SignIn { login_id }, &proof, &api::new_key()).await?;
    let _ = fresh.try_set(true);
    if answer.value.displaced {
        handover::leave(Note::Displaced);
    }
    if session::refresh_me().await { Ok(()) } else { Err(CallError::Unreachable) }
}

#[component]
fn Refused(refusal: Refusal) -> impl IntoView {
    let i18n = use_i18n();
    let reference = refusal.reference().map(ToOwned::to_owned);
    // A wrong password may come as a refusal of the proof: who is not signed in reads one text for all.
    let one_text = matches!(
        refusal.failure(),
        Some(Failure::Denied { reason: SignInDenied::Refused } | Failure::Proof { .. })
    );
    if !one_text {
        let denied = |_, reason| match reason {
            SignInDenied::Refused => texts::Said::default(),
        };
        return view! { <FailureNotice said=move || texts::call_error(i18n.get_locale(), &refusal, denied) reference=reference /> }
            .into_any();
    }
    view! {
        <Notice kind=NoticeKind::Danger>
            <p><strong>{t!(i18n, session.refused.what)}</strong>{t!(i18n, session.refused.means)}</p>
            <p class="refused-line">
                <a href=routes::HELP>{t!(i18n, session.help)}</a>
                {reference.map(|number| view! { <Reference number=number /> })}
            </p>
        </Notice>
    }
    .into_any()
}

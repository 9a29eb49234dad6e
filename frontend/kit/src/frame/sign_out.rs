//! Signing out.

use crate::components::Button;
use crate::i18n::{t, t_string, use_i18n};
use crate::{api, session};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::domain::session::SessionEnd;
use shared::operations::proof::{Empty, Proof};
use shared::operations::session::SessionSignOut;

/// The button, which says if it could not.
#[component]
pub fn SignOut() -> impl IntoView {
    let i18n = use_i18n();
    let busy = RwSignal::new(false);
    let failed = RwSignal::new(false);
    let sign_out = move |()| {
        busy.set(true);
        failed.set(false);
        spawn_local(async move {
            let answer = api::post::<SessionSignOut>(&Empty {}, &Proof::default(), &api::new_key()).await;
            let over = answer.is_ok();
            // Where the session ended first, this button is gone with the header.
            let _ = busy.try_set(false);
            let _ = failed.try_set(!over);
            if over {
                session::over(SessionEnd::SignedOut);
            }
        });
    };
    view! {
        <span class="sign-out">
            <Button busy=busy on_press=sign_out>{t!(i18n, frame.sign_out)}</Button>
            <span class="sign-out-failure" role="status">
                {move || failed.get().then(|| t_string!(i18n, frame.sign_out_failed))}
            </span>
        </span>
    }
}

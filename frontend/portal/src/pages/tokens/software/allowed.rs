//! That one may obtain a software device.

use crate::frame::{Stopped, pass};
use kit::components::{Button, ButtonKind, Notice};
use kit::i18n::{say, t, use_i18n};
use kit::routes;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// It, and the way there: past the stop on the way in, if one stands at it.
#[component]
pub fn SoftwareAllowed() -> impl IntoView {
    let i18n = use_i18n();
    let (stopped, navigate) = (use_context::<Stopped>(), use_navigate());
    let go = move |()| {
        if let Some(Stopped(stop)) = stopped {
            pass(stop);
        }
        navigate(routes::TOKENS_SOFTWARE, NavigateOptions::default());
    };
    view! {
        <Notice title=say!(i18n, tokens.list.software_allowed)>
            <div class="notice-actions"><Button kind=ButtonKind::Primary on_press=go>{t!(i18n, tokens.list.software_get)}</Button></div>
        </Notice>
    }
}

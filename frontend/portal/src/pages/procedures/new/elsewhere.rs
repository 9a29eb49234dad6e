//! What somebody of the company may be able to do on screen, without any paper.

use kit::components::{LinkButton, Notice};
use kit::i18n::{say, t, use_i18n};
use kit::{routes, session};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use shared::domain::procedure::ProcedureKind;
use shared::operations::settings::SettingsView;
use shared::operations::tokens::{TokensReleaseStop, TokensRevoke};
use shared::operations::users::{UsersList, UsersSetPasswords, UsersSetState};

/// Where it is done on screen, for those who may; and what is said of it.
pub fn elsewhere(kind: ProcedureKind) -> Option<(&'static str, &'static str)> {
    let i18n = use_i18n();
    let way = |may: bool, href, text| may.then_some((href, text));
    untrack(|| match kind {
        ProcedureKind::StopRelease => way(
            session::may::<TokensReleaseStop>(),
            routes::TOKENS_RELEASE,
            t!(i18n, procedures.make.elsewhere_means.stop_release),
        ),
        ProcedureKind::Revocation => way(
            session::may::<TokensRevoke>(),
            routes::TOKENS_REVOKE,
            t!(i18n, procedures.make.elsewhere_means.revocation),
        ),
        ProcedureKind::PasswordReset => way(
            session::may::<UsersSetPasswords>(),
            routes::USERS_PASSWORDS,
            t!(i18n, procedures.make.elsewhere_means.password_reset),
        ),
        ProcedureKind::Unlock => way(
            session::may::<UsersSetState>(),
            routes::USERS_STATE,
            t!(i18n, procedures.make.elsewhere_means.unlock),
        ),
        ProcedureKind::LoginIdDisclosure => way(
            session::may::<UsersList>(),
            routes::USERS,
            t!(i18n, procedures.make.elsewhere_means.login_id_disclosure),
        ),
        ProcedureKind::RaisedCaps => way(
            session::may::<SettingsView>(),
            routes::SETTINGS,
            t!(i18n, procedures.make.elsewhere_means.raised_caps),
        ),
        _ => None,
    })
}

/// Says so, with the way there. Whoever was led here with the form filled in comes from the page on which it can't be
/// done.
#[component]
pub fn Elsewhere(
    /// What is asked for.
    kind: ProcedureKind,
) -> impl IntoView {
    let i18n = use_i18n();
    let led = use_query_map()
        .with_untracked(|query| ["user", "serial"].iter().any(|name| query.get(name).is_some()));
    elsewhere(kind).filter(|_| !led).map(|(href, text)| {
        view! {
            <Notice title=say!(i18n, procedures.make.elsewhere)>
                <p>{text}</p>
                <div class="notice-actions"><LinkButton href=href>{t!(i18n, procedures.make.elsewhere_go)}</LinkButton></div>
            </Notice>
        }
    })
}

//! The addresses of the portal. Those of the door are another module's; the reset of a login password, ログインID取得
//! and the blank forms are here although nobody is signed in, because they are made of what the portal is made
//! of: the door fetches that anyway.

use crate::frame::{Allowed, Either, Frame, Past, Plain};
use crate::pages;
use leptos::prelude::*;
use leptos_router::components::{ParentRoute, Route, Router, Routes};
use leptos_router::path;
use shared::operations::payees::{PayeesList, PayeesRegister};
use shared::operations::procedures::{ProceduresFile, ProceduresList, ProceduresView};
use shared::operations::settings::SettingsView;
use shared::operations::tokens::{TokensList, TokensReleaseStop};
use shared::operations::users::{
    UsersAdd, UsersChange, UsersDelete, UsersList, UsersSetPasswords, UsersSetState, UsersView,
};

/// The portal.
#[component]
pub fn App() -> impl IntoView {
    view! {
        <Router>
            <Routes fallback=|| view! { <Either><kit::not_found::Page /></Either> }>
                <Route path=path!("/reset") view=|| view! { <Plain><pages::reset::Page /></Plain> } />
                <Route path=path!("/start-up") view=|| view! { <Plain><pages::start_up::Page /></Plain> } />
                <Route path=path!("/forms") view=|| view! { <Either><pages::forms::Page /></Either> } />
                <ParentRoute path=path!("") view=Frame>
                    <Route path=path!("/") view=pages::home::Page />
                    <Route path=path!("/tokens") view=|| view! { <Allowed to=TokensList><pages::tokens::Page /></Allowed> } />
                    <Route path=path!("/tokens/register") view=pages::tokens::register::Page />
                    <Route
                        path=path!("/tokens/release")
                        view=|| view! { <Allowed to=TokensReleaseStop><pages::tokens::release::Page /></Allowed> }
                    />
                    <Route path=path!("/payees") view=|| view! { <Allowed to=PayeesList><pages::payees::Page /></Allowed> } />
                    <Route
                        path=path!("/payees/new")
                        view=|| view! { <Allowed to=PayeesRegister><pages::payees::new::Page /></Allowed> }
                    />
                    <Route path=path!("/users") view=|| view! { <Allowed to=UsersList><pages::users::Page /></Allowed> } />
                    <Route path=path!("/users/new") view=|| view! { <Allowed to=UsersAdd><pages::users::new::Page /></Allowed> } />
                    <Route path=path!("/users/view") view=|| view! { <Allowed to=UsersView><pages::users::view::Page /></Allowed> } />
                    <Route path=path!("/users/change") view=|| view! { <Allowed to=UsersChange><pages::users::change::Page /></Allowed> } />
                    <Route path=path!("/users/delete") view=|| view! { <Allowed to=UsersDelete><pages::users::delete::Page /></Allowed> } />
                    <Route path=path!("/users/state") view=|| view! { <Allowed to=UsersSetState><pages::users::state::Page /></Allowed> } />
                    <Route
                        path=path!("/users/passwords")
                        view=|| view! { <Allowed to=UsersSetPasswords><pages::users::passwords::Page /></Allowed> }
                    />
                    <Route path=path!("/management") view=|| view! { <Allowed to=UsersList><pages::management::Page /></Allowed> } />
                    <Route path=path!("/second-factor") view=Past />
                    <Route path=path!("/first-use") view=Past />
                    <Route path=path!("/passwords") view=pages::passwords::Page />
                    <Route path=path!("/passwords/reset") view=pages::passwords::reset::Page />
                    <Route path=path!("/procedures") view=|| view! { <Allowed to=ProceduresList><pages::procedures::Page /></Allowed> } />
                    <Route
                        path=path!("/procedures/new")
                        view=|| view! { <Allowed to=ProceduresFile><pages::procedures::new::Page /></Allowed> }
                    />
                    <Route
                        path=path!("/procedures/view")
                        view=|| view! { <Allowed to=ProceduresView><pages::procedures::view::Page /></Allowed> }
                    />
                    <Route
                        path=path!("/tokens/report")
                        view=|| view! { <Allowed to=ProceduresFile><pages::tokens::report::Page /></Allowed> }
                    />
                    <Route path=path!("/history") view=pages::history::Page />
                    <Route path=path!("/notices") view=pages::notices::Page />
                    <Route path=path!("/rescue") view=pages::rescue::Page />
                    <Route path=path!("/settings") view=|| view! { <Allowed to=SettingsView><pages::settings::Page /></Allowed> } />
                </ParentRoute>
            </Routes>
        </Router>
    }
}

//! The addresses of the desk.

use crate::frame::{Frame, Plain};
use crate::pages;
use kit::frame::Allowed;
use leptos::prelude::*;
use leptos_router::components::{ParentRoute, Route, Router, Routes};
use leptos_router::path;
use shared::operations::desk::{DeskReceive, DeskReportLoss};

/// The desk.
#[component]
pub fn App() -> impl IntoView {
    view! {
        <Router>
            <Routes fallback=|| view! { <Plain><kit::not_found::Page /></Plain> }>
                <ParentRoute path=path!("/desk") view=Frame>
                    <Route path=path!("") view=pages::queue::Page />
                    <Route path=path!("procedure") view=pages::procedure::Page />
                    <Route
                        path=path!("receive")
                        view=|| view! { <Allowed to=DeskReceive><pages::receive::Page /></Allowed> }
                    />
                    <Route
                        path=path!("loss")
                        view=|| view! { <Allowed to=DeskReportLoss><pages::loss::Page /></Allowed> }
                    />
                    <Route path=path!("fees") view=pages::fees::Page />
                    <Route path=path!("contracts") view=pages::contracts::Page />
                    <Route path=path!("contract") view=pages::contract::Page />
                    <Route path=path!("stock") view=pages::stock::Page />
                    <Route path=path!("import") view=pages::import::Page />
                    <Route path=path!("bank") view=pages::bank::Page />
                    <Route path=path!("staff") view=pages::staff::Page />
                </ParentRoute>
            </Routes>
        </Router>
    }
}

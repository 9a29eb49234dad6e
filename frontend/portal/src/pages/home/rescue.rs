//! 救済マップ: who could put which mishap right today.

use crate::pages::rescue::of as what_if_of;
use kit::components::{Card, CellHref, RescueMapTable};
use kit::i18n::{say, t, t_string, use_i18n};
use kit::routes;
use leptos::prelude::*;
use leptos_router::components::A;
use shared::operations::home::RescueMap;

/// The map; its cells lead to もしも.
#[component]
pub fn RescueCard(
    /// The map.
    map: RescueMap,
) -> impl IntoView {
    let i18n = use_i18n();
    let whole = map.whole;
    let note = move || {
        if whole { t_string!(i18n, home.rescue.note) } else { t_string!(i18n, home.rescue.note_own) }
            .to_owned()
    };
    let play = move || view! { <A href=routes::RESCUE>{t!(i18n, home.what_if.play)}</A> };
    let href: CellHref = |user, problem| what_if_of(user.as_str(), &problem.to_string());
    view! {
        <Card title=say!(i18n, home.rescue.title) note=note aside=play>
            <RescueMapTable map=map href=Some(href) />
        </Card>
    }
}

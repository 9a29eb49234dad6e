//! 発送: to the registered address, as the page shows it.

use super::act::Act;
use super::panel::{Back, framed, named, optional};
use super::row::Row;
use kit::components::{Attempt, Card, LinkButton, Notice, NoticeKind, TextField, focus};
use kit::i18n::{say, t, use_i18n};
use kit::{routes, texts};
use leptos::prelude::*;
use shared::domain::procedure::Step;
use shared::operations::desk::{DeskProcedureView, DeskShip, Note, Ship};
use shared::operations::proof::Proof;

const PARCEL: &str = "act-parcel";

/// The form.
#[component]
pub fn ShipForm(
    /// The procedure.
    view: DeskProcedureView,
    /// Where it is read.
    row: Row,
    /// The way back.
    back: Back,
) -> impl IntoView {
    let i18n = use_i18n();
    let act = Act::Step(Step::Shipped);
    let Some(address) = view.address.clone() else {
        return view! {
            <Card title=say!(i18n, desk.act.shipped.title)>
                <Notice kind=NoticeKind::Warm title=say!(i18n, desk.ship.none.what)>
                    <p>{t!(i18n, desk.ship.none.means)}</p>
                    <p>{t!(i18n, desk.ship.none.next)}</p>
                </Notice>
                <div class="actions"><LinkButton href=routes::DESK_RECEIVE>{t!(i18n, desk.queue.receive)}</LinkButton></div>
            </Card>
        }
        .into_any();
    };
    let attempt = Attempt::<DeskShip>::default();
    let shown = texts::address(i18n.get_locale_untracked(), &address);
    let serials = view
        .procedure
        .serials
        .iter()
        .map(|serial| view! { <li class="is-code">{serial.grouped()}</li> })
        .collect_view();
    let (procedure, after) = named(&view);
    let prove = Callback::new(move |proof: Proof| match untrack(|| optional(row.parcel)) {
        Ok(parcel) => {
            let input = Ship { procedure: procedure.clone(), after, address: address.clone(), parcel };
            attempt.send(input, proof, move |answer| row.took(act, answer.value));
        }
        Err(_) => {
            row.parcel.judge();
            focus(PARCEL);
        }
    });
    let error = row.parcel.error(move || {
        if row.parcel.text.with(|text| text.trim().is_empty()) {
            None
        } else {
            row.parcel.read::<Note>().err()
        }
    });
    let fields = view! {
        <div>
            <p class="field-label">{t!(i18n, desk.ship.address)}</p>
            <p class="ship-address">{shown}</p>
        </div>
        <div>
            <p class="field-label">{t!(i18n, desk.procedure.serials)}</p>
            <ul>{serials}</ul>
        </div>
        <TextField id=PARCEL label=say!(i18n, desk.ship.parcel) hint=say!(i18n, desk.ship.parcel_hint) value=row.parcel.text error=error on_leave=row.parcel.on_leave() code=true />
    };
    framed(act, row, attempt, prove, back, fields.into_any())
}

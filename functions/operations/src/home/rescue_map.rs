//! The rescue map with names: everybody's for those with administrator rights, one's own for the others.

use crate::pipeline::Scene;
use crate::tokens::view;
use shared::domain::id::UserId;
use shared::domain::rescue::{self, Mishap, Rescue};
use shared::domain::user::User;
use shared::operations::home::{RescueCell, RescueKind, RescueMap, RescueRow, WeakSpotView};

/// Draws the map.
pub(crate) fn map(scene: &Scene<'_>, users: &[User]) -> RescueMap {
    let me = &scene.actor.user.value;
    let whole = me.role.has_administrator_rights();
    let cell =
        |victim: &User, mishap| cell(users, rescue::rescue(users, scene.keyring, victim, mishap, scene.now));
    let mut rows: Vec<RescueRow> = users
        .iter()
        .filter(|user| whole || user.id == me.id)
        .map(|user| RescueRow {
            user: user.id.clone(),
            name: user.name.clone(),
            role: user.role,
            password: cell(user, Mishap::Password),
            otp_stopped: cell(user, Mishap::OtpStopped),
            device_lost: cell(user, Mishap::DeviceLost),
        })
        .collect();
    rows.sort_by(|a, b| (a.role, &a.name).cmp(&(b.role, &b.name)));
    let spots = if whole { rescue::weak_spots(users, scene.keyring, scene.now) } else { Vec::new() };
    let name = |id: Option<UserId>| id.and_then(|id| view::name(users, &id));
    let weak_spots = spots.into_iter().map(|spot| WeakSpotView {
        serial: spot.serial,
        only: name(spot.only),
        mend: name(spot.mend),
    });
    RescueMap { whole, rows, weak_spots: weak_spots.collect() }
}

fn cell(users: &[User], rescue: Rescue) -> RescueCell {
    let (kind, people) = match rescue {
        Rescue::Colleagues(ids) => (RescueKind::Colleagues, view::names(users, &ids)),
        Rescue::Themself => (RescueKind::Themself, Vec::new()),
        Rescue::Written => (RescueKind::Written, Vec::new()),
        Rescue::NotApplicable => (RescueKind::NotApplicable, Vec::new()),
    };
    RescueCell { kind, people }
}

//! The rescue map with names: everybody's for those with administrator rights, one's own for the others.

use crate::pipeline::Scene;
use crate::tokens::view;
use shared::domain::id::UserId;
use shared::domain::rescue::{self, Company, Help, Problem, Way};
use shared::domain::user::User;
use shared::operations::home::{RescueCell, RescueKind, RescueMap, RescueRow, WeakSpotView};

/// Draws the map.
pub(crate) fn map(scene: &Scene<'_>, users: &[User]) -> RescueMap {
    let me = &scene.actor.user.value;
    let whole = me.role.has_administrator_rights();
    let company = Company { policy: scene.actor.policy, users, keyring: scene.keyring, now: scene.now };
    let cell = |victim: &User, problem| cell(users, &rescue::rescue(&company, victim, problem));
    let mut rows: Vec<RescueRow> = users
        .iter()
        .filter(|user| whole || user.id == me.id)
        .map(|user| RescueRow {
            user: user.id.clone(),
            name: user.name.clone(),
            role: user.role,
            password: cell(user, Problem::LoginPasswordForgotten),
            otp_stopped: cell(user, Problem::OtpStopped),
            device_lost: cell(user, Problem::DeviceLost),
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

fn cell(users: &[User], helps: &[Help]) -> RescueCell {
    let colleagues = helps.iter().find(|help| !help.helpers.is_empty());
    if let Some(help) = colleagues {
        return RescueCell { kind: RescueKind::Colleagues, people: view::names(users, &help.helpers) };
    }
    let by_oneself = |help: &Help| matches!(help.way, Way::ResetLogin | Way::ResetConfirmation);
    let kind = match helps {
        [] => RescueKind::NotApplicable,
        helps if helps.iter().any(by_oneself) => RescueKind::Themself,
        _ => RescueKind::Written,
    };
    RescueCell { kind, people: Vec::new() }
}

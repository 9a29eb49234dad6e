//! The desk: what the bank's own people see and do.

mod bank_data;
mod codes;
mod contract;
mod contracts;
mod proposals;
mod staff;
mod stop_contract;

pub(crate) use codes::codes;

use crate::pipeline::Scene;
use shared::domain::desk::DeskRole;
use shared::domain::procedure::Clerk;

/// Who acts, as the rules of the desk see them.
pub(crate) fn clerk(scene: &Scene<'_>) -> Clerk {
    // Nobody without a role at the desk comes here; if they did, they would only look.
    let role = scene.actor.user.value.desk.unwrap_or(DeskRole::Auditor);
    Clerk { named: scene.actor.named(), role }
}

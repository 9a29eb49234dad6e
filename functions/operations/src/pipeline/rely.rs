//! What a commit holds on to besides what it writes.

use super::guarded::Scene;
use ports::records::Versioned;
use ports::transaction::{Check, Transaction, Write};

/// Everything that the decision relied on and that nothing writes joins as a condition [rules 5, write skew].
pub(super) fn rely(transaction: &mut Transaction, scene: &Scene<'_>) {
    let (actor, now) = (scene.actor, scene.now);
    let changes_self = transaction
        .writes
        .iter()
        .any(|write| matches!(write, Write::User { user, .. } if user.value.id == actor.who.user));
    // No two actions of a transaction may touch one item [DynamoDB]; the write has the same condition.
    let own = |write: &Write| matches!(write, Write::Contract(own) if own.value.id == actor.who.contract);
    if !transaction.writes.iter().any(own) {
        transaction.checks.push(Check::ContractActive(actor.who.contract.clone()));
    }
    if !changes_self {
        let user = Versioned { version: actor.user.version, value: actor.who.user.clone() };
        transaction.checks.push(Check::UserUnchanged { contract: actor.who.contract.clone(), user });
    }
    let own = scene.keyring.device_of(&actor.who.user);
    if let Some((device, version)) = own.and_then(|own| Some((own, scene.stored.version_of(own)?))) {
        let written = transaction.writes.iter().any(
            |write| matches!(write, Write::Device { device: written, .. } if written.value.serial == device.serial),
        );
        if !written {
            let (contract, serial) = (actor.who.contract.clone(), device.serial.clone());
            transaction.checks.push(Check::DeviceUnchanged { contract, serial, version });
        }
    }
    let changes_session = transaction
        .writes
        .iter()
        .any(|write| matches!(write, Write::EndSession { .. } | Write::SessionComplete { .. }));
    if changes_session {
        return;
    }
    let digest = actor.session.digest.clone();
    if actor.session.wants_seen(now) {
        transaction.writes.push(Write::SessionSeen { who: actor.who.clone(), digest, at: now });
    } else {
        transaction.checks.push(Check::SessionLives { who: actor.who.clone(), digest });
    }
}

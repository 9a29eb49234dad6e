//! What a change of state does to somebody, as far as the page can tell.

use kit::components::holds;
use shared::domain::user::{ServiceState, StateChip};
use shared::domain::user_work::Barrier;
use shared::operations::users::StateAfter;

/// The barrier that a state is; none of those that are lifted elsewhere.
pub fn barrier_of(state: ServiceState) -> Option<Barrier> {
    match state {
        ServiceState::Suspended => Some(Barrier::Suspension),
        ServiceState::LoginLocked | ServiceState::LoginTemporarilyLocked => Some(Barrier::LoginLock),
        ServiceState::ConfirmationLocked | ServiceState::ConfirmationTemporarilyLocked => {
            Some(Barrier::ConfirmationLock)
        }
        ServiceState::OtpStopped | ServiceState::NotStarted => None,
    }
}

/// The barriers that hold for somebody; tracked, for locks lapse by themselves.
pub fn barriers(states: &[StateChip]) -> impl Iterator<Item = Barrier> {
    states.iter().filter(|chip| holds(chip)).filter_map(|chip| barrier_of(chip.state))
}

/// The states that will hold.
pub fn after(states: &[StateChip], after: StateAfter, lift: &[Barrier]) -> Vec<StateChip> {
    let stays = |chip: &&StateChip| match after {
        StateAfter::Suspended => chip.state != ServiceState::Suspended,
        StateAfter::Released => barrier_of(chip.state).is_none_or(|barrier| !lift.contains(&barrier)),
    };
    let suspended = StateChip { state: ServiceState::Suspended, until: None };
    let new = (after == StateAfter::Suspended).then_some(suspended);
    new.into_iter().chain(states.iter().filter(stays).copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chip(state: ServiceState) -> StateChip {
        StateChip { state, until: None }
    }

    #[test]
    fn states_are_lifted_one_by_one() {
        // Source: domain 3, "states are independent and coexist".
        let held =
            [ServiceState::Suspended, ServiceState::ConfirmationLocked, ServiceState::OtpStopped].map(chip);
        let left = after(&held, StateAfter::Released, &[Barrier::Suspension]);
        assert_eq!(left, [ServiceState::ConfirmationLocked, ServiceState::OtpStopped].map(chip));
        let all = [Barrier::Suspension, Barrier::LoginLock, Barrier::ConfirmationLock];
        assert_eq!(after(&held, StateAfter::Released, &all), [chip(ServiceState::OtpStopped)]);
        assert_eq!(after(&held, StateAfter::Suspended, &[]), held);
        assert_eq!(after(&[], StateAfter::Suspended, &[]), [chip(ServiceState::Suspended)]);
    }
}

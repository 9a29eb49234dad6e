//! What people with administrator rights do for, and to, their colleagues.

mod bulk;
mod change;
mod deletion;
mod locks;
mod login_ids;
mod passwords;
mod suspension;
mod view;

use crate::harness::{Company, SignedIn, password};
use crate::samples::payee;
use shared::domain::user::{ServiceState, StateChip};
use shared::domain::user_work::StateDenied;
use shared::operations::payees::PayeesRegister;
use shared::operations::proof::Proof;
use shared::operations::users::PersonState;

/// The states, by name.
fn names(states: &[StateChip]) -> Vec<ServiceState> {
    states.iter().map(|chip| chip.state).collect()
}

/// What became of each person, and the states that hold then.
fn became(people: &[PersonState]) -> Vec<(Option<StateDenied>, Vec<ServiceState>)> {
    people.iter().map(|row| (row.refused, names(&row.states))).collect()
}

/// Fails at the door.
async fn fail_at_the_door(company: &Company, person: &SignedIn, times: usize) {
    for _ in 0..times {
        let answer = company.stranger().try_sign_in(&person.person.login_id, "wrong").await;
        assert_eq!(answer.told(), "denied refused");
    }
}

/// Fails with the confirmation password; what was told last.
async fn fail_to_confirm(person: &SignedIn, times: usize) -> String {
    use crate::harness::Actor;
    let mut told = String::new();
    for _ in 0..times {
        let input = serde_json::from_value(payee("0000001")).unwrap();
        let wrong = Proof { confirmation_password: Some(password("wrong")), ..person.proof() };
        told = person.send::<PayeesRegister>(&input, &wrong).await.told();
    }
    told
}

/// Whether the person can sign in with what they know.
async fn enters(company: &Company, person: &SignedIn) -> bool {
    let person = &person.person;
    company.stranger().try_sign_in(&person.login_id, &person.login_password).await.told() == "done"
}

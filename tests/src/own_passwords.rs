//! Changing one's own passwords [rules 5, "Passwords must differ"].

use crate::harness::{Actor, Company, SignedIn, number, password};
use crate::samples::payee;
use shared::domain::secret::Password;
use shared::operations::passwords::{
    ChangeConfirmation, ChangeLogin, PasswordsChangeConfirmation, PasswordsChangeLogin,
};
use shared::operations::payees::PayeesRegister;
use shared::operations::proof::{Empty, Proof};
use shared::operations::session::SessionMe;

const NEW: &str = "atarashii-kaze-9";

async fn change_login(who: &SignedIn, new: &str) -> String {
    let input = ChangeLogin { password: password(new) };
    who.send::<PasswordsChangeLogin>(&input, &who.by_login()).await.told()
}

async fn change_confirmation(who: &SignedIn, new: &str) -> String {
    let input = ChangeConfirmation { password: password(new) };
    who.send::<PasswordsChangeConfirmation>(&input, &who.confirmed()).await.told()
}

async fn failures(who: &SignedIn) -> (i64, i64) {
    let table = who.world.table().await;
    let id = who.person.login_id.as_str().try_into().unwrap();
    let login = store::keys::login(&id);
    let (contract, user) =
        (who.person.contract.as_str().try_into().unwrap(), who.id().as_str().try_into().unwrap());
    let confirmation = store::keys::confirmation(&ports::records::Identity { contract, user });
    let of = |key: store::keys::Key| number(&table.0[&(key.pk, key.sk)], "failures");
    (of(login), of(confirmation))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_changed_login_password_opens_the_door_and_ends_no_session() {
    let company = Company::new().await;
    let (clerk, person) = (&company.clerk, &company.clerk.person);
    assert_eq!(change_login(clerk, NEW).await, "done");
    clerk.get::<SessionMe>(&Empty {}).await;
    assert_eq!(
        company.stranger().try_sign_in(&person.login_id, &person.login_password).await.told(),
        "denied refused"
    );
    assert_eq!(company.stranger().try_sign_in(&person.login_id, NEW).await.told(), "done");
    assert_eq!(failures(clerk).await, (0, 0), "the attempt at the other one was given back");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_new_password_that_is_the_other_one_is_a_guess_at_it_and_counts() {
    // Source: rules 5 "otherwise a match counts as a failure against that other password".
    let company = Company::new().await;
    let payer = &company.payer;
    let other = payer.person.confirmation_password.clone();
    let told = change_login(payer, &other).await;
    assert_eq!((told.as_str(), failures(payer).await), ("field input.password same_as_other", (0, 1)));
    let told = change_confirmation(payer, &payer.person.login_password).await;
    assert_eq!((told.as_str(), failures(payer).await), ("field input.password same_as_other", (1, 0)));
    for _ in 0..6 {
        change_login(payer, &other).await;
    }
    let input = serde_json::from_value(payee("0000001")).unwrap();
    let answer = payer.send::<PayeesRegister>(&input, &payer.proof()).await;
    assert_eq!(answer.told(), "proof confirmation_password locked", "six guesses lock it");
    // While the other is locked nothing is verified, and the change goes through.
    assert_eq!(change_login(payer, &other).await, "done");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_comparison_leaves_earlier_failures_and_locks_of_the_other_as_they_were() {
    // Source: issue 3, "a success resets that counter and no other".
    let company = Company::new().await;
    let payer = &company.payer;
    let wrong = Proof { confirmation_password: Some(password("wrong")), ..payer.proof() };
    let input = serde_json::from_value(payee("0000001")).unwrap();
    for _ in 0..3 {
        payer.send::<PayeesRegister>(&input, &wrong).await;
    }
    company.stranger().try_sign_in(&payer.person.login_id, "wrong").await;
    let before = company.world.table().await;
    assert_eq!(change_login(payer, NEW).await, "done");
    assert_eq!(failures(payer).await, (0, 3));
    let after = company.world.table().await;
    let last = |table: &crate::harness::Table| {
        table.of("CONFIRM").into_iter().map(|item| number(item, "last_at")).max().unwrap()
    };
    assert_eq!(last(&before), last(&after));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lock_of_the_confirmation_password_stops_only_the_work_that_asks_for_it() {
    // Source: issue 3, "A confirmation-password lock stops only the work that asks for it".
    let company = Company::new().await;
    let payer = &company.payer;
    let wrong = Proof { confirmation_password: Some(password("wrong")), ..payer.proof() };
    let input = serde_json::from_value(payee("0000001")).unwrap();
    for _ in 0..6 {
        payer.send::<PayeesRegister>(&input, &wrong).await;
    }
    assert_eq!(
        payer.send::<PayeesRegister>(&input, &payer.proof()).await.told(),
        "proof confirmation_password locked"
    );
    assert_eq!(change_confirmation(payer, NEW).await, "proof confirmation_password locked");
    assert_eq!(change_login(payer, NEW).await, "done");
    assert_eq!(company.stranger().try_sign_in(&payer.person.login_id, NEW).await.told(), "done");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn bad_passwords_are_answered_at_the_field_and_count_nothing() {
    // Source: issue 3, "Bad input": passwords with NUL, 129 characters, or of 64 emoji (allowed).
    let company = Company::new().await;
    let clerk = &company.clerk;
    for (typed, told) in [
        ("nul\u{0}byte-kujira", "field input.password characters"),
        ("short", "field input.password too_short"),
        ("password1", "field input.password too_common"),
        (clerk.person.login_id.as_str(), "field input.password context_word"),
        (clerk.person.login_password.as_str(), "field input.password same_as_other"),
    ] {
        assert_eq!(change_login(clerk, typed).await, told, "{typed:?}");
    }
    let body =
        serde_json::json!({ "input": { "password": "x".repeat(129) }, "proof": { "login_password": "x" } });
    let draft =
        clerk.draft::<PasswordsChangeLogin>(&ChangeLogin { password: password(NEW) }, &clerk.by_login());
    let long = draft.body(body.to_string()).send(&company.world).await;
    assert_eq!((long.told(), long.figures.calls), ("field input.password too_long".into(), 0));
    let emoji: String = (0..64).filter_map(|at: u32| char::from_u32(0x1F300 + at * at * 7 % 761)).collect();
    assert!(Password::try_from(emoji.clone()).is_ok());
    assert_eq!(change_login(clerk, &emoji).await, "done");
    assert_eq!(failures(clerk).await, (0, 0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn changes_are_throttled_because_each_is_a_guess() {
    // Source: rules 5: comparing is a guess at the other password.
    let company = Company::new().await;
    let clerk = &mut company.clerk.clone();
    for at in 0..10 {
        let new = format!("atarashii-kaze-{at}");
        assert_eq!(change_login(clerk, &new).await, "done", "{at}");
        clerk.person.login_password = new;
    }
    assert_eq!(change_login(clerk, "atarashii-kaze-x").await, "busy");
    assert_eq!(failures(clerk).await, (0, 0), "what was typed right is not counted");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_wrong_current_password_is_told_and_counted_on_its_own_counter() {
    let company = Company::new().await;
    let input = ChangeLogin { password: password(NEW) };
    let wrong = Proof { login_password: Some(password("wrong")), ..Proof::default() };
    let answer = company.clerk.send::<PasswordsChangeLogin>(&input, &wrong).await;
    assert_eq!(answer.told(), "proof login_password wrong 5");
    assert_eq!(failures(&company.clerk).await, (1, 0));
}

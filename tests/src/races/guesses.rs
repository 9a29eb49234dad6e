use super::tally;
use crate::harness::{Actor, Answer, Company, login_id, number, password};
use crate::samples::payee;
use futures::future::join_all;
use shared::domain::audit::Refusal;
use shared::operations::payees::PayeesRegister;
use shared::operations::proof::Proof;

/// What the audit says of attempts: strangers are told nothing.
async fn audited(company: &Company, why: Refusal) -> usize {
    let word: &str = why.into();
    let table = company.world.table().await;
    let outcome = |item: &std::collections::HashMap<String, aws_sdk_dynamodb::types::AttributeValue>| {
        item.get("outcome").and_then(|outcome| outcome.as_m().ok()?.get("why")?.as_s().ok().cloned())
    };
    table.of("AUDIT").into_iter().filter(|item| outcome(item).as_deref() == Some(word)).count()
}

async fn at_the_door(count: usize) {
    let company = Company::new().await;
    let attempts = (0..count).map(|at| {
        let stranger = company.stranger();
        tokio::spawn(async move { stranger.try_sign_in("tanaka3k", &format!("guess {at}")).await })
    });
    let answers: Vec<Answer> = join_all(attempts).await.into_iter().map(Result::unwrap).collect();
    let told = tally(&answers);
    let busy = told.get("busy").copied().unwrap_or_default();
    assert_eq!(told.get("denied refused").copied().unwrap_or_default() + busy, count, "{told:?}");
    let (wrong, locks) =
        (audited(&company, Refusal::Wrong).await, audited(&company, Refusal::WrongAndLocked).await);
    assert!(wrong <= 5 && locks <= 1, "{wrong} and {locks} were looked at");
    let table = company.world.table().await;
    let key = store::keys::login(&login_id("tanaka3k"));
    let item = table.0.get(&(key.pk, key.sk)).unwrap();
    let counted = usize::try_from(number(item, "failures")).unwrap();
    assert_eq!(counted, count.min(6), "reserved first: no more than the limit, and every look counted");
    assert!(wrong + locks + busy >= counted, "who had no place to hash counts all the same");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_guess_at_the_door_is_one_look() {
    at_the_door(1).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn eight_guesses_at_the_door_at_once_are_six_looks() {
    // Source: issue, "Under it": parallel guesses at 1, 8 and 32 connections; rules 5 "reserve first".
    at_the_door(8).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn thirty_two_guesses_at_the_door_at_once_are_six_looks() {
    // Source: issue, "Under it": parallel guesses at 1, 8 and 32 connections; rules 5 "reserve first".
    at_the_door(32).await;
}

async fn at_the_confirmation(count: usize) {
    let company = Company::new().await;
    let attempts = (0..count).map(|at| {
        let proof =
            Proof { confirmation_password: Some(password(&format!("guess {at}"))), ..company.payer.proof() };
        let input = serde_json::from_value(payee("0000001")).unwrap();
        let (draft, world) = (company.payer.draft::<PayeesRegister>(&input, &proof), company.world.clone());
        tokio::spawn(async move { draft.send(&world).await })
    });
    let answers: Vec<Answer> = join_all(attempts).await.into_iter().map(Result::unwrap).collect();
    let told = tally(&answers);
    let wrong: usize =
        told.iter().filter(|(what, _)| what.contains("password wrong")).map(|(_, times)| times).sum();
    assert!(wrong <= 5, "the sixth locks: {told:?}");
    let hashes: u32 = answers.iter().map(|answer| answer.figures.hashes).sum();
    assert!(hashes <= 6, "nothing is verified while locked: {hashes} hashes");
    let locked = told.get("proof confirmation_password locked").copied().unwrap_or_default();
    let busy = told.get("busy").copied().unwrap_or_default();
    assert_eq!(wrong + locked + busy, count, "{told:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_guess_at_the_confirmation_password_is_one_answer() {
    at_the_confirmation(1).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn eight_guesses_at_the_confirmation_password_at_once_are_five_answers() {
    // Source: issue, "Under it": parallel guesses at 1, 8 and 32 connections.
    at_the_confirmation(8).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn thirty_two_guesses_at_the_confirmation_password_at_once_are_five_answers() {
    // Source: issue, "Under it": parallel guesses at 1, 8 and 32 connections.
    at_the_confirmation(32).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_right_password_among_parallel_guesses_leaves_the_counter_right() {
    // Source: rules 5: a success clears itself and what came before, not what came after.
    let company = Company::new().await;
    let right = company.clerk.person.login_password.clone();
    let attempts = (0..5).map(|at| {
        let (stranger, right) = (company.stranger(), right.clone());
        tokio::spawn(
            async move { stranger.try_sign_in("tanaka3k", if at == 2 { &right } else { "guess" }).await },
        )
    });
    let answers: Vec<Answer> = join_all(attempts).await.into_iter().map(Result::unwrap).collect();
    assert_eq!(tally(&answers).get("done"), Some(&1));
    let table = company.world.table().await;
    let key = store::keys::login(&login_id("tanaka3k"));
    let failures = number(table.0.get(&(key.pk, key.sk)).unwrap(), "failures");
    assert!((0..=4).contains(&failures), "{failures}");
}

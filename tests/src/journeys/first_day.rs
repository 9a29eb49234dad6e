use crate::harness::{
    Actor, Company, Person, SHARED, Stranger, World, newcomer, open, open_contract, password, replacement,
    serial,
};
use shared::domain::user::Role;
use shared::operations::bank::{BankOpenContract, Opened};
use shared::operations::home::{HomeOverview, Overview};
use shared::operations::passwords::{PasswordsReplaceTemporary, ReplaceTemporary};
use shared::operations::proof::{Empty, Proof};
use shared::operations::session::{Me, SessionMe};
use shared::operations::tokens::{Register, TokensRegister};

async fn opened(world: &std::sync::Arc<World>) -> Person {
    let input = open_contract("midori", "hanako01", "seventyseven");
    let answer = Stranger(world.clone()).send::<BankOpenContract>(&input, &Proof::default()).await;
    newcomer("midori", "hanako01", &answer.output::<Opened>().secrets)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_master_replaces_temporary_passwords_before_anything_else() {
    // Source: issue, item 4 "temporary passwords must be replaced first".
    let world = World::new().await;
    let person = opened(&world).await;
    let master = Stranger(world.clone()).sign_in(&person).await;
    let me: Me = master.get::<SessionMe>(&Empty {}).await;
    assert!(me.temporary.login && me.temporary.confirmation && me.role == Role::Master);
    assert_eq!(master.send::<HomeOverview>(&Empty {}, &Proof::default()).await.told(), "first_use");
    let (input, proof, after) = replacement(&person);
    assert_eq!(master.send::<PasswordsReplaceTemporary>(&input, &proof).await.told(), "done");
    let me: Me = master.get::<SessionMe>(&Empty {}).await;
    assert!(!me.temporary.any(), "the session goes on");
    let _: Overview = master.get::<HomeOverview>(&Empty {}).await;
    let stranger = Stranger(world.clone());
    assert_eq!(stranger.try_sign_in("hanako01", &person.login_password).await.told(), "denied refused");
    assert_eq!(stranger.try_sign_in("hanako01", &after.login_password).await.told(), "done");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn new_passwords_are_judged_before_the_old_ones_are_looked_at() {
    // Source: rules 3 and rules 5 "Passwords must differ".
    let world = World::new().await;
    let person = opened(&world).await;
    let master = Stranger(world.clone()).sign_in(&person).await;
    let (good, proof, _) = replacement(&person);
    let with = |login: &str, confirmation: &str| ReplaceTemporary {
        login_password: password(login),
        confirmation_password: password(confirmation),
    };
    let (login, confirmation) = (good.login_password.expose(), good.confirmation_password.expose());
    for (input, told) in [
        (with("short", confirmation), "field input.login_password too_short"),
        (with(login, "password1"), "field input.confirmation_password too_common"),
        (with("xxhanako01xx", confirmation), "field input.login_password context_word"),
        (with("kagimate-no-kagi", confirmation), "field input.login_password context_word"),
        (with(login, login), "field input.confirmation_password same_as_other"),
        (with(&person.login_password, confirmation), "field input.login_password same_as_other"),
    ] {
        let answer = master.send::<PasswordsReplaceTemporary>(&input, &proof).await;
        assert_eq!((answer.told(), answer.figures.hashes), (told.into(), 0));
    }
    let wrong = Proof { login_password: Some(password("wrong")), ..proof.clone() };
    let answer = master.send::<PasswordsReplaceTemporary>(&good, &wrong).await;
    assert_eq!(answer.told(), "proof login_password wrong 5");
    let wrong = Proof { confirmation_password: Some(password("wrong")), ..proof.clone() };
    let answer = master.send::<PasswordsReplaceTemporary>(&good, &wrong).await;
    assert_eq!(answer.told(), "proof confirmation_password wrong 5");
    assert_eq!(master.send::<PasswordsReplaceTemporary>(&good, &proof).await.told(), "done");
    let again = master.send::<PasswordsReplaceTemporary>(&good, &proof).await;
    assert_eq!(again.told(), "denied not_temporary");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn temporary_passwords_end_after_seven_days() {
    // Source: rules 3 "valid 7 days".
    let world = World::new().await;
    let person = opened(&world).await;
    let stranger = Stranger(world.clone());
    world.clock.pass(7 * 86_400 - 1);
    assert_eq!(stranger.try_sign_in("hanako01", &person.login_password).await.told(), "done");
    world.clock.pass(1);
    assert_eq!(stranger.try_sign_in("hanako01", &person.login_password).await.told(), "denied refused");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn colleagues_register_the_same_device_and_nobody_a_second_one() {
    // Source: issue, item 4 "several users of a contract may register the same serial"; rules 5 "One link per user".
    let company = Company::new().await;
    let me: Me = company.clerk.get::<SessionMe>(&Empty {}).await;
    assert_eq!(me.device.unwrap().serial, serial(SHARED));
    for device in [SHARED, crate::harness::OWN, "099999999"] {
        let answer = company
            .clerk
            .send::<TokensRegister>(&Register { serial: serial(device) }, &company.clerk.proof())
            .await;
        assert_eq!((answer.told(), answer.figures.hashes), ("denied already_linked".into(), 0), "{device}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn home_shows_the_last_three_sign_ins() {
    // Source: issue, item 4 "the last three sign-ins".
    let world = World::new().await;
    let master = open(&world, "midori", "hanako01", "seventyseven", &[SHARED]).await;
    let stranger = Stranger(world.clone());
    world.clock.pass(60);
    stranger.try_sign_in("hanako01", "wrong").await;
    let mut latest = master.clone();
    for _ in 0..3 {
        world.clock.pass(60);
        latest = stranger.sign_in(&master.person).await;
    }
    let overview: Overview = latest.get::<HomeOverview>(&Empty {}).await;
    assert_eq!(overview.sign_ins.len(), 3);
    assert!(overview.sign_ins.is_sorted_by(|newer, older| newer.at > older.at));
    assert_eq!(overview.token.unwrap().serial, serial(SHARED));
}

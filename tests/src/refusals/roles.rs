use super::exempt::{NAMES_NOTHING, for_every_role, takes_nothing};
use super::send;
use crate::harness::{
    Actor, Answer, Company, FOREIGN, OWN, SHARED, SignedIn, Stranger, newcomer, serial, user,
};
use shared::domain::access::{AccessFloor, Permission};
use shared::domain::instant::Instant;
use shared::domain::rescue::Problem;
use shared::domain::user::Role;
use shared::operations::catalogue;
use shared::operations::proof::Proof;
use shared::operations::rescue::{RescueWhatIf, WhatIf};
use shared::operations::tokens::{Register, ReleaseStop, TokensRegister, TokensReleaseStop};
use shared::operations::users::{UserAdded, UsersAdd};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_role_below_the_floor_is_refused_before_anything_is_looked_at() {
    // Source: architecture 2; ASVS 8.3.1. The general user without permissions is below every floor but the lowest.
    let company = Company::new().await;
    let before = company.world.table().await;
    for declaration in catalogue() {
        let open =
            matches!(declaration.access, AccessFloor::Public | AccessFloor::Bank | AccessFloor::Customer);
        if open || for_every_role(&declaration) {
            continue;
        }
        let answer = send(&company.world, &declaration, Some(&company.clerk.cookie)).await;
        assert_eq!(answer.told(), "not_allowed", "{}", declaration.name);
        assert_eq!(answer.figures.hashes, 0, "{}", declaration.name);
        if declaration.access == AccessFloor::AdministratorRights {
            let answer = send(&company.world, &declaration, Some(&company.payer.cookie)).await;
            assert_eq!(answer.told(), "not_allowed", "{} by a general user", declaration.name);
        }
    }
    assert_eq!(before.changes(&company.world.table().await).len(), 0, "nothing was written");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn temporary_passwords_open_nothing_but_their_own_replacement() {
    // Source: rules 3 "both replaced at the first sign-in".
    let company = Company::new().await;
    let input = user("newcomer1", Role::Administrator, &[Permission::AllHistory]);
    let added: UserAdded = company.master.send::<UsersAdd>(&input, &company.master.proof()).await.output();
    let person = newcomer("midori", "newcomer1", &added.secrets.unwrap());
    let actor = Stranger(company.world.clone()).sign_in(&person).await;
    for declaration in catalogue() {
        let elsewhere = declaration.access.is_desk();
        if declaration.first_use
            || elsewhere
            || matches!(declaration.access, AccessFloor::Public | AccessFloor::Bank)
        {
            continue;
        }
        let answer = send(&company.world, &declaration, Some(&actor.cookie)).await;
        assert_eq!(answer.told(), "first_use", "{}", declaration.name);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_cookie_that_names_another_contract_or_user_is_nobody_s() {
    // Source: architecture 8.6. The ids in the cookie are only where to look; the secret decides.
    let company = Company::new().await;
    let own: Vec<&str> = company.master.cookie.split('.').collect();
    let other: Vec<&str> = company.foreigner.cookie.split('.').collect();
    let [_, user, secret] = own.as_slice() else { panic!("a cookie of three parts") };
    let forged = [
        format!("{}.{user}.{secret}", other.first().unwrap()),
        format!("{}.{}.{secret}", own.first().unwrap(), other.get(1).unwrap()),
        format!("{}.{}.{secret}", other.first().unwrap(), other.get(1).unwrap()),
        format!("{}.{}.{secret}", own.first().unwrap(), company.administrator.id()),
    ];
    for declaration in catalogue() {
        if matches!(declaration.access, AccessFloor::Public | AccessFloor::Bank) {
            continue;
        }
        for cookie in &forged {
            let answer = send(&company.world, &declaration, Some(cookie)).await;
            assert_eq!(answer.told(), "session_over none", "{}", declaration.name);
        }
    }
}

/// Two answers that must not differ.
pub fn same(what: &str, foreign: &Answer, unknown: &Answer) {
    assert_eq!(foreign.status, unknown.status, "{what}");
    assert_ne!(foreign.status, 200, "{what}");
    assert_eq!(foreign.apart_from_reference(), unknown.apart_from_reference(), "{what}");
    let (of, nothing) = (foreign.figures, unknown.figures);
    assert_eq!(
        (of.calls, of.hashes, of.key_calls),
        (nothing.calls, nothing.hashes, nothing.key_calls),
        "{what}"
    );
}

async fn unlinked(company: &Company) -> SignedIn {
    company.master.adds("ryo00001", Role::General, &[], None).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_contract_s_device_is_like_one_that_does_not_exist() {
    // Source: issue, item 4 "another contract's serial is refused exactly like an unknown one"; architecture 8.6.
    let company = Company::new().await;
    let newcomer = unlinked(&company).await;
    let foreign_code = company.world.shelf.code(FOREIGN);
    let proof = Proof { otp: Some(foreign_code), ..newcomer.confirmed() };
    let register =
        async |text: &str| newcomer.send::<TokensRegister>(&Register { serial: serial(text) }, &proof).await;
    let (foreign, unknown) = (register(FOREIGN).await, register("099999999").await);
    same("tokens.register", &foreign, &unknown);
    assert_eq!(foreign.told(), "denied not_recognised");

    let administrator = &company.administrator;
    let release = async |text: &str| {
        let input = ReleaseStop { serial: serial(text), stopped_at: Instant(0) };
        administrator.send::<TokensReleaseStop>(&input, &administrator.proof()).await
    };
    let (foreign, unknown) = (release(FOREIGN).await, release("099999999").await);
    same("tokens.release-stop", &foreign, &unknown);
    assert_eq!(foreign.told(), "denied not_found");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_payee_of_another_contract_says_nothing_about_itself() {
    // Source: architecture 8.6: the account is registered there, and is new here.
    use crate::samples::payee;
    use shared::operations::payees::{PayeeList, PayeesList, PayeesRegister};
    let company = Company::new().await;
    let input = serde_json::from_value(payee("1234567")).unwrap();
    let there = company.foreigner.send::<PayeesRegister>(&input, &company.foreigner.proof()).await;
    let here = company.payer.send::<PayeesRegister>(&input, &company.payer.proof()).await;
    assert_eq!((there.told(), here.told()), ("done".into(), "done".into()));
    let cursor = shared::operations::payees::PayeePage { after: Some("PAYEE#sakura".into()) };
    let list: PayeeList = company.payer.get::<PayeesList>(&cursor).await;
    assert!(list.payees.len() <= 1, "a cursor leads nowhere but into one's own register");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_contract_s_user_is_like_one_that_does_not_exist() {
    // Source: architecture 8.6.
    let company = Company::new().await;
    let ask = async |id: &str| {
        let input = WhatIf { user: id.try_into().unwrap(), problem: Problem::OtpStopped };
        company.master.send::<RescueWhatIf>(&input, &Proof::default()).await
    };
    let (foreign, unknown) = (ask(&company.foreigner.id()).await, ask("nobody").await);
    same("rescue.what-if", &foreign, &unknown);
}

#[test]
fn every_operation_that_names_something_is_tried_across_contracts() {
    // Source: architecture 2. Who adds an operation with an id in its input adds a case, here
    // or in a journey of its own.
    let tried = [
        "tokens.register",
        "tokens.release-stop",
        "users.view",
        "users.change",
        "users.delete",
        "users.set-state",
        "users.set-passwords",
        "rescue.what-if",
        "history.all",
        // By letters of their own.
        "session.request-start-up",
        "session.obtain-login-id",
        "tokens.revoke",
        "tokens.history",
        "tokens.grant-software",
        // In `desk::procedures`.
        "procedures.view",
        "procedures.file",
        "procedures.withdraw",
    ];
    for declaration in catalogue() {
        // The desk works for every contract; what it must not name has tests of its own.
        let bank = declaration.access == AccessFloor::Bank || declaration.access.is_desk();
        let named = tried.contains(&declaration.name) || NAMES_NOTHING.contains(&declaration.name);
        let covered = bank || named || takes_nothing(&declaration);
        assert!(covered, "{} has no test across contracts", declaration.name);
    }
    assert_ne!(SHARED, OWN);
}

//! Who is at the desk, and that nobody is without a second factor.

use crate::harness::{
    Actor, Answer, Company, DESK_DEVICES, Desk, Draft, Stranger, World, desk_user, fresh_key, joins,
    open_contract, serial,
};
use crate::samples;
use shared::domain::access::AccessFloor;
use shared::domain::desk::{DESK, DeskRole};
use shared::operations::bank::{BankAddDeskUser, BankOpenContract, DeskUserAdded};
use shared::operations::proof::{Empty, Proof};
use shared::operations::session::{Me, SessionMe};
use shared::operations::tokens::{Register, TokensRegister};
use shared::operations::users::UsersList;
use shared::operations::{Declaration, Method, catalogue};
use std::sync::Arc;

/// Operations with a floor of the desk.
pub fn desk_operations() -> Vec<Declaration> {
    catalogue().into_iter().filter(|declaration| declaration.access.is_desk()).collect()
}

/// A well-formed request of an operation.
pub async fn send(world: &Arc<World>, declaration: &Declaration, cookie: &str) -> Answer {
    let draft = Draft::new(declaration, Some(cookie)).key(&fresh_key());
    let draft = match declaration.method {
        Method::Get => draft,
        Method::Post => draft.body(samples::body(&samples::input(declaration.name)).to_string()),
    };
    draft.send(world).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_first_one_opens_the_bank_s_own_contract_and_the_others_join() {
    // Source: issue 4, item 3 "first desk user by `cargo xtask bank desk-user`".
    let world = World::new().await;
    let (one, two) = (desk_user("mado0001", DeskRole::Clerk), desk_user("mado0002", DeskRole::Approver));
    let stranger = Stranger(world.clone());
    // At once: both are there, in one contract.
    let nothing = Proof::default();
    let (one, two) = futures::join!(
        stranger.send::<BankAddDeskUser>(&one, &nothing),
        stranger.send::<BankAddDeskUser>(&two, &nothing)
    );
    assert_eq!((one.told(), two.told()), ("done".into(), "done".into()));
    let contract = DESK.try_into().unwrap();
    assert_eq!(world.bank.store.users(&contract).await.unwrap().len(), 2);
    assert_eq!(world.bank.store.roster(&contract).await.unwrap().value.users, 2);
    let again = desk_user("mado0001", DeskRole::Clerk);
    let again = stranger.send::<BankAddDeskUser>(&again, &nothing).await;
    assert_eq!(again.told(), "denied login_id_taken");
    let text = world.table().await.text();
    let secrets = one.output::<DeskUserAdded>().secrets;
    assert!(!text.contains(secrets.login_password.expose()), "a secret leaves once and is kept nowhere");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_company_can_be_opened_under_the_desk_s_id() {
    let world = World::new().await;
    let stranger = Stranger(world.clone());
    let input = open_contract(DESK, "asahi001", "seventyseven");
    let before = stranger.send::<BankOpenContract>(&input, &Proof::default()).await;
    Desk::open(&world).await;
    let after = stranger.send::<BankOpenContract>(&input, &Proof::default()).await;
    assert_eq!(
        (before.told(), after.told()),
        ("denied contract_exists".into(), "denied contract_exists".into())
    );
    let input = open_contract("asahi", "asahi001", DESK);
    let theirs = stranger.send::<BankOpenContract>(&input, &Proof::default()).await;
    assert_eq!(theirs.told(), "denied policy_unknown", "the desk's policy is the desk's");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_is_at_the_desk_without_a_second_factor() {
    // Source: issue 4, item 3 "second factor always"; rules 4.
    let world = World::new().await;
    let desk = Desk::open(&world).await;
    let unlinked = joins(&world, "mado0003", DeskRole::Approver, None).await;
    let me: Me = unlinked.get::<SessionMe>(&Empty {}).await;
    assert!(me.needs_device && me.desk == Some(DeskRole::Approver));
    for declaration in desk_operations() {
        let answer = send(&world, &declaration, &unlinked.cookie).await;
        assert_eq!(answer.told(), "second_factor_first", "{} without a device", declaration.name);
        assert_eq!(answer.figures.hashes, 0, "{}", declaration.name);
    }
    // The device that they register is their second factor from then on.
    let proof = Proof { otp: Some(world.shelf.code(DESK_DEVICES[4])), ..unlinked.confirmed() };
    let input = Register { serial: serial(DESK_DEVICES[4]) };
    assert_eq!(unlinked.send::<TokensRegister>(&input, &proof).await.told(), "done");
    for declaration in desk_operations() {
        let told = send(&world, &declaration, &unlinked.cookie).await.told();
        assert_ne!(told, "second_factor_first", "{}", declaration.name);
    }
    // The next sign-in is half a one, whatever holds for companies.
    let half = Stranger(world.clone()).sign_in(&desk.approver.person).await;
    assert!(half.get::<SessionMe>(&Empty {}).await.half_signed_in);
    for declaration in desk_operations() {
        let answer = send(&world, &declaration, &half.cookie).await;
        assert_eq!(answer.told(), "second_factor_first", "{} in half a session", declaration.name);
    }
    half.proves().await;
    assert!(!half.get::<SessionMe>(&Empty {}).await.half_signed_in);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_desk_and_the_companies_have_nothing_of_each_other_s() {
    // Source: issue 4, item 3 "its own roles".
    let company = Company::new().await;
    let desk = Desk::open(&company.world).await;
    let before = company.world.table().await;
    for declaration in catalogue() {
        let told = async |cookie: &str| send(&company.world, &declaration, cookie).await;
        match declaration.access {
            AccessFloor::Desk | AccessFloor::DeskWork | AccessFloor::DeskApproval => {
                let answer = told(&company.master.cookie).await;
                assert_eq!(answer.told(), "not_allowed", "a customer: {}", declaration.name);
                assert_eq!(answer.figures.hashes, 0, "{}", declaration.name);
            }
            AccessFloor::Customer | AccessFloor::AdministratorRights | AccessFloor::PayeeWork => {
                for person in [&desk.clerk, &desk.approver, &desk.auditor] {
                    let answer = told(&person.cookie).await;
                    assert_eq!(answer.told(), "not_allowed", "the desk: {}", declaration.name);
                }
            }
            _ => {}
        }
    }
    assert_eq!(before.changes(&company.world.table().await).len(), 0, "nothing was written");
    let asked = desk.clerk.send::<UsersList>(&Empty {}, &Proof::default()).await;
    assert_eq!(asked.told(), "not_allowed");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_auditor_changes_nothing_and_a_clerk_approves_nothing() {
    // Source: issue 4, item 3 "clerk, approver, auditor".
    let world = World::new().await;
    let desk = Desk::open(&world).await;
    let before = world.table().await;
    for declaration in desk_operations() {
        let told = async |cookie: &str| send(&world, &declaration, cookie).await.told();
        if declaration.method == Method::Post {
            assert_ne!(declaration.access, AccessFloor::Desk, "{} writes", declaration.name);
            assert_eq!(told(&desk.auditor.cookie).await, "not_allowed", "{}", declaration.name);
        }
        if declaration.access == AccessFloor::DeskApproval {
            assert_eq!(told(&desk.clerk.cookie).await, "not_allowed", "{}", declaration.name);
        }
    }
    let changes = before.changes(&world.table().await);
    assert!(changes.keys().all(|kind| kind == "SESSION"), "{changes:?}");
}

//! Registering again after a revocation: not before the policy's wait is over.

use crate::harness::{Actor, Company, SHARED, SPARE, fresh_key, revokes, serial};
use futures::future::join_all;
use shared::operations::proof::{Empty, Proof};
use shared::operations::tokens::{OwnToken, Register, TokensOwn, TokensRegister, TokensRevoke};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_registers_again_within_thirty_minutes_of_a_revocation() {
    // Source: rules 3 "registration again after revocation: 30 min"; OKB, 30分程度.
    let company = Company::new().await;
    let clerk = &company.clerk;
    let at = ports::environment::Clock::now(&*company.world.clock);
    assert_eq!(company.administrator.revokes(&[(clerk, SHARED)]).await, [None]);
    let own: OwnToken = clerk.get::<TokensOwn>(&Empty {}).await;
    assert!(own.token.is_none());
    assert_eq!(own.waits_until, Some(at.plus_seconds(1800)));
    company.world.clock.pass(1000);
    let clerk = company.stranger().sign_in(&clerk.person).await;
    company.world.clock.pass(799);
    for device in [SPARE, SHARED] {
        let answer = clerk.registers(device).await;
        assert_eq!((answer.told(), answer.figures.hashes), ("denied waiting".into(), 0), "{device}");
    }
    company.world.clock.pass(1);
    assert_eq!(clerk.registers(SPARE).await.told(), "done");
    let own: OwnToken = clerk.get::<TokensOwn>(&Empty {}).await;
    assert_eq!(own.token.map(|token| token.serial), Some(serial(SPARE)));
    assert_eq!(own.waits_until, None);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_registers_beside_a_revocation_that_is_under_way() {
    // Attack: many registrations at once, so that one of them was read before the link was cut.
    for _ in 0..3 {
        let company = Company::new().await;
        let clerk = &company.clerk;
        let otp = Some(company.world.shelf.code(SPARE));
        let register = Register { serial: serial(SPARE) };
        let revoke = {
            let (operator, input) = (company.administrator.clone(), revokes(&[(clerk, SHARED)]));
            tokio::spawn(async move { operator.send::<TokensRevoke>(&input, &operator.proof()).await.told() })
        };
        let tries = (0..6).map(|_| {
            let proof = Proof { otp: otp.clone(), ..clerk.confirmed() };
            let draft = clerk.draft::<TokensRegister>(&register, &proof).key(&fresh_key());
            let world = company.world.clone();
            tokio::spawn(async move { draft.send(&world).await.told() })
        });
        let told: Vec<_> = join_all(tries).await.into_iter().map(Result::unwrap).collect();
        assert_eq!(revoke.await.unwrap(), "done");
        let barred = |told: &String| matches!(told.as_str(), "denied already_linked" | "denied waiting");
        assert!(told.iter().all(barred), "{told:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_registration_that_was_read_before_the_revocation_is_judged_again() {
    // The link comes, and is cut, between the reading and the commit of another registration of the same person.
    let company = Company::new().await;
    let newcomer = company.master.adds("ryo00001", shared::domain::user::Role::General, &[], None).await;
    company.world.clock.next_code();
    let keyring = company.world.bank.store.keyring(&"midori".try_into().unwrap()).await.unwrap();
    let now = ports::environment::Clock::now(&*company.world.clock);
    let link =
        shared::domain::device::Link { user: newcomer.user(), serial: serial(SPARE), registered_at: now };
    let contract: shared::domain::id::ContractId = "midori".try_into().unwrap();
    let write = |link| ports::transaction::Write::NewLink {
        contract: contract.clone(),
        link,
        revoked_by: now.minus_seconds(1800),
        instead_of: None,
    };
    let commit = async |write| {
        let transaction = ports::transaction::Transaction { writes: vec![write], checks: Vec::new() };
        company.world.bank.store.commit(transaction).await
    };
    assert!(keyring.links.iter().all(|link| link.user != newcomer.user()), "as it was read");
    assert_eq!(commit(write(link.clone())).await, Ok(()));
    let cut =
        ports::transaction::Write::RevokeLink { contract: contract.clone(), link: link.clone(), at: now };
    assert_eq!(commit(cut.clone()).await, Ok(()));
    let conflict = Err(ports::transaction::CommitError::Conflict);
    assert_eq!(commit(write(link.clone())).await, conflict, "what is left of the link stands in the way");
    assert_eq!(commit(cut).await, conflict, "and is not cut again");
    let later = shared::domain::device::Link { registered_at: now.plus_seconds(1800), ..link };
    let late = ports::transaction::Write::NewLink {
        contract: contract.clone(),
        link: later,
        revoked_by: now,
        instead_of: None,
    };
    assert_eq!(commit(late).await, Ok(()), "half an hour later it does not");
}

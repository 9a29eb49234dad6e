//! A table that is put back to an earlier state: nothing that had ended or been spent comes back with it.

use crate::harness::{
    Actor, Company, Setup, SignedIn, Stranger, Table, World, code, fresh_key, login_id, mailed_code, open,
    password, request_reset,
};
use crate::samples::payee;
use shared::domain::instant::Instant;
use shared::domain::reset::ResetPurpose;
use shared::domain::restoration::Restoration;
use shared::operations::payees::PayeesRegister;
use shared::operations::proof::{Empty, Proof};
use shared::operations::session::{
    ResetPassword, SessionMe, SessionRequestReset, SessionResetPassword, SessionSignOut,
};
use std::sync::Arc;

/// Puts a copy in place of the table, and tells the bank.
async fn put_back(world: &World, copy: &str) -> Arc<World> {
    Table::default().restore(&world.past).await;
    assert_eq!(world.table().await, Table::default());
    let copy = Table::imported(copy);
    copy.put(&world.past).await;
    assert_eq!(world.table().await, copy, "whole");
    let restoration = Restoration::at(Instant(world.bank.clock.now().0 + 1));
    world.restarted_with(Setup { restoration, ..Setup::default() })
}

fn afterwards(world: &Arc<World>, person: &SignedIn) -> SignedIn {
    SignedIn { world: world.clone(), ..person.clone() }
}

async fn me(person: &SignedIn) -> String {
    person.send::<SessionMe>(&Empty {}, &Proof::default()).await.told()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_table_that_is_put_back_ends_sessions_and_brings_no_spent_number_back() {
    // Source: RFC 6238 5.2, a number is accepted once; OWASP ASVS 7.4, an ended session stays ended.
    let company = Company::new().await;
    let (world, payer) = (&company.world, &company.payer);
    world.clock.next_code();
    let copy = world.table().await.exported();
    let input = serde_json::from_value(payee("0000001")).unwrap();
    let spent = payer.proof();
    assert_eq!(payer.send::<PayeesRegister>(&input, &spent).await.told(), "done");
    assert_eq!(company.master.send::<SessionSignOut>(&Empty {}, &Proof::default()).await.told(), "done");

    let later = put_back(world, &copy).await;
    for person in [&company.master, payer] {
        assert_eq!(me(&afterwards(&later, person)).await, "session_over none", "signed out or not");
    }
    world.clock.pass(1);
    let payer = Stranger(later.clone()).sign_in(&payer.person).await;
    let again = payer.draft::<PayeesRegister>(&input, &spent).key(&fresh_key());
    assert_eq!(again.send(&later).await.told(), "proof second_factor already_used");
    world.clock.next_code();
    world.clock.next_code();
    // The device lies on the shelf of before.
    let new = company.payer.proof();
    assert_eq!(payer.send::<PayeesRegister>(&input, &new).await.told(), "done");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_wrong_number_after_that_says_nothing_of_a_device_that_nobody_registered() {
    // A device counts as used by its last step: a failure must not make it so.
    let company = Company::new().await;
    let copy = company.world.table().await.exported();
    let later = put_back(&company.world, &copy).await;
    company.world.clock.pass(1);
    let payer = Stranger(later.clone()).sign_in(&company.payer.person).await;
    let wrong = company.world.shelf.wrong_codes(payer.person.serial.as_deref().unwrap()).next();
    let step = async || {
        let keyring = later.bank.store.keyring(&"midori".try_into().unwrap()).await.unwrap();
        let mut steps: Vec<_> = keyring.devices.iter().map(|device| device.value.otp.last_step).collect();
        steps.sort_unstable();
        steps
    };
    let before = step().await;
    let input = serde_json::from_value(payee("0000001")).unwrap();
    let told = payer.send::<PayeesRegister>(&input, &Proof { otp: wrong, ..payer.confirmed() }).await.told();
    assert_eq!((told.as_str(), step().await), ("proof second_factor wrong 9", before));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mailed_code_of_before_is_worth_nothing_afterwards() {
    // Source: rules 5 "Self-reset of a sole master": a code is used once.
    let company = Company::new().await;
    let master = open(&company.world, "asahi", "asahi001", "seventyseven", &[]).await;
    let asked = request_reset("asahi001");
    let stranger = company.stranger();
    assert_eq!(stranger.send::<SessionRequestReset>(&asked, &Proof::default()).await.told(), "done");
    let mailed = mailed_code(&master, ResetPurpose::Login).await;
    let later = Stranger(put_back(&company.world, &company.world.table().await.exported()).await);
    let reset = async |mailed| {
        let input = ResetPassword { login_id: login_id("asahi001"), password: password("atarashii-kaze-9") };
        let proof = Proof { mailed_code: Some(mailed), ..Proof::default() };
        later.send::<SessionResetPassword>(&input, &proof).await.told()
    };
    let wrong = code(if mailed.expose() == "00000000" { "11111111" } else { "00000000" });
    let refused = reset(wrong).await;
    assert_eq!(reset(mailed).await, refused, "like any wrong one");
    company.world.clock.pass(1);
    assert_eq!(later.send::<SessionRequestReset>(&asked, &Proof::default()).await.told(), "done");
    assert_eq!(reset(mailed_code(&master, ResetPurpose::Login).await).await, "done");
}

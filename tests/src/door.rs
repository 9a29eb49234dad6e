//! Equal work at the door for every stranger, and how few round trips guarded work may take.
//!
//! One thread only: where the engine could answer in the middle of a poll, calls that go out together would
//! sometimes be counted one by one.

use crate::harness::{
    Actor, Answer, Company, OWN, SHARED, code, login_id, password, serial, suspends, tamper,
};
use crate::samples::payee;
use aws_sdk_dynamodb::types::AttributeValue;
use shared::domain::instant::Instant;
use shared::domain::user::Role;
use shared::operations::payees::PayeesRegister;
use shared::operations::proof::Proof;
use shared::operations::session::{SessionSignIn, SignIn};
use shared::operations::tokens::{Register, ReleaseStop, TokensRegister, TokensReleaseStop};
use shared::operations::users::{UsersAdd, UsersSetState, UsersView, ViewUser};

/// What a stranger could compare.
fn seen(answer: &Answer) -> (u16, String, Vec<(String, String)>) {
    let headers =
        answer.headers.iter().map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()));
    (answer.status, answer.apart_from_reference(), headers.collect())
}

#[tokio::test]
async fn strangers_can_t_tell_unknown_wrong_locked_and_suspended_apart() {
    // Source: rules 5 "What strangers see": one text, the same number of hashes and table calls.
    let company = Company::new().await;
    let (stranger, world) = (company.stranger(), &company.world);
    let locked = &company.clerk.person;
    for _ in 0..6 {
        stranger.try_sign_in(&locked.login_id, "wrong").await;
    }
    let suspended = &company.payer.person;
    let key = store::keys::login(&login_id(&suspended.login_id));
    tamper(&world.past, &key, "suspended", AttributeValue::Bool(true)).await;
    let lapsed = &company.administrator.person;
    let key = store::keys::login(&login_id(&lapsed.login_id));
    let until =
        AttributeValue::N(ports::environment::Clock::now(&*world.clock).minus_seconds(1).0.to_string());
    tamper(&world.past, &key, "temporary_until", until).await;
    let cancelled = &company.foreigner.person;
    let key = store::keys::contract(&"sakura".try_into().unwrap());
    tamper(&world.past, &key, "contract_status", AttributeValue::S("cancelled".into())).await;

    // An ID that was given up, and one whose user is gone, are like one that never was.
    let (renamed, deleted) = renamed_and_deleted(&company).await;

    let reference = stranger.try_sign_in("nobody99", "anything").await;
    assert_eq!((reference.status, reference.told()), (409, "denied refused".into()));
    for (what, id, typed) in [
        ("wrong password", "hanako01", "wrong"),
        ("locked, wrong", locked.login_id.as_str(), "wrong"),
        ("locked, right", locked.login_id.as_str(), locked.login_password.as_str()),
        ("suspended, wrong", suspended.login_id.as_str(), "wrong"),
        ("suspended, right", suspended.login_id.as_str(), suspended.login_password.as_str()),
        ("renamed, wrong", renamed.as_str(), "wrong"),
        ("renamed, right", renamed.as_str(), "sora-wo-tobu-9-kujira"),
        ("deleted, wrong", deleted.as_str(), "wrong"),
        ("deleted, right", deleted.as_str(), "sora-wo-tobu-9-kujira"),
        ("temporary password past its days", lapsed.login_id.as_str(), lapsed.login_password.as_str()),
    ] {
        let answer = stranger.try_sign_in(id, typed).await;
        assert_eq!(seen(&answer), seen(&reference), "{what}");
        assert_eq!(answer.figures.hashes, 1, "{what}");
        assert_eq!(answer.figures.calls, reference.figures.calls, "{what}");
        assert_eq!(answer.figures.round_trips, reference.figures.round_trips, "{what}");
    }
    // The attempt that brings the lock, too: whose it is is told in the same write.
    for _ in 0..5 {
        let answer = stranger.try_sign_in("hanako01", "wrong").await;
        assert_eq!(seen(&answer), seen(&reference));
        assert_eq!(answer.figures.calls, reference.figures.calls);
    }
    let table = world.table().await;
    let notices = table.of("OUTBOX").into_iter().map(|item| format!("{item:?}"));
    let locked = notices.filter(|notice| notice.contains("login_locked")).count();
    assert_eq!(locked, 2, "the clerk and the master are told");
    // A forged cookie of a browser makes the same work for everybody.
    let forged = "__Host-kagimate-browser=AAAAAAAAAAAAAAAAAAAAAA";
    let mut costs = Vec::new();
    for id in ["nobody99", suspended.login_id.as_str(), locked_id(&company)] {
        let input = SignIn { login_id: login_id(id) };
        let proof = Proof { login_password: Some(password("wrong")), ..Proof::default() };
        let answer =
            stranger.draft::<SessionSignIn>(&input, &proof).header("cookie", forged).send(world).await;
        assert_eq!(seen(&answer), seen(&reference), "{id}");
        costs.push((answer.figures.calls, answer.figures.round_trips, answer.figures.hashes));
    }
    assert!(costs.windows(2).all(|pair| pair[0] == pair[1]), "{costs:?}");
    // Only who knows the right password gets so far as to meet the end of a contract.
    let answer = stranger.try_sign_in(&cancelled.login_id, &cancelled.login_password).await;
    assert_eq!(seen(&answer), seen(&reference), "a cancelled contract");
    assert_eq!(answer.figures.hashes, 1);
}

/// The login IDs of somebody who has another one now, and of somebody who is no more.
async fn renamed_and_deleted(company: &Company) -> (String, String) {
    let master = &company.master;
    let mut ids = Vec::new();
    for id in ["renamed01", "deleted01"] {
        company.world.clock.next_code();
        let leaving = master.adds(id, Role::General, &[], None).await;
        let answer = match id {
            "renamed01" => master.changes(&leaving, |record| record.login_id = login_id("another01")).await,
            _ => master.deletes(&leaving).await,
        };
        assert_eq!(answer.told(), "done");
        ids.push(id.to_owned());
    }
    (ids.remove(0), ids.remove(0))
}

fn locked_id(company: &Company) -> &str {
    &company.clerk.person.login_id
}

#[tokio::test]
async fn signing_in_takes_four_round_trips_and_one_hash() {
    // Source: issue, "Figures": two, one in which the throttles are asked, and one under the hash.
    let company = Company::new().await;
    company.world.clock.pass(9 * 3600);
    let person = &company.master.person;
    let answer = company.stranger().try_sign_in(&person.login_id, &person.login_password).await;
    assert_eq!(answer.told(), "done");
    let figures = answer.figures;
    assert!(figures.round_trips <= 4 && figures.hashes == 1 && figures.key_calls == 0, "{figures:?}");
    // Whoever comes back after a pause left a session that lies idle: it stands in nobody's way.
    company.world.clock.pass(15 * 60);
    let figures = company.stranger().try_sign_in(&person.login_id, &person.login_password).await.figures;
    assert!(figures.calls <= 5, "{figures:?}");
}

#[tokio::test]
async fn guarded_work_takes_three_round_trips_and_one_hash() {
    // Source: issue, "Figures".
    let company = Company::new().await;
    let input = serde_json::from_value(payee("0000001")).unwrap();
    let registers = company.payer.send::<PayeesRegister>(&input, &company.payer.proof()).await;

    let newcomer = company.master.adds("ryo00001", Role::General, &[], None).await;
    let proof = Proof { otp: Some(company.world.shelf.code(OWN)), ..newcomer.confirmed() };
    let links = newcomer.send::<TokensRegister>(&Register { serial: serial(OWN) }, &proof).await;

    company.stop_shared().await;
    let stopped_at = ports::environment::Clock::now(&*company.world.clock);
    let input = ReleaseStop { serial: serial(SHARED), stopped_at };
    company.world.clock.next_code();
    let releases =
        company.administrator.send::<TokensReleaseStop>(&input, &company.administrator.proof()).await;
    for (what, answer) in
        [("payees.register", registers), ("tokens.register", links), ("tokens.release-stop", releases)]
    {
        assert_eq!(answer.told(), "done", "{what}");
        let figures = answer.figures;
        assert!(
            figures.round_trips <= 3 && figures.hashes == 1 && figures.key_calls == 0,
            "{what}: {figures:?}"
        );
    }
}

#[tokio::test]
async fn what_a_rule_denies_looks_at_no_secret() {
    // Source: rules 5 "rule first".
    let company = Company::new().await;
    let wrong = Proof { otp: Some(code("000000")), ..company.master.confirmed() };
    let input = ReleaseStop { serial: serial(SHARED), stopped_at: Instant(0) };
    let denied = company.master.send::<TokensReleaseStop>(&input, &wrong).await;
    assert_eq!((denied.told(), denied.figures.hashes), ("denied not_stopped".into(), 0));
    let input = crate::harness::user("hanako99", Role::Administrator, &[]);
    let denied = company.administrator.send::<UsersAdd>(&input, &wrong).await;
    assert_eq!((denied.told(), denied.figures.hashes), ("denied role_not_allowed".into(), 0));
}

#[tokio::test]
async fn what_administrators_do_to_a_colleague_takes_few_round_trips() {
    // Source: issue, "Figures". Reading a colleague goes on from the user to the login password, whose key is the
    // login ID; then the password's attempt is reserved, then everything is written at once.
    let company = Company::new().await;
    let (master, clerk, payer) = (&company.master, &company.clerk, &company.payer);
    master.views(clerk).await;
    let seen = master.draft::<UsersView>(&ViewUser { user: clerk.user() }, &Proof::default());
    let view = seen.send(&company.world).await;
    let renamed = master.changes(clerk, |record| record.name = "田中".try_into().unwrap()).await;
    let moved = master.changes(clerk, |record| record.login_id = login_id("tanaka4k")).await;
    let one = master.send::<UsersSetState>(&suspends(&[clerk]), &master.confirmed()).await;
    let both = suspends(&[&company.administrator, payer]);
    let two = master.send::<UsersSetState>(&both, &master.confirmed()).await;
    let set = master.sets_passwords(clerk, true, true).await;
    let deleted = master.deletes(clerk).await;
    for (what, answer, round_trips, hashes) in [
        ("users.view", view, 2, 0),
        ("users.change", renamed, 3, 1),
        // One more, in which the tries at login IDs are counted.
        ("users.change, login ID", moved, 5, 1),
        ("users.set-state, one person", one, 4, 1),
        ("users.set-state, two people", two, 7, 1),
        ("users.set-passwords", set, 3, 3),
        ("users.delete", deleted, 3, 1),
    ] {
        let figures = answer.figures;
        assert_eq!(answer.told(), "done", "{what}");
        let cost = (figures.round_trips, figures.hashes);
        assert_eq!(cost, (round_trips, hashes), "{what}: {figures:?}");
    }
}

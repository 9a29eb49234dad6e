use crate::harness::{Actor, Company, Setup, World, fresh_key, newcomer, open, user};
use shared::domain::audit::{Outcome, Refusal};
use shared::domain::user::Role;
use shared::operations::history::{History, HistoryFilter, HistoryOwn};
use shared::operations::proof::{Empty, Proof};
use shared::operations::users::{UserAdded, UserList, UsersAdd, UsersList};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn secrets_are_shown_once_and_a_repeat_says_that_it_is_one() {
    // Source: rules 5 "Secrets leave once, at birth"; issue, item 4.
    let company = Company::new().await;
    let (master, world, key) = (&company.master, &company.world, fresh_key());
    let proof = master.proof();
    let draft = master.draft::<UsersAdd>(&user("newcomer1", Role::General, &[]), &proof).key(&key);
    let first: UserAdded = draft.clone().send(world).await.output();
    let secrets = first.secrets.unwrap();
    let again = draft.clone().send(world).await;
    let repeated: UserAdded = again.output();
    assert!(again.repeated() && repeated.secrets.is_none() && repeated.user == first.user);
    let other = master.draft::<UsersAdd>(&user("newcomer2", Role::General, &[]), &proof).key(&key);
    assert_eq!(other.send(world).await.told(), "other_input");
    let stored = world.table().await.text();
    for secret in [secrets.login_password.expose(), secrets.confirmation_password.expose()] {
        assert!(
            !stored.contains(secret) && !crate::harness::logged().contains(secret),
            "shown once, kept nowhere"
        );
    }
    let list: UserList = master.get::<UsersList>(&Empty {}).await;
    assert_eq!(list.users.len(), 5);
    company.stranger().sign_in(&newcomer("midori", "newcomer1", &secrets)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_the_master_creates_administrators_and_nobody_a_master() {
    // Source: rules 3; OKB seed "given by the master"; architecture 8.5.
    let company = Company::new().await;
    for (actor, role, told) in [
        (&company.administrator, Role::Administrator, "denied role_not_allowed"),
        (&company.administrator, Role::Master, "denied master"),
        (&company.master, Role::Master, "denied master"),
        (&company.master, Role::Administrator, "done"),
        (&company.administrator, Role::General, "done"),
    ] {
        let id = format!("newcomer{}", if actor.person.login_id == "hanako01" { 1 } else { 2 });
        let answer = actor.send::<UsersAdd>(&user(&id, role, &[]), &actor.proof()).await;
        assert_eq!(answer.told(), told, "{} creates {role}", actor.person.login_id);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_taken_login_id_is_told_after_the_proofs_which_are_used_up() {
    // Source: rules 5: the one fact that crosses contracts; "still commits consumption and audit".
    let company = Company::new().await;
    let master = &company.master;
    let taken = user("sakura01", Role::General, &[]);
    let wrong =
        Proof { otp: company.world.shelf.wrong_codes(crate::harness::SHARED).next(), ..master.confirmed() };
    assert_eq!(
        master.send::<UsersAdd>(&taken, &wrong).await.told(),
        "proof second_factor wrong 9",
        "nothing is told before"
    );
    assert_eq!(master.send::<UsersAdd>(&taken, &master.proof()).await.told(), "denied login_id_taken");
    let answer = master.send::<UsersAdd>(&user("newcomer1", Role::General, &[]), &master.proof()).await;
    assert_eq!(answer.told(), "proof second_factor already_used", "consumed");
    let history: History = master.get::<HistoryOwn>(&HistoryFilter::default()).await;
    let audited = history.rows.iter().any(|row| {
        matches!(&row.outcome, Outcome::Refused { why: Refusal::Rule, rule: Some(rule), .. } if rule == "login_id_taken")
    });
    assert!(audited, "{history:?}");
    let list: UserList = master.get::<UsersList>(&Empty {}).await;
    assert_eq!(list.users.len(), 4, "nobody was added");
    assert_eq!(
        master.send::<UsersAdd>(&user("newcomer1", Role::General, &[]), &master.next_proof()).await.told(),
        "done"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn login_ids_are_shaped_as_the_policy_says() {
    // Source: rules 3 "login ID 6-12 letters and digits with both kinds".
    let company = Company::new().await;
    for id in ["short", "lettersonly", "123456789", "waytoolong1234"] {
        let answer =
            company.master.send::<UsersAdd>(&user(id, Role::General, &[]), &company.master.proof()).await;
        assert_eq!(
            (answer.told(), answer.figures.hashes),
            ("field input.login_id login_id_shape".into(), 0),
            "{id}"
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_administrators_who_add_the_last_user_of_the_plan_at_once_add_one() {
    // Source: rules 5 "Write skew": the roster is one item that only user administration writes.
    let world = World::with(Setup::differing(|policy| policy.plan_users = 3)).await;
    let master = open(&world, "midori", "hanako01", "seventyseven", &["042033187", "041899214"]).await;
    let administrator = master.adds("suzuki77", Role::Administrator, &[], Some("041899214")).await;
    world.clock.next_code();
    let (one, two) = (user("newcomer1", Role::General, &[]), user("newcomer2", Role::General, &[]));
    let (hers, his) = (master.proof(), administrator.proof());
    let (first, second) =
        futures::join!(master.send::<UsersAdd>(&one, &hers), administrator.send::<UsersAdd>(&two, &his));
    let mut told = [first.told(), second.told()];
    told.sort();
    assert_eq!(told, ["denied plan_full", "done"]);
    let list: UserList = master.get::<UsersList>(&Empty {}).await;
    assert_eq!(list.users.len(), 3);
}

use super::tally;
use crate::harness::{Actor, Company, Setup, World, lifts, suspends};
use shared::domain::user::Role;
use shared::domain::user_work::{Barrier, StateDenied};
use shared::operations::proof::{Empty, Proof};
use shared::operations::users::{
    StatesSet, UserList, UsersChange, UsersDelete, UsersList, UsersSetPasswords, UsersSetState,
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_administrators_who_suspend_each_other_at_once_leave_one_who_can_work() {
    // Source: rules 5 "Write skew"; issue, "also when two administrators do it to each other at once".
    for _ in 0..4 {
        let company = Company::new().await;
        let (master, administrator) = (&company.master, &company.administrator);
        let (of_hers, of_his) = (suspends(&[administrator]), suspends(&[master]));
        let (hers, his) = (master.confirmed(), administrator.confirmed());
        let (first, second) = futures::join!(
            master.send::<UsersSetState>(&of_hers, &hers),
            administrator.send::<UsersSetState>(&of_his, &his)
        );
        let told = tally(&[first.clone(), second.clone()]);
        // Whose session was read before the other's change and whose colleagues after it is told that they are the last.
        let won = [&first, &second]
            .map(|answer| answer.status == 200 && answer.output::<StatesSet>().people[0].refused.is_none());
        assert_eq!(won.iter().filter(|won| **won).count(), 1, "{told:?}");
        let survivor = if won[0] { master } else { administrator };
        let list: UserList = survivor.get::<UsersList>(&Empty {}).await;
        let usable = list.users.iter().filter(|row| row.role != Role::General && row.states.is_empty());
        assert_eq!(usable.count(), 1);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_administrators_who_demote_each_other_at_once_leave_one() {
    // Source: rules 5 "Write skew"; the master is suspended, and the bank lets administrators grant.
    let setup = Setup::differing(|policy| policy.administrators_grant = true);
    let company = Company::in_world(World::with(setup).await).await;
    let (master, one, two) = (&company.master, &company.administrator, &company.payer);
    assert_eq!(master.changes(two, |record| record.role = Role::Administrator).await.told(), "done");
    assert_eq!(master.sets_state(&suspends(&[master])).await[0].refused, None);
    let of_one = one.change(two, |record| record.role = Role::General).await;
    let of_two = two.change(one, |record| record.role = Role::General).await;
    let (hers, his) = (one.next_proof(), two.proof());
    let (first, second) =
        futures::join!(one.send::<UsersChange>(&of_one, &hers), two.send::<UsersChange>(&of_two, &his));
    let told = tally(&[first, second]);
    assert_eq!(told.get("done"), Some(&1), "{told:?}");
    // Whose session was read before the other's change and whose colleagues after it has rights, but is the last.
    let lost = ["not_allowed", "denied last_administrator"].map(|told_so| told.get(told_so).unwrap_or(&0));
    assert_eq!(lost.into_iter().sum::<usize>(), 1, "{told:?}");
    let hers = one.send::<UsersList>(&Empty {}, &Proof::default()).await;
    let his = two.send::<UsersList>(&Empty {}, &Proof::default()).await;
    assert_eq!([hers.status, his.status].iter().filter(|status| **status == 200).count(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_administrators_who_delete_each_other_at_once_leave_one() {
    // Source: rules 5 "Write skew".
    let setup = Setup::differing(|policy| policy.administrators_grant = true);
    let company = Company::in_world(World::with(setup).await).await;
    let (master, one, two) = (&company.master, &company.administrator, &company.payer);
    assert_eq!(master.changes(two, |record| record.role = Role::Administrator).await.told(), "done");
    let (of_one, of_two) = (one.deletion(two).await, two.deletion(one).await);
    let (hers, his) = (one.next_proof(), two.proof());
    let (first, second) =
        futures::join!(one.send::<UsersDelete>(&of_one, &hers), two.send::<UsersDelete>(&of_two, &his));
    let told = tally(&[first, second]);
    assert_eq!(told.get("done"), Some(&1), "{told:?}");
    assert_eq!(told.values().sum::<usize>(), 2);
    let list: UserList = master.get::<UsersList>(&Empty {}).await;
    assert_eq!(list.users.len(), 3);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_administrator_who_is_suspended_in_the_middle_of_work_finishes_none_of_it() {
    // Source: rules 3 "withdrawals and suspensions bite at once", under way too.
    let company = Company::new().await;
    let (master, administrator, clerk) = (&company.master, &company.administrator, &company.clerk);
    let random = Some(shared::operations::users::NewTemporary::Random);
    let input =
        shared::operations::users::SetPasswords { user: clerk.user(), login: random, confirmation: None };
    let suspended = suspends(&[administrator]);
    let (hers, his) = (master.confirmed(), administrator.next_proof());
    let (first, second) = futures::join!(
        master.send::<UsersSetState>(&suspended, &hers),
        administrator.send::<UsersSetPasswords>(&input, &his)
    );
    assert_eq!(first.told(), "done");
    assert!(["done", "session_over none"].contains(&second.told().as_str()), "{}", second.told());
    let temporary = master.views(clerk).await.temporary.login;
    assert_eq!(temporary, second.told() == "done", "whole or not at all");
    let answer = administrator.send::<UsersList>(&Empty {}, &Proof::default()).await;
    assert_eq!(answer.status, 401);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_suspension_and_a_sign_in_at_once_leave_no_session() {
    // Source: rules 3 "suspensions bite at once": whoever slips through the door is put out again.
    for _ in 0..4 {
        let company = Company::new().await;
        let (master, clerk) = (&company.master, &company.clerk);
        let (input, proof) = (suspends(&[clerk]), master.confirmed());
        let stranger = company.stranger();
        let (suspended, entered) = futures::join!(
            master.send::<UsersSetState>(&input, &proof),
            stranger.try_sign_in(&clerk.person.login_id, &clerk.person.login_password)
        );
        assert_eq!(suspended.told(), "done");
        assert!(["done", "denied refused", "stale"].contains(&entered.told().as_str()), "{}", entered.told());
        let store = &company.world.bank.store;
        let who = ports::records::Identity { contract: "midori".try_into().unwrap(), user: clerk.user() };
        assert!(store.session(&who).await.unwrap().is_none());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_who_release_one_person_at_once_release_them_once() {
    let company = Company::new().await;
    let (master, administrator, clerk) = (&company.master, &company.administrator, &company.clerk);
    master.sets_state(&suspends(&[clerk])).await;
    let input = lifts(&[clerk], &[Barrier::Suspension]);
    let (hers, his) = (master.confirmed(), administrator.confirmed());
    let (first, second) = futures::join!(
        master.send::<UsersSetState>(&input, &hers),
        administrator.send::<UsersSetState>(&input, &his)
    );
    let mut refused: Vec<_> =
        [first, second].iter().map(|answer| answer.output::<StatesSet>().people[0].refused).collect();
    refused.sort();
    assert_eq!(refused, [None, Some(StateDenied::NothingToDo)]);
}

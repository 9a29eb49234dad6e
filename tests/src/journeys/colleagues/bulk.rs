use super::became;
use crate::harness::{
    Actor, Company, Fault, Setup, Target, World, fresh_key, lifts, password, suspends, user,
};
use shared::domain::audit::Outcome;
use shared::domain::authenticator::{Authenticator, Work};
use shared::domain::user::Role;
use shared::domain::user::ServiceState::Suspended;
use shared::domain::user_work::{Barrier, StateDenied};
use shared::operations::history::{History, HistoryFilter, HistoryOwn};
use shared::operations::proof::Proof;
use shared::operations::users::{SetState, StatesSet, UsersAdd, UsersSetState};

use std::collections::BTreeSet;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn several_people_have_a_result_each_and_one_refusal_stops_nobody_else() {
    // Source: issue, "bulk by ticks, state-after, confirmation password, result per person"; rules 5 "Bulk".
    let company = Company::new().await;
    let master = &company.master;
    master.sets_state(&suspends(&[&company.payer])).await;
    let mut input = suspends(&[&company.payer, &company.administrator, &company.foreigner, &company.clerk]);
    input.people.push("01a0".try_into().unwrap());
    let answer = master.send::<UsersSetState>(&input, &master.confirmed()).await;
    assert_eq!(answer.figures.hashes, 1, "one password for all of them");
    let rows = answer.output::<StatesSet>().people;
    let expected = [
        (Some(StateDenied::NothingToDo), vec![Suspended]),
        (None, vec![Suspended]),
        (Some(StateDenied::NotFound), vec![]),
        (None, vec![Suspended]),
        (Some(StateDenied::NotFound), vec![]),
    ];
    assert_eq!(became(&rows), expected, "in the order in which they were named");
    assert!(rows.iter().map(|row| &row.user).eq(&input.people));
    assert_eq!(rows.iter().filter(|row| row.name.is_none()).count(), 2, "no name of nobody");
    assert!(company.foreigner.views(&company.foreigner).await.states.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_person_has_an_event_and_a_notice_of_their_own() {
    // Source: architecture 8.3; rules 5 "Bulk: one transaction and one result per person".
    let company = Company::new().await;
    let master = &company.master;
    let before = master.notices().await.len();
    master.sets_state(&suspends(&[&company.clerk, &company.payer])).await;
    master.sets_state(&suspends(&[&company.clerk])).await;
    let notices = master.notices().await.split_off(before);
    assert_eq!(notices.len(), 2);
    let told: BTreeSet<_> = notices.into_iter().filter_map(|notice| Some(notice.person?.user)).collect();
    assert_eq!(told, BTreeSet::from([company.clerk.user(), company.payer.user()]));
    let history: History = master.get::<HistoryOwn>(&HistoryFilter::default()).await;
    let rows: Vec<_> = history.rows.iter().filter(|row| row.operation == "users.set-state").collect();
    let done = rows.iter().filter(|row| row.outcome == Outcome::Done).count();
    let refused = rows.iter().filter(
        |row| matches!(&row.outcome, Outcome::Refused { rule: Some(rule), .. } if rule == "nothing_to_do"),
    );
    assert_eq!((done, refused.count()), (2, 1), "{rows:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_wrong_confirmation_password_stops_the_whole_request_and_counts_once() {
    // Source: rules 5 "reserve first"; rules 4: suspend asks for the confirmation password alone.
    let company = Company::new().await;
    let master = &company.master;
    let input = suspends(&[&company.clerk, &company.payer, &company.administrator]);
    let wrong = Proof { confirmation_password: Some(password("wrong")), ..Proof::default() };
    let answer = master.send::<UsersSetState>(&input, &wrong).await;
    assert_eq!((answer.told(), answer.figures.hashes), ("proof confirmation_password wrong 5".into(), 1));
    let answer = master.send::<UsersSetState>(&input, &Proof::default()).await;
    assert_eq!(answer.told(), "proof confirmation_password missing");
    for who in [&company.clerk, &company.payer, &company.administrator] {
        assert!(master.views(who).await.states.is_empty());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_list_of_people_is_bounded_and_names_nobody_twice() {
    // Source: rules 5 "Bulk: up to 20 people".
    let company =
        Company::in_world(World::with(Setup::differing(|policy| policy.bulk_people = 2)).await).await;
    let (master, clerk, payer) = (&company.master, &company.clerk, &company.payer);
    let nobody: [&crate::harness::SignedIn; 0] = [];
    let release = |lift: &[Barrier]| lifts(&[clerk], lift);
    for (input, told) in [
        (suspends(&nobody), "field input.people required"),
        (suspends(&[clerk, clerk]), "field input.people malformed"),
        (suspends(&[clerk, payer, &company.administrator]), "field input.people too_long"),
        (release(&[]), "field input.lift required"),
    ] {
        let answer = master.send::<UsersSetState>(&input, &master.confirmed()).await;
        assert_eq!((answer.told(), answer.figures.hashes), (told.into(), 0));
    }
    assert_eq!(master.sets_state(&suspends(&[clerk, payer])).await.len(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_repeat_after_a_crash_in_the_middle_finishes_the_rest() {
    // Source: rules 5 "Idempotency"; architecture 8.3, for each person.
    for fault in [Fault::LostBefore, Fault::LostAfter] {
        for after in 0..3 {
            let company = Company::new().await;
            let (master, world) = (&company.master, &company.world);
            let input = suspends(&[&company.clerk, &company.payer, &company.administrator]);
            let draft = master.draft::<UsersSetState>(&input, &master.confirmed()).key(&fresh_key());
            world.faults.arm(fault, Target { action: "TransactWriteItems", after, times: 99 });
            assert_eq!(draft.clone().send(world).await.told(), "unavailable");
            world.faults.disarm();
            let done = after + usize::from(fault == Fault::LostAfter);
            let again = draft.clone().send(world).await;
            let what = format!("{fault:?} at {after}");
            assert_eq!(again.repeated(), done == 3, "{what}: only where nothing was left to do");
            assert_eq!(again.figures.hashes, u32::from(done < 3), "{what}");
            let rows = again.output::<StatesSet>().people;
            assert!(became(&rows).iter().all(|row| *row == (None, vec![Suspended])), "{what}: {rows:?}");
            let notices = master.notices().await;
            let told = notices
                .iter()
                .filter(|notice| notice.kind == shared::domain::notice::NoticeKind::UserSuspended);
            assert_eq!(told.count(), 3, "{what}: nobody is told twice");
            assert!(draft.clone().send(world).await.repeated(), "{what}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_key_that_was_used_for_other_people_is_refused() {
    let company = Company::new().await;
    let (master, world, key) = (&company.master, &company.world, fresh_key());
    let send = async |input: &SetState| {
        master.draft::<UsersSetState>(input, &master.confirmed()).key(&key).send(world).await
    };
    assert_eq!(send(&suspends(&[&company.clerk])).await.told(), "done");
    assert_eq!(send(&suspends(&[&company.clerk, &company.payer])).await.told(), "other_input");
    assert!(master.views(&company.payer).await.states.is_empty());
    let release = lifts(&[&company.clerk], &[Barrier::Suspension]);
    assert_eq!(send(&release).await.told(), "other_input");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_a_bank_asks_for_a_code_too_one_code_serves_the_whole_request() {
    // Source: rules 4 "A bank may add rows".
    let setup = Setup::differing(|policy| {
        let asks = vec![Authenticator::ConfirmationPassword, Authenticator::SecondFactor];
        policy.authenticators.0.insert(Work::SuspendUser, asks);
    });
    let company = Company::in_world(World::with(setup).await).await;
    let master = &company.master;
    let input = suspends(&[&company.clerk, &company.payer]);
    let answer = master.send::<UsersSetState>(&input, &master.next_proof()).await;
    assert_eq!(
        became(&answer.output::<StatesSet>().people),
        [(None, vec![Suspended]), (None, vec![Suspended])]
    );
    let answer = master
        .send::<UsersSetState>(&lifts(&[&company.clerk], &[Barrier::Suspension]), &master.proof())
        .await;
    assert_eq!(answer.told(), "proof second_factor already_used", "it is used up");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn twenty_people_cost_one_hash() {
    let company = Company::new().await;
    let master = &company.master;
    for at in 0..16 {
        let input = user(&format!("newcomer{at:02}"), Role::General, &[]);
        assert_eq!(master.send::<UsersAdd>(&input, &master.next_proof()).await.told(), "done");
        // The session is kept alive; the device shows a new number each time.
    }
    let list: shared::operations::users::UserList =
        master.get::<shared::operations::users::UsersList>(&shared::operations::proof::Empty {}).await;
    let people: Vec<_> = list.users.iter().map(|row| row.id.clone()).collect();
    assert_eq!(people.len(), 20);
    let input = SetState { people, ..suspends(&[]) };
    let answer = master.send::<UsersSetState>(&input, &master.confirmed()).await;
    assert_eq!(answer.figures.hashes, 1);
    let rows = answer.output::<StatesSet>().people;
    let refused: Vec<_> = rows.iter().filter_map(|row| row.refused).collect();
    assert_eq!(refused, [StateDenied::LastAdministrator], "the operator, who comes last");
}

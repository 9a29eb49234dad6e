use crate::harness::{
    Actor, Company, OWN, SHARED, SPARE, Setup, SignedIn, World, fresh_key, password, revokes, serial,
};
use crate::samples::payee;
use futures::future::join_all;
use shared::domain::audit::Outcome;
use shared::domain::device::DeviceState;
use shared::domain::notice::NoticeKind;
use shared::domain::revocation::RevocationDenied;
use shared::domain::user::Role;
use shared::operations::history::{History, HistoryFilter, HistoryOwn};
use shared::operations::payees::PayeesRegister;
use shared::operations::proof::{Empty, Proof};
use shared::operations::tokens::{LinkNamed, Revoked, TokenList, TokensList, TokensRevoke};

async fn pay(actor: &SignedIn, number: &str) -> String {
    let input = serde_json::from_value(payee(number)).unwrap();
    actor.send::<PayeesRegister>(&input, &actor.proof()).await.told()
}

async fn token(actor: &SignedIn, device: &str) -> shared::operations::tokens::TokenView {
    let list: TokenList = actor.get::<TokensList>(&Empty {}).await;
    list.tokens.into_iter().find(|token| token.serial == serial(device)).unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_revoked_link_stops_one_person_and_the_others_keep_the_token() {
    // Source: issue 4, "A revoked link stops one user, others keep the token"; 77 seed Q3: it asks for a code.
    let company = Company::new().await;
    let administrator = &company.administrator;
    let input = revokes(&[(&company.payer, SHARED)]);
    let missing = administrator.send::<TokensRevoke>(&input, &administrator.confirmed()).await;
    assert_eq!(missing.told(), "proof second_factor missing");
    assert_eq!(administrator.revokes(&[(&company.payer, SHARED)]).await, [None]);
    assert_eq!(pay(&company.payer, "0000001").await, "proof second_factor no_device");
    assert_eq!(pay(&company.master, "0000001").await, "done", "a sharer");
    let sharers = token(administrator, SHARED).await.sharers;
    assert_eq!(sharers.len(), 2);
    let told = administrator.notices().await.pop().unwrap();
    assert_eq!((told.kind, told.serial), (NoticeKind::LinkRevoked, Some(serial(SHARED))));
    assert_eq!(told.person.map(|person| person.user), Some(company.payer.user()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_last_link_gone_the_device_is_free_for_its_own_contract_only() {
    // Source: issue 4, "The last link gone, the device is free for its own contract only"; 77 seed Q8.
    let company = Company::new().await;
    let second = company.master.adds("admin002", Role::Administrator, &[], Some(SPARE)).await;
    company.world.clock.next_code();
    assert_eq!(second.revokes(&[(&company.administrator, OWN)]).await, [None]);
    let token = token(&company.master, OWN).await;
    assert_eq!((token.state, token.sharers.len()), (DeviceState::Unregistered, 0));
    let theirs = crate::harness::open(&company.world, "asahi", "asahi001", "seventyseven", &[]).await;
    assert_eq!(theirs.registers(OWN).await.told(), "denied not_recognised", "another contract's stays away");
    let newcomer = company.master.adds("ryo00001", Role::General, &[], None).await;
    company.world.clock.next_code();
    assert_eq!(newcomer.registers(OWN).await.told(), "done");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn several_links_are_cut_by_one_password_and_one_code_with_a_result_each() {
    // Source: rules 5 "Bulk"; architecture, "Several people at once".
    let company = Company::new().await;
    let administrator = &company.administrator;
    let mut input = revokes(&[
        (&company.payer, SHARED),
        (&company.foreigner, SHARED),
        (administrator, OWN),
        (&company.clerk, OWN),
        (&company.master, SHARED),
    ]);
    input.links.push(LinkNamed { user: "01a0".try_into().unwrap(), serial: serial(SHARED) });
    let before = administrator.notices().await.len();
    let answer = administrator.send::<TokensRevoke>(&input, &administrator.proof()).await;
    assert_eq!(answer.figures.hashes, 1, "one password for all of them");
    let rows = answer.output::<Revoked>().people;
    let refused: Vec<_> = rows.iter().map(|row| row.refused).collect();
    let (not_linked, own) = (Some(RevocationDenied::NotLinked), Some(RevocationDenied::OwnDevice));
    assert_eq!(refused, [None, not_linked, own, not_linked, None, not_linked]);
    assert!(rows[1].name.is_none() && rows[5].name.is_none(), "no name of nobody");
    assert!(rows[0].again_at.is_some() && rows[3].again_at.is_none());
    let told = administrator.notices().await.split_off(before);
    assert_eq!(told.len(), 2, "one for each who lost a link");
    let history: History = administrator.get::<HistoryOwn>(&HistoryFilter::default()).await;
    let events = history.rows.iter().filter(|row| row.operation == "tokens.revoke");
    let done = events.clone().filter(|row| row.outcome == Outcome::Done).count();
    assert_eq!((events.count(), done), (6, 2));
    assert_eq!(pay(&company.clerk, "0000001").await, "not_allowed");
    assert_eq!(
        token(administrator, SHARED).await.sharers.len(),
        1,
        "a link that the page did not show stays"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_list_of_links_is_bounded_and_names_nobody_twice() {
    // Source: rules 5 "Bulk: up to 20 people".
    let setup = Setup::differing(|policy| policy.bulk_people = 2);
    let company = Company::in_world(World::with(setup).await).await;
    let (administrator, clerk) = (&company.administrator, &company.clerk);
    let three = [(clerk, SHARED), (&company.payer, SHARED), (&company.master, SHARED)];
    for (input, told) in [
        (revokes(&[]), "field input.links required"),
        (revokes(&[(clerk, SHARED), (clerk, OWN)]), "field input.links malformed"),
        (revokes(&three), "field input.links too_long"),
    ] {
        let answer = administrator.send::<TokensRevoke>(&input, &administrator.proof()).await;
        assert_eq!((answer.told(), answer.figures.hashes), (told.into(), 0));
    }
    assert_eq!(token(administrator, SHARED).await.sharers.len(), 3);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_repeat_cuts_nothing_twice_and_finishes_what_a_crash_left() {
    // Source: rules 5 "Idempotency".
    let company = Company::new().await;
    let administrator = &company.administrator;
    let input = revokes(&[(&company.payer, SHARED), (&company.clerk, SHARED)]);
    let proof = administrator.proof();
    let draft = administrator.draft::<TokensRevoke>(&input, &proof).key("one-key");
    let (throttled, transaction) = (crate::harness::Fault::LostBefore, "TransactWriteItems");
    let second = crate::harness::Target { action: transaction, after: 1, times: 1 };
    company.world.faults.arm(throttled, second);
    assert_eq!(draft.clone().send(&company.world).await.told(), "unavailable");
    company.world.faults.disarm();
    assert_eq!(token(administrator, SHARED).await.sharers.len(), 2, "one is cut");
    // The code was used by the first part; whoever finishes the rest proves it anew.
    let next = administrator.draft::<TokensRevoke>(&input, &administrator.next_proof()).key("one-key");
    let finished = next.clone().send(&company.world).await;
    assert_eq!(finished.output::<Revoked>().people.iter().filter(|row| row.refused.is_none()).count(), 2);
    assert_eq!(token(administrator, SHARED).await.sharers.len(), 1);
    let events = company.world.table().await.of("LIFE").len();
    let again = next.send(&company.world).await;
    assert!(again.repeated() && again.told() == "done");
    assert_eq!(company.world.table().await.of("LIFE").len(), events);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_who_cut_the_same_link_at_once_cut_it_once() {
    // Source: issue 4, "Every mutation one transaction".
    let company = Company::new().await;
    let second = company.master.adds("admin002", Role::Administrator, &[], Some(SPARE)).await;
    company.world.clock.next_code();
    let tries = [&company.administrator, &second].map(|operator| {
        let (operator, input) = (operator.clone(), revokes(&[(&company.clerk, SHARED)]));
        tokio::spawn(async move {
            let draft = operator.draft::<TokensRevoke>(&input, &operator.proof()).key(&fresh_key());
            draft.send(&operator.world).await.output::<Revoked>().people[0].refused
        })
    });
    let mut told: Vec<_> = join_all(tries).await.into_iter().map(Result::unwrap).collect();
    told.sort_unstable();
    assert_eq!(told, [None, Some(RevocationDenied::NotLinked)]);
    let table = company.world.table().await;
    let failed = table.of("CONFIRM").into_iter().map(|item| crate::harness::number(item, "failures"));
    assert_eq!(failed.sum::<i64>(), 0, "whose race was lost has typed nothing wrong");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_wrong_password_cuts_no_link_and_counts_once() {
    let company = Company::new().await;
    let administrator = &company.administrator;
    let input = revokes(&[(&company.clerk, SHARED), (&company.payer, SHARED)]);
    let proof = Proof { confirmation_password: Some(password("wrong")), ..administrator.proof() };
    let answer = administrator.send::<TokensRevoke>(&input, &proof).await;
    assert_eq!((answer.told(), answer.figures.hashes), ("proof confirmation_password wrong 5".into(), 1));
    assert_eq!(token(administrator, SHARED).await.sharers.len(), 3);
}

//! What takes two people of the desk: one proposes, another one decides, once.

use super::{decides, fewer_tries, figures, proposed, release, restart, stops};
use crate::harness::{Actor, Company, DESK_DEVICES, Desk, Post, SignedIn, World, joins};
use shared::domain::desk::DeskRole;
use shared::domain::proposal::{ProposalDenied, Proposed};
use shared::domain::user::ServiceState;
use shared::operations::desk::{
    BankDataView, Decide, DeskBankData, DeskDecide, DeskProposals, DeskPropose, DeskSetBanner, DeskStaff,
    Proposals, Propose, Staff, StaffRow,
};
use shared::operations::passwords::{ChangeConfirmation, PasswordsChangeConfirmation};
use shared::operations::proof::{Empty, Proof};

async fn waiting(clerk: &SignedIn) -> Proposals {
    clerk.get::<DeskProposals>(&Empty {}).await
}

async fn proposes(clerk: &SignedIn, input: &Propose) -> String {
    clerk.send::<DeskPropose>(input, &clerk.next_proof()).await.told()
}

async fn tries(desk: &Desk) -> u32 {
    let data: BankDataView = desk.auditor.get::<DeskBankData>(&Empty {}).await;
    let stored = data.policies.iter().find(|policy| policy.name == "seventyseven").unwrap().figures.otp_tries;
    let held = desk.world.bank.store.figures().await.unwrap();
    assert_eq!(held.get("seventyseven").map_or(10, |figures| figures.value.otp_tries), stored);
    stored
}

async fn row(desk: &Desk, colleague: &SignedIn) -> StaffRow {
    let staff: Staff = desk.auditor.get::<DeskStaff>(&Empty {}).await;
    staff.people.into_iter().find(|row| row.user == colleague.user()).unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn figures_of_a_policy_take_two_persons_and_hold_at_once() {
    // Source: issue 4, item 3 "BankPolicy by two persons".
    let company = Company::new().await;
    let desk = Desk::open(&company.world).await;
    let id = proposed(&desk.clerk, &fewer_tries()).await.proposal.id;
    let denied = |view: &Proposals| view.proposals.first().and_then(|view| view.denied);
    assert_eq!(denied(&waiting(&desk.clerk).await), Some(ProposalDenied::SamePerson));
    assert_eq!(denied(&waiting(&desk.second).await), Some(ProposalDenied::NotApprover));
    assert_eq!(denied(&waiting(&desk.approver).await), None);
    assert_eq!(decides(&desk.second, &id, true).await.told(), "denied not_approver");
    assert_eq!(decides(&desk.clerk, &id, true).await.told(), "denied same_person");
    assert_eq!((tries(&desk).await, waiting(&desk.clerk).await.proposals.len()), (10, 1));
    assert_eq!(decides(&desk.approver, &id, true).await.told(), "done");
    assert_eq!((tries(&desk).await, waiting(&desk.clerk).await.proposals.len()), (9, 0));
    // Nine wrong codes stop the device now.
    let told = company.stop_shared().await;
    assert_eq!(told.get(8).map(String::as_str), Some("proof second_factor stopped"), "{told:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_approver_does_not_decide_what_they_proposed() {
    // Source: issue 4, item 3; one person doing both halves.
    let world = World::new().await;
    let desk = Desk::open(&world).await;
    let id = proposed(&desk.approver, &fewer_tries()).await.proposal.id;
    for accept in [true, false] {
        let answer = decides(&desk.approver, &id, accept).await;
        assert_eq!((answer.told(), answer.figures.hashes), ("denied same_person".into(), 0));
    }
    assert_eq!(tries(&desk).await, 10);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn figures_that_no_bank_may_have_are_not_even_proposed() {
    // Source: NIST SP 800-63B 3.2.2; rules 4.
    let world = World::new().await;
    let desk = Desk::open(&world).await;
    for (input, told) in [
        (figures("seventyseven", |figures| figures.otp_tries = 0), "denied out_of_bounds"),
        (figures("seventyseven", |figures| figures.otp_tries = 101), "denied out_of_bounds"),
        (figures("seventyseven", |figures| figures.session.idle_seconds = 1), "denied out_of_bounds"),
        (figures("seventyseven", |_| {}), "denied nothing_changed"),
        (figures("no-such-policy", |figures| figures.otp_tries = 9), "denied not_found"),
        (figures("desk", |figures| figures.otp_tries = 9), "denied out_of_bounds"),
    ] {
        assert_eq!(proposes(&desk.clerk, &input).await, told, "{input:?}");
    }
    assert!(waiting(&desk.clerk).await.proposals.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_proposal_is_decided_once_whoever_decides_at_the_same_time() {
    // Source: issue 4, "Every mutation one transaction".
    let world = World::new().await;
    let desk = Desk::open(&world).await;
    let second = joins(&world, "shonin02", DeskRole::Approver, Some(DESK_DEVICES[4])).await;
    let id = proposed(&desk.clerk, &fewer_tries()).await.proposal.id;
    world.clock.next_code();
    let decide = |accept| Decide { id: id.clone(), accept };
    let (yes, no) = (decide(true), decide(false));
    let (one, two) = (desk.approver.proof(), second.proof());
    let (one, two) =
        futures::join!(desk.approver.send::<DeskDecide>(&yes, &one), second.send::<DeskDecide>(&no, &two));
    let mut told = [one.told(), two.told()];
    told.sort();
    assert_eq!(told, ["denied not_found", "done"]);
    assert_eq!(tries(&desk).await, if one.told() == "done" { 9 } else { 10 });
    assert_eq!(decides(&desk.approver, &id, true).await.told(), "denied not_found");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_proposal_expires_and_names_that_are_none_find_nothing() {
    let world = World::new().await;
    let desk = Desk::open(&world).await;
    let id = proposed(&desk.clerk, &fewer_tries()).await.proposal.id;
    world.clock.pass(7 * 86_400);
    let approver = crate::harness::Stranger(world.clone()).sign_in(&desk.approver.person).await;
    approver.proves().await;
    assert!(waiting(&approver).await.proposals.is_empty());
    for id in [id.as_str(), "nothing", "", "../../POLICY#x", &"x".repeat(3000)] {
        let answer = decides(&approver, id, true).await;
        assert_eq!((answer.told(), answer.figures.hashes), ("denied not_found".into(), 0), "{id}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_decided_meanwhile_is_not_undone_by_an_older_proposal() {
    // Source: rules 5, lost updates: a proposal holds every figure of its policy.
    let world = World::new().await;
    let desk = Desk::open(&world).await;
    let older =
        proposed(&desk.clerk, &figures("seventyseven", |figures| figures.tokens.software = true)).await;
    let newer = proposed(&desk.clerk, &fewer_tries()).await;
    assert_eq!(decides(&desk.approver, &newer.proposal.id, true).await.told(), "done");
    assert_eq!(decides(&desk.approver, &older.proposal.id, true).await.told(), "stale");
    assert_eq!(tries(&desk).await, 9);
    assert_eq!(decides(&desk.approver, &older.proposal.id, false).await.told(), "done");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_locked_clerk_is_freed_by_two_colleagues() {
    // Source: issue 4, item 3 "a locked clerk is freed by two colleagues".
    let world = World::new().await;
    let desk = Desk::open(&world).await;
    assert_eq!(proposes(&desk.clerk, &release(&desk.second)).await, "denied nothing_changed");
    assert_eq!(proposes(&desk.second, &release(&desk.second)).await, "denied oneself");
    // Locked at the door, at the confirmation password and at the device, at once.
    let stranger = crate::harness::Stranger(world.clone());
    for _ in 0..6 {
        stranger.try_sign_in("mado0002", "wrong").await;
    }
    let banner = super::sample("desk.set-banner");
    let wrong = crate::harness::password("wrong");
    let wrong = Proof { confirmation_password: Some(wrong), ..Proof::default() };
    let new = ChangeConfirmation { password: crate::harness::password("furui-umi-no-77") };
    for otp in world.shelf.wrong_codes(DESK_DEVICES[1]).take(10) {
        let proof = Proof { otp: Some(otp), ..desk.second.confirmed() };
        desk.second.send::<DeskSetBanner>(&banner, &proof).await;
    }
    for _ in 0..6 {
        desk.second.send::<PasswordsChangeConfirmation>(&new, &wrong).await;
    }
    let states: Vec<_> = row(&desk, &desk.second).await.states.into_iter().map(|chip| chip.state).collect();
    let expected = [
        ServiceState::LoginTemporarilyLocked,
        ServiceState::ConfirmationTemporarilyLocked,
        ServiceState::OtpStopped,
    ];
    assert_eq!(states, expected);
    let id = proposed(&desk.clerk, &release(&desk.second)).await.proposal.id;
    assert_eq!(decides(&desk.second, &id, true).await.told(), "denied oneself");
    assert_eq!(decides(&desk.approver, &id, true).await.told(), "done");
    assert!(row(&desk, &desk.second).await.states.is_empty());
    let freed = stranger.sign_in(&desk.second.person).await;
    freed.proves().await;
    let set = freed.send::<DeskSetBanner>(&banner, &freed.next_proof()).await;
    assert_eq!(set.told(), "done");
    let mails = Post::default().mails(&world).await;
    let told: Vec<_> = mails.iter().filter(|mail| mail.subject == "停止が解除されました").collect();
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].to.as_str(), "mado0002@bank.example", "the person alone");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn customers_are_nobody_whom_the_desk_could_free() {
    // Source: architecture, invariant 6: the desk frees its own people, customers' come by procedures.
    let company = Company::new().await;
    let desk = Desk::open(&company.world).await;
    let lock = company.stranger();
    for _ in 0..6 {
        lock.try_sign_in("tanaka3k", "wrong").await;
    }
    assert_eq!(proposes(&desk.clerk, &release(&company.clerk)).await, "denied not_found");
    let nobody = Propose { proposed: Proposed::StaffRelease { user: "01a0".try_into().unwrap() } };
    assert_eq!(proposes(&desk.clerk, &nobody).await, "denied not_found");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_restart_that_somebody_stopped_again_is_decided_on_what_stands() {
    let company = Company::new().await;
    let desk = Desk::open(&company.world).await;
    stops(&desk.clerk, "midori").await;
    let one = proposed(&desk.clerk, &restart("midori")).await.proposal.id;
    let two = proposed(&desk.clerk, &restart("midori")).await.proposal.id;
    assert_eq!(decides(&desk.second, &one, true).await.told(), "done");
    assert_eq!(decides(&desk.second, &two, true).await.told(), "denied not_stopped");
    assert_eq!(decides(&desk.second, &two, false).await.told(), "done");
    assert!(waiting(&desk.clerk).await.proposals.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_repeated_decision_is_answered_from_its_record() {
    // Source: rules 5, retries.
    let world = World::new().await;
    let desk = Desk::open(&world).await;
    let id = proposed(&desk.clerk, &fewer_tries()).await.proposal.id;
    let input = Decide { id, accept: true };
    let draft = desk.approver.draft::<DeskDecide>(&input, &desk.approver.next_proof());
    let draft = draft.key(&crate::harness::fresh_key());
    assert_eq!(draft.clone().send(&world).await.told(), "done");
    let again = draft.send(&world).await;
    assert!(again.told() == "done" && again.repeated());
}

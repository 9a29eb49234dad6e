//! Somebody at the desk who forgot their passwords or lost their device: two colleagues put it right.

use super::{decides, proposed, sample};
use crate::harness::{
    Actor, DESK_DEVICES, Desk, Person, Post, SignedIn, Stranger, World, login_id, mailed_code, password,
};
use shared::domain::device::DeviceState;
use shared::domain::proposal::Proposed;
use shared::domain::reset::ResetPurpose;
use shared::operations::desk::{DeskPropose, DeskSetBanner, DeskStaff, Propose, Staff};
use shared::operations::passwords::{PasswordsResetConfirmation, ResetConfirmation};
use shared::operations::proof::{Empty, Proof};
use shared::operations::session::{ResetPassword, SessionProveSecondFactor, SessionResetPassword};

/// Codes for both passwords of somebody.
pub fn passwords(of: &SignedIn) -> Propose {
    Propose { proposed: Proposed::StaffPasswords { user: of.user() } }
}

/// Somebody without the device that they have.
pub fn device(of: &SignedIn) -> Propose {
    Propose { proposed: Proposed::StaffDevice { user: of.user() } }
}

async fn proposes(clerk: &SignedIn, input: &Propose) -> String {
    clerk.send::<DeskPropose>(input, &clerk.next_proof()).await.told()
}

/// Signs in without a device: there is no number to be asked for.
async fn unlinked(person: &SignedIn) -> SignedIn {
    let person = Stranger(person.world.clone()).sign_in(&person.person).await;
    let proved = person.send::<SessionProveSecondFactor>(&Empty {}, &Proof::default()).await;
    assert_eq!(proved.told(), "done");
    person
}

async fn works(clerk: &SignedIn, proof: &Proof) -> String {
    clerk.send::<DeskSetBanner>(&sample("desk.set-banner"), proof).await.told()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_forgot_both_passwords_sets_them_again_by_codes_that_two_colleagues_have_sent() {
    // Source: issue 4 "a locked clerk is freed by two colleagues"; "Bank staff never see a customer's secret".
    let world = World::new().await;
    let (desk, stranger) = (Desk::open(&world).await, Stranger(world.clone()));
    let (second, post) = (&desk.second, Post::default());
    for _ in 0..6 {
        stranger.try_sign_in("mado0002", "wasureta").await;
    }
    assert_eq!(proposes(second, &passwords(second)).await, "denied oneself");
    assert_eq!(proposes(&desk.auditor, &passwords(second)).await, "not_allowed");
    let id = proposed(&desk.clerk, &passwords(second)).await.proposal.id;
    assert_eq!(decides(&desk.clerk, &id, true).await.told(), "denied same_person");
    assert_eq!(decides(second, &id, true).await.told(), "denied oneself");
    post.mails(&world).await;
    assert_eq!(decides(&desk.approver, &id, true).await.told(), "done");
    assert_eq!(decides(&desk.approver, &id, true).await.told(), "denied not_found", "once");

    let login = mailed_code(second, ResetPurpose::Login).await;
    let confirmation = mailed_code(second, ResetPurpose::Confirmation).await;
    let mails = post.mails(&world).await;
    for code in [&login, &confirmation] {
        let with: Vec<_> = mails.iter().filter(|mail| mail.text.contains(code.expose())).collect();
        assert_eq!(with.len(), 1);
        assert_eq!(with[0].to.as_str(), "mado0002@bank.example", "to them, and not to who decided");
    }
    world.clock.next_code();
    let input = ResetPassword { login_id: login_id("mado0002"), password: password("atarashii-kaze-9") };
    let mut proof = Proof { mailed_code: Some(login), ..Proof::default() };
    let told = stranger.send::<SessionResetPassword>(&input, &proof).await.told();
    assert_eq!(told, "proof second_factor missing", "their token is asked for");
    proof.otp = Some(world.shelf.code(DESK_DEVICES[1]));
    assert_eq!(stranger.send::<SessionResetPassword>(&input, &proof).await.told(), "done");

    let person = Person {
        login_password: "atarashii-kaze-9".into(),
        confirmation_password: "furui-umi-no-77".into(),
        ..second.person.clone()
    };
    world.clock.next_code();
    let second = stranger.sign_in(&person).await;
    second.proves().await;
    let proof = Proof { mailed_code: Some(confirmation), otp: second.next_proof().otp, ..second.by_login() };
    let input = ResetConfirmation { password: password("furui-umi-no-77") };
    assert_eq!(second.send::<PasswordsResetConfirmation>(&input, &proof).await.told(), "done");
    assert_eq!(works(&second, &second.next_proof()).await, "done");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_lost_their_device_registers_another_once_two_colleagues_have_cut_it_off() {
    // Source: issue 4 "second factor always"; rules 3 "registration again after revocation: 30 min".
    let world = World::new().await;
    let desk = Desk::open(&world).await;
    let second = &desk.second;
    assert_eq!(
        second.registers(DESK_DEVICES[4]).await.told(),
        "denied already_linked",
        "no way of their own"
    );
    assert_eq!(proposes(second, &device(second)).await, "denied oneself");
    let id = proposed(&desk.clerk, &device(second)).await.proposal.id;
    assert_eq!(decides(&desk.approver, &id, true).await.told(), "done");
    assert_eq!(proposes(&desk.clerk, &device(second)).await, "denied nothing_changed", "they have none");
    let staff: Staff = desk.auditor.get::<DeskStaff>(&Empty {}).await;
    let row = staff.people.iter().find(|row| row.user == second.user()).unwrap();
    assert_eq!(row.device, None);
    // Whoever found it, with the passwords as well, does nothing at the desk by it.
    let found = Proof { otp: Some(world.shelf.code(DESK_DEVICES[1])), ..second.confirmed() };
    assert_eq!(works(second, &found).await, "second_factor_first");
    for told in ["denied waiting", "denied device_reported"] {
        let thief = unlinked(second).await;
        assert_eq!(thief.registers(DESK_DEVICES[1]).await.told(), told);
        world.clock.pass(30 * 60);
    }
    let second = unlinked(second).await;
    assert_eq!(second.registers(DESK_DEVICES[4]).await.told(), "done");
    world.clock.next_code();
    let with = Proof { otp: Some(world.shelf.code(DESK_DEVICES[4])), ..second.confirmed() };
    assert_eq!(works(&second, &with).await, "done");
    let keyring = world.bank.store.keyring(&"desk".try_into().unwrap()).await.unwrap();
    let lost = keyring.devices.iter().find(|device| device.value.serial.as_str() == DESK_DEVICES[1]).unwrap();
    assert!(lost.value.reported.is_some());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_device_that_colleagues_share_goes_on_for_them() {
    let world = World::new().await;
    let desk = Desk::open(&world).await;
    let shared = DESK_DEVICES[2];
    let newcomer =
        crate::harness::joins(&world, "mado0009", shared::domain::desk::DeskRole::Clerk, Some(shared)).await;
    world.clock.next_code();
    let id = proposed(&desk.clerk, &device(&newcomer)).await.proposal.id;
    // Whoever decides has it in the hand.
    assert_eq!(decides(&desk.approver, &id, true).await.told(), "done");
    let staff: Staff = desk.auditor.get::<DeskStaff>(&Empty {}).await;
    let state = |who: &SignedIn| staff.people.iter().find(|row| row.user == who.user()).unwrap().device;
    assert_eq!((state(&newcomer), state(&desk.approver)), (None, Some(DeviceState::Working)));
}

//! The desk: the bank's own people, each signed in with a device of their own.

use super::actor::{Actor, SignedIn, Stranger};
use super::cast::{begin, grant, newcomer};
use super::world::World;
use shared::domain::desk::{DESK, DeskRole};
use shared::operations::bank::{AddDeskUser, BankAddDeskUser, DeskUserAdded};
use shared::operations::proof::{Empty, Proof};
use shared::operations::session::SessionProveSecondFactor;
use std::sync::Arc;

/// The devices of the desk, in the order of its people; the last one is nobody's.
pub const DESK_DEVICES: [&str; 5] = ["088000011", "088000029", "088000037", "088000045", "088000053"];

/// The people of the desk.
pub struct Desk {
    /// The bank.
    pub world: Arc<World>,
    /// Receives, checks, executes.
    pub clerk: SignedIn,
    /// Another one.
    pub second: SignedIn,
    /// Approves, too.
    pub approver: SignedIn,
    /// Only looks.
    pub auditor: SignedIn,
}

/// Somebody who comes to the desk.
pub fn desk_user(id: &str, role: DeskRole) -> AddDeskUser {
    AddDeskUser {
        login_id: id.try_into().unwrap(),
        name: format!("窓口 {id}").as_str().try_into().unwrap(),
        mail: format!("{id}@bank.example").as_str().try_into().unwrap(),
        role,
    }
}

/// Adds somebody to the desk; their first day.
pub async fn joins(world: &Arc<World>, id: &str, role: DeskRole, device: Option<&str>) -> SignedIn {
    let stranger = Stranger(world.clone());
    let added = stranger.send::<BankAddDeskUser>(&desk_user(id, role), &Proof::default()).await;
    let added: DeskUserAdded = added.output();
    begin(world, &newcomer(DESK, id, &added.secrets), device).await
}

impl Desk {
    /// All of them at work, every device with a number that was not used.
    pub async fn open(world: &Arc<World>) -> Self {
        let [first, second, third, fourth, _] = DESK_DEVICES;
        // The first one opens the contract; without it no device can be brought.
        let stranger = Stranger(world.clone());
        let input = desk_user("mado0001", DeskRole::Clerk);
        let added: DeskUserAdded = stranger.send::<BankAddDeskUser>(&input, &Proof::default()).await.output();
        grant(world, DESK, &DESK_DEVICES).await;
        let clerk = begin(world, &newcomer(DESK, "mado0001", &added.secrets), Some(first)).await;
        let second = joins(world, "mado0002", DeskRole::Clerk, Some(second)).await;
        let approver = joins(world, "shonin01", DeskRole::Approver, Some(third)).await;
        let auditor = joins(world, "kansa001", DeskRole::Auditor, Some(fourth)).await;
        world.clock.next_code();
        Self { world: world.clone(), clerk, second, approver, auditor }
    }
}

impl SignedIn {
    /// The second half of a sign-in, with the number that their device shows next.
    pub async fn proves(&self) {
        let proof = Proof { otp: self.next_proof().otp, ..Proof::default() };
        assert_eq!(self.send::<SessionProveSecondFactor>(&Empty {}, &proof).await.told(), "done");
    }
}

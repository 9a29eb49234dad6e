//! The demo's desk: three of the bank's own people, each with a device. It is opened where it is missing, so that
//! data of before have one too.

use super::cast::{DeskPerson, STAFF};
use super::client;
use super::{BEFORE, StoryClock, begin, deliver, devices, has_devices};
use crate::clock::MovableClock;
use operations::bank::Bank;
use ports::environment::Clock;
use shared::domain::desk::DESK;
use shared::domain::field::FieldReason;
use shared::operations::bank::{AddDeskUser, BankAddDeskUser};
use std::sync::Arc;
use std::sync::atomic::AtomicI64;

/// Opens the desk, unless it is there.
///
/// # Errors
/// One line: what went wrong.
pub async fn open(bank: &Bank, clock: &MovableClock) -> Result<(), String> {
    if has_devices(bank, DESK).await? {
        return Ok(());
    }
    let story = Arc::new(StoryClock(AtomicI64::new(clock.now().minus_seconds(BEFORE).0)));
    let bank = Bank { clock: story.clone(), ..bank.clone() };
    let devices = devices(&*bank.credentials)?;
    let mut newcomers = Vec::with_capacity(STAFF.len());
    for DeskPerson { person, role } in &STAFF {
        let value = |reason: FieldReason| reason.to_string();
        let input = AddDeskUser {
            login_id: person.login_id.try_into().map_err(value)?,
            name: person.name.try_into().map_err(value)?,
            mail: format!("{}@bank.example", person.login_id).try_into().map_err(value)?,
            role: *role,
        };
        newcomers.push((person, client::bank::<BankAddDeskUser>(&bank, &input).await?.secrets));
    }
    // The first of them opened the contract that the devices are for.
    deliver(&bank, DESK).await?;
    for (person, secrets) in newcomers {
        begin(&bank, &story, &devices, person, &secrets).await?;
    }
    Ok(())
}

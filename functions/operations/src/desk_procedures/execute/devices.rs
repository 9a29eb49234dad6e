//! Devices that are given, released, and taken from people.

use super::super::matter::Client;
use super::{Denied, Effect, Execution};
use crate::assignment::Assignment;
use crate::pipeline::{Change, Living, NoticeDraft, Refused, Scene};
use ports::environment::NoRandomness;
use ports::records::Versioned;
use ports::stock::StockDevice;
use ports::transaction::Write;
use shared::domain::device::Device;
use shared::domain::id::{Serial, UserId};
use shared::domain::instant::CivilDate;
use shared::domain::life::LifeKind;
use shared::domain::notice::{Named, NoticeKind};
use shared::domain::procedure::StepDenied;
use std::collections::BTreeSet;

fn life(
    scene: &Scene<'_>,
    client: &Client,
    serial: &Serial,
    kind: LifeKind,
    person: Option<Named>,
) -> Result<Change, NoRandomness> {
    let living = Living { bank: scene.bank, contract: client.id(), serial, now: scene.now };
    living.event(kind, person, None).map(Change::from)
}

/// Devices that were taken out of the stock, and the stock's key.
pub(super) struct Stock<'a> {
    pub(super) devices: &'a [StockDevice],
    pub(super) key: &'a [u8],
}

/// The devices that the clerk named, all of them in stock, each once and none past its printed day.
pub(super) fn stock<'a>(scene: &Scene<'_>, execution: &'a Execution) -> Result<Stock<'a>, Denied> {
    let not_in_stock = || Refused::Rule(StepDenied::NotInStock);
    let devices = execution.stock.as_deref().ok_or_else(not_in_stock)?;
    let key = execution.stock_key.as_deref().ok_or_else(not_in_stock)?;
    let once: BTreeSet<&Serial> = devices.iter().map(|device| &device.serial).collect();
    if once.len() < devices.len() {
        return Err(Refused::Rule(StepDenied::DeviceCount));
    }
    let past = |day: &CivilDate| scene.now >= day.end_in_japan();
    if devices.iter().any(|device| device.expires_on.as_ref().is_some_and(past)) {
        return Err(not_in_stock());
    }
    Ok(Stock { devices, key })
}

/// Gives devices of the stock to the company, in place of another one or beside it.
pub(super) fn assign(
    scene: &Scene<'_>,
    execution: &Execution,
    client: &Client,
    replaces: Option<&Serial>,
) -> Result<Effect, Denied> {
    let Stock { devices, key } = stock(scene, execution)?;
    let mut effect = Effect::default();
    if let Some(serial) = replaces {
        client.keyring().device(serial).ok_or(Refused::Rule(StepDenied::Gone))?;
        effect.changes.push(life(scene, client, serial, LifeKind::Replaced, None)?);
    }
    for device in devices {
        effect.changes.push(life(scene, client, &device.serial, LifeKind::Assigned, None)?);
        effect.serials.push(device.serial.clone());
        let contract = &client.contract.value;
        let assignment = Assignment::new(device.clone(), key.to_vec(), contract, replaces.cloned());
        effect.changes.push(Change::Assigned(Box::new(assignment)));
    }
    Ok(effect)
}

/// Releases a stopped device for all who share it; one that was reported was found again [77 seed Q4].
pub(super) fn release(scene: &Scene<'_>, client: &Client, serial: &Serial) -> Result<Effect, Denied> {
    let (keyring, gone) = (client.keyring(), || Refused::Rule(StepDenied::Gone));
    let device = keyring.device(serial).ok_or_else(gone)?;
    let version = client.stored.version_of(device).ok_or_else(gone)?;
    if device.otp.stopped_at.is_none() && device.reported.is_none() {
        return Err(gone());
    }
    let free = Device { otp: device.otp.released(), reported: None, ..device.clone() };
    let write = Write::Device { contract: client.id().clone(), device: Versioned { version, value: free } };
    let told = NoticeDraft { serial: Some(serial.clone()), ..NoticeDraft::new(NoticeKind::DeviceReleased) };
    let released = life(scene, client, serial, LifeKind::Released, None)?;
    Ok(Effect { changes: vec![write.into(), released], also_told: vec![told], ..Effect::default() })
}

/// Cuts links; of those that are gone already there is nothing left to cut.
pub(super) fn revoke(scene: &Scene<'_>, client: &Client, users: &[UserId]) -> Result<Effect, Denied> {
    let keyring = client.keyring();
    let mut effect = Effect::default();
    for user in users.iter().collect::<BTreeSet<_>>() {
        let named = client.users.iter().map(|user| &user.value).find(|found| found.id == *user);
        let Some((link, named)) = keyring.link_of(user).zip(named) else { continue };
        let person = Named { user: user.clone(), name: named.name.clone() };
        let (contract, serial) = (client.id().clone(), link.serial.clone());
        effect.changes.push(Write::RevokeLink { contract, link: link.clone(), at: scene.now }.into());
        effect.changes.push(life(scene, client, &serial, LifeKind::Revoked, Some(person.clone()))?);
        let told = NoticeDraft::about(NoticeKind::LinkRevoked, person.user, person.name);
        effect.also_told.push(NoticeDraft { serial: Some(serial), ..told });
    }
    if effect.changes.is_empty() { Err(Refused::Rule(StepDenied::Gone)) } else { Ok(effect) }
}

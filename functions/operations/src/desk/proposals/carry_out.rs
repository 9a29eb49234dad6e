//! What happens once a second person has accepted it.

use super::{About, barred};
use crate::desk::codes;
use crate::pipeline::{Living, NoticeDraft, Refused, Scene};
use crate::users::Colleague;
use ports::records::{Identity, StoredKeyring, Versioned};
use ports::transaction::Write;
use shared::domain::attempt::Lock;
use shared::domain::contract::Contract;
use shared::domain::device::{Device, Report, ReportReason};
use shared::domain::life::LifeKind;
use shared::domain::notice::{Named, NoticeKind};
use shared::domain::procedure::Lost;
use shared::domain::proposal::{self, Barred, ProposalDenied, Proposed};
use shared::domain::user::User;

type Denied = Refused<ProposalDenied>;

/// The changes, and who is told.
type Done = (Vec<Write>, Vec<NoticeDraft>);

/// Carries it out.
pub(super) fn carry_out(scene: &Scene<'_>, proposed: &Proposed, about: &About) -> Result<Done, Denied> {
    match (proposed, about) {
        (Proposed::Policy { policy, figures }, About::Policy(stored)) => {
            let version = stored.as_ref().map_or(0, |stored| stored.version);
            let figures = Box::new(Versioned { version, value: (**figures).clone() });
            Ok((vec![Write::Figures { policy: policy.clone(), figures }], Vec::new()))
        }
        (Proposed::StaffRelease { .. }, About::Colleague(Some(colleague))) => release(scene, colleague),
        (Proposed::StaffPasswords { .. }, About::Colleague(Some(colleague))) => passwords(scene, colleague),
        (Proposed::StaffDevice { .. }, About::Colleague(Some(colleague))) => device(scene, colleague),
        (Proposed::Restart { .. }, About::Contract(Some(contract))) => restart(contract),
        _ => Err(Refused::Rule(ProposalDenied::NotFound)),
    }
}

fn restart(contract: &Versioned<Contract>) -> Result<Done, Denied> {
    let status = proposal::restarted(&contract.value).map_err(Refused::Rule)?;
    let restarted = Contract { status, ..contract.value.clone() };
    let notice = NoticeDraft {
        company: Some(restarted.id.clone()),
        ..NoticeDraft::new(NoticeKind::ContractRestarted)
    };
    let write = Write::ContractStatus(Versioned { version: contract.version, value: restarted });
    Ok((vec![write], vec![notice]))
}

/// The device of a colleague as it was read, changed.
fn changed(scene: &Scene<'_>, device: &Device, after: Device) -> Result<Write, Denied> {
    let version = StoredKeyring::version_of(scene.stored, device)
        .ok_or_else(|| Refused::Broken("a device without a version".into()))?;
    let device = Versioned { version, value: after };
    Ok(Write::Device { contract: scene.actor.who.contract.clone(), device })
}

/// What bars a colleague from signing in and from confirming is lifted as it was read.
fn lift(scene: &Scene<'_>, colleague: &Colleague, barred: &Barred) -> Vec<Write> {
    let user = &colleague.user.value;
    let who = Identity { contract: scene.actor.who.contract.clone(), user: user.id.clone() };
    let locked = barred.login != Lock::Open;
    let mut writes = Vec::new();
    if user.suspended {
        let free = User { suspended: false, ..user.clone() };
        let free = Versioned { version: colleague.user.version, value: free };
        writes.push(Write::User { contract: who.contract.clone(), user: free });
    }
    if locked || user.suspended {
        writes.push(Write::LoginBarriers {
            login_id: user.login_id.clone(),
            suspended: user.suspended.then_some(false),
            lifts: locked.then(|| colleague.attempts()),
        });
    }
    if barred.confirmation != Lock::Open {
        writes.push(Write::ConfirmationReleased { who, read: colleague.confirmation });
    }
    writes
}

/// Everything that bars a colleague is lifted as it was read.
fn release(scene: &Scene<'_>, colleague: &Colleague) -> Result<Done, Denied> {
    let (user, barred) = (&colleague.user.value, barred(scene, colleague));
    let mut writes = lift(scene, colleague, &barred);
    let stopped = scene.keyring.device_of(&user.id).filter(|_| barred.device);
    if let Some(device) = stopped {
        let released = Device { otp: device.otp.released(), ..device.clone() };
        writes.push(changed(scene, device, released)?);
    }
    let notice = NoticeDraft {
        serial: stopped.map(|device| device.serial.clone()),
        ..NoticeDraft::about(NoticeKind::StaffReleased, user.id.clone(), user.name.clone())
    };
    Ok((writes, vec![notice]))
}

/// A colleague sets both passwords again by mailed codes. Their device stays as it is, and is asked for.
fn passwords(scene: &Scene<'_>, colleague: &Colleague) -> Result<Done, Denied> {
    let seconds = scene.actor.policy.procedures.desk_code_seconds;
    let (requests, told) = codes(scene, &colleague.user.value, Lost::Both, seconds)?;
    let mut writes = lift(scene, colleague, &barred(scene, colleague));
    writes.extend(requests);
    Ok((writes, told))
}

/// The link of a colleague to their device is cut: they register another one of the desk's, after the wait that
/// follows every revocation. The device works for nobody any more, unless others use it still: then it is not gone.
fn device(scene: &Scene<'_>, colleague: &Colleague) -> Result<Done, Denied> {
    let (user, keyring, now) = (&colleague.user.value, scene.keyring, scene.now);
    let gone = || Refused::Rule(ProposalDenied::NothingChanged);
    let (link, device) = keyring.link_of(&user.id).zip(keyring.device_of(&user.id)).ok_or_else(gone)?;
    let (contract, serial) = (scene.actor.who.contract.clone(), link.serial.clone());
    let person = Named { user: user.id.clone(), name: user.name.clone() };
    let living = Living { bank: scene.bank, contract: &contract, serial: &serial, now };
    let by = Some(scene.actor.named());
    let mut writes = vec![living.event(LifeKind::Revoked, Some(person.clone()), by.clone())?];
    if device.reported.is_none() && keyring.sharers(&serial).count() == 1 {
        let report = Report { reason: ReportReason::Lost, at: now };
        writes.push(changed(scene, device, Device { reported: Some(report), ..device.clone() })?);
        writes.push(living.event(LifeKind::Reported, None, by)?);
    }
    writes.push(Write::RevokeLink { contract: contract.clone(), link: link.clone(), at: now });
    let told = NoticeDraft::about(NoticeKind::LinkRevoked, person.user, person.name);
    Ok((writes, vec![NoticeDraft { serial: Some(serial), ..told }]))
}

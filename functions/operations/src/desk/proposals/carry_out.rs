//! What happens once a second person has accepted it.

use super::{About, barred};
use crate::pipeline::{NoticeDraft, Refused, Scene};
use crate::users::Colleague;
use ports::records::{Identity, StoredKeyring, Versioned};
use ports::transaction::Write;
use shared::domain::attempt::Lock;
use shared::domain::contract::Contract;
use shared::domain::device::Device;
use shared::domain::notice::NoticeKind;
use shared::domain::proposal::{self, ProposalDenied, Proposed};
use shared::domain::user::User;

type Denied = Refused<ProposalDenied>;

/// The changes, and who is told.
pub(super) fn carry_out(
    scene: &Scene<'_>,
    proposed: &Proposed,
    about: &About,
) -> Result<(Vec<Write>, Option<NoticeDraft>), Denied> {
    match (proposed, about) {
        (Proposed::Policy { policy, figures }, About::Policy(stored)) => {
            let version = stored.as_ref().map_or(0, |stored| stored.version);
            let figures = Box::new(Versioned { version, value: (**figures).clone() });
            Ok((vec![Write::Figures { policy: policy.clone(), figures }], None))
        }
        (Proposed::StaffRelease { .. }, About::Colleague(Some(colleague))) => release(scene, colleague),
        (Proposed::Restart { .. }, About::Contract(Some(contract))) => restart(contract),
        _ => Err(Refused::Rule(ProposalDenied::NotFound)),
    }
}

fn restart(contract: &Versioned<Contract>) -> Result<(Vec<Write>, Option<NoticeDraft>), Denied> {
    let status = proposal::restarted(&contract.value).map_err(Refused::Rule)?;
    let restarted = Contract { status, ..contract.value.clone() };
    let notice = NoticeDraft {
        company: Some(restarted.id.clone()),
        ..NoticeDraft::new(NoticeKind::ContractRestarted)
    };
    let write = Write::ContractStatus(Versioned { version: contract.version, value: restarted });
    Ok((vec![write], Some(notice)))
}

/// Everything that bars a colleague is lifted as it was read.
fn release(scene: &Scene<'_>, colleague: &Colleague) -> Result<(Vec<Write>, Option<NoticeDraft>), Denied> {
    let (user, barred) = (&colleague.user.value, barred(scene, colleague));
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
        writes.push(Write::ConfirmationReleased { who: who.clone(), read: colleague.confirmation });
    }
    let stopped = scene.keyring.device_of(&user.id).filter(|_| barred.device);
    if let Some(device) = stopped {
        let version = StoredKeyring::version_of(scene.stored, device)
            .ok_or_else(|| Refused::Broken("a device without a version".into()))?;
        let released = Device { otp: device.otp.released(), ..device.clone() };
        let device = Versioned { version, value: released };
        writes.push(Write::Device { contract: who.contract, device });
    }
    let notice = NoticeDraft {
        serial: stopped.map(|device| device.serial.clone()),
        ..NoticeDraft::about(NoticeKind::StaffReleased, user.id.clone(), user.name.clone())
    };
    Ok((writes, Some(notice)))
}

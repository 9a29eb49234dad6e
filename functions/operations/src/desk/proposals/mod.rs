//! What takes two people of the desk: one proposes, another one decides.

mod carry_out;
mod decide;
mod list;
mod propose;

use crate::pipeline::{Refused, Scene};
use crate::users::Colleague;
use ports::records::{Identity, Versioned};
use ports::store::{Store, StoreError};
use shared::domain::audit::Subject;
use shared::domain::contract::Contract;
use shared::domain::desk::is_desk;
use shared::domain::policy::Figures;
use shared::domain::proposal::{self, Barred, ProposalDenied, Proposed};
use shared::domain::user::TextField;

/// What a proposal is about, as it stands now.
pub enum About {
    /// The figures of a policy, where the desk changed them before.
    Policy(Option<Versioned<Figures>>),
    /// A colleague.
    Colleague(Option<Box<Colleague>>),
    /// A contract.
    Contract(Option<Box<Versioned<Contract>>>),
}

impl About {
    /// Reads it.
    async fn load(store: &dyn Store, who: &Identity, proposed: &Proposed) -> Result<Self, StoreError> {
        Ok(match proposed {
            Proposed::Policy { policy, .. } => Self::Policy(store.figures().await?.remove(policy)),
            Proposed::StaffRelease { user }
            | Proposed::StaffPasswords { user }
            | Proposed::StaffDevice { user } => {
                Self::Colleague(Colleague::load(store, who, user).await?.map(Box::new))
            }
            Proposed::Restart { contract } => Self::Contract(store.contract(contract).await?.map(Box::new)),
        })
    }

    /// The name of the person or company that it is about.
    fn name(&self) -> Option<TextField> {
        match self {
            Self::Policy(_) => None,
            Self::Colleague(colleague) => colleague.as_ref().map(|found| found.user.value.name.clone()),
            Self::Contract(contract) => {
                let theirs = contract.as_ref().filter(|found| !is_desk(&found.value.id));
                theirs.map(|found| found.value.name.clone())
            }
        }
    }

    /// The version of the figures that would be replaced.
    fn base(&self) -> Option<u64> {
        match self {
            Self::Policy(stored) => Some(stored.as_ref().map_or(0, |stored| stored.version)),
            Self::Colleague(_) | Self::Contract(_) => None,
        }
    }
}

/// What bars a colleague now.
fn barred(scene: &Scene<'_>, colleague: &Colleague) -> Barred {
    let user = &colleague.user.value;
    Barred {
        login: colleague.worst(scene).lock(&scene.bank.policies.door().login_lock, scene.now),
        confirmation: colleague.confirmation.lock(&scene.actor.policy.confirmation_lock, scene.now),
        suspended: user.suspended,
        device: scene.keyring.device_of(&user.id).is_some_and(|device| device.otp.stopped_at.is_some()),
    }
}

/// Whether it could be carried out now.
fn judge(scene: &Scene<'_>, proposed: &Proposed, about: &About) -> Result<(), Refused<ProposalDenied>> {
    let missing = ProposalDenied::NotFound;
    let judged = match (proposed, about) {
        (Proposed::Policy { policy, figures }, About::Policy(stored)) => {
            let row = scene.bank.policies.named(policy).ok_or(Refused::Rule(missing))?;
            let current = stored.as_ref().map_or_else(|| Figures::of(row), |stored| stored.value.clone());
            proposal::judge_figures(policy, &current, figures)
        }
        (Proposed::StaffRelease { .. }, About::Colleague(Some(colleague))) => {
            proposal::judge_release(&barred(scene, colleague))
        }
        (Proposed::StaffPasswords { .. }, About::Colleague(Some(_))) => Ok(()),
        (Proposed::StaffDevice { user }, About::Colleague(Some(_))) => {
            scene.keyring.link_of(user).map(|_| ()).ok_or(ProposalDenied::NothingChanged)
        }
        (Proposed::Restart { .. }, About::Contract(Some(contract))) => {
            proposal::restarted(&contract.value).map(|_| ())
        }
        _ => Err(missing),
    };
    judged.map_err(Refused::Rule)
}

/// What the history says.
fn subject(proposed: &Proposed, what_became: &str) -> Subject {
    let kind = match proposed {
        Proposed::Policy { policy, .. } => format!("policy {policy}"),
        Proposed::StaffRelease { .. } => "release".into(),
        Proposed::StaffPasswords { .. } => "passwords".into(),
        Proposed::StaffDevice { .. } => "device".into(),
        Proposed::Restart { .. } => "restart".into(),
    };
    let contract = match proposed {
        Proposed::Restart { contract } => Some(contract.clone()),
        _ => None,
    };
    let (user, label) = (proposed.colleague().cloned(), Some(kind + what_became));
    Subject { user, contract, label, ..Subject::default() }
}

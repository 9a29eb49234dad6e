//! What takes two people of the desk: one proposes, another one decides.

use super::desk::DeskRole;
use super::id::{ContractId, UserId};
use super::instant::Instant;
use super::notice::Named;
use super::policy::Figures;
use super::procedure::Clerk;
use serde::{Deserialize, Serialize};

wire! {
    /// What is proposed.
    #[serde(tag = "kind", rename_all = "snake_case")]
    #[allow(missing_docs, reason = "the fields are named after what they hold")]
    pub enum Proposed {
        /// Other figures of a policy.
        Policy { policy: String, figures: Box<Figures> },
        /// A colleague's locks and stops are lifted.
        StaffRelease { user: UserId },
        /// A contract that was stopped in an emergency works again.
        Restart { contract: ContractId },
    }
}

/// A proposal that nobody has decided yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Proposal {
    /// Time-ordered id.
    pub id: String,
    /// What.
    pub proposed: Proposed,
    /// By whom.
    pub by: Named,
    /// When.
    pub at: Instant,
    /// After this it can't be decided any more.
    pub expires_at: Instant,
}

words! {
    /// Why a proposal can't be made or decided, in the order in which it is found out.
    pub enum ProposalDenied {
        /// There is none, or it was decided or has expired.
        NotFound,
        /// Auditors only look.
        RoleNotAllowed,
        /// Nobody frees themself.
        Oneself,
        /// Whoever proposed it does not decide it.
        SamePerson,
        /// Nothing would be different.
        NothingChanged,
        /// A figure that no bank may have.
        OutOfBounds,
        /// The bank's own contract, or one that is not stopped.
        NotStopped,
        /// A policy change takes an approver.
        NotApprover,
    }
}

/// Whether `clerk` may propose it.
///
/// # Errors
/// Why not.
pub fn may_propose(proposed: &Proposed, clerk: &Clerk) -> Result<(), ProposalDenied> {
    if clerk.role == DeskRole::Auditor {
        return Err(ProposalDenied::RoleNotAllowed);
    }
    match proposed {
        Proposed::StaffRelease { user } if *user == clerk.named.user => Err(ProposalDenied::Oneself),
        _ => Ok(()),
    }
}

/// Whether `clerk` may decide it: another person, and for policies an approver. Whoever is to be freed decides
/// nothing about it.
///
/// # Errors
/// Why not.
pub fn may_decide(proposal: &Proposal, clerk: &Clerk, now: Instant) -> Result<(), ProposalDenied> {
    if now >= proposal.expires_at {
        return Err(ProposalDenied::NotFound);
    }
    may_propose(&proposal.proposed, clerk)?;
    if proposal.by.user == clerk.named.user {
        return Err(ProposalDenied::SamePerson);
    }
    let policy = matches!(proposal.proposed, Proposed::Policy { .. });
    if policy && clerk.role != DeskRole::Approver { Err(ProposalDenied::NotApprover) } else { Ok(()) }
}

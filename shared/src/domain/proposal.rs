//! What takes two people of the desk: one proposes, another one decides.

use super::attempt::Lock;
use super::contract::{Contract, ContractStatus};
use super::desk::{DESK, DeskRole, is_desk};
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
        /// A colleague who forgot their passwords sets them again, by codes to their registered address.
        StaffPasswords { user: UserId },
        /// The device of a colleague is gone or out of order: it works for nobody any more, and they register another.
        StaffDevice { user: UserId },
        /// A contract that was stopped in an emergency works again.
        Restart { contract: ContractId },
    }
}

impl Proposed {
    /// The colleague whom it is about.
    #[must_use]
    pub fn colleague(&self) -> Option<&UserId> {
        match self {
            Self::StaffRelease { user } | Self::StaffPasswords { user } | Self::StaffDevice { user } => {
                Some(user)
            }
            Self::Policy { .. } | Self::Restart { .. } => None,
        }
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
        /// Nothing would be different: nothing bars the colleague, they have no device, or the policy has these
        /// figures.
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
    let oneself = proposed.colleague() == Some(&clerk.named.user);
    if oneself { Err(ProposalDenied::Oneself) } else { Ok(()) }
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

/// Whether a policy may get these figures in place of `current`.
///
/// # Errors
/// Why not.
pub fn judge_figures(policy: &str, current: &Figures, proposed: &Figures) -> Result<(), ProposalDenied> {
    // Nobody is at the desk without a second factor [rules 4].
    let open_desk = policy == DESK && !proposed.second_factor_at_sign_in;
    if !proposed.are_sound() || open_desk {
        return Err(ProposalDenied::OutOfBounds);
    }
    if current == proposed { Err(ProposalDenied::NothingChanged) } else { Ok(()) }
}

/// What bars somebody at the desk, as far as two colleagues lift it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Barred {
    /// The lock of the login password.
    pub login: Lock,
    /// The lock of the confirmation password.
    pub confirmation: Lock,
    /// Whether they are suspended.
    pub suspended: bool,
    /// Whether their device is stopped.
    pub device: bool,
}

/// Whether there is anything to free a colleague of.
///
/// # Errors
/// [`ProposalDenied::NothingChanged`].
pub fn judge_release(barred: &Barred) -> Result<(), ProposalDenied> {
    let free = Barred { login: Lock::Open, confirmation: Lock::Open, suspended: false, device: false };
    if *barred == free { Err(ProposalDenied::NothingChanged) } else { Ok(()) }
}

/// What a contract is once it works again: one whose master has no login ID yet waits for that, as before.
///
/// # Errors
/// [`ProposalDenied::NotStopped`].
pub fn restarted(contract: &Contract) -> Result<ContractStatus, ProposalDenied> {
    if is_desk(&contract.id) || contract.status != ContractStatus::Stopped {
        return Err(ProposalDenied::NotStopped);
    }
    Ok(if contract.start_up.is_some() { ContractStatus::Opened } else { ContractStatus::Active })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::policy::{BankPolicy, Preset};

    fn clerk(id: &str, role: DeskRole) -> Clerk {
        let (user, name) = (UserId::try_from(id).unwrap(), id.try_into().unwrap());
        Clerk { named: Named { user, name }, role }
    }

    fn proposal(proposed: Proposed) -> Proposal {
        let by = clerk("a", DeskRole::Clerk).named;
        Proposal { id: "1".into(), proposed, by, at: Instant(0), expires_at: Instant(100) }
    }

    fn figures() -> Figures {
        Figures::of(&BankPolicy::preset(Preset::Seventyseven))
    }

    #[test]
    fn it_takes_two_others_to_free_a_colleague() {
        // Source: issue 4, item 3 "a locked clerk is freed by two colleagues".
        use ProposalDenied::{NotFound, Oneself, RoleNotAllowed, SamePerson};
        let user = UserId::try_from("c").unwrap();
        for help in [
            Proposed::StaffRelease { user: user.clone() },
            Proposed::StaffPasswords { user: user.clone() },
            Proposed::StaffDevice { user: user.clone() },
        ] {
            assert_eq!(may_propose(&help, &clerk("c", DeskRole::Clerk)), Err(Oneself));
            assert_eq!(may_propose(&help, &clerk("d", DeskRole::Auditor)), Err(RoleNotAllowed));
            assert_eq!(may_propose(&help, &clerk("a", DeskRole::Clerk)), Ok(()));
            for (who, role, at, expected) in [
                ("a", DeskRole::Approver, 1, Err(SamePerson)),
                ("c", DeskRole::Approver, 1, Err(Oneself)),
                ("b", DeskRole::Auditor, 1, Err(RoleNotAllowed)),
                ("b", DeskRole::Clerk, 99, Ok(())),
                ("b", DeskRole::Clerk, 100, Err(NotFound)),
            ] {
                let told = may_decide(&proposal(help.clone()), &clerk(who, role), Instant(at));
                assert_eq!(told, expected, "{who} {role}");
            }
        }
    }

    #[test]
    fn figures_are_decided_by_an_approver() {
        // Source: issue 4, item 3 "BankPolicy by two persons".
        let policy = proposal(Proposed::Policy { policy: "x".into(), figures: Box::new(figures()) });
        let told = |role| may_decide(&policy, &clerk("b", role), Instant(1));
        assert_eq!(told(DeskRole::Clerk), Err(ProposalDenied::NotApprover));
        assert_eq!(told(DeskRole::Approver), Ok(()));
    }

    #[test]
    fn figures_stay_within_what_any_bank_may_have() {
        // Source: NIST SP 800-63B 3.2.2; rules 4 "second factor always" at the desk.
        use ProposalDenied::{NothingChanged, OutOfBounds};
        let open = Figures { second_factor_at_sign_in: false, otp_tries: 9, ..figures() };
        let endless = Figures { otp_tries: 101, ..figures() };
        let shut = Figures { otp_tries: 0, ..figures() };
        for (policy, proposed, expected) in [
            ("seventyseven", figures(), Err(NothingChanged)),
            ("seventyseven", open.clone(), Ok(())),
            (DESK, open, Err(OutOfBounds)),
            ("seventyseven", endless, Err(OutOfBounds)),
            ("seventyseven", shut, Err(OutOfBounds)),
        ] {
            assert_eq!(judge_figures(policy, &figures(), &proposed), expected, "{policy}");
        }
    }

    #[test]
    fn who_is_barred_by_nothing_is_freed_of_nothing() {
        let free = Barred { login: Lock::Open, confirmation: Lock::Open, suspended: false, device: false };
        assert_eq!(judge_release(&free), Err(ProposalDenied::NothingChanged));
        for barred in [
            Barred { login: Lock::Permanent, ..free },
            Barred { confirmation: Lock::Temporary { until: Instant(1) }, ..free },
            Barred { suspended: true, ..free },
            Barred { device: true, ..free },
        ] {
            assert_eq!(judge_release(&barred), Ok(()), "{barred:?}");
        }
    }
}

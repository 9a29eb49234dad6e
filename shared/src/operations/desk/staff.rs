use crate::domain::desk::DeskRole;
use crate::domain::device::DeviceState;
use crate::domain::id::{LoginId, UserId};
use crate::domain::instant::Instant;
use crate::domain::proposal::{Proposal, ProposalDenied, Proposed};
use crate::domain::user::{StateChip, TextField};
use crate::operations::Nothing;
use crate::operations::proof::Empty;

operation! {
    /// The people of the desk.
    DeskStaff {
        name: "desk.staff",
        method: Get,
        path: "/api/desk/staff",
        access: Desk,
        work: Inquiry,
        touches: [Session Write, User Read, Contract Read, Keyring Read, LoginSecret Read, ConfirmationSecret Read],
        input: Empty,
        output: Staff,
        denied: Nothing,
        summary: "The people of the desk, with what bars them",
    }
}

operation! {
    /// Proposing what takes two people.
    DeskPropose {
        name: "desk.propose",
        method: Post,
        path: "/api/desk/propose",
        access: DeskWork,
        work: Desk,
        keyed: true,
        touches: [Session Write, User Read, Contract Read, LoginSecret Read, ConfirmationSecret Write, Keyring Write, Life Write, BankData Read, Proposal Write, Audit Write, Idempotency Write],
        hashes: true,
        opens_seeds: true,
        input: Propose,
        output: ProposalView,
        denied: ProposalDenied,
        summary: "Propose what takes two people: other figures, helping a colleague, restarting a contract",
    }
}

operation! {
    /// Deciding what somebody else proposed.
    DeskDecide {
        name: "desk.decide",
        method: Post,
        path: "/api/desk/decide",
        access: DeskWork,
        work: Desk,
        keyed: true,
        touches: [Session Write, User Write, Contract Write, LoginSecret Write, ConfirmationSecret Write, Keyring Write, Life Write, BankData Write, Proposal Delete, Reset Write, Audit Write, Outbox Write, Idempotency Write],
        hashes: true,
        opens_seeds: true,
        input: Decide,
        output: ProposalView,
        denied: ProposalDenied,
        summary: "Accept or refuse what somebody else at the desk proposed",
    }
}

operation! {
    /// What waits for a second person.
    DeskProposals {
        name: "desk.proposals",
        method: Get,
        path: "/api/desk/proposals",
        access: Desk,
        work: Inquiry,
        touches: [Session Write, User Read, Contract Read, Keyring Read, Proposal Read],
        input: Empty,
        output: Proposals,
        denied: Nothing,
        summary: "What waits for a second person of the desk",
    }
}

wire! {
    /// The people of the desk.
    pub struct Staff {
        /// By name.
        pub people: Vec<StaffRow>,
    }

    /// Somebody at the desk.
    pub struct StaffRow {
        /// Who.
        pub user: UserId,
        /// Their login ID.
        pub login_id: LoginId,
        /// Their name.
        pub name: TextField,
        /// What they do.
        pub role: DeskRole,
        /// What bars them.
        pub states: Vec<StateChip>,
        /// Their device.
        pub device: Option<DeviceState>,
        /// When they last signed in.
        pub last_sign_in: Option<Instant>,
    }

    /// What is proposed.
    pub struct Propose {
        /// It.
        pub proposed: Proposed,
    }

    /// A decision.
    pub struct Decide {
        /// The proposal.
        pub id: String,
        /// Whether it is accepted; else it is dropped.
        pub accept: bool,
    }

    /// A proposal with what the one who asks may do about it.
    pub struct ProposalView {
        /// It.
        pub proposal: Proposal,
        /// The name of the person or company that it is about.
        pub about: Option<TextField>,
        /// Why the one who asks can't decide it; none: they can.
        pub denied: Option<ProposalDenied>,
    }

    /// What waits.
    pub struct Proposals {
        /// Oldest first.
        pub proposals: Vec<ProposalView>,
    }
}

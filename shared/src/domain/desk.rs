//! 窓口: the bank's own people, who work through procedures. They are users of a contract of the bank's own,
//! so they sign in, prove themselves and are locked by the same rules as everybody.

use super::id::ContractId;

/// The id of the bank's own contract. No company gets it.
pub const DESK: &str = "desk";

words! {
    /// What somebody at the desk may do.
    pub enum DeskRole {
        /// 担当者: receives, checks, executes, ships.
        Clerk,
        /// 承認者: that, and approves what another has checked.
        Approver,
        /// 監査者: looks at everything and changes nothing.
        Auditor,
    }
}

/// Whether a contract is the bank's own.
#[must_use]
pub fn is_desk(contract: &ContractId) -> bool {
    contract.as_str() == DESK
}

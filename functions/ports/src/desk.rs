//! What the bank says and decides for all, and what waits for a second person of the desk.

use shared::domain::proposal::Proposal;
use shared::operations::bank::{Bilingual, Contacts};

/// What everybody is told, as far as the desk said it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PublicRecord {
    /// The banner, if there is one.
    pub banner: Option<Bilingual>,
    /// The contacts; none: those that were configured.
    pub contacts: Option<Contacts>,
}

/// A proposal as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposalRecord {
    /// It.
    pub proposal: Proposal,
    /// For figures: the version of those that it would replace. Whoever decides accepts a change of those only.
    pub base: Option<u64>,
}

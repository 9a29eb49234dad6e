use ports::desk::{ProposalRecord, PublicRecord};
use ports::records::Versioned;
use serde::{Deserialize, Serialize};
use shared::domain::policy::Figures;
use shared::domain::proposal::Proposal;
use shared::operations::bank::{Bilingual, Contacts};

/// What everybody is told.
#[derive(Serialize, Deserialize)]
pub(crate) struct PublicItem {
    version: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    banner: Option<Bilingual>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    contacts: Option<Contacts>,
}

impl From<Versioned<PublicRecord>> for PublicItem {
    fn from(Versioned { version, value }: Versioned<PublicRecord>) -> Self {
        Self { version, banner: value.banner, contacts: value.contacts }
    }
}

impl From<PublicItem> for Versioned<PublicRecord> {
    fn from(item: PublicItem) -> Self {
        let value = PublicRecord { banner: item.banner, contacts: item.contacts };
        Self { version: item.version, value }
    }
}

/// Figures of a policy that the desk changed.
#[derive(Serialize, Deserialize)]
pub(crate) struct FiguresItem {
    version: u64,
    policy: String,
    figures: Figures,
}

impl FiguresItem {
    pub(crate) fn new(policy: String, Versioned { version, value }: Versioned<Figures>) -> Self {
        Self { version, policy, figures: value }
    }

    pub(crate) fn named(self) -> (String, Versioned<Figures>) {
        (self.policy, Versioned { version: self.version, value: self.figures })
    }
}

/// What waits for a second person.
#[derive(Serialize, Deserialize)]
pub(crate) struct ProposalItem {
    proposal: Proposal,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    base: Option<u64>,
    /// Seconds since 1970.
    expires_at: u64,
}

impl From<ProposalRecord> for ProposalItem {
    fn from(ProposalRecord { proposal, base }: ProposalRecord) -> Self {
        Self { expires_at: proposal.expires_at.seconds(), proposal, base }
    }
}

impl From<ProposalItem> for ProposalRecord {
    fn from(item: ProposalItem) -> Self {
        Self { proposal: item.proposal, base: item.base }
    }
}

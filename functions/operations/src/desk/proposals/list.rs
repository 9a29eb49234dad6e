use crate::desk::clerk;
use crate::pipeline::{Decision, Handler, Refused, Scene};
use crate::tokens::view;
use crate::users::plain;
use futures::future::try_join_all;
use ports::desk::ProposalRecord;
use ports::records::Identity;
use ports::store::{Store, StoreError};
use shared::domain::contract::Contract;
use shared::domain::proposal::{Proposed, may_decide};
use shared::domain::user::{TextField, User};
use shared::operations::Nothing;
use shared::operations::desk::{DeskProposals, ProposalView, Proposals};
use shared::operations::proof::Empty;

/// Proposals with those whom they are about.
pub struct Waiting {
    proposals: Vec<ProposalRecord>,
    colleagues: Vec<User>,
    contracts: Vec<Contract>,
}

impl Handler for DeskProposals {
    type Loaded = Waiting;

    async fn load(store: &dyn Store, who: &Identity, _: &Empty) -> Result<Waiting, StoreError> {
        let (proposals, colleagues) = futures::try_join!(store.proposals(), store.users(&who.contract))?;
        let stopped = proposals.iter().filter_map(|record| match &record.proposal.proposed {
            Proposed::Restart { contract } => Some(store.contract(contract)),
            _ => None,
        });
        let contracts = try_join_all(stopped).await?.into_iter().flatten().map(|found| found.value);
        Ok(Waiting { contracts: contracts.collect(), proposals, colleagues: plain(colleagues) })
    }

    fn decide(
        scene: &Scene<'_>,
        waiting: &Waiting,
        _: &Empty,
    ) -> Result<Decision<Self::Output>, Refused<Nothing>> {
        let clerk = clerk(scene);
        let about = |proposed: &Proposed| -> Option<TextField> {
            match proposed {
                Proposed::Restart { contract } => {
                    let found = waiting.contracts.iter().find(|found| found.id == *contract);
                    found.map(|found| found.name.clone())
                }
                _ => view::name(&waiting.colleagues, proposed.colleague()?),
            }
        };
        let records = waiting.proposals.iter().map(|record| &record.proposal);
        let proposals = records.filter(|proposal| scene.now < proposal.expires_at);
        let proposals = proposals.map(|proposal| ProposalView {
            about: about(&proposal.proposed),
            denied: may_decide(proposal, &clerk, scene.now).err(),
            proposal: proposal.clone(),
        });
        Ok(Decision::answer(Proposals { proposals: proposals.collect() }))
    }
}

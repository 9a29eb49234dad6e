use super::{About, judge, subject};
use crate::desk::clerk;
use crate::pipeline::{Decision, Handler, Refused, Scene};
use ports::desk::ProposalRecord;
use ports::records::Identity;
use ports::store::{Store, StoreError};
use ports::transaction::Write;
use shared::domain::audit::Subject;
use shared::domain::proposal::{Proposal, ProposalDenied, may_decide, may_propose};
use shared::operations::desk::{DeskPropose, ProposalView, Propose};

impl Handler for DeskPropose {
    type Loaded = About;

    async fn load(store: &dyn Store, who: &Identity, input: &Propose) -> Result<About, StoreError> {
        About::load(store, who, &input.proposed).await
    }

    fn decide(
        scene: &Scene<'_>,
        about: &About,
        input: &Propose,
    ) -> Result<Decision<Self::Output>, Refused<ProposalDenied>> {
        let clerk = clerk(scene);
        may_propose(&input.proposed, &clerk).map_err(Refused::Rule)?;
        judge(scene, &input.proposed, about)?;
        let days = scene.actor.policy.procedures.proposal_days;
        let proposal = Proposal {
            id: scene.id()?,
            proposed: input.proposed.clone(),
            by: clerk.named.clone(),
            at: scene.now,
            expires_at: scene.now.plus_days(days),
        };
        let record = ProposalRecord { proposal: proposal.clone(), base: about.base() };
        Ok(Decision {
            changes: vec![Write::NewProposal(Box::new(record)).into()],
            subject: Self::about(input),
            ..Decision::answer(ProposalView {
                denied: may_decide(&proposal, &clerk, scene.now).err(),
                about: about.name(),
                proposal,
            })
        })
    }

    fn about(input: &Propose) -> Subject {
        subject(&input.proposed, "")
    }
}

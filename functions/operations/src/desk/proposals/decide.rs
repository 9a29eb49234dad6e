use super::{About, carry_out, judge, subject};
use crate::desk::clerk;
use crate::pipeline::{Decision, Handler, Refused, Scene};
use ports::desk::ProposalRecord;
use ports::records::Identity;
use ports::store::{Store, StoreError};
use ports::transaction::Write;
use shared::domain::audit::Subject;
use shared::domain::id::IdempotencyKey;
use shared::domain::proposal::{ProposalDenied, may_decide};
use shared::operations::desk::{Decide, DeskDecide, ProposalView};

impl Handler for DeskDecide {
    type Loaded = Option<(ProposalRecord, About)>;

    async fn load(store: &dyn Store, who: &Identity, input: &Decide) -> Result<Self::Loaded, StoreError> {
        // Ids are shaped like any of ours; whatever is not names nothing.
        if IdempotencyKey::try_from(input.id.as_str()).is_err() {
            return Ok(None);
        }
        let Some(record) = store.proposal(&input.id).await? else { return Ok(None) };
        let about = About::load(store, who, &record.proposal.proposed).await?;
        Ok(Some((record, about)))
    }

    fn decide(
        scene: &Scene<'_>,
        found: &Self::Loaded,
        input: &Decide,
    ) -> Result<Decision<Self::Output>, Refused<ProposalDenied>> {
        let Some((ProposalRecord { proposal, base }, about)) = found else {
            return Err(Refused::Rule(ProposalDenied::NotFound));
        };
        may_decide(proposal, &clerk(scene), scene.now).map_err(Refused::Rule)?;
        // It goes in the transaction that carries it out: decided once, whoever else decides at the same time.
        let mut changes = vec![Write::ProposalDecided(proposal.id.clone()).into()];
        let mut told = Vec::new();
        if input.accept {
            judge(scene, &proposal.proposed, about)?;
            // Others were decided since: what the proposal says of the rest would undo them.
            if *base != about.base() {
                return Err(Refused::Stale);
            }
            let writes;
            (writes, told) = carry_out::carry_out(scene, &proposal.proposed, about)?;
            changes.extend(writes.into_iter().map(Into::into));
        }
        let became = if input.accept { ": accepted" } else { ": dropped" };
        Ok(Decision {
            changes,
            also_told: told,
            subject: subject(&proposal.proposed, became),
            ..Decision::answer(ProposalView { proposal: proposal.clone(), about: about.name(), denied: None })
        })
    }

    fn about(input: &Decide) -> Subject {
        let label = IdempotencyKey::try_from(input.id.as_str()).ok().map(|id| id.to_string());
        Subject { label, ..Subject::default() }
    }
}

//! 発送, to the contract's registered address and nowhere else [77 seed Q7 郵送先を個別でご指定いただくことはできません].

use super::matter::{Matter, about};
use super::steps::written;
use crate::pipeline::{Decision, Handler, Refused, Scene};
use ports::records::Identity;
use ports::store::{Store, StoreError};
use shared::domain::audit::Subject;
use shared::domain::notice::NoticeKind;
use shared::domain::procedure::{Shipment, Step, StepDenied};
use shared::operations::desk::{DeskShip, Ship};

impl Handler for DeskShip {
    type Loaded = Matter;

    async fn load(store: &dyn Store, _: &Identity, input: &Ship) -> Result<Matter, StoreError> {
        Matter::load(store, &input.procedure).await
    }

    fn decide(
        scene: &Scene<'_>,
        matter: &Matter,
        input: &Ship,
    ) -> Result<Decision<Self::Output>, Refused<StepDenied>> {
        let (filed, mut after) = matter.advanced(scene, input.after, Step::Shipped, None)?;
        // The label that the page printed must be today's; the shipment keeps it whatever is registered later.
        if matter.contract().and_then(|contract| contract.address.as_ref()) != Some(&input.address) {
            return Err(Refused::Stale);
        }
        let parcel = input.parcel.as_ref().map(ToString::to_string);
        after.shipment = Some(Shipment { address: input.address.clone(), parcel, at: scene.now });
        let shown = matter.view(scene, &after, matter.contract(), matter.charge.as_ref())?;
        Ok(Decision {
            changes: vec![written(filed, &after)],
            checks: matter.checks(),
            notice: matter.notice(NoticeKind::TokensShipped, &after),
            subject: about(&input.procedure),
            ..Decision::answer(shown)
        })
    }

    fn about(input: &Ship) -> Subject {
        about(&input.procedure)
    }
}

use super::show::terms;
use crate::bank::Bank;
use crate::pipeline::{Call, Effects, Endpoint, Reply};
use shared::domain::procedure::ProcedureKind;
use shared::operations::procedures::{Catalogue, ProceduresCatalogue};

impl Endpoint for ProceduresCatalogue {
    async fn run(bank: &Bank, _: &Call<Self>, _: &mut Effects) -> Reply<Self> {
        let policy = bank.policies.door();
        Ok(Catalogue {
            procedures: ProcedureKind::all().map(|kind| terms(policy, kind)).collect(),
            fees: policy.fees.clone(),
            largest: policy.procedures.largest,
            plans: policy.plans.clone(),
        })
    }
}

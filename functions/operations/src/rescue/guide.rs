use crate::bank::Bank;
use crate::pipeline::{Call, Effects, Endpoint, Reply};
use shared::domain::rescue;
use shared::operations::rescue::{GuideAnswer, RescueGuide};

impl Endpoint for RescueGuide {
    async fn run(bank: &Bank, call: &Call<Self>, _: &mut Effects) -> Reply<Self> {
        let asked = &call.input;
        let ways = rescue::guide(bank.policies.door(), asked.role, asked.helper, asked.problem);
        Ok(GuideAnswer { ways, reference: call.reference.clone() })
    }
}

use super::view;
use crate::pipeline::{Decision, Handler, Refused, Scene};
use ports::records::Identity;
use ports::store::{Store, StoreError};
use ports::transaction::{Duplicate, Write};
use shared::domain::audit::Subject;
use shared::domain::payee::Payee;
use shared::operations::payees::{PayeeDenied, PayeesRegister, RegisterPayee};

impl Handler for PayeesRegister {
    type Loaded = ();

    async fn load(_: &dyn Store, _: &Identity, _: &RegisterPayee) -> Result<(), StoreError> {
        Ok(())
    }

    fn decide(
        scene: &Scene<'_>,
        (): &(),
        input: &RegisterPayee,
    ) -> Result<Decision<Self::Output>, Refused<PayeeDenied>> {
        let RegisterPayee { bank, branch, kind, number, holder } = input.clone();
        let payee = Payee { bank, branch, kind, number, holder, registered_at: scene.now };
        let label = format!("{}-{} {}", payee.bank, payee.branch, payee.number);
        let write = Write::NewPayee { contract: scene.actor.who.contract.clone(), payee: payee.clone() };
        Ok(Decision {
            changes: vec![write.into()],
            subject: Subject { label: Some(label), ..Subject::default() },
            ..Decision::answer(view(payee))
        })
    }

    fn duplicate(duplicate: Duplicate) -> Option<PayeeDenied> {
        (duplicate == Duplicate::Payee).then_some(PayeeDenied::AlreadyRegistered)
    }
}

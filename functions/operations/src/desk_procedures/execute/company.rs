//! What changes about the contract itself.

use super::super::matter::Client;
use super::{Denied, Effect, Execution};
use crate::cancellation;
use crate::pipeline::Refused;
use ports::transaction::Write;
use shared::domain::contract::Contract;
use shared::domain::notice::NoticeKind;
use shared::domain::procedure::{ProcedureForm, StepDenied};

/// The contract as the form asks for it.
pub(super) fn change(execution: &Execution, client: &Client, form: &ProcedureForm) -> Result<Effect, Denied> {
    let before = client.contract.value.clone();
    let changed = |contract| Effect { contract: Some(contract), ..Effect::default() };
    Ok(match form {
        ProcedureForm::ContractData { name, address } => {
            changed(Contract { name: name.clone(), address: Some(address.clone()), ..before })
        }
        ProcedureForm::PlanChange { plan_users } => {
            let roster = execution.roster.clone();
            if roster.value.users > *plan_users {
                return Err(Refused::Rule(StepDenied::Gone));
            }
            // Whoever is added meanwhile writes the roster as well: one of the two has to look again.
            let changes = vec![Write::Roster { contract: client.id().clone(), roster }.into()];
            Effect { changes, ..changed(Contract { plan_users: Some(*plan_users), ..before }) }
        }
        ProcedureForm::RaisedCaps { caps } => changed(Contract { caps: caps.clone(), ..before }),
        ProcedureForm::Cancellation {} => Effect {
            kind: Some(NoticeKind::ContractEnded),
            sharers: cancellation::told(&client.users),
            ..changed(cancellation::ended(before))
        },
        _ => Effect::default(),
    })
}

//! 新規申込: a contract is opened for the company, with its first device and the letter by which its master obtains a
//! login ID.

use super::devices::{self, Stock};
use super::{Denied, Execution};
use crate::assignment::Assignment;
use crate::pipeline::{Change, Living, Refused, Scene};
use crate::start_up::{self, Opening};
use shared::domain::contract::Contract;
use shared::domain::desk::{DESK, is_desk};
use shared::domain::field::FieldReason;
use shared::domain::life::LifeKind;
use shared::domain::procedure::{NewCompany, Procedure, StepDenied};
use shared::operations::desk::{Execute, StartUpLetter};

/// What opening a contract changes.
pub(super) struct Opened {
    pub(super) changes: Vec<Change>,
    pub(super) contract: Contract,
    pub(super) letter: StartUpLetter,
}

/// Opens it; the procedure notes which contract it became, and with which devices.
pub(super) fn open(
    scene: &Scene<'_>,
    execution: &Execution,
    input: &Execute,
    company: &NewCompany,
    procedure: &mut Procedure,
) -> Result<Opened, Denied> {
    let Some(opens) = &input.opens else {
        return Err(Refused::Field("input.opens", FieldReason::Required));
    };
    // The bank's own contract has its number whether it is open yet or not.
    if is_desk(&opens.contract) {
        return Err(Refused::Rule(StepDenied::ContractExists));
    }
    let policy = scene.bank.policies.named(&opens.policy).filter(|_| opens.policy != DESK);
    let policy = policy.ok_or(Refused::Rule(StepDenied::PolicyUnknown))?;
    let Stock { devices, key } = devices::stock(scene, execution)?;
    let Opening { contract, letter } = start_up::open(scene, policy, company, opens)?;
    let contract = Contract { first_device: Some(procedure.id.clone()), ..contract };
    procedure.opened = Some(contract.id.clone());
    procedure.serials = devices.iter().map(|device| device.serial.clone()).collect();
    let mut changes = Vec::new();
    for serial in &procedure.serials {
        let life = Living { bank: scene.bank, contract: &contract.id, serial, now: scene.now };
        changes.push(life.event(LifeKind::Assigned, None, None)?.into());
    }
    let given = devices.iter().map(|device| Assignment::new(device.clone(), key.to_vec(), &contract, None));
    changes.push(Change::Opened(Box::new(contract.clone()), given.collect()));
    Ok(Opened { changes, contract, letter })
}

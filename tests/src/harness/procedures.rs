//! Procedures: what a company files, what the desk does with it, and the devices that it takes out of the stock.

use super::actor::{Actor, SignedIn, Stranger};
use super::answer::Answer;
use super::desk::Desk;
use super::device::csv;
use super::world::World;
use ports::credentials::ContractKey;
use ports::records::{ImportRecord, ImportStatus, Versioned};
use ports::stock::{Owner, StockDevice};
use ports::transaction::{Transaction, Write};
use shared::domain::contract::Contract;
use shared::domain::device_file::DeviceFileFormat;
use shared::domain::fee;
use shared::domain::id::{ContractId, ImportId, ProcedureId, Serial};
use shared::domain::postal::PostalAddress;
use shared::domain::procedure::{ProcedureForm, Step};
use shared::operations::Operation;
use shared::operations::desk::{
    DeskApprove, DeskCheck, DeskDeliver, DeskExecute, DeskProcedureView, DeskReceive, DeskReceived, DeskShip,
    Execute, Executed, ProcedureNamed, Receive, Ship, StepNamed,
};
use shared::operations::procedures::{
    FileProcedure, Prepared, ProcedureView, ProceduresFile, ProceduresPrepare,
};
use shared::operations::proof::Empty;
use std::sync::Arc;

/// Devices that lie in the bank's stock.
pub const STOCKED: [&str; 4] = ["077000011", "077000029", "077000037", "077000045"];

/// Puts devices into the stock, and on desks: they are sent by post.
pub async fn stocked(world: &Arc<World>, serials: &[&str]) {
    let (bank, file) = (&world.bank, csv(serials));
    let stock = ContractId::stock();
    let key = bank.credentials.new_contract_key(&stock).await.unwrap();
    let key = bank.store.keep_stock_key(key).await.unwrap();
    let import = ImportId::try_from(format!("stock-{}", serials[0])).unwrap();
    let record = |status| ImportRecord { id: import.clone(), owner: Owner::Stock, status };
    let mut writes = vec![Write::Import { record: record(ImportStatus::Live), from: None }];
    for row in bank.credentials.read_device_file(file.as_bytes(), DeviceFileFormat::Csv, None).unwrap() {
        let device = row.device.unwrap();
        let (serial, sealing) = (&device.serial, ContractKey { contract: &stock, wrapped: &key });
        let sealed_seed = bank.credentials.seal_seed(sealing, serial, &device.seed.0).await.unwrap();
        writes.push(Write::ClaimSerial {
            serial: serial.clone(),
            import: import.clone(),
            owner: Owner::Stock,
            instead_of: None,
        });
        writes.push(Write::StagedStock(StockDevice {
            serial: serial.clone(),
            import: import.clone(),
            parameters: device.parameters,
            expires_on: device.expires_on,
            sealed_seed,
        }));
    }
    bank.store.commit(Transaction { writes, checks: Vec::new() }).await.unwrap();
    world.shelf.place(&file);
}

/// Changes a contract, past the operations.
pub async fn contract_with(world: &World, contract: &str, change: impl FnOnce(&mut Contract)) {
    let found = world.bank.store.contract(&contract.try_into().unwrap()).await.unwrap().unwrap();
    let Versioned { version, mut value } = found;
    change(&mut value);
    let writes = vec![Write::Contract(Versioned { version, value })];
    world.bank.store.commit(Transaction { writes, checks: Vec::new() }).await.unwrap();
}

/// An address.
pub fn address(line: &str) -> PostalAddress {
    PostalAddress { code: "980-0811".try_into().unwrap(), line: line.try_into().unwrap() }
}

/// Which procedure, as the desk names it.
pub fn named(contract: &str, id: &ProcedureId) -> ProcedureNamed {
    ProcedureNamed { contract: Some(contract.try_into().unwrap()), id: id.clone() }
}

impl SignedIn {
    /// The request that files a form at today's price.
    pub async fn filing(&self, form: ProcedureForm) -> FileProcedure {
        let page: Prepared = self.get::<ProceduresPrepare>(&Empty {}).await;
        let quote = fee::quote(&page.fees, &form, page.first_is_free);
        FileProcedure { form, quote }
    }

    /// Files a form.
    pub async fn files(&self, form: ProcedureForm) -> Answer {
        let input = self.filing(form).await;
        self.send::<ProceduresFile>(&input, &self.confirmed()).await
    }

    /// Files a form that is accepted.
    pub async fn filed(&self, form: ProcedureForm) -> ProcedureView {
        self.files(form).await.output()
    }

    /// Works at the desk, with the next number of their device.
    pub async fn works<O: Operation>(&self, input: &O::Input) -> Answer {
        self.send::<O>(input, &self.next_proof()).await
    }

    /// Signs in again, as after a night.
    pub async fn again(&self) -> SignedIn {
        let actor = Stranger(self.world.clone()).sign_in(&self.person).await;
        if self.person.contract == shared::domain::desk::DESK {
            actor.proves().await;
        }
        actor
    }
}

impl Desk {
    /// The same people, signed in again.
    pub async fn again(&self) -> Self {
        let (clerk, second) = (self.clerk.again().await, self.second.again().await);
        let (approver, auditor) = (self.approver.again().await, self.auditor.again().await);
        Self { world: self.world.clone(), clerk, second, approver, auditor }
    }

    /// The request that moves a procedure of a company on.
    pub fn step(contract: &str, id: &ProcedureId, after: Step) -> StepNamed {
        StepNamed { procedure: named(contract, id), after, note: None }
    }

    /// Receives a paper.
    pub async fn receives(&self, contract: &str, form: ProcedureForm) -> DeskProcedureView {
        let input = Receive { contract: Some(contract.try_into().unwrap()), form };
        self.clerk.works::<DeskReceive>(&input).await.output()
    }

    /// Brings a filed procedure to its approval, by two people.
    pub async fn approves(&self, procedure: &ProcedureNamed, from: Step) {
        let step = |after| StepNamed { procedure: procedure.clone(), after, note: None };
        if from == Step::Filed {
            let answer = self.clerk.works::<DeskReceived>(&step(Step::Filed)).await;
            assert_eq!(answer.told(), "done", "{}", answer.text());
        }
        let answer = self.second.works::<DeskCheck>(&step(Step::Received)).await;
        assert_eq!(answer.told(), "done", "{}", answer.text());
        let answer = self.approver.works::<DeskApprove>(&step(Step::Checked)).await;
        assert_eq!(answer.told(), "done", "{}", answer.text());
    }

    /// The request that carries an approved procedure out.
    pub fn execution(procedure: &ProcedureNamed, serials: &[&str]) -> Execute {
        let serials = serials.iter().map(|text| Serial::try_from(*text).unwrap()).collect();
        Execute { procedure: procedure.clone(), after: Step::Approved, serials, opens: None }
    }

    /// Carries a procedure out, from wherever it stands.
    pub async fn executes(&self, procedure: &ProcedureNamed, from: Step, serials: &[&str]) -> Executed {
        self.approves(procedure, from).await;
        let answer = self.clerk.works::<DeskExecute>(&Self::execution(procedure, serials)).await;
        answer.output()
    }

    /// Ships what was assigned, and notes that it arrived.
    pub async fn delivers(&self, procedure: &ProcedureNamed, to: &PostalAddress) {
        let input = Ship {
            procedure: procedure.clone(),
            after: Step::Executed,
            address: to.clone(),
            parcel: Some("1234-5678".try_into().unwrap()),
        };
        assert_eq!(self.second.works::<DeskShip>(&input).await.told(), "done");
        let input = StepNamed { procedure: procedure.clone(), after: Step::Shipped, note: None };
        assert_eq!(self.second.works::<DeskDeliver>(&input).await.told(), "done");
    }
}

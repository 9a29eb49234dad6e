//! Procedures from the form to the customer's hands, and the mail about them.

use super::runs;
use super::table::Ledger;
use crate::devices;
use crate::people::{self, Person};
use crate::world::{ROOMY, World};
use anyhow::{Context, Result, anyhow};
use ports::credentials::ImportedDevice;
use shared::domain::device::ReportReason;
use shared::domain::fee;
use shared::domain::field::FieldReason;
use shared::domain::id::{ContractId, Serial};
use shared::domain::instant::CivilDate;
use shared::domain::postal::PostalAddress;
use shared::domain::procedure::{ProcedureForm, Step};
use shared::operations::Operation;
use shared::operations::bank::{BankSendNotices, NoticeNamed, SendNotices};
use shared::operations::desk::{
    DeskApprove, DeskCheck, DeskDeliver, DeskExecute, DeskFees, DeskProcedure, DeskQueue, DeskReceive,
    DeskReceived, DeskReject, DeskReportLoss, DeskReturnDevice, DeskShip, Execute, FeePage, ProcedureNamed,
    QueuePage, Receive, ReportLoss, Ship, StepNamed,
};
use shared::operations::procedures::{
    FileProcedure, ProcedurePage, ProcedureView, ProceduresCatalogue, ProceduresFile, ProceduresList,
    ProceduresPrepare, ProceduresView, ProceduresWithdraw, WhichProcedure,
};
use shared::operations::proof::{Empty, Proof};

/// Devices of the stock that one run ships.
const SHIPPED: usize = 2;

/// The first number of those devices.
const FIRST: usize = 60_000;

fn value(reason: FieldReason) -> anyhow::Error {
    anyhow!("{reason}")
}

/// A company that files, and two people of the desk.
struct Counter<'a> {
    world: &'a World,
    contract: ContractId,
    address: PostalAddress,
    master: Person,
    clerk: &'a Person,
    approver: &'a Person,
}

/// Measures them.
///
/// # Errors
/// When something is refused.
pub async fn run(world: &World, ledger: &mut Ledger, clerk: &Person, approver: &Person) -> Result<()> {
    let all = runs();
    let batch = devices::make(&*world.caller.bank.credentials, FIRST..FIRST + all.end * SHIPPED)?;
    world.pass()?;
    super::stock::bring(world, clerk, &batch.csv).await?;
    let counter = open(world, clerk, approver).await?;
    for (run, devices) in all.zip(batch.devices.chunks_exact(SHIPPED)) {
        counter.asks(ledger, run).await?;
        counter.adds(ledger, run, &devices[0]).await?;
        counter.withdraws(ledger, run).await?;
        counter.returns(ledger, run, [&devices[0].serial, &devices[1].serial]).await?;
        counter.loses(ledger, run, &devices[1].serial).await?;
        counter.looks(ledger, run).await?;
        counter.mails(ledger, run).await?;
    }
    Ok(())
}

async fn open<'a>(world: &'a World, clerk: &'a Person, approver: &'a Person) -> Result<Counter<'a>> {
    let contract = people::contract("counter")?;
    let address = PostalAddress {
        code: "980-0811".try_into().map_err(value)?,
        line: "仙台市青葉区一番町3-1-1".try_into().map_err(value)?,
    };
    let mut master = Person::new("bosscount1", None);
    let at = Some(address.clone());
    let (secrets, _) = people::open_contract_at(world, &contract, ROOMY, &master, at).await?;
    master.begin(world, &secrets).await?;
    Ok(Counter { world, contract, address, master, clerk, approver })
}

impl Counter<'_> {
    /// Somebody of the desk works, with a new number of their device.
    async fn works<O: Operation>(
        &self,
        (ledger, run): (&mut Ledger, usize),
        who: &Person,
        input: &O::Input,
    ) -> Result<O::Output> {
        self.world.pass()?;
        let proof = who.proof(self.world)?;
        let (output, done) = self.world.caller.done::<O>(Some(&who.cookie), input, &proof).await?;
        ledger.note(run, O::DECLARATION.name, &done.cost);
        Ok(output)
    }

    /// The master asks for something or does it.
    async fn does<O: Operation>(
        &self,
        (ledger, run): (&mut Ledger, usize),
        input: &O::Input,
        proof: &Proof,
    ) -> Result<O::Output> {
        let (output, done) = self.world.caller.done::<O>(Some(&self.master.cookie), input, proof).await?;
        ledger.note(run, O::DECLARATION.name, &done.cost);
        Ok(output)
    }

    fn named(&self, view: &ProcedureView) -> ProcedureNamed {
        ProcedureNamed { contract: Some(self.contract.clone()), id: view.id.clone() }
    }

    async fn asks(&self, ledger: &mut Ledger, run: usize) -> Result<()> {
        let nothing = Proof::default();
        let (_, seen) = self.world.caller.done::<ProceduresCatalogue>(None, &Empty {}, &nothing).await?;
        ledger.note(run, ProceduresCatalogue::DECLARATION.name, &seen.cost);
        self.does::<ProceduresPrepare>((ledger, run), &Empty {}, &nothing).await?;
        self.does::<ProceduresList>((ledger, run), &ProcedurePage::default(), &nothing).await?;
        Ok(())
    }

    async fn files(&self, ledger: &mut Ledger, run: usize, form: ProcedureForm) -> Result<ProcedureView> {
        let cookie = Some(self.master.cookie.as_str());
        let (page, _) =
            self.world.caller.done::<ProceduresPrepare>(cookie, &Empty {}, &Proof::default()).await?;
        let quote = fee::quote(&page.fees, &form, page.first_is_free);
        let password = people::password(&self.master.confirmation_password)?;
        let proof = Proof { confirmation_password: Some(password), ..Proof::default() };
        self.does::<ProceduresFile>((ledger, run), &FileProcedure { form, quote }, &proof).await
    }

    /// Another device is filed for, judged by two people, taken from the stock, shipped and delivered.
    async fn adds(&self, ledger: &mut Ledger, run: usize, device: &ImportedDevice) -> Result<()> {
        let filed = self.files(ledger, run, ProcedureForm::TokenAddition { quantity: 1 }).await?;
        let which = WhichProcedure { id: filed.id.clone() };
        self.does::<ProceduresView>((ledger, run), &which, &Proof::default()).await?;
        self.carries(ledger, run, &filed, &device.serial).await
    }

    async fn carries(
        &self,
        ledger: &mut Ledger,
        run: usize,
        filed: &ProcedureView,
        serial: &Serial,
    ) -> Result<()> {
        let procedure = self.named(filed);
        let step = |after| StepNamed { procedure: procedure.clone(), after, note: None };
        self.works::<DeskReceived>((ledger, run), self.clerk, &step(Step::Filed)).await?;
        self.works::<DeskCheck>((ledger, run), self.clerk, &step(Step::Received)).await?;
        self.works::<DeskApprove>((ledger, run), self.approver, &step(Step::Checked)).await?;
        let (after, serials) = (Step::Approved, vec![serial.clone()]);
        let input = Execute { procedure: procedure.clone(), after, serials, opens: None };
        self.works::<DeskExecute>((ledger, run), self.clerk, &input).await?;
        let (after, address) = (Step::Executed, self.address.clone());
        let input = Ship { procedure: procedure.clone(), after, address, parcel: None };
        self.works::<DeskShip>((ledger, run), self.clerk, &input).await?;
        self.works::<DeskDeliver>((ledger, run), self.clerk, &step(Step::Shipped)).await?;
        Ok(())
    }

    /// A form is withdrawn again, and another that came on paper is rejected.
    async fn withdraws(&self, ledger: &mut Ledger, run: usize) -> Result<()> {
        let form = ProcedureForm::TokenAddition { quantity: 1 };
        let filed = self.files(ledger, run, form.clone()).await?;
        let which = WhichProcedure { id: filed.id };
        self.does::<ProceduresWithdraw>((ledger, run), &which, &Proof::default()).await?;
        let input = Receive { contract: Some(self.contract.clone()), form };
        let received = self.works::<DeskReceive>((ledger, run), self.clerk, &input).await?;
        let note = Some("印影が違います".try_into().map_err(value)?);
        let input = StepNamed { procedure: self.named(&received.procedure), after: Step::Received, note };
        self.works::<DeskReject>((ledger, run), self.clerk, &input).await?;
        Ok(())
    }

    /// A faulty device is replaced by another, and comes back.
    async fn returns(&self, ledger: &mut Ledger, run: usize, [faulty, new]: [&Serial; 2]) -> Result<()> {
        let (serial, reason) = (faulty.clone(), ReportReason::Faulty);
        let form = ProcedureForm::TokenReissue { serial, reason, returned: false };
        let filed = self.files(ledger, run, form).await?;
        self.carries(ledger, run, &filed, new).await?;
        let back = StepNamed { procedure: self.named(&filed), after: Step::Delivered, note: None };
        self.works::<DeskReturnDevice>((ledger, run), self.clerk, &back).await?;
        Ok(())
    }

    async fn loses(&self, ledger: &mut Ledger, run: usize, serial: &Serial) -> Result<()> {
        let input = ReportLoss {
            contract: self.contract.clone(),
            serial: serial.clone(),
            reason: ReportReason::Lost,
            call_back: "022-000-0000".try_into().map_err(value)?,
        };
        self.works::<DeskReportLoss>((ledger, run), self.clerk, &input).await?;
        Ok(())
    }

    async fn looks(&self, ledger: &mut Ledger, run: usize) -> Result<()> {
        let (caller, cookie, nothing) =
            (&self.world.caller, Some(self.clerk.cookie.as_str()), Proof::default());
        let page = QueuePage { step: Step::Filed, kind: None, after: None };
        let (queue, seen) = caller.done::<DeskQueue>(cookie, &page, &nothing).await?;
        ledger.note(run, DeskQueue::DECLARATION.name, &seen.cost);
        let row = queue.rows.into_iter().next().context("the queue is empty")?;
        let input = ProcedureNamed { contract: row.contract, id: row.id };
        let (_, seen) = caller.done::<DeskProcedure>(cookie, &input, &nothing).await?;
        ledger.note(run, DeskProcedure::DECLARATION.name, &seen.cost);
        let (year, month, _) = CivilDate::in_japan(self.world.now()).parts();
        let month = format!("{year}-{month:02}").as_str().try_into().map_err(value)?;
        let (_, seen) = caller.done::<DeskFees>(cookie, &FeePage { month, after: None }, &nothing).await?;
        ledger.note(run, DeskFees::DECLARATION.name, &seen.cost);
        Ok(())
    }

    /// One notice is mailed, as the table's stream has it done.
    async fn mails(&self, ledger: &mut Ledger, run: usize) -> Result<()> {
        let page = self.world.caller.bank.store.unsent(None, 1).await?;
        let notice = page.rows.into_iter().next().context("no notice is on its way")?;
        let notice = Some(NoticeNamed { contract: notice.contract, id: notice.id });
        let input = SendNotices { notice };
        let (_, sent) = self.world.caller.done::<BankSendNotices>(None, &input, &Proof::default()).await?;
        ledger.note(run, BankSendNotices::DECLARATION.name, &sent.cost);
        Ok(())
    }
}

//! 有効期限, once a day: what the index names is judged by a strong read, and each device that is due is one
//! transaction, which takes it out of the index. So a run that is repeated, late or not alone does nothing twice.

use crate::bank::Bank;
use crate::mint;
use crate::pipeline::{Call, Effects, Endpoint, Happening, Living, NoticeDraft, Reply, Stop, event};
use data_encoding::HEXLOWER;
use futures::StreamExt;
use ports::records::{StoredKeyring, Versioned, time_prefix};
use ports::transaction::{Check, CommitError, Transaction, Write};
use shared::domain::audit::{Outcome, Subject};
use shared::domain::contract::{Contract, ContractStatus};
use shared::domain::desk::is_desk;
use shared::domain::device::{Device, Keyring};
use shared::domain::expiry;
use shared::domain::fee;
use shared::domain::id::{ContractId, ProcedureId, Serial};
use shared::domain::instant::{CivilDate, Instant};
use shared::domain::life::LifeKind;
use shared::domain::notice::{NoticeKind, ProcedureMark};
use shared::domain::policy::BankPolicy;
use shared::domain::procedure::{Channel, Priority, Procedure, ProcedureForm, Step, StepDone};
use shared::operations::bank::{BankExpireTokens, Expired};
use shared::operations::{Nothing, Operation};
use std::collections::BTreeMap;

/// Devices that are read from the index at once.
const PAGE: u32 = 100;

/// Contracts that are worked on at once.
const TOGETHER: usize = 8;

/// How often a lost race is run again.
const ROUNDS: u32 = 4;

/// How far back the job looks for what it missed, in calendar months.
const MONTHS_BACK: u32 = 24;

impl Endpoint for BankExpireTokens {
    async fn run(bank: &Bank, call: &Call<Self>, _: &mut Effects) -> Reply<Self> {
        let run = Run { bank, call, now: bank.clock.now() };
        let today = CivilDate::in_japan(run.now);
        let from = today.months_earlier(MONTHS_BACK);
        // As far as the policy that tells people earliest reaches.
        let months = bank.policies.all().map(|(_, policy)| policy.tokens.expiry_notice_months).max();
        let to = expiry::told_until(today, months.unwrap_or_default());
        let (mut all, mut after) = (Expired { due: 0, filed: 0, left: 0 }, None::<String>);
        loop {
            let page = bank.store.expiring(from, to, after.as_deref(), PAGE).await?;
            let mut named: BTreeMap<ContractId, Vec<Serial>> = BTreeMap::new();
            for device in page.rows {
                named.entry(device.contract).or_default().push(device.serial);
            }
            let works = named.into_iter().map(|(contract, serials)| run.contract(contract, serials));
            let mut works = futures::stream::iter(works).buffer_unordered(TOGETHER);
            while let Some(done) = works.next().await {
                let done = done?;
                all.due += done.due;
                all.filed += done.filed;
                all.left += done.left;
            }
            after = page.next;
            if after.is_none() {
                return Ok(all);
            }
        }
    }
}

/// A run of the job.
struct Run<'a> {
    bank: &'a Bank,
    call: &'a Call<BankExpireTokens>,
    now: Instant,
}

/// A contract in use, with its devices.
struct Company<'a> {
    contract: Contract,
    policy: &'a BankPolicy,
    stored: StoredKeyring,
    keyring: Keyring,
}

/// What became of a device.
enum Fate {
    Filed,
    /// It is not due (any more).
    Settled,
    Left,
}

impl Run<'_> {
    async fn contract(&self, id: ContractId, serials: Vec<Serial>) -> Result<Expired, Stop<Nothing>> {
        let mut done = Expired { due: 0, filed: 0, left: 0 };
        let Some(mut company) = self.company(&id).await? else { return Ok(done) };
        for serial in serials {
            if !company.is_due(&serial, self.now) {
                continue;
            }
            done.due += 1;
            match self.device(&mut company, &serial).await? {
                Fate::Filed => done.filed += 1,
                Fate::Settled => {}
                Fate::Left => done.left += 1,
            }
        }
        Ok(done)
    }

    /// Nothing is sent to a contract that is not in use; the bank sees to its own people itself.
    async fn company(&self, id: &ContractId) -> Result<Option<Company<'_>>, Stop<Nothing>> {
        let store = &self.bank.store;
        let (contract, stored) = futures::try_join!(store.contract(id), store.keyring(id))?;
        let in_use =
            |contract: &Contract| contract.status == ContractStatus::Active && !is_desk(&contract.id);
        let contract = contract.map(|contract| contract.value).filter(in_use);
        Ok(contract.and_then(|contract| {
            let policy = self.bank.policies.named(&contract.policy)?;
            let keyring = stored.live(&contract);
            Some(Company { contract, policy, stored, keyring })
        }))
    }

    async fn device<'b>(&'b self, company: &mut Company<'b>, serial: &Serial) -> Result<Fate, Stop<Nothing>> {
        for _ in 0..ROUNDS {
            let Some((id, transaction)) = self.decide(company, serial)? else { return Ok(Fate::Settled) };
            match self.bank.store.commit(transaction).await {
                Ok(()) => return Ok(Fate::Filed),
                Err(CommitError::Unavailable(cause)) => {
                    tracing::warn!(%serial, cause, "a device is left for the next run");
                    return Ok(Fate::Left);
                }
                Err(_) => {}
            }
            // Filed by another run; what the bank rejected is filed under another id, once that is due.
            if self.bank.store.procedure(Some(&company.contract.id), &id).await?.is_some() {
                return Ok(Fate::Settled);
            }
            let Some(again) = self.company(&company.contract.id).await? else { return Ok(Fate::Settled) };
            *company = again;
        }
        Ok(Fate::Left)
    }

    /// Everything about one device, if it is due.
    fn decide(
        &self,
        company: &Company<'_>,
        serial: &Serial,
    ) -> Result<Option<(ProcedureId, Transaction)>, Stop<Nothing>> {
        let (contract, keyring, now) = (&company.contract, &company.keyring, self.now);
        let link = keyring.links.iter().find(|link| link.serial == *serial);
        let device = keyring.device(serial).filter(|_| company.is_due(serial, now));
        let (Some(device), Some(link)) = (device, link) else { return Ok(None) };
        let version = company.stored.version_of(device);
        let version = version.ok_or_else(|| Stop::Broken("a device without a version".into()))?;
        let procedure = self.procedure(company, device)?;
        let id = procedure.id.clone();
        let happening = Happening {
            operation: BankExpireTokens::DECLARATION.name,
            user: None,
            contract: Some(&contract.id),
            name: None,
            login_id: None,
            client: self.call.client,
            reference: &self.call.reference,
        };
        let subject =
            Subject { serial: Some(serial.clone()), procedure: Some(id.clone()), ..Subject::default() };
        let living = Living { bank: self.bank, contract: &contract.id, serial, now };
        let notice = NoticeDraft {
            serial: Some(serial.clone()),
            sharers: keyring.sharers(serial).cloned().collect(),
            day: device.expires_on,
            procedure: Some(ProcedureMark {
                id: id.clone(),
                number: procedure.number.clone(),
                kind: procedure.kind(),
                yen: None,
                note: None,
            }),
            ..NoticeDraft::new(NoticeKind::DeviceExpires)
        };
        let notice_id = mint::id(&*self.bank.random, now)?;
        let after = Device { renewal: Some(id.clone()), ..device.clone() };
        let writes = vec![
            Write::Device { contract: contract.id.clone(), device: Versioned { version, value: after } },
            Write::NewProcedure { procedure, company: contract.name.clone() },
            living.event(LifeKind::ExpiryTold, None, None)?,
            Write::Outbox(notice.anonymous(&contract.id, notice_id, &self.call.reference, now)),
            Write::Audit(event(self.bank, &happening, Outcome::Done, subject, now)?),
        ];
        let checks = vec![
            Check::ContractActive(contract.id.clone()),
            // That somebody uses it: the last one may be leaving it.
            Check::LinkStands { contract: contract.id.clone(), link: link.clone() },
        ];
        Ok(Some((id, Transaction { writes, checks })))
    }

    /// The replacement. Nobody has filed it and there is no paper to check; a person approves it all the same.
    fn procedure(&self, company: &Company<'_>, device: &Device) -> Result<Procedure, Stop<Nothing>> {
        let form = ProcedureForm::ExpiryReplacement { serial: device.serial.clone() };
        let done = |step| StepDone { step, at: self.now, by: None, note: None };
        Ok(Procedure {
            id: self.name(company, device)?,
            number: mint::procedure_number(&*self.bank.random)?,
            contract: Some(company.contract.id.clone()),
            opened: None,
            quote: fee::quote(&company.policy.fees, &form, false),
            form,
            channel: Channel::Bank,
            filed_by: None,
            steps: [Step::Filed, Step::Received, Step::Checked].map(done).into(),
            priority: Priority::Ordinary,
            serials: Vec::new(),
            shipment: None,
            returned_at: None,
        })
    }

    /// An id that follows from the device and from the last rejection, so that there is one procedure for it
    /// whatever happens; it begins with the time at which people are told, so that it stands among the others of
    /// that day, or with that of the rejection.
    fn name(&self, company: &Company<'_>, device: &Device) -> Result<ProcedureId, Stop<Nothing>> {
        let months = company.policy.tokens.expiry_notice_months;
        let told = device.expires_on.map(|printed| expiry::notice_day(printed, months).begin_in_japan());
        let (from, named) = match device.renewal_refused {
            None => (told.unwrap_or(self.now), format!("expiry {}", device.serial)),
            Some(at) => (at, format!("expiry {} {}", device.serial, at.0)),
        };
        let digest = self.bank.credentials.fingerprint(named.as_bytes());
        let rest = HEXLOWER.encode(digest.get(..10).unwrap_or_default());
        ProcedureId::try_from(time_prefix(from) + &rest).map_err(|reason| Stop::Broken(reason.to_string()))
    }
}

impl Company<'_> {
    fn is_due(&self, serial: &Serial, now: Instant) -> bool {
        expiry::is_due(&self.keyring, serial, &self.policy.tokens, now)
    }
}

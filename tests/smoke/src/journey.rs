//! The journey: what a company's people do from the first day to the last, each step in the order of [`STEPS`].

use crate::browser::Browser;
use crate::chance;
use crate::device::{COLUMNS, Device};
use crate::door::{BankDoor, ask};
use crate::page;
use crate::person::{self, Person, login_id, over};
use crate::report::{Report, STEPS, Step, Steps, Stopped};
use crate::site::Site;
use anyhow::{Context, Result, bail, ensure};
use data_encoding::BASE64;
use shared::domain::access::Permission;
use shared::domain::authenticator::Authenticator;
use shared::domain::device_file::DeviceFileFormat;
use shared::domain::id::ContractId;
use shared::domain::payee::AccountKind;
use shared::domain::secret::{Password, Secret};
use shared::domain::session::SessionEnd;
use shared::domain::user::{Role, TextField};
use shared::operations::bank::{
    About, BankAbout, BankCancelContract, BankImportTokens, BankOpenContract, CancelDenied, ImportTokens,
    OpenContract, Opened,
};
use shared::operations::desk::ContractNamed;
use shared::operations::payees::{PayeesRegister, RegisterPayee};
use shared::operations::problem::{Failure, ProofRefusal};
use shared::operations::proof::{Empty, Proof};
use shared::operations::session::{SessionMe, SessionSignIn, SignIn, SignInDenied};
use shared::operations::tokens::{ReleaseStop, TokensList, TokensReleaseStop};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// What a person is told before it begins.
pub const ANNOUNCED: &str = "15 steps, about half a minute: each device makes three codes, so that none is waited for \
                             (but up to fifteen seconds where a step of codes is about to end)";

/// The policy that every stage has.
const POLICY: &str = "seventyseven";

/// More wrong codes than any bank allows.
const MANY: u32 = 100;

/// How many steps there are before the contract is cancelled.
const CANCELLING: usize = STEPS.len() - 2;

/// A journey under way.
struct Journey<'a> {
    site: Arc<Site>,
    door: &'a dyn BankDoor,
    contract: ContractId,
    /// Whether the bank was asked to open the contract, and whether it said that it did.
    asked: AtomicBool,
    opened: AtomicBool,
}

/// Makes the journey. `interrupted` ends it early; the contract is cancelled all the same.
///
/// # Errors
/// Without randomness.
pub async fn run(
    site: Arc<Site>,
    door: &dyn BankDoor,
    tell: &(dyn Fn(&Step) + Sync),
    interrupted: impl Future<Output = ()> + Send,
) -> Result<Report> {
    let contract = ContractId::try_from(format!("smoke-{}", chance::text(16)?))?;
    let journey =
        Journey { site, door, contract, asked: AtomicBool::default(), opened: AtomicBool::default() };
    let (mut steps, mut master) = (Steps::new(tell, interrupted), None);
    // A failure is in the report, here and below.
    let _ = journey.travel(&mut steps, &mut master).await;
    steps.pass_over(CANCELLING);
    if journey.asked.load(Ordering::Relaxed)
        && steps.whole(journey.cancel()).await.is_ok()
        && let Some(master) = &mut master
    {
        let _ = steps.whole(journey.ended(master)).await;
    }
    steps.pass_over(STEPS.len());
    Ok(steps.report)
}

impl Journey<'_> {
    async fn travel(&self, steps: &mut Steps<'_>, place: &mut Option<Person>) -> Result<(), Stopped> {
        let site = &self.site;
        let about = &steps.run(self.about()).await?;
        steps.run(page::load(site)).await?;
        steps.run(page::nothing_there(site)).await?;
        steps.run(self.foreign_page()).await?;
        let opened = steps.whole(self.open(about)).await?;
        let [first, second, third] = steps.run(self.import()).await?;
        let begun = Person::begin(site, about, opened.login_id, &opened.secrets, first);
        let master = place.insert(steps.run(begun).await?);
        let added = master.adds(about, "動作確認 管理者", Role::Administrator, &[], second);
        let mut administrator = steps.run(added).await?;
        let added = administrator.adds(about, "動作確認 一般", Role::General, &[Permission::Payees], third);
        let mut general = steps.run(added).await?;
        steps.run(payee(&mut general)).await?;
        steps.run(stop(&mut general)).await?;
        steps.run(release(master, &mut general)).await?;
        steps.run(administrator.signs_out()).await
    }

    async fn about(&self) -> Result<About> {
        let mut browser = Browser::new(self.site.clone());
        let about = browser.call::<BankAbout>(&Empty {}, &Proof::default()).await?.done()?;
        ensure!(about.contacts.are_sound(), "nobody could turn to the bank: its contacts are empty");
        Ok(about)
    }

    async fn foreign_page(&self) -> Result<()> {
        let input = SignIn { login_id: chance::text(8)?.try_into()? };
        let login_password = Some(Password::try_from(chance::text(16)?)?);
        let proof = Proof { login_password, ..Proof::default() };
        let browser = Browser::new(self.site.clone());
        let reply = browser.call_from::<SessionSignIn>("https://foreign.example", &input, &proof).await?;
        reply.refused_as("a foreign origin", |failure| matches!(failure, Failure::ForeignOrigin))
    }

    async fn open(&self, about: &About) -> Result<Opened> {
        let input = OpenContract {
            contract: self.contract.clone(),
            name: TextField::try_from("動作確認")?,
            policy: POLICY.into(),
            login_id: login_id(&about.login_id)?,
            master_name: TextField::try_from("動作確認 マスター")?,
            mail: person::mail()?,
            accounts: Vec::new(),
            address: None,
        };
        self.asked.store(true, Ordering::Relaxed);
        let opened = ask::<BankOpenContract>(self.door, &input).await?.done()?;
        self.opened.store(true, Ordering::Relaxed);
        ensure!(opened.contract == self.contract, "another contract was opened");
        Ok(opened)
    }

    async fn import(&self) -> Result<[Device; 3]> {
        let devices = [Device::new()?, Device::new()?, Device::new()?];
        let rows = devices.iter().map(Device::row).collect::<Vec<_>>().join("\n");
        let file = format!("{COLUMNS}\n{rows}\n");
        let input = ImportTokens {
            contract: self.contract.clone(),
            format: DeviceFileFormat::Csv,
            file: Secret::new(BASE64.encode(file.as_bytes())),
            key: None,
            dry_run: false,
        };
        let report = ask::<BankImportTokens>(self.door, &input).await?.done()?;
        let good = report.live && report.rows.iter().all(|row| row.problem.is_none());
        ensure!(good && report.rows.len() == devices.len(), "the devices did not become live");
        Ok(devices)
    }

    /// Ends the contract. Where opening it failed there may be none.
    async fn cancel(&self) -> Result<()> {
        let input = ContractNamed { contract: self.contract.clone() };
        let reply = ask::<BankCancelContract>(self.door, &input).await;
        let reply = reply.with_context(|| format!("{} may be open still", self.contract))?;
        if self.opened.load(Ordering::Relaxed) || reply.status() == 200 {
            return reply.done().map(drop).with_context(|| format!("{} is open still", self.contract));
        }
        reply.refused_as("that there is none", |failure| {
            matches!(failure, Failure::Denied { reason: CancelDenied::ContractUnknown })
        })
    }

    /// Whoever is signed in is told of the end, and who comes anew what every stranger is told.
    async fn ended(&self, master: &mut Person) -> Result<()> {
        let nothing = Proof::default();
        over(master.send::<SessionMe>(&Empty {}, &nothing).await?, SessionEnd::ContractEnded)?;
        master.try_sign_in().await?.refused_as("the door's one answer", |failure| {
            matches!(failure, Failure::Denied { reason: SignInDenied::Refused })
        })
    }
}

fn account(number: &str) -> Result<RegisterPayee> {
    Ok(RegisterPayee {
        bank: "0001".try_into()?,
        branch: "001".try_into()?,
        kind: AccountKind::Ordinary,
        number: number.try_into()?,
        holder: "ﾄﾞｳｻｶｸﾆﾝ".try_into()?,
    })
}

fn refuses_code(failure: &Failure<impl Sized>, expected: impl FnOnce(&ProofRefusal) -> bool) -> bool {
    matches!(failure, Failure::Proof { authenticator: Authenticator::SecondFactor, refusal } if expected(refusal))
}

async fn payee(person: &mut Person) -> Result<()> {
    let proof = person.proof().await?;
    person.send::<PayeesRegister>(&account("1000001")?, &proof).await?.done()?;
    let again = person.with(person.device.used()?);
    let reply = person.send::<PayeesRegister>(&account("1000002")?, &again).await?;
    reply.refused_as("a code that was used", |failure| {
        refuses_code(failure, |refusal| matches!(refusal, ProofRefusal::AlreadyUsed))
    })
}

async fn stop(person: &mut Person) -> Result<()> {
    for _ in 0..MANY {
        let wrong = person.with(person.device.wrong(&person.browser.site)?);
        match person.send::<PayeesRegister>(&account("1000003")?, &wrong).await?.refused()? {
            Failure::Proof { authenticator: Authenticator::SecondFactor, refusal } => match refusal {
                ProofRefusal::Stopped => return Ok(()),
                ProofRefusal::Wrong { .. } => {}
                other => bail!("a wrong code was told {other:?}"),
            },
            other => bail!("a wrong code was told {other:?}"),
        }
    }
    bail!("{MANY} wrong codes did not stop a device")
}

/// Somebody on another device releases the stop, and its holder goes on.
async fn release(colleague: &mut Person, person: &mut Person) -> Result<()> {
    let serial = person.device.serial().clone();
    let tokens = colleague.send::<TokensList>(&Empty {}, &Proof::default()).await?.done()?.tokens;
    let found = tokens.into_iter().find(|token| token.serial == serial);
    let stopped_at = found.context("a device is not listed")?.stopped_at;
    let stopped_at = stopped_at.context("a stopped device is not shown as stopped")?;
    let proof = colleague.proof().await?;
    colleague.send::<TokensReleaseStop>(&ReleaseStop { serial, stopped_at }, &proof).await?.done()?;
    let proof = person.proof().await?;
    person.send::<PayeesRegister>(&account("1000004")?, &proof).await?.done().map(drop)
}

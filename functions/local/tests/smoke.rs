//! The journey by HTTP, against this program as a process of its own.

use anyhow::{Result, bail};
use async_trait::async_trait;
use serde_json::Value;
use shared::domain::instant::Instant;
use shared::operations::bank::{BankCancelContract, BankImportTokens, BankOpenContract};
use shared::operations::{Declaration, Operation};
use smoke::door::{BankDoor, Socket};
use smoke::portal::{Portal, Start};
use smoke::{Outcome, Report, STEPS, Site};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

/// A page that is not the real one, but lies and is named as that is.
fn page(folder: &Path) -> Result<()> {
    std::fs::create_dir(folder.join("assets"))?;
    std::fs::write(folder.join("assets/page-1a2b.js"), "")?;
    std::fs::write(folder.join("entrances.json"), r#"{"paths":{"/sign-in":"door"},"otherwise":"portal"}"#)?;
    for name in ["door.html", "portal.html"] {
        std::fs::write(folder.join(name), "<script src=\"/assets/page-1a2b.js\"></script>")?;
    }
    Ok(())
}

async fn started(web: &Path) -> Result<Portal> {
    let program = env!("CARGO_BIN_EXE_kagimate-local").into();
    Portal::start(&Start { program, web: web.to_owned(), bootstrap: None }).await
}

async fn travelled(portal: &Portal, door: &dyn BankDoor) -> Result<Report> {
    let site = Arc::new(Site::new(portal.origin.clone(), portal.pace)?);
    smoke::run(site, door, &|_| {}, std::future::pending()).await
}

/// The bank's door, where one operation is never answered.
struct Broken<'a> {
    door: &'a dyn BankDoor,
    operation: &'static str,
    asked: Mutex<Vec<&'static str>>,
}

#[async_trait]
impl BankDoor for Broken<'_> {
    async fn send(&self, declaration: &Declaration, request: &Value) -> Result<Vec<u8>> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).push(declaration.name);
        if declaration.name == self.operation {
            bail!("nobody answers");
        }
        self.door.send(declaration, request).await
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_journey_by_http_succeeds() -> Result<()> {
    // Source: issue 5, item 6 "the same test code as the local one".
    let web = tempfile::tempdir()?;
    page(web.path())?;
    let portal = started(web.path()).await?;
    let door = Socket { data: portal.data().to_owned() };
    let site = Arc::new(Site::new(portal.origin.clone(), portal.pace)?);
    let broken =
        Broken { door: &door, operation: BankOpenContract::DECLARATION.name, asked: Mutex::default() };
    smoke::run(site.clone(), &broken, &|_| {}, std::future::pending()).await?;
    // So near the end of a step that its codes are not sent any more: the next one is waited for.
    let step = site.now()?.seconds() / 60 + 1;
    site.wait_until(Instant(i64::try_from(step * 60_000 + 57_000)?)).await?;
    let report = smoke::run(site.clone(), &door, &|_| {}, std::future::pending()).await?;
    assert!(report.passed(), "{report}");
    assert!(site.now()?.seconds() / 60 > step, "the clock was moved, and not waited for");
    portal.stop().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_fails_the_contract_is_cancelled() -> Result<()> {
    // Source: issue 5, item 6 "opened … and cancelled after".
    let web = tempfile::tempdir()?;
    page(web.path())?;
    let portal = started(web.path()).await?;
    let door = Socket { data: portal.data().to_owned() };
    let (open, import, cancel) = (
        BankOpenContract::DECLARATION.name,
        BankImportTokens::DECLARATION.name,
        BankCancelContract::DECLARATION.name,
    );
    for (operation, asked, failed) in [
        (import, vec![open, import, cancel], vec!["devices are imported"]),
        // It was not opened, and cancelling finds that there is none.
        (open, vec![open, cancel], vec!["a contract is opened"]),
    ] {
        let broken = Broken { door: &door, operation, asked: Mutex::default() };
        let report = travelled(&portal, &broken).await?;
        let names = |wanted: fn(&Outcome) -> bool| {
            let steps = report.steps.iter().filter(|step| wanted(&step.outcome));
            steps.map(|step| step.name).collect::<Vec<_>>()
        };
        assert_eq!(names(|outcome| matches!(outcome, Outcome::Failed(_))), failed, "{report}");
        assert!(
            names(|outcome| *outcome == Outcome::Passed).contains(&"the contract is cancelled"),
            "{report}"
        );
        assert_eq!((report.steps.len(), report.passed()), (STEPS.len(), false));
        assert_eq!(*broken.asked.lock().unwrap(), asked);
    }
    // A page that is not there is a failure before anything is opened.
    std::fs::remove_file(web.path().join("assets/page-1a2b.js"))?;
    let broken = Broken { door: &door, operation: "", asked: Mutex::default() };
    let report = travelled(&portal, &broken).await?;
    assert!(matches!(report.steps[1].outcome, Outcome::Failed(_)) && !report.passed(), "{report}");
    assert!(broken.asked.lock().unwrap().is_empty(), "nothing was opened");
    portal.stop().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_interrupts_the_journey_leaves_no_contract_behind() -> Result<()> {
    let web = tempfile::tempdir()?;
    page(web.path())?;
    let portal = started(web.path()).await?;
    let door = Socket { data: portal.data().to_owned() };
    let broken = Broken { door: &door, operation: "", asked: Mutex::default() };
    let (told, opened) = tokio::sync::oneshot::channel();
    let told = Mutex::new(Some(told));
    let tell = |step: &smoke::Step| {
        if step.name == "a contract is opened"
            && let Some(told) = told.lock().unwrap().take()
        {
            let _ = told.send(());
        }
    };
    let interrupted = async {
        let _ = opened.await;
    };
    let site = Arc::new(Site::new(portal.origin.clone(), portal.pace)?);
    let report = smoke::run(site, &broken, &tell, interrupted).await?;
    assert_eq!(broken.asked.lock().unwrap().last(), Some(&BankCancelContract::DECLARATION.name), "{report}");
    let interrupted = Outcome::Failed("interrupted".into());
    assert_eq!(report.steps.iter().filter(|step| step.outcome == interrupted).count(), 1, "{report}");
    portal.stop().await?;
    Ok(())
}

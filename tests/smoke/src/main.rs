//! `smoke`: makes the journey by HTTP and tells of each step. Exit code 1 where one failed.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program of the command line: this is how it speaks"
)]

use anyhow::{Context, Result, bail};
use clap::Parser;
use smoke::door::{BankDoor, Invoke, Socket};
use smoke::portal::{Portal, Start};
use smoke::{ANNOUNCED, Origin, Pace, Report, Site};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

/// The journey by HTTP.
#[derive(Parser)]
#[command(name = "smoke")]
struct Options {
    /// The origin of a deployed stage, such as https://bank.example
    #[arg(long, required_unless_present = "portal")]
    url: Option<String>,
    /// Its stage: the bank's functions are invoked by the AWS CLI
    #[arg(long, requires = "url", conflicts_with = "data")]
    stage: Option<String>,
    /// The data folder of a portal on this machine: the bank is reached by its socket
    #[arg(long, requires = "url")]
    data: Option<PathBuf>,
    /// Start this `kagimate-local` instead, and stop it at the end
    #[arg(long, requires = "web", conflicts_with = "url")]
    portal: Option<PathBuf>,
    /// The built page, for a portal that is started
    #[arg(long)]
    web: Option<PathBuf>,
    /// Run every operation as a function of its own, by this `bootstrap`
    #[arg(long, requires = "portal")]
    bootstrap: Option<PathBuf>,
    /// Write the report to this file, as JUnit XML
    #[arg(long)]
    junit: Option<PathBuf>,
}

#[tokio::main]
async fn main() -> ExitCode {
    match run(&Options::parse()).await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("smoke: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(options: &Options) -> Result<bool> {
    let Some(program) = options.portal.clone() else {
        let origin: Origin = options.url.as_deref().unwrap_or_default().parse()?;
        let door: Box<dyn BankDoor> = match (&options.stage, &options.data) {
            (Some(stage), _) => Box::new(Invoke::new("aws", stage).await?),
            (None, Some(data)) => Box::new(Socket { data: data.clone() }),
            (None, None) => bail!(
                "the bank opens the journey's contract: name its stage (--stage staging), or the data folder of a \
                 portal on this machine (--data .kagimate)"
            ),
        };
        return journey(origin, Pace::Real, &*door, options.junit.as_deref()).await;
    };
    let web = options.web.clone().unwrap_or_default();
    let portal = Portal::start(&Start { program, web, bootstrap: options.bootstrap.clone() }).await?;
    let door = Socket { data: portal.data().to_owned() };
    let passed = journey(portal.origin.clone(), portal.pace, &door, options.junit.as_deref()).await;
    let said = portal.stop().await?;
    print!("{said}");
    passed
}

async fn journey(origin: Origin, pace: Pace, door: &dyn BankDoor, junit: Option<&Path>) -> Result<bool> {
    println!("{origin}: {ANNOUNCED}.");
    let name = origin.to_string();
    let site = Arc::new(Site::new(origin, pace)?);
    let interrupted = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending().await
        }
    };
    let report = smoke::run(site, door, &|step| println!("{step}"), interrupted).await?;
    if let Some(file) = junit {
        write(file, &report, &name)?;
    }
    Ok(report.passed())
}

fn write(file: &Path, report: &Report, name: &str) -> Result<()> {
    let xml = smoke::xml(report, name)?;
    std::fs::write(file, xml).with_context(|| format!("the report {} can't be written", file.display()))
}

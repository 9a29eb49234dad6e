//! `cargo xtask smoke`: the journey by HTTP, against a deployed stage or a portal that is started for it.

use crate::workspace::Workspace;
use crate::{build_web, process, serve, stage};
use anyhow::Result;
use std::path::PathBuf;
use std::process::Command;

/// What `smoke` can be told.
#[derive(clap::Args)]
pub struct Args {
    /// An origin, such as https://bank.example; with --stage or --data [default: the domain of the stage's file]
    #[arg(long, required_unless_present_any = ["local", "stage"])]
    url: Option<String>,
    /// A deployed stage: the bank's functions are invoked by the AWS CLI
    #[arg(long, conflicts_with = "data")]
    stage: Option<String>,
    /// The data folder of a portal on this machine: the bank is reached by its socket
    #[arg(long, requires = "url")]
    data: Option<PathBuf>,
    /// Start a portal on this machine instead, and stop it at the end
    #[arg(long, conflicts_with_all = ["url", "stage"])]
    local: bool,
    /// Run every operation of that portal as a function of its own
    #[arg(long, requires = "local")]
    lambda: bool,
    /// Write the report to this file, as JUnit XML
    #[arg(long)]
    junit: Option<PathBuf>,
}

/// Builds what it takes, and makes the journey.
pub fn run(workspace: &Workspace, args: &Args) -> Result<()> {
    let url = match (&args.url, &args.stage) {
        (None, Some(stage)) => Some(stage::origin(workspace, stage)?),
        (url, _) => url.clone(),
    };
    let mut smoke = program(workspace)?;
    for (name, value) in [("--url", &url), ("--stage", &args.stage)] {
        smoke.args(value.iter().flat_map(|value| [name, value]));
    }
    for (name, value) in [("--data", &args.data), ("--junit", &args.junit)] {
        if let Some(value) = value {
            smoke.arg(name).arg(value);
        }
    }
    if args.local {
        build_web::run(workspace, &build_web::Args { dev: false, force: false })?;
        portal(workspace, &mut smoke, args.lambda)?;
    }
    process::run(&mut smoke)
}

/// Makes it against both shapes of a portal on this machine, with the page as it was built.
pub fn both(workspace: &Workspace) -> Result<()> {
    for lambda in [false, true] {
        let mut smoke = program(workspace)?;
        portal(workspace, &mut smoke, lambda)?;
        process::run(&mut smoke)?;
    }
    Ok(())
}

fn program(workspace: &Workspace) -> Result<Command> {
    Ok(Command::new(serve::build(workspace, "smoke", "smoke", false)?))
}

fn portal(workspace: &Workspace, smoke: &mut Command, lambda: bool) -> Result<()> {
    smoke.arg("--portal").arg(serve::build_server(workspace, false)?);
    smoke.arg("--web").arg(build_web::folder(workspace));
    if lambda {
        smoke.arg("--bootstrap").arg(serve::build(workspace, "lambda", "bootstrap", false)?);
    }
    Ok(())
}

//! `cargo xtask serve`: from a fresh checkout to the portal in the browser.

use crate::workspace::Workspace;
use crate::{build_web, process, wasm_target};
use anyhow::{Error, Result, bail};
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::Command;

/// What `serve` can be told.
#[derive(clap::Args)]
pub struct Args {
    /// Port on 127.0.0.1
    #[arg(long, default_value_t = 8077)]
    port: u16,
    /// Folder of the data [default: .kagimate in the workspace]
    #[arg(long)]
    data: Option<PathBuf>,
    /// Throw the data away and load the demo anew
    #[arg(long)]
    fresh: bool,
    /// Another DynamoDB API instead of the embedded engine
    #[arg(long)]
    endpoint: Option<String>,
    /// Run every operation as a function of its own behind stand-ins for AWS; begins anew, and no clock moves
    #[arg(long, conflicts_with = "endpoint")]
    lambda: bool,
    /// Build the server optimised
    #[arg(long)]
    release: bool,
}

/// Builds what has changed and becomes the server.
pub fn run(workspace: &Workspace, args: &Args) -> Result<()> {
    check_prerequisites()?;
    wasm_target::ensure()?;
    let web = build_web::run(workspace, &build_web::Args { dev: false, force: false })?;
    let server = build_server(workspace, args.release)?;

    let mut command = Command::new(server);
    command.arg("--port").arg(args.port.to_string());
    command.arg("--data").arg(args.data.clone().unwrap_or_else(|| workspace.root.join(".kagimate")));
    command.arg("--web").arg(web);
    if args.fresh {
        command.arg("--fresh");
    }
    if let Some(endpoint) = &args.endpoint {
        command.arg("--endpoint").arg(endpoint);
    }
    if args.lambda {
        command.arg("--lambda").arg(build(workspace, "lambda", "bootstrap", args.release)?);
    }
    // The server takes this process's place: signals reach it directly and its exit code is ours. Only a
    // failure to start comes back.
    Err(Error::new(command.exec()).context(format!("cannot start `{}`", process::line(&command))))
}

/// Builds the local server and gives its path.
pub fn build_server(workspace: &Workspace, release: bool) -> Result<PathBuf> {
    build(workspace, "local", "kagimate-local", release)
}

/// Builds a program and gives its path.
pub fn build(workspace: &Workspace, package: &str, program: &str, release: bool) -> Result<PathBuf> {
    let mut cargo = process::cargo();
    cargo.current_dir(&workspace.root).args(["build", "--package", package, "--bin", program]);
    if release {
        cargo.arg("--release");
    }
    process::run(&mut cargo)?;
    Ok(workspace.target.join(if release { "release" } else { "debug" }).join(program))
}

fn check_prerequisites() -> Result<()> {
    if !process::is_present("git") {
        bail!("git is missing; on Debian type `apt-get install git`");
    }
    // SQLite is compiled from its C sources.
    if !["cc", "gcc", "clang"].into_iter().any(process::is_present) {
        bail!("a C compiler is missing; on Debian type `apt-get install gcc libc6-dev`");
    }
    Ok(())
}

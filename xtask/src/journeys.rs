//! `cargo xtask journeys`: people's ways through the built page, in a real browser against the real server.

use crate::workspace::Workspace;
use crate::{build_web, node, process, serve};
use anyhow::Result;
use std::process::Command;

/// What `journeys` can be told.
#[derive(clap::Args)]
pub struct Args {
    /// Only scenes whose name has this in it
    name: Option<String>,
    /// In the shape of the cloud, without the scenes that move the clock
    #[arg(long)]
    lambda: bool,
}

/// Builds the page, and makes them.
pub fn run(workspace: &Workspace, args: &Args) -> Result<()> {
    build_web::run(workspace, &build_web::Args { dev: false, force: false })?;
    through(workspace, args)
}

/// Every one of them, through the page that was built.
pub fn all(workspace: &Workspace) -> Result<()> {
    through(workspace, &Args { name: None, lambda: false })
}

fn through(workspace: &Workspace, args: &Args) -> Result<()> {
    node::modules(workspace)?;
    let mut node = Command::new("node");
    node.arg("tests/browser/run.mjs").args(&args.name).current_dir(&workspace.root);
    node.env("KAGIMATE_BIN", serve::build_server(workspace, false)?);
    node.env("KAGIMATE_WEB", build_web::folder(workspace));
    if args.lambda {
        node.env("KAGIMATE_LAMBDA", serve::build(workspace, "lambda", "bootstrap", false)?);
    }
    process::run(&mut node)
}

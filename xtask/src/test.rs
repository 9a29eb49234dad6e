//! `cargo xtask test`: everything that has to hold before a change goes in.

use crate::steps::Steps;
use crate::wasm_target::{self, TRIPLE};
use crate::web::entrances::ENTRANCES;
use crate::workspace::Workspace;
use crate::{build_web, infra, node, process, rehearse, serve, smoke};
use anyhow::Result;
use std::process::Command;

/// What `test` can be told.
#[derive(clap::Args)]
pub struct Args {
    /// Leave out the rehearsal, the web build, the journey by HTTP and the browser
    #[arg(long)]
    quick: bool,
}

/// Runs the checks in order, the cheapest first.
pub fn run(workspace: &Workspace, args: &Args) -> Result<()> {
    let mut steps = Steps::default();
    let cargo = |words: &[&str]| process::run(process::cargo().current_dir(&workspace.root).args(words));

    wasm_target::ensure()?;
    steps.run("format", || cargo(&["fmt", "--all", "--check"]))?;
    steps.run("lints", || cargo(&["clippy", "--all-targets", "--", "-D", "warnings"]))?;
    let of_the_page = |before: &[&'static str], after: &[&'static str]| {
        let entrances = ENTRANCES.iter().flat_map(|entrance| ["--package", entrance.name]);
        let packages = ["--package", "kit"].into_iter().chain(entrances);
        cargo(&before.iter().copied().chain(packages).chain(after.iter().copied()).collect::<Vec<_>>())
    };
    steps.run("lints of the page", || {
        of_the_page(&["clippy", "--target", TRIPLE], &["--", "-D", "warnings"])
    })?;
    steps.run("shared compiles to wasm", || cargo(&["build", "--package", "shared", "--target", TRIPLE]))?;
    steps.run("tests", || {
        if process::is_present("cargo-nextest") { cargo(&["nextest", "run"]) } else { cargo(&["test"]) }
    })?;
    steps.run("tests of the page", || of_the_page(&["test"], &[]))?;
    steps.run("infra", || infra::check(workspace))?;
    if !args.quick {
        steps.run("rehearsal", || rehearse::run(workspace, &rehearse::Args { all: false }))?;
        steps.run("web build", || {
            build_web::run(workspace, &build_web::Args { dev: false, force: false }).map(drop)
        })?;
        steps.run("journey by HTTP", || smoke::both(workspace))?;
        browser(workspace, &mut steps)?;
    }
    steps.print_summary();
    Ok(())
}

/// The journeys through the built page, in a real browser against the real server.
fn browser(workspace: &Workspace, steps: &mut Steps) -> Result<()> {
    let journeys = workspace.root.join("tests/browser/run.mjs");
    if !journeys.exists() {
        println!("there are no browser journeys yet");
        return Ok(());
    }
    steps.run("browser journeys", || {
        node::modules(workspace)?;
        let server = serve::build_server(workspace, false)?;
        process::run(
            Command::new("node")
                .arg(&journeys)
                .current_dir(&workspace.root)
                .env("KAGIMATE_BIN", server)
                .env("KAGIMATE_WEB", build_web::folder(workspace)),
        )
    })
}

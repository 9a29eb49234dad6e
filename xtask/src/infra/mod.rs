//! The cloud's side, checked without a cloud: Terraform plans the whole stage offline, and what has to hold of it
//! is looked up in the plan.

pub mod catalogue;
pub mod checks;
mod faults;
mod package;
mod pages;
mod planned;
mod policy;
pub mod sample;
pub mod terraform;
mod workplace;

use crate::process;
use crate::stage;
use crate::workspace::Workspace;
use anyhow::{Context, Result, bail};
use catalogue::Operation;
use checks::Expected;
use serde_json::Value;
use std::path::Path;
use std::time::Instant;
use terraform::Terraform;

pub use package::Package;
pub use planned::Planned;
pub use workplace::{Account, Workplace};

/// Stage files that have to be plannable.
const STAGES: [&str; 2] = ["staging", "production"];

/// Everything that can be proved offline.
pub fn check(workspace: &Workspace) -> Result<()> {
    let terraform = Terraform::find()?;
    let infra = workspace.root.join("infra");
    process::run(terraform.command(&infra).args(["fmt", "-check", "-diff", "-recursive"]))
        .context("`terraform fmt -recursive infra` puts the files in order")?;
    stage::check(workspace)?;
    pages::check(workspace)?;

    let package = Package::make(workspace)?;
    let place = Workplace::prepare(workspace, "offline", &Account::Nowhere)?;
    terraform.init(&place)?;
    let few = sample::write(workspace, &place)?;
    for stage in STAGES {
        let started = Instant::now();
        let plan = terraform.plan(&place, stage, &package, &few)?;
        let seconds = started.elapsed().as_secs_f64();
        println!("{stage}: {} of a few functions planned in {seconds:.1} s", resources(&plan));
        hold(&infra, &plan, catalogue::read(&few)?)?;
        if stage == STAGES[0] {
            faults::every_one_is_found(&infra, &plan, &catalogue::read(&few)?)?;
        }
    }

    let all = infra.join("operations.json");
    let operations = catalogue::read(&all)?;
    let functions = operations.len();
    let started = Instant::now();
    let plan = terraform.plan(&place, STAGES[0], &package, &all)?;
    let seconds = started.elapsed().as_secs_f64();
    println!("{}: {} of {functions} functions planned in {seconds:.1} s", STAGES[0], resources(&plan));
    hold(&infra, &plan, operations)?;

    terraform.test(&place, &package, &few)
}

/// Holds a plan against everything that has to be so.
pub fn hold(infra: &Path, plan: &Value, operations: Vec<Operation>) -> Result<()> {
    let expected = Expected::read(infra, operations, plan)?;
    report(&checks::findings(&Planned::from_plan(plan)?, &expected))?;
    report(&checks::refusals(plan))
}

/// Fails with all findings at once.
pub fn report(findings: &[String]) -> Result<()> {
    if !findings.is_empty() {
        bail!("the stage is not as it has to be:\n  {}", findings.join("\n  "));
    }
    Ok(())
}

fn resources(plan: &Value) -> String {
    let changes = plan["resource_changes"].as_array().map_or(0, Vec::len);
    format!("{changes} resources")
}

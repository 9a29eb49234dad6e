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
    let sample = catalogue::read(&few)?;
    let plan = planned(&terraform, &place, "staging", &package, &few)?;
    hold(&infra, &plan, sample.clone())?;
    faults::every_one_is_found(&infra, &plan, &sample)?;

    let all = infra.join("operations.json");
    let plan = planned(&terraform, &place, "production", &package, &all)?;
    hold(&infra, &plan, catalogue::read(&all)?)?;

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

/// Plans, and tells how much that was and how long it took.
fn planned(
    terraform: &Terraform,
    place: &Workplace,
    stage: &str,
    package: &Package,
    operations: &Path,
) -> Result<Value> {
    let started = Instant::now();
    let plan = terraform.plan(place, stage, package, operations)?;
    let resources = plan["resource_changes"].as_array().map_or(0, Vec::len);
    println!("{stage}: {resources} resources planned in {:.1} s", started.elapsed().as_secs_f64());
    Ok(plan)
}

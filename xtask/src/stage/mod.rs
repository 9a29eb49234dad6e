//! `cargo xtask stage`: checks, plans and applies a stage of the cloud. Nothing is applied that the checks refuse.

mod file;

use crate::infra::terraform::Terraform;
use crate::infra::{self, Package, Workplace, catalogue};
use crate::process;
use crate::workspace::Workspace;
use anyhow::{Context, Result, bail};
use file::Files;
use std::fs;
use std::path::PathBuf;

/// What `stage` can be told.
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    /// Look at the files of all stages
    Check,
    /// Plan a stage in its account, and check the plan
    Plan(Target),
    /// Plan a stage, check the plan, and carry it out
    Apply(Target),
}

#[derive(clap::Args)]
struct Target {
    /// The stage: `infra/stages/<stage>.tfvars`
    stage: String,
    /// What `cargo xtask package` wrote; `target/package` if not told
    #[arg(long)]
    package: Option<PathBuf>,
    /// The package that is there now: pages that are open keep its files
    #[arg(long)]
    previous: Option<PathBuf>,
}

/// Does it.
pub fn run(workspace: &Workspace, args: &Args) -> Result<()> {
    match &args.command {
        Command::Check => check(workspace),
        Command::Plan(target) => plan(workspace, target).map(drop),
        Command::Apply(target) => {
            let (terraform, place) = plan(workspace, target)?;
            terraform.apply(&place)
        }
    }
}

/// Where a stage is, as its file says.
pub fn origin(workspace: &Workspace, stage: &str) -> Result<String> {
    let path = workspace.root.join(format!("infra/stages/{stage}.tfvars"));
    let values = fs::read_to_string(&path).with_context(|| format!("there is no stage {stage:?}"))?;
    let domain = file::domain(&values).with_context(|| format!("{} names no domain", path.display()))?;
    Ok(format!("https://{domain}"))
}

/// Looks at the files of every stage.
pub fn check(workspace: &Workspace) -> Result<()> {
    let folder = workspace.root.join("infra/stages");
    let read =
        |path: PathBuf| fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()));
    let variables = file::variables(&read(workspace.root.join("infra/stage/variables.tf"))?);
    let mut problems = Vec::new();
    for entry in fs::read_dir(&folder)? {
        let path = entry?.path();
        let name =
            path.file_name().and_then(|name| name.to_str()).and_then(|name| name.strip_suffix(".tfvars"));
        if let Some(name) = name {
            let backend = read(folder.join(format!("{name}.s3.tfbackend")))?;
            problems
                .extend(Files { name, values: &read(path.clone())?, backend: &backend }.problems(&variables));
        }
    }
    if !problems.is_empty() {
        bail!("the stage files can't be used:\n  {}", problems.join("\n  "));
    }
    Ok(())
}

/// Plans, and refuses what must not happen.
fn plan(workspace: &Workspace, target: &Target) -> Result<(Terraform, Workplace)> {
    check(workspace)?;
    let terraform = Terraform::find()?;
    let folder = target.package.clone().unwrap_or_else(|| workspace.target.join("package"));
    let absolute = |folder: &PathBuf| {
        let found = folder.canonicalize();
        found.with_context(|| format!("{} is not there: `cargo xtask package` writes it", folder.display()))
    };
    let package = Package { folder: absolute(&folder)? };
    let previous = target.previous.as_ref().map(absolute).transpose()?;
    let place = Workplace::real(workspace, &target.stage, previous)?;
    terraform.init(&place)?;
    let operations = workspace.root.join("infra/operations.json");
    let plan = terraform.plan(&place, &target.stage, &package, &operations)?;
    infra::hold(&workspace.root.join("infra"), &plan, catalogue::read(&operations)?)?;
    process::run(terraform.command(&place.stage).arg("show").arg(&place.plan))?;
    Ok((terraform, place))
}

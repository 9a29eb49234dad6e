//! `cargo xtask rehearse`: makes a stage in an account that a server here pretends, reads it back, and tries what
//! has to be refused.

mod moto;

use crate::infra::checks::{self, Expected};
use crate::infra::terraform::Terraform;
use crate::infra::{Account, Package, Planned, Workplace, catalogue, report, sample};
use crate::workspace::Workspace;
use anyhow::{Context, Result, bail};
use moto::Moto;
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::time::Instant;

/// What `rehearse` can be told.
#[derive(clap::Args)]
pub struct Args {
    /// The whole catalogue, and not only three operations and what the stream wakes
    #[arg(long)]
    pub all: bool,
}

const STAGE: &str = "staging";

/// The account of the stage's file.
const ACCOUNT: &str = "111111111111";

/// What the server can pretend.
const PARTS: [&str; 17] = [
    "roles",
    "keys",
    "logs_key",
    "table",
    "functions",
    "events",
    "api.aws_apigatewayv2_route.this",
    "api.aws_apigatewayv2_stage.this",
    "api.aws_lambda_permission.this",
    "package.aws_s3_object.bootstrap",
    "package.module.bucket.aws_s3_bucket_public_access_block.this",
    "package.module.bucket.aws_s3_bucket_server_side_encryption_configuration.this",
    "package.module.bucket.aws_s3_bucket_versioning.this",
    "web.aws_s3_object.html",
    "web.module.bucket.aws_s3_bucket_public_access_block.this",
    "web.module.bucket.aws_s3_bucket_server_side_encryption_configuration.this",
    "web.module.bucket.aws_s3_bucket_versioning.this",
];

/// What it can't, and what stands for that.
const MISSING: [(&str, &str); 8] = [
    ("edge", "it has no CloudFront functions and no policies of headers and requests: the plan is checked"),
    ("mail", "it has no MAIL FROM of an identity: the plan is checked"),
    ("watch", "what alarms say is nothing to read back: the plan is checked"),
    ("the API's own name", "it never gets available: the plan is checked"),
    ("policies of buckets", "they refuse what isn't TLS, and it is spoken to in clear: the plan is checked"),
    ("where functions log", "it forgets that: the plan is checked"),
    ("running", "it runs no function and wakes none: the tests of functions/lambda do"),
    ("rights", "it enforces no policy: the tests of the catalogue's grants compare them with what is done"),
];

/// Rehearses.
pub fn run(workspace: &Workspace, args: &Args) -> Result<()> {
    let terraform = Terraform::find()?;
    let package = Package::make(workspace)?;
    let log = workspace.target.join("infra").join("moto.log");
    let moto = Moto::start(ACCOUNT, &log).with_context(|| format!("its log is {}", log.display()))?;
    let parts = PARTS.iter().map(|part| format!("module.{part}"));
    let targets = parts.chain(["data.aws_dynamodb_tables.here".to_owned()]).collect();
    let account = Account::Pretended { endpoint: moto.endpoint.clone(), targets };
    let place = Workplace::prepare(workspace, "rehearsal", &account)?;
    terraform.init(&place)?;
    let few = sample::write(workspace, &place)?;
    let operations = if args.all { workspace.root.join("infra/operations.json") } else { few };

    timed("planned", || terraform.plan(&place, STAGE, &package, &operations).map(drop))?;
    timed("applied", || terraform.apply(&place))?;
    let second = timed("planned again", || terraform.plan(&place, STAGE, &package, &operations))?;
    clean(&second)?;

    // What the provider has just read from the account, and not what it was told to make.
    let state = terraform.show(&place, None)?;
    let made = Planned::from_state(&state)?;
    let expected = Expected::read(&workspace.root.join("infra"), catalogue::read(&operations)?, &second)?;
    report(&checks::findings_behind(&made, &expected))?;
    println!("{} resources are in the account as they were meant", made.resources.len());

    refused(&terraform, &place, &package, &operations)?;
    for (part, words) in MISSING {
        println!("not rehearsed: {part}: {words}");
    }
    Ok(())
}

fn timed<T>(what: &str, step: impl FnOnce() -> Result<T>) -> Result<T> {
    let started = Instant::now();
    let done = step()?;
    println!("{what} in {:.1} s", started.elapsed().as_secs_f64());
    Ok(done)
}

/// Nothing is left to do.
fn clean(plan: &Value) -> Result<()> {
    let changes = plan["resource_changes"].as_array().into_iter().flatten();
    let left: Vec<&str> = changes
        .filter(|change| change["mode"] == "managed" && change["change"]["actions"][0] != "no-op")
        .filter_map(|change| change["address"].as_str())
        .collect();
    if !left.is_empty() {
        bail!("a second plan would change again: {}", left.join(", "));
    }
    Ok(())
}

/// What must not happen to a stage that is there.
fn refused(terraform: &Terraform, place: &Workplace, package: &Package, operations: &Path) -> Result<()> {
    let renamed = terraform.plan_fails(place, STAGE, package, operations, "-var=stage=renamed")?;
    if !renamed.contains("prevent_destroy") {
        bail!("a plan that makes the table anew is refused for another reason:\n{renamed}");
    }
    let state = place.stage.join("terraform.tfstate");
    fs::rename(&state, state.with_extension("kept")).context("there is no state")?;
    let refusals = checks::refusals(&terraform.plan(place, STAGE, package, operations)?);
    if !refusals.iter().any(|refusal| refusal.contains("another state")) {
        bail!("a second stage of the same name is not refused");
    }
    println!("refused: a plan that makes the table anew, and a second stage of the same name");
    Ok(())
}

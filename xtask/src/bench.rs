//! `cargo xtask bench`: what every operation costs, and how much the running portal carries.

use crate::package::{self, Architecture, Program};
use crate::workspace::Workspace;
use crate::{process, serve};
use anyhow::Result;

/// What `bench` can be told.
#[derive(clap::Args)]
pub struct Args {
    /// Drive the running portal over HTTP instead of counting what each operation costs
    #[arg(long)]
    load: bool,
    /// Compare a full contract alone with the same beside so many other contracts [default: 100000]
    #[arg(long, num_args = 0..=1, default_missing_value = "100000")]
    crowd: Option<usize>,
    /// Bring so many devices from PSKC into the bank's stock [default: 10000]
    #[arg(long, num_args = 0..=1, default_missing_value = "10000")]
    import: Option<usize>,
    /// Start a function of the package so many times beside the least that one can be [default: 40]
    #[arg(long, num_args = 0..=1, default_missing_value = "40")]
    starts: Option<usize>,
    /// Seconds of each measurement of the load
    #[arg(long)]
    seconds: Option<u64>,
    /// Contracts that the users of the load are spread over
    #[arg(long)]
    contracts: Option<usize>,
    /// Write the counts down as the ones that may not grow, and the durations
    #[arg(long)]
    write: bool,
}

/// Builds optimised, and measures.
pub fn run(workspace: &Workspace, args: &Args) -> Result<()> {
    let mut cargo = process::cargo();
    cargo.current_dir(&workspace.root).args(["run", "--release", "--package", "bench", "--"]);
    if args.load {
        cargo.arg("--load").arg("--portal").arg(serve::build_server(workspace, true)?);
    }
    if args.starts.is_some() {
        for (name, program) in [("--bootstrap", Program::Bootstrap), ("--hello", Program::Hello)] {
            cargo.arg(name).arg(package::program(workspace, Architecture::here(), program)?);
        }
    }
    let count = |count: Option<usize>| count.map(|count| count as u64);
    for (name, value) in [
        ("--seconds", args.seconds),
        ("--contracts", count(args.contracts)),
        ("--crowd", count(args.crowd)),
        ("--import", count(args.import)),
        ("--starts", count(args.starts)),
    ] {
        if let Some(value) = value {
            cargo.arg(name).arg(value.to_string());
        }
    }
    if args.write {
        cargo.arg("--write");
    }
    process::run(&mut cargo)
}

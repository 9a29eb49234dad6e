//! The chores of the house, in Rust: `cargo xtask <command>`.
//!
//! One file per command; what several of them need is in the small modules beside them.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a chore talks to the person who started it")]
#![allow(clippy::disallowed_methods, reason = "a chore measures its own time and runs other programs")]

mod bank;
mod bench;
mod build_web;
mod cost;
mod golden;
mod infra;
mod node;
mod package;
mod process;
mod rehearse;
mod serve;
mod smoke;
mod stage;
mod steps;
mod test;
#[cfg(test)]
mod tidy;
mod tree;
mod wasm_target;
mod web;
mod workspace;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Chores of the Kagimate workspace.
#[derive(Parser)]
#[command(bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Do what only the bank may do, on the running portal
    Bank(bank::Args),
    /// Print what every operation costs, or how much the running portal carries
    Bench(bench::Args),
    /// Build the page into the distribution folder
    BuildWeb(build_web::Args),
    /// Print what a stage costs in a month
    Cost(cost::Args),
    /// Write the files that follow from the catalogue
    Golden,
    /// Check the cloud's side without a cloud
    Infra,
    /// Make a stage in an account that a server on this machine pretends
    Rehearse(rehearse::Args),
    /// Build what a stage is deployed from
    Package(package::Args),
    /// Build everything and run the portal on this machine
    Serve(serve::Args),
    /// Make the journey by HTTP against a deployed stage, or a portal on this machine
    Smoke(smoke::Args),
    /// Check, plan and apply a stage of the cloud
    Stage(stage::Args),
    /// Run every check in order, stopping at the first that fails
    Test(test::Args),
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let outcome = workspace::Workspace::find().and_then(|workspace| match cli.command {
        Command::Bank(args) => bank::run(&workspace, &args),
        Command::Bench(args) => bench::run(&workspace, &args),
        Command::BuildWeb(args) => build_web::run(&workspace, &args).map(drop),
        Command::Cost(args) => cost::run(&workspace, &args),
        Command::Golden => golden::run(&workspace),
        Command::Infra => infra::check(&workspace),
        Command::Rehearse(args) => rehearse::run(&workspace, &args),
        Command::Package(args) => package::run(&workspace, &args),
        Command::Serve(args) => serve::run(&workspace, &args),
        Command::Smoke(args) => smoke::run(&workspace, &args),
        Command::Stage(args) => stage::run(&workspace, &args),
        Command::Test(args) => test::run(&workspace, &args),
    });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

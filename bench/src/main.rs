//! The bench: what every operation costs, and how much the running portal carries.
//!
//! Counts are exact and gate. Times depend on the machine: they are printed beside their targets and fail
//! only beyond three times the target.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a chore talks to the person who started it")]
#![allow(clippy::disallowed_methods, reason = "a chore measures its own time and runs other programs")]

mod batches;
mod caller;
mod counts;
mod cpu;
mod crowd;
mod devices;
mod engine_process;
mod history;
mod import;
mod load;
mod people;
mod sink;
mod starts;
mod statistics;
mod verdict;
mod world;

use clap::Parser;
use std::path::PathBuf;
use std::process::ExitCode;

/// The figures of the portal.
#[derive(Parser)]
#[command(name = "bench")]
struct Options {
    /// Drive the running portal over HTTP instead of counting what each operation costs
    #[arg(long)]
    load: bool,
    /// Compare a full contract alone with the same beside so many other contracts
    #[arg(long, num_args = 0..=1, default_missing_value = "100000")]
    crowd: Option<usize>,
    /// Seconds of each measurement of the load
    #[arg(long, default_value_t = 4)]
    seconds: u64,
    /// Users of the load, each with a device
    #[arg(long, default_value_t = 200)]
    users: usize,
    /// Contracts that the users of the load are spread over; ten are as full as the preset's plan allows
    #[arg(long, default_value_t = 10)]
    contracts: usize,
    /// The portal's program [default: kagimate-local beside this program]
    #[arg(long)]
    portal: Option<PathBuf>,
    /// Write the counts down as the ones that may not grow
    #[arg(long)]
    write: bool,
    /// Put so many events into the history of the demo in the folder of `--data`
    #[arg(long, requires = "data")]
    history: Option<usize>,
    /// Bring so many devices from PSKC into the bank's stock
    #[arg(long, num_args = 0..=1, default_missing_value = "10000")]
    import: Option<usize>,
    /// Start the functions' program and a smaller one so many times each
    #[arg(long, num_args = 0..=1, default_missing_value = "40", requires_all = ["bootstrap", "hello"])]
    starts: Option<usize>,
    /// The functions' program
    #[arg(long)]
    bootstrap: Option<PathBuf>,
    /// The least that a function can be, built the same way
    #[arg(long)]
    hello: Option<PathBuf>,
    /// Folder of a portal's data
    #[arg(long)]
    data: Option<PathBuf>,
    /// Serve an engine on this file until the standard input ends: how the engine's CPU is told apart
    #[arg(long, hide = true)]
    engine: Option<PathBuf>,
}

#[tokio::main]
async fn main() -> ExitCode {
    let options = Options::parse();
    let outcome = if let Some(file) = &options.engine {
        engine_process::serve(file).await.map(|()| true)
    } else if let Some((rows, folder)) = options.history.zip(options.data.as_deref()) {
        history::run(folder, rows).await
    } else if let Some(devices) = options.import {
        import::run(devices).await
    } else if let Some(contracts) = options.crowd {
        crowd::run(contracts).await
    } else if let (Some(runs), Some(bootstrap), Some(hello)) =
        (options.starts, options.bootstrap, options.hello)
    {
        starts::run(&starts::Plan { bootstrap, hello, runs: runs.clamp(1, 10_000) }).await
    } else if options.load {
        load::run(&load::Plan {
            seconds: options.seconds,
            users: options.users.max(1),
            contracts: options.contracts.clamp(1, options.users.max(1)),
            portal: options.portal,
        })
        .await
    } else {
        counts::run(options.write).await
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("bench: {error:#}");
            ExitCode::FAILURE
        }
    }
}

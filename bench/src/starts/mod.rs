//! How fast a function starts, and what its shape adds to a request: the real `bootstrap` at a Runtime API on this
//! machine, beside the least that a function can be and beside the same request in this process.

mod warm;

use crate::statistics::{millis, percentile, sorted};
use crate::verdict::Verdict;
use crate::world::{self, World};
use anyhow::{Context, Result, anyhow};
use local::clock::MovableClock;
use local::compose;
use local::engine::TABLE;
use stage::configuration::{Configuration, Endpoints, of_lambda};
use stage::instance::{Environment, Instance};
use stage::key_service::KeyService;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

/// Longest that the middle start may take to its first poll, in milliseconds.
const START_MILLIS: f64 = 60.0;
/// The most that it may take of the least function's.
const START_RATIO: f64 = 1.5;
/// Megabytes of a full virtual CPU.
const MEMORY: u32 = 1769;
/// A door, an inquiry, and what asks for everything.
const HANDLERS: [&str; 3] = ["session.sign-in", "session.me", "payees.register"];

/// What is started, and how often.
pub struct Plan {
    /// The functions' program.
    pub bootstrap: PathBuf,
    /// The least that a function can be, built the same way.
    pub hello: PathBuf,
    /// Starts of each.
    pub runs: usize,
}

/// A stage around the functions: the table of a world on this machine, and keys.
struct Around {
    configuration: Configuration,
    /// Held while functions run.
    _keys: KeyService,
}

impl Around {
    async fn start(table: String, world: &World) -> Result<Self> {
        let keys = KeyService::start().await?;
        let configuration = Configuration {
            table: TABLE.into(),
            public_origin: stage::http_api::over_tls(&world.caller.bank.config.public_origin),
            origin_secret: warm::ORIGIN_SECRET.into(),
            contacts: serde_json::to_string(&compose::contacts())?,
            policies: serde_json::to_string(&world::policies())?,
            context_words: compose::CONTEXT_WORDS.join(","),
            mail_from: "no-reply@bank.example".into(),
            // Nothing that is run here sends mail.
            endpoints: Endpoints { table, keys: keys.endpoint.clone(), mail: "http://127.0.0.1:9".into() },
        };
        Ok(Self { configuration, _keys: keys })
    }

    fn environment(&self, handler: &str) -> Environment {
        self.configuration.environment(handler, MEMORY)
    }
}

/// Measures, prints and judges.
///
/// # Errors
/// When a program can't be started.
pub async fn run(plan: &Plan) -> Result<bool> {
    let folder = tempfile::tempdir().context("a folder for the data")?;
    let engine = world::engine(folder.path()).await?;
    let world = World::open(folder.path(), &engine.endpoint, MovableClock::unkept(0)).await?;
    let around = Around::start(engine.endpoint.clone(), &world).await?;
    let mut verdict = Verdict::default();
    starts(plan, &around, &mut verdict).await?;
    warm::run(&plan.bootstrap, &around, &world, &mut verdict).await?;
    engine.stop().await;
    Ok(verdict.tell())
}

/// Starts of all take turns, so that whatever else the machine does meets them alike.
async fn starts(plan: &Plan, around: &Around, verdict: &mut Verdict) -> Result<()> {
    let least = of_lambda("hello", MEMORY);
    let (mut hello, mut ours) = (Vec::new(), [const { Vec::new() }; HANDLERS.len()]);
    // The first of each brings its program from the disk.
    for run in 0..=plan.runs {
        let took = start(&plan.hello, &least).await?;
        if run > 0 {
            hello.push(took);
        }
        for (handler, times) in HANDLERS.iter().zip(&mut ours) {
            let took = start(&plan.bootstrap, &around.environment(handler)).await?;
            if run > 0 {
                times.push(took);
            }
        }
    }
    println!("From the start of the process to its first poll, {} times each, taking turns:\n", plan.runs);
    println!("{:<28} {:>8} {:>10} {:>8} {:>8}", "function", "least ms", "median ms", "most ms", "ratio");
    let hello = sorted(hello);
    let base = line("hello", &hello, None);
    for (handler, times) in HANDLERS.iter().zip(ours) {
        let median = line(handler, &sorted(times), Some(base));
        verdict.must(median <= START_MILLIS, || {
            format!("{handler} takes {median:.1} ms to its first poll, more than {START_MILLIS} ms")
        });
        verdict.must(median <= base * START_RATIO, || {
            format!(
                "{handler} takes {:.2} times as long as the least function, more than {START_RATIO}",
                median / base
            )
        });
    }
    Ok(())
}

/// How long a process takes to its first poll.
async fn start(program: &Path, environment: &Environment) -> Result<Duration> {
    let mut instance = Instance::start(program, environment, Stdio::null()).await?;
    let took = instance.start_time().await;
    instance.stop().await;
    took.ok_or_else(|| anyhow!("{} ended before its first poll", program.display()))
}

/// Prints a line, and gives the median in milliseconds.
fn line(name: &str, times: &[Duration], base: Option<f64>) -> f64 {
    let at = |share| millis(percentile(times, share));
    let ratio = base.map(|base| format!("{:.2}", at(0.5) / base)).unwrap_or_default();
    println!("{name:<28} {:>8.1} {:>10.1} {:>8.1} {ratio:>8}", at(0.0), at(0.5), at(1.0));
    at(0.5)
}

//! What the shape of the cloud adds to a request of a warm function, and what the function logs of it.

use super::Around;
use crate::people::{self, Person};
use crate::statistics::{millis, percentile, sorted};
use crate::verdict::Verdict;
use crate::world::{ROOMY, World};
use anyhow::{Context, Result, bail, ensure};
use shared::domain::user::Language;
use shared::operations::Operation;
use shared::operations::home::HomeOverview;
use shared::operations::own::{ChooseLanguage, OwnLanguage};
use shared::operations::proof::{Empty, Proof};
use stage::http_api::event;
use stage::instance::Instance;
use stage::runtime_api::Invoked;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};
use tokio::io::AsyncReadExt;

/// What CloudFront proves itself by.
pub const ORIGIN_SECRET: &str = "a-secret-of-the-door-in-front-of-all";
/// Requests of each kind and each way.
const REQUESTS: usize = 400;
/// Requests before.
const WARM_UPS: usize = 20;
/// The most that the slowest percent may take of what it takes in process.
const RATIO: f64 = 2.0;

/// Measures a read and a write, both ways in turns.
///
/// # Errors
/// When a request is refused.
pub async fn run(bootstrap: &Path, around: &Around, world: &World, verdict: &mut Verdict) -> Result<()> {
    let contract = people::contract("warm")?;
    let mut master = Person::new("bosswarm01", None);
    let (secrets, _) = people::open_contract(world, &contract, ROOMY, &master).await?;
    master.begin(world, &secrets).await?;
    master.sign_in(world).await?;

    println!(
        "\nA request of a warm function beside the same in this process, {REQUESTS} times each, taking turns:\n"
    );
    println!(
        "{:<16} {:>10} {:>10} {:>10} {:>10} {:>7} {:>7}",
        "operation", "here p50", "here p99", "there p50", "there p99", "ratio", "log B"
    );
    compare::<HomeOverview>(bootstrap, around, world, &master, |_| Empty {}, verdict).await?;
    let language = |run| ChooseLanguage { language: if run % 2 == 0 { Language::En } else { Language::Ja } };
    compare::<OwnLanguage>(bootstrap, around, world, &master, language, verdict).await
}

async fn compare<O: Operation>(
    bootstrap: &Path,
    around: &Around,
    world: &World,
    person: &Person,
    input: impl Fn(usize) -> O::Input,
    verdict: &mut Verdict,
) -> Result<()> {
    let name = O::DECLARATION.name;
    let mut function = Instance::start(bootstrap, &around.environment(name), Stdio::piped()).await?;
    let mut output = function.log().context("a function without a log")?;
    let log = tokio::spawn(async move {
        let mut bytes = Vec::new();
        output.read_to_end(&mut bytes).await.map(|_| bytes.len())
    });
    let (mut here, mut there) = (Vec::new(), Vec::new());
    let (cookie, proof) = (Some(person.cookie.as_str()), Proof::default());
    for run in 0..WARM_UPS + REQUESTS {
        let (_, exchange) = world.caller.done::<O>(cookie, &input(2 * run), &proof).await?;
        let (parts, body) = world.caller.request::<O>(cookie, &input(2 * run + 1), &proof)?.into_parts();
        let took = invoke(&mut function, event(&parts, &body, PEER, ORIGIN_SECRET)).await?;
        if run >= WARM_UPS {
            here.push(exchange.cost.wall);
            there.push(took);
        }
    }
    function.stop().await;
    let logged = log.await?? / (WARM_UPS + REQUESTS);
    let (here, there) = (sorted(here), sorted(there));
    let at = |times: &[Duration], share| millis(percentile(times, share));
    let ratio = at(&there, 0.99) / at(&here, 0.99);
    println!(
        "{name:<16} {:>10.1} {:>10.1} {:>10.1} {:>10.1} {ratio:>7.2} {logged:>7}",
        at(&here, 0.5),
        at(&here, 0.99),
        at(&there, 0.5),
        at(&there, 0.99),
    );
    verdict.must(ratio <= RATIO, || {
        format!("{name}: the slowest percent takes {ratio:.2} times as long in a function, more than {RATIO}")
    });
    Ok(())
}

/// Where the browser is.
const PEER: SocketAddr = SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1)), 50123);

async fn invoke(function: &mut Instance, event: serde_json::Value) -> Result<Duration> {
    let began = Instant::now();
    let invoked = function.invoke(event).await.context("the function ended")?;
    let took = began.elapsed();
    match invoked {
        Invoked::Result(answer) => {
            ensure!(answer["statusCode"] == 200, "the function refused: {answer}");
            Ok(took)
        }
        Invoked::Error(error) => bail!("the function failed: {error}"),
    }
}

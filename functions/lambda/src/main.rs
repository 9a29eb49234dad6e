//! `bootstrap`: the one artifact of all functions of the cloud. The handler that a function is configured with
//! names its operation; everything else is the same pipeline that runs locally.

mod clock;
mod compose;
mod direct;
mod logs;
mod mail;
mod public;
mod runtime;
mod sdk;
mod settings;
mod stream;
mod trust;

use settings::Settings;
use shared::domain::access::AccessFloor;
use std::process::ExitCode;
use std::time::Duration;

/// How long a start waits for the table at most; a request waits for it by itself.
const LONGEST_WARMING: Duration = Duration::from_secs(2);

#[tokio::main]
async fn main() -> ExitCode {
    logs::start();
    let started = match Settings::read(&settings::environment) {
        Ok(settings) => {
            let behind = !settings.origin_secrets.is_empty();
            compose::bank(settings).map(|(bank, route)| (bank, route, behind))
        }
        Err(problems) => Err(problems.join("; ")),
    };
    let (bank, route, behind_cloudfront) = match started {
        Ok(started) => started,
        Err(cause) => {
            tracing::error!(cause, "can't start");
            runtime::report(&cause).await;
            return ExitCode::FAILURE;
        }
    };
    // The first request finds the desk's figures read and a connection to the table open: a start costs its user time,
    // and has more of a processor than a request.
    if tokio::time::timeout(LONGEST_WARMING, bank.refresh_if_old()).await.is_err() {
        tracing::warn!("the table did not answer in the time that a start has");
    }
    let ended = match route.declaration.access {
        AccessFloor::Bank => direct::serve(&bank, &route).await,
        _ => public::serve(&bank, &route, behind_cloudfront).await,
    };
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(cause = error.to_string(), "the Runtime API can't be reached");
            ExitCode::FAILURE
        }
    }
}

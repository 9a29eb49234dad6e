//! The portal on this machine. It ends with one clear line and exit code 1 where it can't run.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program of the command line: this is how it speaks"
)]

use clap::Parser;
use credentials::Sealer;
use local::clock::MovableClock;
use local::cloud::Cloud;
use local::mailbox::Mailbox;
use local::options::Options;
use local::{bank_socket, cloud, compose, daily, demo, engine, mailbox, server};
use operations::bank::Bank;
use operations::pipeline::Source;
use ports::mail::{Mailer, NoMailer};
use std::net::SocketAddr;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use tokio::net::{TcpListener, UnixListener};
use tokio::signal::unix::{SignalKind, signal};

#[tokio::main]
async fn main() -> ExitCode {
    let options = Options::parse();
    tracing_subscriber::fmt().json().with_writer(std::io::stderr).with_env_filter(filter()).init();
    match run(options).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(line) => {
            eprintln!("kagimate-local: {line}");
            ExitCode::FAILURE
        }
    }
}

/// One line per request, and what breaks.
fn filter() -> tracing_subscriber::EnvFilter {
    tracing_subscriber::EnvFilter::try_from_env("KAGIMATE_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn,dynoxide=off"))
}

async fn run(options: Options) -> Result<(), String> {
    let told = |what: &str, error: &dyn std::fmt::Display| format!("{what}: {error}");
    let portal = TcpListener::bind(("127.0.0.1", options.port)).await.map_err(|error| {
        told(
            &format!("port {} of 127.0.0.1 can't be used (choose another with --port)", options.port),
            &error,
        )
    })?;
    let port = portal.local_addr().map_err(|error| told("the port", &error))?.port();
    if options.fresh || options.lambda.is_some() {
        forget(&options.data)?;
    }
    std::fs::create_dir_all(&options.data)
        .map_err(|error| told(&format!("the data folder {}", options.data.display()), &error))?;

    let clock = Arc::new(MovableClock::open(&options.data).map_err(|error| told("the clock", &error))?);
    let engine = match &options.endpoint {
        Some(_) => None,
        None => Some(engine::Engine::start(Some(&options.data.join("table.db"))).await?),
    };
    let embedded = engine.as_ref().map(|engine| engine.endpoint.clone());
    let endpoint = options.endpoint.clone().or(embedded).unwrap_or_default();
    let client = engine::client(&endpoint);
    store::table::create(&client, engine::TABLE)
        .await
        .map_err(|error| told(&format!("the table at {endpoint} can't be used"), &error))?;
    let origin = format!("http://127.0.0.1:{port}");
    let mailbox = match &engine {
        None => None,
        Some(_) => Some(Arc::new(
            Mailbox::open(&options.data, clock.clone())
                .map_err(|error| told("the mailbox can't be used", &error))?,
        )),
    };
    let mailer: Arc<dyn Mailer> = match &mailbox {
        Some(mailbox) => mailbox.clone(),
        None => Arc::new(NoMailer),
    };
    let (own, program) = (options.policies.as_deref(), options.lambda.as_deref());
    let cloud = match program {
        Some(program) => Some(Cloud::start(program, endpoint, &origin, own, mailer.clone()).await?),
        None => None,
    };
    let sealer: Box<dyn Sealer> = match &cloud {
        Some(cloud) => cloud.sealer(),
        None => compose::key_file(&options.data.join("key"))?,
    };
    let policies = compose::policies(own)?;
    let bank = compose::bank(client, sealer, clock.clone(), origin.clone(), policies, mailer)?;

    let moved = cloud.is_none().then(Arc::default);
    let desk = match mailbox {
        None => None,
        Some(mailbox) => {
            Some(server::desk(clock.clone(), moved, demo::devices(&*bank.credentials)?, mailbox))
        }
    };
    let shows_demo = engine.is_some() && !options.no_demo;
    if shows_demo && !demo::loaded(&bank).await? {
        demo::load(&bank, &clock)
            .await
            .map_err(|error| told("the demo can't be loaded (try --fresh)", &error))?;
    }
    if shows_demo {
        demo::open_desk(&bank, &clock)
            .await
            .map_err(|error| told("the demo's desk can't be opened (try --fresh)", &error))?;
    }
    let socket = bank_socket::open(&options.data)?;
    let mut works = vec![tokio::spawn(serve_bank(socket, bank.clone()))];
    if let Some(desk) = &desk {
        let bell = desk.bell.clone();
        works.push(match &cloud {
            Some(cloud) => tokio::spawn(cloud::stream(bank.clone(), cloud.front.clone(), bell)),
            None => tokio::spawn(mailbox::carry(bank.clone(), bell)),
        });
        // In the cloud a schedule does; a table of one's own behind `--endpoint` is left alone.
        if let Some(moved) = &desk.moved {
            let (bank, clock) = (bank.clone(), clock.clone());
            works.push(tokio::spawn(daily::work(bank, clock, moved.clone(), desk.bell.clone())));
        }
    }

    println!("Kagimate is running.\n\n  portal        {origin}/");
    if let Some(desk) = &desk {
        println!("  device shelf  {origin}/dev/tokens\n  mailbox       {origin}/dev/mailbox");
        if desk.moved.is_some() {
            println!("  clock         {origin}/dev/clock");
        }
    }
    if shows_demo {
        println!("\n{}", demo::lines().join("\n"));
    }
    println!("\nCtrl-C stops it; everything is kept in {}.", options.data.display());

    let api = match &cloud {
        Some(cloud) => cloud.front.api(),
        None => server::api(bank, Source::Public),
    };
    let router = server::portal(api, options.web, desk, port);
    axum::serve(portal, router.into_make_service_with_connect_info::<SocketAddr>())
        .with_graceful_shutdown(stopped())
        .await
        .map_err(|error| told("the portal", &error))?;
    for work in works {
        work.abort();
    }
    if let Some(cloud) = &cloud {
        println!("\n{}", cloud.functions.starts);
    }
    let _ = std::fs::remove_file(bank_socket::path(&options.data));
    if let Some(engine) = engine {
        engine.stop().await;
    }
    Ok(())
}

/// Serves the bank's own door, and says when it breaks.
async fn serve_bank(socket: UnixListener, bank: Bank) {
    if let Err(error) = bank_socket::serve(socket, bank).await {
        tracing::error!(%error, "the bank's socket broke");
    }
}

/// Removes what this program keeps, and nothing else that may lie in the folder.
fn forget(data: &Path) -> Result<(), String> {
    for name in ["table.db", "table.db-wal", "table.db-shm", "key", "clock", "bank.sock", mailbox::FILE] {
        match std::fs::remove_file(data.join(name)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(format!("{name} in {} can't be removed: {error}", data.display()));
            }
            _ => {}
        }
    }
    Ok(())
}

async fn stopped() {
    let terminated = async {
        match signal(SignalKind::terminate()) {
            Ok(mut stream) => stream.recv().await,
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminated => {}
    }
}

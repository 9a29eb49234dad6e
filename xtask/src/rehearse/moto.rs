//! A server that pretends to be an AWS account, for as long as it is kept.

use anyhow::{Context, Result, bail};
use std::fs::File;
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// Importing all of AWS takes a while.
const PATIENCE: Duration = Duration::from_secs(60);

/// The running server; it ends when this is dropped.
pub struct Moto {
    process: Child,
    /// Where it answers.
    pub endpoint: String,
}

impl Moto {
    /// Starts it as an account, on a port that is free.
    pub fn start(account: &str, log: &Path) -> Result<Self> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let log = File::create(log).with_context(|| format!("cannot create {}", log.display()))?;
        let started = Command::new("moto_server")
            .args(["--host", "127.0.0.1", "--port", &port.to_string()])
            .env("MOTO_ACCOUNT_ID", account)
            .env_remove("AWS_ENDPOINT_URL")
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .spawn();
        let process = started.context("moto_server is missing: `pip install 'moto[server]==5.2.1'`")?;
        let mut moto = Self { process, endpoint: format!("http://127.0.0.1:{port}") };
        let deadline = Instant::now() + PATIENCE;
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if let Some(status) = moto.process.try_wait()? {
                bail!("moto_server ended ({status}) instead of answering");
            }
            if Instant::now() > deadline {
                bail!("moto_server doesn't answer");
            }
            thread::sleep(Duration::from_millis(100));
        }
        Ok(moto)
    }
}

impl Drop for Moto {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

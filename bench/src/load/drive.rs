//! Keeping connections at work: every user once in a round, each connection taking the next who is free.

use super::connection::{Answer, Connection};
use super::portal::Portal;
use crate::cpu;
use crate::people::Person;
use anyhow::{Result, bail};
use ports::credentials::ImportedDevice;
use std::future::Future;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

/// A user of the load.
pub struct User {
    /// What they know.
    pub person: Person,
    /// What they have.
    pub device: ImportedDevice,
    cookie: Mutex<String>,
}

impl User {
    /// A person with a device.
    pub fn new(person: Person) -> Option<Self> {
        Some(Self { device: person.device.clone()?, person, cookie: Mutex::default() })
    }

    /// Their session.
    pub fn cookie(&self) -> String {
        self.cookie.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Remembers their session.
    pub fn enter(&self, cookie: String) {
        *self.cookie.lock().unwrap_or_else(PoisonError::into_inner) = cookie;
    }
}

/// Everyone, and what they did.
#[derive(Clone)]
pub struct Fleet {
    /// Users.
    pub users: Arc<Vec<User>>,
    /// Where the portal listens.
    pub port: u16,
    payees: Arc<AtomicUsize>,
    registered: Arc<AtomicUsize>,
}

/// What one measurement gave.
#[derive(Debug, Default)]
pub struct Outcome {
    /// How long each request took.
    pub latencies: Vec<Duration>,
    /// How long all took together.
    pub wall: Duration,
    /// The portal's CPU.
    pub portal: Duration,
    /// The client's.
    pub client: Duration,
}

impl Fleet {
    /// Users in front of a portal.
    pub fn new(users: Vec<User>, port: u16) -> Self {
        Self { users: Arc::new(users), port, payees: Arc::default(), registered: Arc::default() }
    }

    /// The number of a payee that nobody registered.
    pub fn payee(&self) -> usize {
        self.payees.fetch_add(1, Ordering::Relaxed)
    }

    /// Notes that a payee was answered.
    pub fn note_registered(&self) {
        self.registered.fetch_add(1, Ordering::Relaxed);
    }

    /// Payees that were answered.
    pub fn registered(&self) -> usize {
        self.registered.load(Ordering::Relaxed)
    }

    /// Opens connections.
    ///
    /// # Errors
    /// When the portal does not listen.
    pub async fn connect(&self, count: usize) -> Result<Vec<Connection>> {
        let mut connections = Vec::new();
        for _ in 0..count {
            connections.push(Connection::open(self.port).await?);
        }
        Ok(connections)
    }

    /// Runs `work` for every user once, and adds what it took to `outcome`.
    ///
    /// # Errors
    /// When an answer is not what it must be.
    pub async fn round<F, R>(
        &self,
        portal: &Portal,
        connections: Vec<Connection>,
        outcome: &mut Outcome,
        work: F,
    ) -> Result<Vec<Connection>>
    where
        F: Fn(Self, usize, Connection) -> R + Clone + Send + 'static,
        R: Future<Output = Result<(Connection, Vec<Duration>)>> + Send,
    {
        let next = Arc::new(AtomicUsize::new(0));
        let (began, portal_used, client_used) = (Instant::now(), portal.cpu()?, cpu::own());
        let mut tasks = JoinSet::new();
        for mut connection in connections {
            let (fleet, next, work) = (self.clone(), next.clone(), work.clone());
            tasks.spawn(async move {
                let mut taken = Vec::new();
                loop {
                    let user = next.fetch_add(1, Ordering::Relaxed);
                    if user >= fleet.users.len() {
                        return anyhow::Ok((connection, taken));
                    }
                    let (back, latencies) = work(fleet.clone(), user, connection).await?;
                    connection = back;
                    taken.extend(latencies);
                }
            });
        }
        let mut back = Vec::new();
        while let Some(ended) = tasks.join_next().await {
            let (connection, latencies) = ended??;
            back.push(connection);
            outcome.latencies.extend(latencies);
        }
        outcome.wall += began.elapsed();
        outcome.portal += portal.cpu()?.saturating_sub(portal_used);
        outcome.client += cpu::own().saturating_sub(client_used);
        Ok(back)
    }
}

/// Takes the time of a request.
pub async fn timed(request: impl Future<Output = Result<Answer>>) -> Result<(Answer, Duration)> {
    let began = Instant::now();
    let answer = request.await?;
    Ok((answer, began.elapsed()))
}

/// Holds an answer against the status that it must have.
///
/// # Errors
/// When it has another.
pub fn expect(answer: &Answer, status: u16, what: &str) -> Result<()> {
    if answer.status != status {
        bail!("{what}: {} instead of {status}: {}", answer.status, String::from_utf8_lossy(&answer.body));
    }
    Ok(())
}

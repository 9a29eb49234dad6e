//! What became of each step.

use anyhow::{Result, anyhow};
use std::fmt;
use std::pin::Pin;
use std::time::{Duration, Instant};

/// The steps, in order. The last two run whenever a contract was opened, whatever failed before.
pub const STEPS: [&str; 15] = [
    "the bank says who it is",
    "pages come with the headers that guard them",
    "where the API has nothing, it says so in JSON",
    "a foreign page is refused",
    "a contract is opened",
    "devices are imported",
    "the master replaces temporary passwords and registers a device",
    "the master adds an administrator, who begins",
    "the administrator adds a general user, who begins",
    "a payee is registered, and its code is of no use again",
    "wrong codes stop a device",
    "a colleague on another device releases it",
    "a sign-out ends the session",
    "the contract is cancelled",
    "its people are answered with its end",
];

/// How a step ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// As it has to.
    Passed,
    /// Otherwise, and how.
    Failed(String),
    /// It was not its turn any more.
    Skipped,
}

/// A step that is over.
#[derive(Debug, Clone)]
pub struct Step {
    /// One of [`STEPS`].
    pub name: &'static str,
    /// How long it took.
    pub took: Duration,
    /// How it ended.
    pub outcome: Outcome,
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = match &self.outcome {
            Outcome::Passed => "ok",
            Outcome::Failed(_) => "FAILED",
            Outcome::Skipped => "skipped",
        };
        write!(f, "{word:<7} {:>6.1} s  {}", self.took.as_secs_f64(), self.name)?;
        match &self.outcome {
            Outcome::Failed(why) => write!(f, ": {why}"),
            Outcome::Passed | Outcome::Skipped => Ok(()),
        }
    }
}

/// A whole journey.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// Its steps, in order.
    pub steps: Vec<Step>,
}

impl Report {
    /// Whether every step went as it has to.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.steps.len() == STEPS.len() && self.steps.iter().all(|step| step.outcome == Outcome::Passed)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.steps.iter().try_for_each(|step| writeln!(f, "{step}"))
    }
}

/// A step failed: it was told, and nothing follows but the end.
pub struct Stopped;

/// A text without what moves a terminal's cursor and what XML can't hold.
fn plain(text: &str) -> String {
    text.chars().map(|sign| if sign.is_control() { ' ' } else { sign }).collect()
}

/// Runs steps, and tells of each when it is over.
pub struct Steps<'a> {
    pub report: Report,
    tell: &'a (dyn Fn(&Step) + Sync),
    interrupted: Pin<Box<dyn Future<Output = ()> + Send + 'a>>,
}

#[allow(clippy::disallowed_methods, reason = "a journey measures how long its steps take")]
fn now() -> Instant {
    Instant::now()
}

impl<'a> Steps<'a> {
    pub fn new(tell: &'a (dyn Fn(&Step) + Sync), interrupted: impl Future<Output = ()> + Send + 'a) -> Self {
        Self { report: Report::default(), tell, interrupted: Box::pin(interrupted) }
    }

    /// Steps up to the place `to` don't have their turn any more.
    pub fn pass_over(&mut self, to: usize) {
        while self.report.steps.len() < to {
            self.note(Duration::ZERO, Outcome::Skipped);
        }
    }

    /// Runs the step whose turn it is, unless the journey is interrupted.
    pub async fn run<T>(&mut self, step: impl Future<Output = Result<T>>) -> Result<T, Stopped> {
        let began = now();
        let result = tokio::select! {
            result = step => result,
            () = &mut self.interrupted => Err(anyhow!("interrupted")),
        };
        self.over(began, result)
    }

    /// The same to its end, whoever interrupts: what must not be left half done.
    pub async fn whole<T>(&mut self, step: impl Future<Output = Result<T>>) -> Result<T, Stopped> {
        let began = now();
        let result = step.await;
        self.over(began, result)
    }

    fn over<T>(&mut self, began: Instant, result: Result<T>) -> Result<T, Stopped> {
        let (result, outcome) = match result {
            Ok(value) => (Ok(value), Outcome::Passed),
            Err(error) => (Err(Stopped), Outcome::Failed(plain(&format!("{error:#}")))),
        };
        self.note(began.elapsed(), outcome);
        result
    }

    fn note(&mut self, took: Duration, outcome: Outcome) {
        let name = STEPS.get(self.report.steps.len()).copied().unwrap_or("a step without a name");
        let step = Step { name, took, outcome };
        (self.tell)(&step);
        self.report.steps.push(step);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::bail;

    #[tokio::test]
    async fn steps_run_in_order_and_what_did_not_run_is_told() {
        let mut steps = Steps::new(&|_| {}, std::future::pending());
        assert!(steps.run(async { Ok(()) }).await.is_ok());
        assert!(steps.run::<()>(async { bail!("no\u{1b}\ndoor") }).await.is_err());
        steps.pass_over(STEPS.len());
        let lines = steps.report.to_string();
        let lines: Vec<&str> = lines.lines().collect();
        assert_eq!(lines[0], "ok         0.0 s  the bank says who it is");
        assert_eq!(lines[1], "FAILED     0.0 s  pages come with the headers that guard them: no  door");
        assert!(lines[2..].iter().all(|line| line.starts_with("skipped")));
        assert!(!steps.report.passed() && lines.len() == STEPS.len());
    }

    #[tokio::test]
    async fn what_must_not_be_left_half_done_is_not_interrupted() {
        let mut steps = Steps::new(&|_| {}, async {});
        let slow = || async {
            tokio::task::yield_now().await;
            Ok(())
        };
        assert!(steps.whole(slow()).await.is_ok());
        assert!(steps.run(slow()).await.is_err());
        let outcomes: Vec<_> = steps.report.steps.into_iter().map(|step| step.outcome).collect();
        assert_eq!(outcomes, [Outcome::Passed, Outcome::Failed("interrupted".into())]);
    }
}

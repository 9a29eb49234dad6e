//! What a request costs: calls, round trips and capacity units, counted where they happen.

use std::future::Future;
use std::sync::Arc;
use std::sync::Mutex;

/// Figures of one request.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Figures {
    /// Calls to the table.
    pub calls: u32,
    /// Times that the request waited for the table: calls under way together count once.
    pub round_trips: u32,
    /// Read capacity units consumed.
    pub read_units: f64,
    /// Write capacity units consumed.
    pub write_units: f64,
    /// Password hashes, dummies included.
    pub hashes: u32,
    /// Calls to the key service.
    pub key_calls: u32,
}

/// Counts the figures of one request.
#[derive(Debug, Default)]
pub struct Meter(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    figures: Figures,
    under_way: u32,
}

tokio::task_local! {
    static METER: Arc<Meter>;
}

/// A call that is under way; dropping it ends the call.
#[derive(Debug)]
pub struct Call(Option<Arc<Meter>>);

impl Meter {
    /// Runs a future with a meter of its own and returns what it cost.
    pub async fn measure<F: Future>(future: F) -> (F::Output, Figures) {
        let meter = Arc::new(Self::default());
        let output = METER.scope(meter.clone(), future).await;
        let figures = meter.with(|state| state.figures);
        (output, figures)
    }

    /// Notes that a call to the table begins.
    #[must_use]
    pub fn call() -> Call {
        let meter = METER.try_with(Clone::clone).ok();
        if let Some(meter) = &meter {
            meter.with(|state| {
                state.figures.calls += 1;
                state.figures.round_trips += u32::from(state.under_way == 0);
                state.under_way += 1;
            });
        }
        Call(meter)
    }

    /// Adds consumed capacity.
    pub fn consumed(read_units: f64, write_units: f64) {
        Self::add(|figures| {
            figures.read_units += read_units;
            figures.write_units += write_units;
        });
    }

    /// Notes a password hash.
    pub fn hashed() {
        Self::add(|figures| figures.hashes += 1);
    }

    /// Notes a call to the key service.
    pub fn key_call() {
        Self::add(|figures| figures.key_calls += 1);
    }

    fn add(change: impl FnOnce(&mut Figures)) {
        if let Ok(meter) = METER.try_with(Clone::clone) {
            meter.with(|state| change(&mut state.figures));
        }
    }

    fn with<T>(&self, work: impl FnOnce(&mut State) -> T) -> T {
        let mut state = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        work(&mut state)
    }
}

impl Drop for Call {
    fn drop(&mut self) {
        if let Some(meter) = self.0.take() {
            meter.with(|state| state.under_way = state.under_way.saturating_sub(1));
        }
    }
}

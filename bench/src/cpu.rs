//! Processor time: of this process to the microsecond, of another to the kernel's tick.

use anyhow::{Context, Result};
use std::time::Duration;

/// Length of a tick in which the kernel tells of other processes [proc(5), `CLK_TCK` is 100 on Linux].
const TICK: Duration = Duration::from_millis(10);

/// What this process used so far, over all its threads.
pub fn own() -> Duration {
    let spent = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    Duration::new(u64::try_from(spent.tv_sec).unwrap_or(0), u32::try_from(spent.tv_nsec).unwrap_or(0))
}

/// What another process used so far, its own work and the system's for it.
///
/// # Errors
/// When there is no such process.
pub fn of(process: u32) -> Result<Duration> {
    let path = format!("/proc/{process}/stat");
    let text = std::fs::read_to_string(&path).with_context(|| path.clone())?;
    // The name of the program stands in brackets and may hold anything; fields are counted after it.
    let after = text.rsplit_once(')').map(|(_, rest)| rest).with_context(|| path.clone())?;
    let ticks = |at: usize| after.split_whitespace().nth(at).and_then(|field| field.parse::<u32>().ok());
    let (user, system) = ticks(11).zip(ticks(12)).with_context(|| path.clone())?;
    Ok(TICK * (user + system))
}

//! The device shelf: what the demo's hardware devices show at this moment. It is made from the demo's device
//! files and never looks into the table.

use super::Desk;
use axum::Json;
use axum::extract::State;
use credentials::simulator;
use ports::credentials::ImportedDevice;
use ports::environment::Clock;
use serde::Serialize;

/// Devices as they lie on a desk.
#[derive(Debug)]
pub struct Shelf {
    devices: Vec<ImportedDevice>,
}

/// What one device shows.
#[derive(Debug, Serialize)]
pub(crate) struct Shown {
    serial: String,
    code: String,
    seconds_left: u64,
    step_seconds: u32,
    expires_on: Option<String>,
}

impl Shelf {
    /// Lays devices out.
    #[must_use]
    pub fn new(devices: Vec<ImportedDevice>) -> Self {
        Self { devices }
    }
}

/// The codes of this moment.
pub(crate) async fn codes(State(desk): State<Desk>) -> Json<Vec<Shown>> {
    let now = desk.clock.now().seconds();
    let shown = desk.shelf.devices.iter().filter_map(|device| {
        let step = u64::from(device.parameters.step_seconds);
        Some(Shown {
            serial: device.serial.grouped(),
            code: simulator::code(device, now / step)?.expose().to_owned(),
            seconds_left: step - now % step,
            step_seconds: device.parameters.step_seconds,
            expires_on: device.expires_on.map(|day| day.to_string()),
        })
    });
    Json(shown.collect())
}

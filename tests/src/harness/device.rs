//! Hardware devices: files that bring them, and the numbers that they show.

use super::clock::TestClock;
use credentials::{BankCredentials, simulator};
use ports::credentials::{Credentials, ImportedDevice, SeedBytes};
use ports::environment::Clock;
use shared::domain::device::{OtpAlgorithm, OtpParameters};
use shared::domain::device_file::DeviceFileFormat;
use shared::domain::id::{ContractId, Serial};
use shared::domain::secret::{OtpCode, Secret};
use shared::operations::bank::ImportTokens;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

/// A list of devices whose seeds follow from their serials.
pub fn csv(serials: &[&str]) -> String {
    let rows = serials.iter().map(|serial| {
        let seed: String = format!("{serial:0>20}").bytes().map(|byte| format!("{byte:02x}")).collect();
        format!("{serial},{seed},2028-12-31,sha1,6,60\n")
    });
    format!("serial,seed,expires_on,algorithm,digits,step_seconds\n{}", rows.collect::<String>())
}

/// The request that brings a file to a contract.
pub fn import_of(contract: &str, file: &str) -> ImportTokens {
    ImportTokens {
        contract: ContractId::try_from(contract).unwrap(),
        format: DeviceFileFormat::Csv,
        file: Secret::new(data_encoding::BASE64.encode(file.as_bytes())),
        key: None,
        dry_run: false,
    }
}

/// Devices as they lie on desks.
pub struct Shelf {
    credentials: Arc<BankCredentials>,
    clock: Arc<TestClock>,
    devices: Mutex<BTreeMap<String, ImportedDevice>>,
}

impl Shelf {
    pub(super) fn new(credentials: Arc<BankCredentials>, clock: Arc<TestClock>) -> Self {
        Self { credentials, clock, devices: Mutex::default() }
    }

    /// Puts the devices of a file on desks.
    pub fn place(&self, file: &str) {
        let rows = self.credentials.read_device_file(file.as_bytes(), DeviceFileFormat::Csv, None).unwrap();
        let mut devices = self.devices.lock().unwrap();
        for device in rows.into_iter().filter_map(|row| row.device.ok()) {
            devices.insert(device.serial.to_string(), device);
        }
    }

    /// An app on somebody's phone reads the address of a software device.
    pub fn scan(&self, serial: &Serial, otpauth: &str) {
        let (_, query) = otpauth.split_once('?').unwrap();
        let secret = query.split('&').find_map(|part| part.strip_prefix("secret=")).unwrap();
        let seed = data_encoding::BASE32_NOPAD.decode(secret.as_bytes()).unwrap();
        let parameters = OtpParameters { algorithm: OtpAlgorithm::Sha1, digits: 6, step_seconds: 60 };
        let device =
            ImportedDevice { serial: serial.clone(), parameters, expires_on: None, seed: SeedBytes(seed) };
        self.devices.lock().unwrap().insert(serial.to_string(), device);
    }

    /// The number that a device shows, some steps away from now.
    pub fn shows(&self, serial: &str, ahead: i64) -> String {
        let devices = self.devices.lock().unwrap();
        let device = devices.get(serial).unwrap_or_else(|| panic!("no device {serial} on any desk"));
        let step = self.clock.now().seconds() / u64::from(device.parameters.step_seconds);
        simulator::code(device, step.checked_add_signed(ahead).unwrap()).unwrap().expose().to_owned()
    }

    /// The code that a device shows now.
    pub fn code(&self, serial: &str) -> OtpCode {
        OtpCode::try_from(self.shows(serial, 0)).unwrap()
    }

    /// Codes that the device shows in none of the steps around now.
    pub fn wrong_codes(&self, serial: &str) -> impl Iterator<Item = OtpCode> {
        let near: Vec<String> = (-12..=12).map(|ahead| self.shows(serial, ahead)).collect();
        let codes =
            (0..1_000_000).map(|number| format!("{number:06}")).filter(move |code| !near.contains(code));
        codes.map(|code| OtpCode::try_from(code).unwrap())
    }
}

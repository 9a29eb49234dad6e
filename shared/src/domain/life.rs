//! The life of a device, as its timeline shows it.

use super::id::Serial;
use super::instant::Instant;
use super::notice::Named;
use serde::{Deserialize, Serialize};

words! {
    /// What happened to a device.
    pub enum LifeKind {
        /// The bank gave it to the contract.
        Assigned,
        /// A software device was made.
        Issued,
        /// Somebody registered it.
        Registered,
        /// Failures stopped it.
        Stopped,
        /// A colleague or the bank released it.
        Released,
        /// Somebody's link was cut.
        Revoked,
        /// Its clock was found again by two codes.
        Resynchronised,
        /// It was reported lost, stolen or faulty.
        Reported,
        /// Its people were told that its printed day comes.
        ExpiryTold,
        /// Another one was assigned in its place.
        Replaced,
        /// It came back to the bank.
        Returned,
    }
}

/// One thing that happened to a device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LifeEvent {
    /// Time-ordered id.
    pub id: String,
    /// The device.
    pub serial: Serial,
    /// When.
    pub at: Instant,
    /// What.
    pub kind: LifeKind,
    /// To whom, where it is about one of its people.
    pub person: Option<Named>,
    /// By whom, if by another one of the company; nobody: by the person, or by the bank.
    pub by: Option<Named>,
}

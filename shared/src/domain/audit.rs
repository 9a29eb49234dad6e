//! What is written down of every decision: one event for each, in the transaction that it describes.

use super::authenticator::Authenticator;
use super::client::Client;
use super::id::{ContractId, LoginId, ProcedureId, Serial, UserId};
use super::instant::Instant;
use super::user::TextField;
use super::user_draft::UserField;
use serde::{Deserialize, Serialize};

words! {
    /// Which of a person's two histories an event stands in. They are kept apart so that the last sign-ins
    /// cost the same however old the other history is.
    pub enum Stream {
        /// Sign-ins, sign-outs and ends of sessions.
        Session,
        /// Work.
        Work,
    }
}

words! {
    /// Why an attempt was refused.
    pub enum Refusal {
        /// Unknown login ID.
        UnknownId,
        /// A wrong secret.
        Wrong,
        /// A wrong secret, and the one that brought the lock or stop.
        WrongAndLocked,
        /// The secret is locked, or the device stopped.
        Locked,
        /// A one-time password that was used before.
        AlreadyUsed,
        /// A temporary secret past its days.
        TemporaryExpired,
        /// The user is suspended.
        Suspended,
        /// The contract has ended.
        ContractEnded,
        /// No device is registered.
        NoDevice,
        /// The device is past its printed day.
        DeviceExpired,
        /// The device was reported lost, stolen or faulty.
        DeviceReported,
        /// A rule of the operation.
        Rule,
    }
}

/// How it ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", tag = "outcome")]
pub enum Outcome {
    /// It happened.
    Done,
    /// It was refused, and why.
    Refused {
        /// The reason.
        why: Refusal,
        /// The authenticator that failed, if one did.
        authenticator: Option<Authenticator>,
        /// The operation's own reason, if a rule refused it.
        rule: Option<String>,
    },
}

/// What an event is about, besides the person who acted.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Subject {
    /// Another user.
    pub user: Option<UserId>,
    /// A device.
    pub serial: Option<Serial>,
    /// A short label: an account, a file.
    pub label: Option<String>,
    /// Another company, where the desk acted for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract: Option<ContractId>,
    /// A procedure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub procedure: Option<ProcedureId>,
    /// Which parts of the user's record changed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<UserField>,
}

/// One decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditEvent {
    /// Time-ordered id.
    pub id: String,
    /// When.
    pub at: Instant,
    /// Whose history it stands in; none for a stranger's attempt with an unknown ID.
    pub user: Option<UserId>,
    /// Their contract.
    pub contract: Option<ContractId>,
    /// The name that they had, where it was known.
    pub name: Option<TextField>,
    /// The login ID that was typed: at the door it is all that is known of somebody.
    pub login_id: Option<LoginId>,
    /// Name of the operation.
    pub operation: String,
    /// Which history.
    pub stream: Stream,
    /// How it ended.
    pub outcome: Outcome,
    /// What it was about.
    pub subject: Subject,
    /// The browser.
    pub client: Client,
    /// The number that the person was shown, to read out on the telephone.
    pub reference: String,
}

//! How an operation is declared.

use crate::domain::access::AccessFloor;
use crate::domain::authenticator::Work;
use serde::Serialize;
use serde::de::DeserializeOwned;

words! {
    /// How an operation is called: queries are `Get` with flat input, everything else is `Post`.
    pub enum Method {
        /// Reads.
        Get,
        /// Changes something, or carries a secret.
        Post,
    }
}

words! {
    /// A kind of item in the table.
    pub enum Touch {
        /// Contracts.
        Contract,
        /// Sessions.
        Session,
        /// Users.
        User,
        /// Login passwords with their counters.
        LoginSecret,
        /// Confirmation passwords with their counters.
        ConfirmationSecret,
        /// Devices and links of a contract.
        Keyring,
        /// Payees.
        Payee,
        /// Rosters.
        Roster,
        /// Audit events.
        Audit,
        /// Idempotency records.
        Idempotency,
        /// Imports.
        Import,
        /// Claims on serials.
        Serial,
        /// Counters of what is throttled.
        Throttle,
        /// Requests for mailed codes.
        Reset,
        /// Notices on their way.
        Outbox,
        /// Notices that arrived.
        Notice,
        /// What happened to devices.
        Life,
        /// Allowances of software devices.
        SoftwareGrant,
        /// Procedures.
        Procedure,
        /// What contracts owe.
        Charge,
        /// Devices that no contract has yet.
        Stock,
        /// Parts of a file on its way.
        Upload,
        /// What waits for a second person of the desk.
        Proposal,
        /// What the bank says and decides for all: banner, contacts, figures.
        BankData,
    }
}

words! {
    /// What an operation may do to a kind of item.
    pub enum Grant {
        /// Read it.
        Read,
        /// Read it and change it.
        Write,
        /// Read it, change it and delete it.
        Delete,
    }
}

/// What runs an operation of the bank by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trigger {
    /// Time, in the words of EventBridge Scheduler: `rate(…)`, or `cron(…)` in Japan's time.
    Schedule(&'static str),
    /// Every new item of a kind, as the table's stream tells of it.
    Stream(Touch),
}

/// A reason of a rule, with its code for texts and tests.
pub trait Reason: Serialize + DeserializeOwned + Copy + std::fmt::Debug + Send + Sync + 'static {
    /// The code of this reason.
    fn code(self) -> &'static str;
    /// The codes of all reasons of this kind.
    fn all() -> Vec<&'static str>;
}

impl<T> Reason for T
where
    T: Serialize
        + DeserializeOwned
        + Copy
        + std::fmt::Debug
        + Send
        + Sync
        + 'static
        + strum::IntoEnumIterator
        + Into<&'static str>,
{
    fn code(self) -> &'static str {
        self.into()
    }
    fn all() -> Vec<&'static str> {
        Self::iter().map(Into::into).collect()
    }
}

/// The reasons of an operation that no rule ever denies: there are none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Nothing {}

impl Reason for Nothing {
    fn code(self) -> &'static str {
        match self {}
    }
    fn all() -> Vec<&'static str> {
        Vec::new()
    }
}

/// An operation: a type without values that carries its declaration.
pub trait Operation: Send + Sync + 'static {
    /// Everything about it that is data.
    const DECLARATION: Declaration;
    /// What is sent: the input without proofs.
    type Input: Serialize + DeserializeOwned + Clone + std::fmt::Debug + Send + Sync + Schema + 'static;
    /// What comes back.
    type Output: Serialize + DeserializeOwned + Clone + std::fmt::Debug + Send + Sync + Schema + 'static;
    /// Why a rule may deny it.
    type Denied: Reason + Schema;
}

/// Carries a JSON schema, where the `schema` feature asks for one.
#[cfg(feature = "schema")]
pub trait Schema: schemars::JsonSchema {}
#[cfg(feature = "schema")]
impl<T: schemars::JsonSchema> Schema for T {}

/// Carries a JSON schema, where the `schema` feature asks for one.
#[cfg(not(feature = "schema"))]
pub trait Schema {}
#[cfg(not(feature = "schema"))]
impl<T> Schema for T {}

/// The data of a declaration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Declaration {
    /// `area.verb`, in lower case with hyphens.
    pub name: &'static str,
    /// How it is called.
    pub method: Method,
    /// Where: `/api/area/verb`.
    pub path: &'static str,
    /// Who may call it at all.
    pub access: AccessFloor,
    /// Its row in the authenticator table.
    pub work: Work,
    /// Whether it may be called before temporary passwords are replaced.
    pub first_use: bool,
    /// Whether it may be called before the second factor of the sign-in was proved.
    pub half_signed_in: bool,
    /// Whether it carries an idempotency key.
    pub keyed: bool,
    /// Largest body, in bytes.
    pub body_limit: usize,
    /// Which kinds of item it touches, and how.
    pub touches: &'static [(Touch, Grant)],
    /// Whether it hashes passwords.
    pub hashes: bool,
    /// Whether it opens or seals device seeds.
    pub opens_seeds: bool,
    /// Which kinds of item it lists by time, from the index.
    pub by_time: &'static [Touch],
    /// Whether it sends mail.
    pub mails: bool,
    /// What runs it, beside being called.
    pub triggers: &'static [Trigger],
    /// What it is for, in a line.
    pub summary: &'static str,
}

/// Largest body of an ordinary operation.
pub const BODY_LIMIT: usize = 64 * 1024;

/// Declares an operation.
macro_rules! operation {
    (
        $(#[$meta:meta])*
        $type:ident {
            name: $name:literal,
            method: $method:ident,
            path: $path:literal,
            access: $access:ident,
            work: $work:ident,
            $(first_use: $first_use:literal,)?
            $(half_signed_in: $half:literal,)?
            $(keyed: $keyed:literal,)?
            $(body_limit: $limit:expr,)?
            touches: [$($touch:ident $grant:ident),+ $(,)?],
            $(hashes: $hashes:literal,)?
            $(opens_seeds: $seeds:literal,)?
            $(by_time: [$($listed:ident),+ $(,)?],)?
            $(mails: $mails:literal,)?
            $(triggers: [$($trigger:ident($given:expr)),+ $(,)?],)?
            input: $input:ty,
            output: $output:ty,
            denied: $denied:ty,
            summary: $summary:literal $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub struct $type;

        impl $crate::operations::Operation for $type {
            const DECLARATION: $crate::operations::Declaration = $crate::operations::Declaration {
                name: $name,
                method: $crate::operations::Method::$method,
                path: $path,
                access: $crate::domain::access::AccessFloor::$access,
                work: $crate::domain::authenticator::Work::$work,
                first_use: operation!(@or false $($first_use)?),
                half_signed_in: operation!(@or false $($half)?),
                keyed: operation!(@or false $($keyed)?),
                body_limit: operation!(@or $crate::operations::declare::BODY_LIMIT; $($limit)?),
                touches: &[$(($crate::operations::Touch::$touch, $crate::operations::Grant::$grant)),+],
                hashes: operation!(@or false $($hashes)?),
                opens_seeds: operation!(@or false $($seeds)?),
                by_time: &[$($($crate::operations::Touch::$listed),+)?],
                mails: operation!(@or false $($mails)?),
                triggers: &[$($($crate::operations::Trigger::$trigger($given)),+)?],
                summary: $summary,
            };
            type Input = $input;
            type Output = $output;
            type Denied = $denied;
        }
    };
    (@or $default:literal) => { $default };
    (@or $default:literal $given:literal) => { $given };
    (@or $default:expr;) => { $default };
    (@or $default:expr; $given:expr) => { $given };
}

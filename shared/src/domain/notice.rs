//! What people are told by mail and in the notice centre: one event for each mutation, fanned out later
//! [domain 11; rules 5].

use super::account::Yen;
use super::id::{ContractId, ProcedureId, Serial, UserId};
use super::instant::{CivilDate, Instant};
use super::procedure::ProcedureKind;
use super::user::{Language, MailAddress, TextField};
use super::user_draft::UserField;
use serde::{Deserialize, Serialize};

words! {
    /// What happened.
    pub enum NoticeKind {
        /// A user was added.
        UserAdded,
        /// A user's data were changed.
        UserChanged,
        /// Administrator rights were granted or withdrawn.
        RoleChanged,
        /// A login ID was changed.
        LoginIdChanged,
        /// A mail address was changed: told to the old one and the new one.
        MailChanged,
        /// A user was deleted.
        UserDeleted,
        /// A user was suspended (利用停止).
        UserSuspended,
        /// A suspension or lock was lifted.
        UserReleased,
        /// A login password was locked by failures.
        LoginLocked,
        /// A confirmation password was locked by failures.
        ConfirmationLocked,
        /// A device was stopped by failures.
        DeviceStopped,
        /// A device's stop was released.
        DeviceReleased,
        /// Somebody registered a device.
        DeviceRegistered,
        /// Somebody else set a temporary password.
        PasswordSet,
        /// Somebody changed their own password.
        PasswordChanged,
        /// A code for the reset of a login password.
        LoginResetCode,
        /// A code for the reset of a confirmation password.
        ConfirmationResetCode,
        /// A login password was reset by a mailed code.
        LoginReset,
        /// A confirmation password was reset by a mailed code.
        ConfirmationReset,
        /// The settings of the contract were changed.
        SettingsChanged,
        /// Somebody signed in.
        SignedIn,
        /// Somebody's link to a device was cut (失効).
        LinkRevoked,
        /// A device's clock was found again.
        DeviceResynchronised,
        /// A device was reported lost, stolen or faulty, and stopped at once.
        DeviceReported,
        /// A device comes to its printed day, and another one is sent.
        DeviceExpires,
        /// Somebody was allowed a software device.
        SoftwareGranted,
        /// Somebody obtained a software device.
        SoftwareIssued,
        /// A procedure was filed.
        ProcedureFiled,
        /// A procedure was rejected, and why.
        ProcedureRejected,
        /// A procedure was executed.
        ProcedureExecuted,
        /// Devices were shipped.
        TokensShipped,
        /// Devices were delivered.
        TokensDelivered,
        /// A fee was given back.
        FeeRefunded,
        /// A code from the desk for a new login password.
        DeskLoginCode,
        /// A code from the desk for a new confirmation password.
        DeskConfirmationCode,
        /// A code with which a new master obtains a login ID.
        StartUpCode,
        /// A new master obtained a login ID.
        StartedUp,
        /// The bank stopped the contract in an emergency.
        ContractStopped,
        /// The contract works again.
        ContractRestarted,
        /// The contract has ended.
        ContractEnded,
        /// Two colleagues at the desk lifted somebody's locks.
        StaffReleased,
    }
}

words! {
    /// Who is told.
    pub enum Audience {
        /// The person alone: what is told is theirs alone.
        Person,
        /// The person, and everybody with administrator rights [domain 11].
        PersonAndAdministrators,
        /// Everybody with administrator rights.
        Administrators,
        /// Those who share the device, and everybody with administrator rights.
        SharersAndAdministrators,
    }
}

impl NoticeKind {
    /// Who is told of it.
    #[must_use]
    pub fn audience(self) -> Audience {
        match self {
            Self::LoginResetCode
            | Self::ConfirmationResetCode
            | Self::DeskLoginCode
            | Self::DeskConfirmationCode
            | Self::StartUpCode
            | Self::SignedIn
            | Self::StaffReleased => Audience::Person,
            Self::SettingsChanged | Self::ContractStopped | Self::ContractRestarted => {
                Audience::Administrators
            }
            // Of a contract that ends, the sharers are everybody.
            Self::DeviceExpires | Self::DeviceReported | Self::ContractEnded => {
                Audience::SharersAndAdministrators
            }
            _ => Audience::PersonAndAdministrators,
        }
    }

    /// Whether it goes by mail alone: a code is of no use to whoever sits at an open session.
    #[must_use]
    pub fn by_mail_alone(self) -> bool {
        matches!(
            self,
            Self::LoginResetCode
                | Self::ConfirmationResetCode
                | Self::DeskLoginCode
                | Self::DeskConfirmationCode
                | Self::StartUpCode
        )
    }
}

/// A person, by the name that they had when it happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Named {
    /// Who.
    pub user: UserId,
    /// Their name.
    pub name: TextField,
}

/// A procedure, as far as people are told of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ProcedureMark {
    /// Which.
    pub id: ProcedureId,
    /// The number on its paper.
    pub number: String,
    /// What kind.
    pub kind: ProcedureKind,
    /// What is charged or given back, with tax.
    pub yen: Option<Yen>,
    /// What the clerk noted.
    pub note: Option<String>,
}

/// One event that people are told of. It holds no secret: a code is derived from `request` by the mailer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// Time-ordered id.
    pub id: String,
    /// When it happened.
    pub at: Instant,
    /// In which contract.
    pub contract: ContractId,
    /// What happened.
    pub kind: NoticeKind,
    /// To whom.
    pub person: Option<Named>,
    /// By whom, if by somebody else.
    pub by: Option<Named>,
    /// With which device.
    pub serial: Option<Serial>,
    /// Which parts of a user's record changed.
    pub fields: Vec<UserField>,
    /// Addresses that are told beside those of the people: the old address.
    pub also_to: Vec<MailAddress>,
    /// The language of those addresses, where the person is gone.
    #[serde(default)]
    pub language: Language,
    /// Those who share the device that it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sharers: Vec<UserId>,
    /// The procedure that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub procedure: Option<ProcedureMark>,
    /// A day that it speaks of: a printed day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<CivilDate>,
    /// The reset request whose code is mailed.
    pub request: Option<String>,
    /// Until when that code can be used, where it was not made for this notice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code_until: Option<Instant>,
    /// The number of the request that caused it, to read out on the telephone.
    pub reference: String,
}

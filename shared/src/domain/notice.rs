//! What people are told by mail and in the notice centre: one event for each mutation, fanned out later
//! [domain 11; rules 5].

use super::id::{ContractId, Serial, UserId};
use super::instant::Instant;
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
    }
}

impl NoticeKind {
    /// Who is told of it.
    #[must_use]
    pub fn audience(self) -> Audience {
        match self {
            Self::LoginResetCode | Self::ConfirmationResetCode | Self::SignedIn => Audience::Person,
            Self::SettingsChanged => Audience::Administrators,
            _ => Audience::PersonAndAdministrators,
        }
    }

    /// Whether it goes by mail alone: a code is of no use to whoever sits at an open session.
    #[must_use]
    pub fn by_mail_alone(self) -> bool {
        matches!(self, Self::LoginResetCode | Self::ConfirmationResetCode)
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
    /// The reset request whose code is mailed.
    pub request: Option<String>,
    /// The number of the request that caused it, to read out on the telephone.
    pub reference: String,
}

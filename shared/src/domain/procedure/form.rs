//! The forms: what is asked for, and what each must say.

use super::Priority;
use crate::domain::account::{Account, Limits};
use crate::domain::device::{Keyring, ReportReason};
use crate::domain::id::{Serial, UserId};
use crate::domain::postal::PostalAddress;
use crate::domain::user::{MailAddress, Role, TextField, User};

words! {
    /// The procedures that the bank has [domain 12].
    pub enum ProcedureKind {
        /// ハードウェアトークン追加発行.
        TokenAddition,
        /// ハードウェアトークン再発行: loss, theft or fault.
        TokenReissue,
        /// Another device before the printed day of one in use.
        ExpiryReplacement,
        /// ワンタイムパスワードの利用停止解除.
        StopRelease,
        /// トークンの失効.
        Revocation,
        /// パスワードの再設定 of a sole master.
        PasswordReset,
        /// 利用停止の解除 of a sole master's passwords.
        Unlock,
        /// ログインIDの通知.
        LoginIdDisclosure,
        /// マスターユーザの変更.
        MasterChange,
        /// 暗証番号の変更.
        PinChange,
        /// 電子証明書の失効 of a master.
        CertificateRevocation,
        /// 契約内容（社名・お届け住所）の変更.
        ContractData,
        /// ご契約プランの変更.
        PlanChange,
        /// ログイン方式の変更.
        LoginMethod,
        /// 限度額上限の引上げ.
        RaisedCaps,
        /// 解約.
        Cancellation,
        /// 新規申込.
        NewApplication,
    }
}

words! {
    /// What the former master becomes.
    pub enum FormerMaster {
        /// An administrator.
        Administrator,
        /// A general user.
        General,
    }
}

words! {
    /// A PIN (暗証番号) of the contract [domain 7].
    pub enum PinKind {
        /// 照会用暗証番号.
        Inquiry,
        /// 振込振替暗証番号.
        Transfer,
        /// 承認暗証番号.
        Approval,
        /// 確認暗証番号.
        Confirmation,
    }
}

words! {
    /// How people of a contract sign in.
    pub enum LoginMethod {
        /// ID・パスワード方式.
        Password,
        /// 電子証明書方式.
        Certificate,
    }
}

words! {
    /// What of a sole master's secrets is lost or locked.
    pub enum Lost {
        /// The login password.
        Login,
        /// The confirmation password.
        Confirmation,
        /// Both.
        Both,
    }
}

wire! {
    /// A company that is no customer yet.
    pub struct NewCompany {
        /// Its name.
        pub name: TextField,
        /// Where post goes.
        pub address: PostalAddress,
        /// The representative account (代表口座).
        pub account: Account,
        /// Who becomes its master.
        pub master_name: TextField,
        /// The master's address.
        pub mail: MailAddress,
        /// Users of its plan.
        pub plan_users: u32,
    }
}

wire! {
    /// What is asked for.
    #[serde(tag = "kind", rename_all = "snake_case")]
    #[allow(missing_docs, reason = "the fields are named after what they hold")]
    pub enum ProcedureForm {
        /// So many more devices.
        TokenAddition { quantity: u8 },
        /// Another device for one that was lost, stolen or is faulty; a faulty one may be `returned`.
        TokenReissue { serial: Serial, reason: ReportReason, returned: bool },
        /// Another device before the printed day of one in use; only the bank files it.
        ExpiryReplacement { serial: Serial },
        /// Releasing a device that nobody of the company can.
        StopRelease { serial: Serial },
        /// Cutting links that nobody of the company can.
        Revocation { users: Vec<UserId> },
        /// New passwords for a sole master, who sets them by a mailed code.
        PasswordReset { user: UserId, lost: Lost },
        /// Lifting locks of a sole master.
        Unlock { user: UserId },
        /// Telling a login ID.
        LoginIdDisclosure { user: UserId },
        /// Another master.
        MasterChange { to: UserId, former: FormerMaster },
        /// Another PIN, written on the paper.
        PinChange { pin: PinKind },
        /// Ending a master's certificate.
        CertificateRevocation { user: UserId },
        /// Another name or address of the company.
        ContractData { name: TextField, address: PostalAddress },
        /// Another plan, by its number of users.
        PlanChange { plan_users: u32 },
        /// Another way of signing in.
        LoginMethod { method: LoginMethod },
        /// Higher caps.
        RaisedCaps { caps: Limits },
        /// The end of the contract.
        Cancellation {},
        /// A contract for a new company.
        NewApplication { company: NewCompany },
    }
}

impl ProcedureForm {
    /// What kind of procedure it is.
    #[must_use]
    pub fn kind(&self) -> ProcedureKind {
        match self {
            Self::TokenAddition { .. } => ProcedureKind::TokenAddition,
            Self::TokenReissue { .. } => ProcedureKind::TokenReissue,
            Self::ExpiryReplacement { .. } => ProcedureKind::ExpiryReplacement,
            Self::StopRelease { .. } => ProcedureKind::StopRelease,
            Self::Revocation { .. } => ProcedureKind::Revocation,
            Self::PasswordReset { .. } => ProcedureKind::PasswordReset,
            Self::Unlock { .. } => ProcedureKind::Unlock,
            Self::LoginIdDisclosure { .. } => ProcedureKind::LoginIdDisclosure,
            Self::MasterChange { .. } => ProcedureKind::MasterChange,
            Self::PinChange { .. } => ProcedureKind::PinChange,
            Self::CertificateRevocation { .. } => ProcedureKind::CertificateRevocation,
            Self::ContractData { .. } => ProcedureKind::ContractData,
            Self::PlanChange { .. } => ProcedureKind::PlanChange,
            Self::LoginMethod { .. } => ProcedureKind::LoginMethod,
            Self::RaisedCaps { .. } => ProcedureKind::RaisedCaps,
            Self::Cancellation {} => ProcedureKind::Cancellation,
            Self::NewApplication { .. } => ProcedureKind::NewApplication,
        }
    }

    /// The users that it is about.
    #[must_use]
    pub fn people(&self) -> Vec<&UserId> {
        match self {
            Self::Revocation { users } => users.iter().collect(),
            Self::PasswordReset { user, .. }
            | Self::Unlock { user }
            | Self::LoginIdDisclosure { user }
            | Self::CertificateRevocation { user }
            | Self::MasterChange { to: user, .. } => vec![user],
            _ => Vec::new(),
        }
    }

    /// The device that it is about.
    #[must_use]
    pub fn serial(&self) -> Option<&Serial> {
        match self {
            Self::TokenReissue { serial, .. }
            | Self::ExpiryReplacement { serial }
            | Self::StopRelease { serial } => Some(serial),
            _ => None,
        }
    }

    /// How many devices it brings.
    #[must_use]
    pub fn devices(&self) -> u8 {
        match self {
            Self::TokenAddition { quantity } => *quantity,
            Self::TokenReissue { .. } | Self::ExpiryReplacement { .. } | Self::NewApplication { .. } => 1,
            _ => 0,
        }
    }
}

impl ProcedureKind {
    /// All of them, in their order.
    pub fn all() -> impl Iterator<Item = Self> {
        <Self as strum::IntoEnumIterator>::iter()
    }

    /// How soon it must be looked at.
    #[must_use]
    pub fn priority(self) -> Priority {
        match self {
            Self::TokenReissue | Self::StopRelease | Self::PasswordReset | Self::Unlock => Priority::Urgent,
            _ => Priority::Ordinary,
        }
    }

    /// Whether devices are shipped in it.
    #[must_use]
    pub fn ships(self) -> bool {
        matches!(
            self,
            Self::TokenAddition | Self::TokenReissue | Self::ExpiryReplacement | Self::NewApplication
        )
    }

    /// Whether a general user may file it for themself; anything else takes administrator rights.
    #[must_use]
    pub fn for_anybody(self) -> bool {
        matches!(self, Self::TokenReissue | Self::StopRelease)
    }

    /// Whether the confirmation password may be the very thing in trouble, so that it is not asked for.
    #[must_use]
    pub fn excuses_confirmation(self) -> bool {
        matches!(self, Self::PasswordReset | Self::Unlock)
    }

    /// Whether customers file it on screen at all: an application comes from somebody who can't sign in.
    #[must_use]
    pub fn on_screen(self) -> bool {
        !matches!(self, Self::ExpiryReplacement | Self::NewApplication)
    }
}

words! {
    /// Why a form can't be filed, in the order in which it is found out.
    pub enum FormDenied {
        /// It is not filed on screen, or not by this person.
        NotOffered,
        /// No such device, or none that the person may speak for.
        DeviceUnknown,
        /// No such user.
        UserUnknown,
        /// Too few or too many devices or people.
        Quantity,
        /// The device was reported already, and is being replaced.
        AlreadyReported,
        /// The device is not stopped.
        NotStopped,
        /// Somebody of the company can do it on screen.
        OnScreen,
        /// Only for the master.
        NotMaster,
        /// The same procedure is under way.
        UnderWay,
        /// Nothing would be different.
        NothingChanged,
        /// There is no such plan, or the company has more users than it.
        Plan,
        /// The contract has ended or is stopped.
        ContractEnded,
    }
}

/// Judges whether a form names what exists and what the person may speak for. `filer` is nobody at the desk,
/// which speaks for everybody. What else is under way, and what could be done on screen, is judged by whoever has
/// read that.
///
/// # Errors
/// Why not.
pub fn judge_form(
    form: &ProcedureForm,
    filer: Option<&User>,
    users: &[User],
    keyring: &Keyring,
    largest: u8,
) -> Result<(), FormDenied> {
    let kind = form.kind();
    let rights = filer.is_none_or(|filer| filer.role.has_administrator_rights());
    if filer.is_some() && !kind.on_screen() || !rights && !kind.for_anybody() {
        return Err(FormDenied::NotOffered);
    }
    if let Some(serial) = form.serial() {
        let device = keyring.device(serial).ok_or(FormDenied::DeviceUnknown)?;
        let own = filer.is_some_and(|filer| keyring.sharers(serial).any(|user| *user == filer.id));
        if !rights && !own {
            return Err(FormDenied::DeviceUnknown);
        }
        // A reported device whose procedure came to nothing is asked for again.
        let replaced = keyring.devices.iter().any(|other| other.replaces.as_ref() == Some(serial));
        if matches!(form, ProcedureForm::TokenReissue { .. }) && replaced {
            return Err(FormDenied::AlreadyReported);
        }
        let release = matches!(form, ProcedureForm::StopRelease { .. });
        if release && device.otp.stopped_at.is_none() && device.reported.is_none() {
            return Err(FormDenied::NotStopped);
        }
    }
    let people = form.people();
    if people.iter().any(|id| !users.iter().any(|user| user.id == **id)) {
        return Err(FormDenied::UserUnknown);
    }
    match form {
        ProcedureForm::TokenAddition { quantity } if !(1..=largest).contains(quantity) => {
            Err(FormDenied::Quantity)
        }
        ProcedureForm::Revocation { users } if users.is_empty() || users.len() > usize::from(largest) => {
            Err(FormDenied::Quantity)
        }
        ProcedureForm::Revocation { users } if users.iter().any(|user| keyring.link_of(user).is_none()) => {
            Err(FormDenied::DeviceUnknown)
        }
        ProcedureForm::PasswordReset { .. }
        | ProcedureForm::Unlock { .. }
        | ProcedureForm::CertificateRevocation { .. }
            if users.iter().any(|user| people.contains(&&user.id) && user.role != Role::Master) =>
        {
            Err(FormDenied::NotMaster)
        }
        ProcedureForm::MasterChange { to, .. }
            if users.iter().any(|user| user.id == *to && user.role == Role::Master) =>
        {
            Err(FormDenied::NothingChanged)
        }
        _ => Ok(()),
    }
}

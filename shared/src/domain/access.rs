//! Who may call an operation at all. What this cannot say ("not yourself", "only with another device") is a
//! rule of its own.

use super::desk::DeskRole;
use super::user::{Role, User};

words! {
    /// The access floor of an operation: coarse, and data.
    pub enum AccessFloor {
        /// Anyone, signed in or not.
        Public,
        /// Any signed-in user.
        User,
        /// A user who may work with payees.
        PayeeWork,
        /// A user who may read everybody's history.
        AllHistory,
        /// Master and administrators (管理者権限).
        AdministratorRights,
        /// The bank itself; such operations have no public route.
        Bank,
        /// Any signed-in user of a company.
        Customer,
        /// Anybody at the desk, auditors too.
        Desk,
        /// Clerks and approvers at the desk.
        DeskWork,
        /// Approvers at the desk.
        DeskApproval,
    }
}

words! {
    /// A business that transactions belong to (業務).
    pub enum Business {
        /// 振込・振替.
        Transfer,
        /// 総合振込.
        Bulk,
        /// 給与・賞与振込.
        Payroll,
        /// 税金・各種料金の払込み.
        PayEasy,
    }
}

words! {
    /// What a user may do in a business [domain 10].
    pub enum Right {
        /// 依頼.
        Request,
        /// 全取引照会: everybody's, not only one's own.
        ViewAll,
        /// 承認.
        Approve,
        /// 全取引管理.
        Manage,
    }
}

words! {
    /// What a user may be allowed to work with, beyond their role.
    pub enum Permission {
        /// The register of transfer payees (振込先口座情報登録).
        Payees,
        /// 操作履歴照会 of everybody.
        AllHistory,
        /// 振込・振替: 依頼.
        TransferRequest,
        /// 振込・振替: 全取引照会.
        TransferViewAll,
        /// 振込・振替: 承認.
        TransferApprove,
        /// 振込・振替: 全取引管理.
        TransferManage,
        /// 総合振込: 依頼.
        BulkRequest,
        /// 総合振込: 全取引照会.
        BulkViewAll,
        /// 総合振込: 承認.
        BulkApprove,
        /// 総合振込: 全取引管理.
        BulkManage,
        /// 給与・賞与振込: 依頼.
        PayrollRequest,
        /// 給与・賞与振込: 全取引照会.
        PayrollViewAll,
        /// 給与・賞与振込: 承認.
        PayrollApprove,
        /// 給与・賞与振込: 全取引管理.
        PayrollManage,
        /// 払込み: 依頼.
        PayEasyRequest,
        /// 払込み: 全取引照会.
        PayEasyViewAll,
        /// 払込み: 承認.
        PayEasyApprove,
        /// 払込み: 全取引管理.
        PayEasyManage,
    }
}

impl Permission {
    /// The permission of a right in a business.
    #[must_use]
    pub fn of(business: Business, right: Right) -> Self {
        match (business, right) {
            (Business::Transfer, Right::Request) => Self::TransferRequest,
            (Business::Transfer, Right::ViewAll) => Self::TransferViewAll,
            (Business::Transfer, Right::Approve) => Self::TransferApprove,
            (Business::Transfer, Right::Manage) => Self::TransferManage,
            (Business::Bulk, Right::Request) => Self::BulkRequest,
            (Business::Bulk, Right::ViewAll) => Self::BulkViewAll,
            (Business::Bulk, Right::Approve) => Self::BulkApprove,
            (Business::Bulk, Right::Manage) => Self::BulkManage,
            (Business::Payroll, Right::Request) => Self::PayrollRequest,
            (Business::Payroll, Right::ViewAll) => Self::PayrollViewAll,
            (Business::Payroll, Right::Approve) => Self::PayrollApprove,
            (Business::Payroll, Right::Manage) => Self::PayrollManage,
            (Business::PayEasy, Right::Request) => Self::PayEasyRequest,
            (Business::PayEasy, Right::ViewAll) => Self::PayEasyViewAll,
            (Business::PayEasy, Right::Approve) => Self::PayEasyApprove,
            (Business::PayEasy, Right::Manage) => Self::PayEasyManage,
        }
    }
}

impl Permission {
    /// The business and the right that it is made of; none of those that belong to no business.
    #[must_use]
    pub fn parts(self) -> Option<(Business, Right)> {
        use strum::IntoEnumIterator;
        Business::iter()
            .flat_map(|business| Right::iter().map(move |right| (business, right)))
            .find(|(business, right)| Self::of(*business, *right) == self)
    }
}

/// What a person holds, as far as access floors go.
#[derive(Debug, Clone, Copy)]
pub struct Standing<'a> {
    /// Their role in the company.
    pub role: Role,
    /// What they may work with.
    pub permissions: &'a [Permission],
    /// What they do at the desk.
    pub desk: Option<DeskRole>,
}

impl<'a> Standing<'a> {
    /// How a user stands.
    #[must_use]
    pub fn of(user: &'a User) -> Self {
        Self { role: user.role, permissions: &user.permissions, desk: user.desk }
    }

    /// Whether they may do work that needs a device of one's own: at the desk that is all of it.
    #[must_use]
    pub fn needs_device(self) -> bool {
        self.desk.is_some() || AccessFloor::PayeeWork.admits(self)
    }
}

impl AccessFloor {
    /// Whether only the desk stands on it.
    #[must_use]
    pub fn is_desk(self) -> bool {
        matches!(self, Self::Desk | Self::DeskWork | Self::DeskApproval)
    }

    /// Whether someone who stands so stands on the floor. The menu, the route guards and the pipeline all ask
    /// here.
    #[must_use]
    pub fn admits(self, standing: Standing<'_>) -> bool {
        let Standing { role, permissions, desk } = standing;
        match self {
            Self::Public | Self::User => true,
            Self::Customer => desk.is_none(),
            Self::Desk => desk.is_some(),
            Self::DeskWork => matches!(desk, Some(DeskRole::Clerk | DeskRole::Approver)),
            Self::DeskApproval => desk == Some(DeskRole::Approver),
            Self::PayeeWork => role.has_administrator_rights() || permissions.contains(&Permission::Payees),
            // [domain 1.1] to see all history is granted; the master holds everything.
            Self::AllHistory => role == Role::Master || permissions.contains(&Permission::AllHistory),
            Self::AdministratorRights => role.has_administrator_rights(),
            Self::Bank => false,
        }
    }
}

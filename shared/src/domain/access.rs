//! Who may call an operation at all. What this cannot say ("not yourself", "only with another device") is a
//! rule of its own.

use super::user::Role;

words! {
    /// The access floor of an operation: coarse, and data.
    pub enum AccessFloor {
        /// Anyone, signed in or not.
        Public,
        /// Any signed-in user.
        User,
        /// A user who may work with payees.
        PayeeWork,
        /// Master and administrators (管理者権限).
        AdministratorRights,
        /// The bank itself; such operations have no public route.
        Bank,
    }
}

words! {
    /// What a user may be allowed to work with, beyond their role.
    pub enum Permission {
        /// The register of transfer payees (振込先口座情報登録).
        Payees,
    }
}

impl AccessFloor {
    /// Whether someone with this role and these permissions stands on the floor. The menu, the route guards
    /// and the pipeline all ask here.
    #[must_use]
    pub fn admits(self, role: Role, permissions: &[Permission]) -> bool {
        match self {
            Self::Public | Self::User => true,
            Self::PayeeWork => role.has_administrator_rights() || permissions.contains(&Permission::Payees),
            Self::AdministratorRights => role.has_administrator_rights(),
            Self::Bank => false,
        }
    }
}

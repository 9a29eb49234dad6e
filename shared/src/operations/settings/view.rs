use crate::domain::account::{Account, Limits};
use crate::domain::attempt::LockPolicy;
use crate::domain::authenticator::AuthenticatorTable;
use crate::domain::reset::{CodePolicy, IdRecovery, SelfReset};
use crate::domain::settings::{ContractSettings, SettingsBounds};
use crate::operations::Nothing;
use crate::operations::proof::Empty;

operation! {
    /// 設定.
    SettingsView {
        name: "settings.view",
        method: Get,
        path: "/api/settings/view",
        access: AdministratorRights,
        work: Inquiry,
        touches: [Session Write, User Read, Contract Read],
        input: Empty,
        output: SettingsPage,
        denied: Nothing,
        summary: "The settings of the contract, what may be chosen, and the bank's policy",
    }
}

wire! {
    /// What the page shows.
    pub struct SettingsPage {
        /// The version of the contract: a change names it.
        pub version: u64,
        /// The settings.
        pub settings: ContractSettings,
        /// The accounts of the company; the first is the representative one.
        pub accounts: Vec<Account>,
        /// What it may move a day, as filed on paper.
        pub caps: Limits,
        /// What may be chosen.
        pub bounds: SettingsBounds,
        /// The bank's policy.
        pub policy: PolicyView,
    }

    /// The bank's policy as far as it concerns its customers; only the bank changes it.
    pub struct PolicyView {
        /// How login passwords are locked.
        pub login_lock: LockPolicy,
        /// How confirmation passwords are locked.
        pub confirmation_lock: LockPolicy,
        /// Wrong one-time passwords that stop a device.
        pub otp_tries: u32,
        /// Longest time without work, in seconds.
        pub idle_seconds: u32,
        /// Longest session, in seconds.
        pub absolute_seconds: u32,
        /// How long a temporary password can be used, in seconds.
        pub temporary_secret_seconds: u32,
        /// How many users the plan allows, with the master.
        pub plan_users: u32,
        /// Whether administrators, too, grant administrator rights.
        pub administrators_grant: bool,
        /// Who may reset a password by a mailed code.
        pub self_reset: SelfReset,
        /// How a sole master's forgotten login ID is found again.
        pub id_recovery: IdRecovery,
        /// How mailed codes work.
        pub reset_code: CodePolicy,
        /// Whether the second factor is asked for at sign-in.
        pub second_factor_at_sign_in: bool,
        /// Days after which people are reminded that their password is old.
        pub password_reminder_days: Option<u32>,
        /// Days for which histories are shown.
        pub history_days: u32,
        /// Which work asks for which authenticator.
        pub authenticators: AuthenticatorTable,
    }
}

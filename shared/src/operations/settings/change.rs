use crate::domain::settings::{ContractSettings, SettingsDenied};
use crate::operations::proof::Empty;

operation! {
    /// 設定の変更, inside the bank's bounds.
    SettingsChange {
        name: "settings.change",
        method: Post,
        path: "/api/settings/change",
        access: AdministratorRights,
        work: ContractSettings,
        keyed: true,
        touches: [Session Write, User Read, Contract Write, ConfirmationSecret Write, Audit Write, Outbox Write, Idempotency Write],
        hashes: true,
        input: ChangeSettings,
        output: Empty,
        denied: SettingsDenied,
        summary: "Change what the bank leaves to the company: approvals, limits, idle time, notices",
    }
}

wire! {
    /// The settings as they shall be.
    pub struct ChangeSettings {
        /// The version of the contract that the page showed.
        pub version: u64,
        /// All of them.
        pub settings: ContractSettings,
    }
}

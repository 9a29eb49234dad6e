use crate::domain::id::UserId;
use crate::domain::instant::Instant;
use crate::domain::software::SoftwareDenied;
use crate::domain::user::TextField;

operation! {
    /// Allowing a colleague a software device: they obtain it themselves, so that nobody else sees its secret.
    TokensGrantSoftware {
        name: "tokens.grant-software",
        method: Post,
        path: "/api/tokens/grant-software",
        access: AdministratorRights,
        work: GrantSoftware,
        keyed: true,
        touches: [Session Write, User Read, Contract Read, ConfirmationSecret Write, Keyring Write, SoftwareGrant Write, Life Write, Audit Write, Outbox Write, Idempotency Write],
        hashes: true,
        opens_seeds: true,
        input: GrantSoftware,
        output: SoftwareGranted,
        denied: SoftwareDenied,
        summary: "Allow a colleague without a device to obtain a software device",
    }
}

wire! {
    /// Whom.
    pub struct GrantSoftware {
        /// The person.
        pub user: UserId,
    }

    /// The allowance.
    pub struct SoftwareGranted {
        /// Their name.
        pub name: TextField,
        /// Until when it can be used.
        pub until: Instant,
    }
}

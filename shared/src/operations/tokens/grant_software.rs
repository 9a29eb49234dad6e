use crate::domain::id::UserId;
use crate::domain::instant::Instant;
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
        touches: [Session Write, User Read, Contract Read, ConfirmationSecret Write, Keyring Write, SoftwareGrant Write, Audit Write, Outbox Write, Idempotency Write],
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

words! {
    /// Why there is no software device, in the order in which it is found out.
    pub enum SoftwareDenied {
        /// The bank has none.
        NotOffered,
        /// No such user.
        NotFound,
        /// Nobody allows it to themself.
        Oneself,
        /// They have a device.
        AlreadyLinked,
        /// Their link was revoked a moment ago.
        Waiting,
        /// Nobody allowed it, or too long ago.
        NotGranted,
    }
}

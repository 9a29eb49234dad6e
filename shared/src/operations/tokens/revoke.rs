use crate::domain::id::{Serial, UserId};
use crate::domain::instant::Instant;
use crate::domain::revocation::RevocationDenied;
use crate::domain::user::TextField;
use crate::operations::Nothing;

operation! {
    /// トークンの失効: links of several people at once, each by a transaction of their own.
    TokensRevoke {
        name: "tokens.revoke",
        method: Post,
        path: "/api/tokens/revoke",
        access: AdministratorRights,
        work: RevokeLink,
        keyed: true,
        touches: [Session Write, User Read, Contract Read, ConfirmationSecret Write, Keyring Write, Life Write, Audit Write, Outbox Write, Idempotency Write],
        hashes: true,
        opens_seeds: true,
        input: Revoke,
        output: Revoked,
        denied: Nothing,
        summary: "Cut the links of selected users to their devices; one result per person",
    }
}

wire! {
    /// Whose links.
    pub struct Revoke {
        /// The people with the device that the page showed for each: at most as many as the bank's policy says for
        /// one bulk operation, nobody twice.
        pub links: Vec<LinkNamed>,
    }

    /// A link as the page showed it: a later one, which the operator has not seen, is not cut.
    pub struct LinkNamed {
        /// Whose.
        pub user: UserId,
        /// To which device.
        pub serial: Serial,
    }

    /// One person's part of a request, with the whole request in it.
    pub struct RevokeOf {
        /// The link.
        pub link: LinkNamed,
        /// The request.
        pub request: Revoke,
    }

    /// What became of each, in the order in which they were named.
    pub struct Revoked {
        /// A row per person.
        pub people: Vec<PersonRevoked>,
    }

    /// What became of one person's link.
    pub struct PersonRevoked {
        /// Who.
        pub user: UserId,
        /// Their name; none where there is no such user.
        pub name: Option<TextField>,
        /// The device.
        pub serial: Serial,
        /// Why nothing happened; `None`: it happened.
        pub refused: Option<RevocationDenied>,
        /// When they may register again.
        pub again_at: Option<Instant>,
    }
}

use crate::domain::id::Serial;
use crate::domain::instant::Instant;
use crate::domain::release::ReleaseDenied;
use crate::domain::user::TextField;

operation! {
    /// ワンタイムパスワードの利用停止解除.
    TokensReleaseStop {
        name: "tokens.release-stop",
        method: Post,
        path: "/api/tokens/release-stop",
        access: AdministratorRights,
        work: ReleaseStop,
        keyed: true,
        touches: [Session Write, User Read, Contract Read, ConfirmationSecret Write, Keyring Write, Life Write, Audit Write, Outbox Write, Idempotency Write],
        hashes: true,
        opens_seeds: true,
        input: ReleaseStop,
        output: Released,
        denied: ReleaseDenied,
        summary: "Release a stopped device of colleagues, with another working device of one's own",
    }
}

wire! {
    /// Which stop: a later one, which the operator has not seen, is not released.
    pub struct ReleaseStop {
        /// The device.
        pub serial: Serial,
        /// When it was stopped, as the page showed it.
        pub stopped_at: Instant,
    }

    /// Who may work again.
    pub struct Released {
        /// The device.
        pub serial: Serial,
        /// Its sharers.
        pub people: Vec<TextField>,
    }
}

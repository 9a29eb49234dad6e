use crate::domain::id::Serial;
use crate::operations::proof::Empty;

operation! {
    /// Finding the clock of one's own device again, by two consecutive codes [RFC 4226 7.4].
    TokensResynchronise {
        name: "tokens.resynchronise",
        method: Post,
        path: "/api/tokens/resynchronise",
        access: User,
        work: Resynchronise,
        keyed: true,
        touches: [Session Write, User Read, Contract Read, ConfirmationSecret Write, Keyring Write, Life Write, Audit Write, Outbox Write, Idempotency Write],
        hashes: true,
        opens_seeds: true,
        input: Empty,
        output: Resynchronised,
        denied: ResynchroniseDenied,
        summary: "Find the clock of one's own device again, by two consecutive codes",
    }
}

wire! {
    /// The device whose clock is known again.
    pub struct Resynchronised {
        /// Its serial.
        pub serial: Serial,
    }
}

words! {
    /// Why a device can't be resynchronised.
    pub enum ResynchroniseDenied {
        /// One has none.
        NoDevice,
    }
}

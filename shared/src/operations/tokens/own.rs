use super::TokenView;
use crate::domain::id::Serial;
use crate::domain::instant::Instant;
use crate::operations::Nothing;
use crate::operations::proof::Empty;

operation! {
    /// One's own device.
    TokensOwn {
        name: "tokens.own",
        method: Get,
        path: "/api/tokens/own",
        access: User,
        work: Inquiry,
        touches: [Session Write, User Read, Contract Read, Keyring Read, SoftwareGrant Read],
        input: Empty,
        output: OwnToken,
        denied: Nothing,
        summary: "One's own device, its state, and who could release it",
    }
}

wire! {
    /// One's own device.
    pub struct OwnToken {
        /// The device; `None` where none is registered.
        pub token: Option<TokenView>,
        /// Until when a revocation bars a registration.
        pub waits_until: Option<Instant>,
        /// Until when a software device may be obtained, where one was allowed.
        pub software_until: Option<Instant>,
        /// The device that the bank sent in place of one's own, to be registered in its stead.
        pub successor: Option<Serial>,
    }
}

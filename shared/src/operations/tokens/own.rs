use super::TokenView;
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
        touches: [Session Write, User Read, Contract Read, Keyring Read],
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
    }
}

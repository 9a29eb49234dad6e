use super::TokenView;
use crate::operations::Nothing;
use crate::operations::proof::Empty;

operation! {
    /// The devices of the company.
    TokensList {
        name: "tokens.list",
        method: Get,
        path: "/api/tokens/list",
        access: AdministratorRights,
        work: Inquiry,
        touches: [Session Write, User Read, Contract Read, Keyring Read],
        input: Empty,
        output: TokenList,
        denied: Nothing,
        summary: "The devices of the company with their sharers, states and failures",
    }
}

wire! {
    /// The devices of the company.
    pub struct TokenList {
        /// By serial.
        pub tokens: Vec<TokenView>,
    }
}

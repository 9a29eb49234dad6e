use crate::domain::id::Serial;
use crate::domain::life::LifeEvent;

operation! {
    /// The life of a device.
    TokensHistory {
        name: "tokens.history",
        method: Get,
        path: "/api/tokens/history",
        access: User,
        work: Inquiry,
        touches: [Session Write, User Read, Contract Read, Keyring Read, Life Read],
        input: WhichToken,
        output: TokenHistory,
        denied: HistoryDenied,
        summary: "What happened to a device, newest first: one's own, or any for those with administrator rights",
    }
}

wire! {
    /// Which device.
    pub struct WhichToken {
        /// Its serial.
        pub serial: Serial,
        /// The cursor of the page before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub before: Option<String>,
    }

    /// A page of its life.
    pub struct TokenHistory {
        /// Newest first.
        pub events: Vec<LifeEvent>,
        /// The cursor of the next page, if there is one.
        pub next: Option<String>,
    }
}

words! {
    /// Why the life of a device is not told.
    pub enum HistoryDenied {
        /// No such device, or not one's own.
        NotFound,
    }
}

use crate::operations::Nothing;
use crate::operations::proof::Empty;

operation! {
    /// 有効期限, once a day: people are told, and another device is on its way. Running it twice, or missing a day,
    /// harms nothing.
    BankExpireTokens {
        name: "bank.expire-tokens",
        method: Post,
        path: "/api/bank/expire-tokens",
        access: Bank,
        work: Bank,
        touches: [Contract Read, Keyring Write, Life Write, Procedure Write, Audit Write, Outbox Write],
        by_time: [Keyring],
        triggers: [Schedule("cron(5 0 * * ? *)")],
        input: Empty,
        output: Expired,
        denied: Nothing,
        summary: "Tell people of devices that come to their printed day, and file their replacement",
    }
}

wire! {
    /// What the run found.
    pub struct Expired {
        /// Devices that came into question.
        pub due: u32,
        /// Those whose replacement was filed now.
        pub filed: u32,
        /// Those that were left for the next run, because something else was writing or broke.
        pub left: u32,
    }
}

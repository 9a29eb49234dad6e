use crate::domain::id::ContractId;
use crate::operations::{Nothing, Touch};

operation! {
    /// The mailer: each notice as it is written, and every few minutes whatever was left. Running it twice harms
    /// nothing.
    BankSendNotices {
        name: "bank.send-notices",
        method: Post,
        path: "/api/bank/send-notices",
        access: Bank,
        work: Bank,
        touches: [Contract Read, User Write, Outbox Write, Notice Write],
        opens_seeds: true,
        by_time: [Outbox],
        mails: true,
        triggers: [Stream(Touch::Outbox), Schedule("rate(5 minutes)")],
        input: SendNotices,
        output: Sent,
        denied: Nothing,
        summary: "Bring notices from the outbox to people: one of them, or all that were not sent",
    }
}

wire! {
    /// Which notices.
    pub struct SendNotices {
        /// This one; without it, all that were left.
        pub notice: Option<NoticeNamed>,
    }

    /// A notice on its way.
    pub struct NoticeNamed {
        /// Whose people it is for.
        pub contract: ContractId,
        /// Its id.
        pub id: String,
    }

    /// What became of them.
    pub struct Sent {
        /// Notices that are closed now.
        pub delivered: u32,
        /// Notices for the next time.
        pub left: u32,
    }
}

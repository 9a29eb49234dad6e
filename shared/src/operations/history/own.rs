use super::{History, HistoryFilter};
use crate::operations::Nothing;

operation! {
    /// 操作履歴照会 of one's own.
    HistoryOwn {
        name: "history.own",
        method: Get,
        path: "/api/history/own",
        access: User,
        work: Inquiry,
        touches: [Session Write, User Read, Contract Read, Audit Read],
        input: HistoryFilter,
        output: History,
        denied: Nothing,
        summary: "One's own operations, refused ones included, newest first",
    }
}

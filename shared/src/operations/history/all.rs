use super::{History, HistoryFilter};
use crate::operations::Nothing;

operation! {
    /// 操作履歴照会 of everybody in the company.
    HistoryAll {
        name: "history.all",
        method: Get,
        path: "/api/history/all",
        access: AllHistory,
        work: Inquiry,
        touches: [Session Write, User Read, Contract Read],
        by_time: [Audit],
        input: HistoryFilter,
        output: History,
        denied: Nothing,
        summary: "Everybody's operations, refused ones included, newest first",
    }
}

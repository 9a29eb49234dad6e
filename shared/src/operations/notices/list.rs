use crate::domain::id::Serial;
use crate::domain::instant::{CivilDate, Instant};
use crate::domain::notice::{NoticeKind, ProcedureMark};
use crate::domain::user::TextField;
use crate::domain::user_draft::UserField;
use crate::operations::Nothing;

operation! {
    /// お知らせ: one's own notices.
    NoticesList {
        name: "notices.list",
        method: Get,
        path: "/api/notices/list",
        access: User,
        work: Inquiry,
        touches: [Session Write, User Read, Contract Read, Notice Read],
        input: NoticePage,
        output: NoticeList,
        denied: Nothing,
        summary: "One's own notices, newest first",
    }
}

wire! {
    /// Which page.
    #[derive(Default)]
    pub struct NoticePage {
        /// The cursor of the page before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub before: Option<String>,
    }

    /// A page of notices.
    pub struct NoticeList {
        /// Newest first.
        pub notices: Vec<NoticeView>,
        /// The cursor of the next page, if there is one.
        pub next: Option<String>,
    }

    /// A notice as people read it.
    pub struct NoticeView {
        /// When it happened.
        pub at: Instant,
        /// What happened.
        pub kind: NoticeKind,
        /// To whom.
        pub person: Option<TextField>,
        /// By whom, if by somebody else.
        pub by: Option<TextField>,
        /// With which device.
        pub serial: Option<Serial>,
        /// Which parts of a user's record changed.
        pub fields: Vec<UserField>,
        /// The procedure that it is about.
        pub procedure: Option<ProcedureMark>,
        /// A day that it speaks of: a printed day.
        pub day: Option<CivilDate>,
        /// The number of the request that caused it.
        pub reference: String,
    }
}

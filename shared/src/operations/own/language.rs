use crate::domain::user::Language;
use crate::operations::Nothing;
use crate::operations::proof::Empty;

operation! {
    /// The language of what is sent to oneself.
    OwnLanguage {
        name: "own.language",
        method: Post,
        path: "/api/own/language",
        access: User,
        work: Inquiry,
        first_use: true,
        touches: [Session Write, User Write, Contract Read, Audit Write],
        input: ChooseLanguage,
        output: Empty,
        denied: Nothing,
        summary: "Choose the language of what is sent to oneself",
    }
}

wire! {
    /// The language.
    pub struct ChooseLanguage {
        /// Which.
        pub language: Language,
    }
}

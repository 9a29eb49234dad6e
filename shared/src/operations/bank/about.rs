use crate::domain::policy::{LoginIdRule, PasswordRule};
use crate::operations::Nothing;
use crate::operations::proof::Empty;

operation! {
    /// What anyone may know of the bank.
    BankAbout {
        name: "bank.about",
        method: Get,
        path: "/api/bank/about",
        access: Public,
        work: Inquiry,
        touches: [BankData Read],
        input: Empty,
        output: About,
        denied: Nothing,
        summary: "The bank's contacts and the rules of new IDs and passwords",
    }
}

wire! {
    /// What the page needs to know before anyone signs in.
    pub struct About {
        /// Whom to call.
        pub contacts: Contacts,
        /// What a new password must look like.
        pub password: PasswordRule,
        /// What a new login ID must look like.
        pub login_id: LoginIdRule,
        /// What the bank tells everybody now.
        pub banner: Option<Bilingual>,
    }

    /// The bank's contacts, shown wherever only the bank can help.
    pub struct Contacts {
        /// The branch.
        pub branch: Bilingual,
        /// Its telephone number.
        pub telephone: String,
        /// When it answers.
        pub hours: Bilingual,
    }

    /// A text of the bank's own in both languages.
    pub struct Bilingual {
        /// Japanese.
        pub ja: String,
        /// English.
        pub en: String,
    }
}

use crate::domain::id::UserId;
use crate::domain::rescue::{Problem, Way};
use crate::domain::user::TextField;

operation! {
    /// もしも: a mishap of one person, played through with the company as it is today.
    RescueWhatIf {
        name: "rescue.what-if",
        method: Get,
        path: "/api/rescue/what-if",
        access: User,
        work: Inquiry,
        touches: [Session Write, User Read, Contract Read, Keyring Read],
        input: WhatIf,
        output: WhatIfAnswer,
        denied: WhatIfDenied,
        summary: "Who could put a mishap right today; others' mishaps for those with administrator rights",
    }
}

wire! {
    /// Whose mishap, and which.
    pub struct WhatIf {
        /// The user.
        pub user: UserId,
        /// What happens to them.
        pub problem: Problem,
    }

    /// What could be done.
    pub struct WhatIfAnswer {
        /// Who it happens to.
        pub name: TextField,
        /// The ways, in the order in which one would try them; none where it can't happen to them.
        pub helps: Vec<HelpView>,
    }

    /// A way out, with those who could go it.
    pub struct HelpView {
        /// The way.
        pub way: Way,
        /// Their names; empty where it takes no colleague.
        pub people: Vec<TextField>,
    }
}

words! {
    /// Why it can't be played through.
    pub enum WhatIfDenied {
        /// There is no such user, or not for the person who asks.
        NotFound,
    }
}

use crate::operations::proof::Empty;
use crate::operations::Nothing;

operation! {
    /// Signing out.
    SessionSignOut {
        name: "session.sign-out",
        method: Post,
        path: "/api/session/sign-out",
        access: User,
        work: Inquiry,
        first_use: true,
        touches: [Session Write, User Read, Contract Read, Audit Write],
        input: Empty,
        output: Empty,
        denied: Nothing,
        summary: "Sign out",
    }
}

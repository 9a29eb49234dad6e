use crate::operations::Nothing;
use crate::operations::proof::Empty;

operation! {
    /// Signing out.
    SessionSignOut {
        name: "session.sign-out",
        method: Post,
        path: "/api/session/sign-out",
        access: User,
        work: Inquiry,
        first_use: true,
        half_signed_in: true,
        touches: [Session Write, User Read, Contract Read, Audit Write],
        input: Empty,
        output: Empty,
        denied: Nothing,
        summary: "Sign out",
    }
}

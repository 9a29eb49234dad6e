use crate::domain::id::LoginId;

operation! {
    /// Signing in with login ID and password.
    SessionSignIn {
        name: "session.sign-in",
        method: Post,
        path: "/api/session/sign-in",
        access: Public,
        work: SignIn,
        touches: [Throttle Write, LoginSecret Write, Session Write, Contract Read, Audit Write, Outbox Write],
        hashes: true,
        input: SignIn,
        output: SignedIn,
        denied: SignInDenied,
        summary: "Sign in with login ID and login password",
    }
}

wire! {
    /// Who signs in; the password is the proof.
    pub struct SignIn {
        /// The login ID.
        pub login_id: LoginId,
    }

    /// What the page does next is asked of `session.me`; only what is known at the door comes here.
    pub struct SignedIn {
        /// Whether another session of the same user was ended.
        pub displaced: bool,
    }
}

words! {
    /// One answer for unknown ID, wrong password, lock and suspension: a stranger learns nothing [rules 5].
    pub enum SignInDenied {
        /// IDかパスワードが違うか、利用が停止されています.
        Refused,
    }
}

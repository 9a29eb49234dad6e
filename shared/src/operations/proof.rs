//! How a request carries its input and the proofs that its work asks for.

use crate::domain::secret::{OtpCode, Password};
use serde::{Deserialize, Serialize};

wire! {
    /// What a person typed to prove that it is they who act. Which of it is asked for is the authenticator
    /// table's word; what is not asked for is not looked at.
    #[derive(Default)]
    pub struct Proof {
        /// The login password.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub login_password: Option<Password>,
        /// The confirmation password.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub confirmation_password: Option<Password>,
        /// A code that was mailed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub mailed_code: Option<OtpCode>,
        /// A one-time password.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub otp: Option<OtpCode>,
        /// The one-time password after that, where a device that drifted is being registered.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub next_otp: Option<OtpCode>,
    }
}

/// The body of every `Post`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Request<I> {
    /// What is asked for.
    pub input: I,
    /// The proofs.
    #[serde(default)]
    pub proof: Proof,
}

wire! {
    /// The input of an operation that takes none.
    #[derive(Default)]
    pub struct Empty {}
}

/// Headers that page and pipeline agree on.
pub mod header {
    /// Present on every request of the page; a form on a foreign page can't send it.
    pub const CLIENT: &str = "kagimate-client";
    /// Marks calls that the page makes by itself; they don't extend a session.
    pub const BACKGROUND: &str = "kagimate-background";
    /// So that a repeated request happens once.
    pub const IDEMPOTENCY_KEY: &str = "idempotency-key";
    /// CloudFront proves by it that a request came through it; no browser knows it.
    pub const ORIGIN_SECRET: &str = "kagimate-origin-secret";
    /// On answers: the request had been committed before, and was not done again.
    pub const REPEATED: &str = "kagimate-repeated";
    /// On answers: the server's clock, in milliseconds since 1970.
    pub const TIME: &str = "kagimate-time";
    /// On answers: when the session ends if nothing happens, in milliseconds since 1970.
    pub const SESSION_ENDS: &str = "kagimate-session-ends";
    /// On answers: the version of the server, so that an older page offers to reload.
    pub const VERSION: &str = "kagimate-version";
}

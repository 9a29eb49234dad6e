use crate::operations::Nothing;
use crate::operations::proof::Empty;

operation! {
    /// The second half of a sign-in, where the bank asks for the second factor there.
    SessionProveSecondFactor {
        name: "session.prove-second-factor",
        method: Post,
        path: "/api/session/prove-second-factor",
        access: User,
        work: SecondFactorAtSignIn,
        first_use: true,
        half_signed_in: true,
        touches: [Session Write, User Read, Contract Read, Keyring Write, Life Write, Audit Write, Outbox Write],
        opens_seeds: true,
        input: Empty,
        output: Empty,
        denied: Nothing,
        summary: "Prove the second factor of a sign-in",
    }
}

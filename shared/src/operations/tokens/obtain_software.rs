use crate::domain::id::Serial;
use crate::domain::secret::Secret;
use crate::domain::software::SoftwareDenied;
use crate::operations::proof::Empty;

operation! {
    /// Obtaining the software device that one was allowed; two consecutive codes register it then.
    TokensObtainSoftware {
        name: "tokens.obtain-software",
        method: Post,
        path: "/api/tokens/obtain-software",
        access: Customer,
        work: ObtainSoftware,
        keyed: true,
        touches: [Session Write, User Read, Contract Read, ConfirmationSecret Write, Keyring Write, SoftwareGrant Write, Import Write, Serial Write, Life Write, Audit Write, Outbox Write, Idempotency Write],
        hashes: true,
        opens_seeds: true,
        input: Empty,
        output: SoftwareDevice,
        denied: SoftwareDenied,
        summary: "Obtain the software device that one was allowed; its secret is in the answer, once",
    }
}

wire! {
    /// The device. Its secret leaves here and nowhere else.
    pub struct SoftwareDevice {
        /// Its serial.
        pub serial: Serial,
        /// The `otpauth://` address; none in the answer to a repeat: its secret was shown.
        pub otpauth: Option<Secret>,
        /// The same as a two-dimensional code: the path of an SVG in units of its modules.
        pub code: Option<Secret>,
        /// Modules on each side of the code, its quiet zone included.
        pub modules: u32,
    }
}

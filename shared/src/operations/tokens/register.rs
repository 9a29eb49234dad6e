use crate::domain::id::Serial;
use crate::domain::instant::CivilDate;
use crate::domain::registration::RegistrationDenied;

operation! {
    /// 利用開始登録: registering a device of one's own.
    TokensRegister {
        name: "tokens.register",
        method: Post,
        path: "/api/tokens/register",
        access: User,
        work: RegisterDevice,
        keyed: true,
        touches: [Session Write, User Read, Contract Read, ConfirmationSecret Write, Keyring Write, Life Write, Audit Write, Outbox Write, Idempotency Write],
        hashes: true,
        opens_seeds: true,
        input: Register,
        output: Registered,
        denied: RegistrationDenied,
        summary: "Register a device of one's own by its serial and current one-time password",
    }
}

wire! {
    /// The device; its code, or two consecutive ones, is the proof.
    pub struct Register {
        /// The serial on its back.
        pub serial: Serial,
    }

    /// The registered device.
    pub struct Registered {
        /// Its serial.
        pub serial: Serial,
        /// Its printed last day.
        pub expires_on: Option<CivilDate>,
        /// How many people share it now.
        pub sharers: u32,
    }
}

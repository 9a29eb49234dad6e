use crate::domain::user::MailAddress;
use crate::operations::proof::Empty;

operation! {
    /// メールアドレス訂正: a notice came back, so the address is corrected by its holder.
    OwnMail {
        name: "own.mail",
        method: Post,
        path: "/api/own/mail",
        access: User,
        work: OwnMail,
        keyed: true,
        touches: [Session Write, User Write, Contract Read, ConfirmationSecret Write, Audit Write, Outbox Write, Idempotency Write],
        hashes: true,
        input: CorrectMail,
        output: Empty,
        denied: MailDenied,
        summary: "Correct one's own mail address after a notice came back; the old and the new one are told",
    }
}

wire! {
    /// The right address.
    pub struct CorrectMail {
        /// Where notices shall go.
        pub mail: MailAddress,
    }
}

words! {
    /// Why it can't be corrected here.
    pub enum MailDenied {
        /// No notice came back: administrators change addresses.
        NotBounced,
        /// It is the same address.
        NothingChanged,
    }
}

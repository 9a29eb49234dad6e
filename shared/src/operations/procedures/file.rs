use super::ProcedureView;
use crate::domain::fee::Quote;
use crate::domain::procedure::{FormDenied, ProcedureForm};

operation! {
    /// Filing a procedure. A report of loss, theft or fault stops the device at once, before any paper.
    ProceduresFile {
        name: "procedures.file",
        method: Post,
        path: "/api/procedures/file",
        access: Customer,
        work: FileProcedure,
        keyed: true,
        touches: [Session Write, User Read, Contract Write, ConfirmationSecret Write, LoginSecret Read, Keyring Write, Life Write, Procedure Write, Audit Write, Outbox Write, Idempotency Write],
        hashes: true,
        opens_seeds: true,
        input: FileProcedure,
        output: ProcedureView,
        denied: FormDenied,
        summary: "File a procedure with the bank; a lost, stolen or faulty device stops at once",
    }
}

wire! {
    /// What is asked for, at which price.
    pub struct FileProcedure {
        /// The form.
        pub form: ProcedureForm,
        /// What the page said it costs: if it costs something else by now, nothing is filed.
        pub quote: Quote,
    }
}

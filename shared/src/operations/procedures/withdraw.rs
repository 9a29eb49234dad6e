use super::{ProcedureDenied, ProcedureView, WhichProcedure};

operation! {
    /// 取下げ: as long as nobody at the bank has looked at it. What a report stopped stays stopped.
    ProceduresWithdraw {
        name: "procedures.withdraw",
        method: Post,
        path: "/api/procedures/withdraw",
        access: Customer,
        work: WithdrawProcedure,
        keyed: true,
        touches: [Session Write, User Read, Contract Write, Keyring Read, Procedure Write, Charge Read, Audit Write, Idempotency Write],
        input: WhichProcedure,
        output: ProcedureView,
        denied: ProcedureDenied,
        summary: "Withdraw a procedure that nobody at the bank has looked at",
    }
}

use crate::domain::id::{ContractId, ProcedureId, Serial};
use crate::domain::instant::Instant;
use crate::domain::procedure::{FormDenied, Offer, ProcedureForm, Step, StepDenied};
use crate::domain::secret::Secret;
use crate::domain::user::{MailAddress, TextField};
use crate::operations::procedures::ProcedureView;

macro_rules! step_operation {
    ($(#[$meta:meta])* $type:ident, $name:literal, $path:literal, $access:ident, [$($touch:ident $grant:ident),+], $input:ty, $output:ty, $summary:literal) => {
        operation! {
            $(#[$meta])*
            $type {
                name: $name,
                method: Post,
                path: $path,
                access: $access,
                work: Desk,
                keyed: true,
                touches: [$($touch $grant),+],
                hashes: true,
                opens_seeds: true,
                input: $input,
                output: $output,
                denied: StepDenied,
                summary: $summary,
            }
        }
    };
}

operation! {
    /// A procedure as the desk sees it.
    DeskProcedure {
        name: "desk.procedure",
        method: Get,
        path: "/api/desk/procedure",
        access: Desk,
        work: Inquiry,
        touches: [Session Write, User Read, Contract Read, Keyring Read, Procedure Read, Charge Read],
        input: ProcedureNamed,
        output: DeskProcedureView,
        denied: StepDenied,
        summary: "A procedure with what the desk needs to judge it, and what the clerk may do next",
    }
}

operation! {
    /// 受付: a paper form that came in; one that was filed before only moves on.
    DeskReceive {
        name: "desk.receive",
        method: Post,
        path: "/api/desk/receive",
        access: DeskWork,
        work: Desk,
        keyed: true,
        touches: [Session Write, User Read, Contract Write, ConfirmationSecret Write, LoginSecret Read, Keyring Write, Life Write, Procedure Write, Audit Write, Outbox Write, Idempotency Write],
        hashes: true,
        opens_seeds: true,
        input: Receive,
        output: DeskProcedureView,
        denied: FormDenied,
        summary: "Receive a paper form: a new procedure, received; a lost, stolen or faulty device stops at once",
    }
}

operation! {
    /// A loss told by telephone: the device stops at once, and a procedure awaits its paper.
    DeskReportLoss {
        name: "desk.report-loss",
        method: Post,
        path: "/api/desk/report-loss",
        access: DeskWork,
        work: Desk,
        keyed: true,
        touches: [Session Write, User Read, Contract Read, ConfirmationSecret Write, Keyring Write, Life Write, Procedure Write, Audit Write, Outbox Write, Idempotency Write],
        hashes: true,
        opens_seeds: true,
        input: ReportLoss,
        output: DeskProcedureView,
        denied: FormDenied,
        summary: "Stop a device that was reported by telephone, with a call-back reference",
    }
}

step_operation!(
    /// 受付 of the paper to a procedure that was filed on screen or by telephone.
    DeskReceived, "desk.received", "/api/desk/received", DeskWork,
    [Session Write, User Read, Contract Read, ConfirmationSecret Write, Keyring Write, Life Write, Procedure Write, Charge Read, Audit Write, Outbox Write, Idempotency Write],
    StepNamed, DeskProcedureView, "Note that the paper of a procedure is there"
);
step_operation!(
    /// 確認.
    DeskCheck, "desk.check", "/api/desk/check", DeskWork,
    [Session Write, User Read, Contract Read, ConfirmationSecret Write, Keyring Write, Life Write, Procedure Write, Charge Read, Audit Write, Outbox Write, Idempotency Write],
    StepNamed, DeskProcedureView, "Note that seal and identity were checked"
);
step_operation!(
    /// 承認, by another person than the one who checked.
    DeskApprove, "desk.approve", "/api/desk/approve", DeskApproval,
    [Session Write, User Read, Contract Read, ConfirmationSecret Write, Keyring Write, Life Write, Procedure Write, Charge Read, Audit Write, Outbox Write, Idempotency Write],
    StepNamed, DeskProcedureView, "Approve a procedure that another person has checked"
);
step_operation!(
    /// 差戻し, with a reason.
    DeskReject, "desk.reject", "/api/desk/reject", DeskWork,
    [Session Write, User Read, Contract Write, ConfirmationSecret Write, Keyring Write, Life Write, Procedure Write, Charge Read, Audit Write, Outbox Write, Idempotency Write],
    StepNamed, DeskProcedureView, "Reject a procedure, with the reason that the customer is told"
);
step_operation!(
    /// 実行: what the form asks for happens, in one transaction, and is charged once.
    DeskExecute, "desk.execute", "/api/desk/execute", DeskWork,
    [Session Delete, User Write, Contract Write, LoginSecret Write, ConfirmationSecret Write, Roster Write, Keyring Delete, Life Write, Stock Delete, BankData Read, Import Read, Serial Write, Reset Write, Procedure Write, Charge Write, Audit Write, Outbox Write, Idempotency Write],
    Execute, Executed, "Carry out an approved procedure"
);
step_operation!(
    /// 発送, to the contract's registered address and nowhere else.
    DeskShip, "desk.ship", "/api/desk/ship", DeskWork,
    [Session Write, User Read, Contract Read, ConfirmationSecret Write, Keyring Write, Life Write, Procedure Write, Charge Read, Audit Write, Outbox Write, Idempotency Write],
    Ship, DeskProcedureView, "Ship what a procedure brings, to the registered address"
);
step_operation!(
    /// お届け.
    DeskDeliver, "desk.deliver", "/api/desk/deliver", DeskWork,
    [Session Write, User Read, Contract Read, ConfirmationSecret Write, Keyring Write, Life Write, Procedure Write, Charge Read, Audit Write, Outbox Write, Idempotency Write],
    StepNamed, DeskProcedureView, "Note that a parcel was delivered"
);
step_operation!(
    /// The faulty device came back: its fee is not asked, or given back.
    DeskReturnDevice, "desk.return-device", "/api/desk/return-device", DeskWork,
    [Session Write, User Read, Contract Read, ConfirmationSecret Write, Keyring Write, Life Write, Procedure Write, Charge Write, Audit Write, Outbox Write, Idempotency Write],
    StepNamed, DeskProcedureView, "Note that a faulty device came back; its fee is not asked, or given back"
);

wire! {
    /// Which procedure.
    pub struct ProcedureNamed {
        /// Whose; none for a new company.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub contract: Option<ContractId>,
        /// Which.
        pub id: ProcedureId,
    }

    /// Which procedure, and where it stood when the page showed it: one that has gone on since is not moved.
    pub struct StepNamed {
        /// Which.
        pub procedure: ProcedureNamed,
        /// The last step that the page showed.
        pub after: Step,
        /// What the clerk notes; the customer is told the reason of a rejection.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<Note>,
    }

    /// Carrying it out.
    pub struct Execute {
        /// Which.
        pub procedure: ProcedureNamed,
        /// The last step that the page showed.
        pub after: Step,
        /// Devices from the stock, as many as the form brings.
        #[serde(default)]
        pub serials: Vec<Serial>,
        /// The number and the policy of the contract that is opened for a new company.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub opens: Option<Opens>,
    }

    /// A contract that is opened.
    pub struct Opens {
        /// Its number, as the bank gives it.
        pub contract: ContractId,
        /// The policy that holds for it.
        pub policy: String,
    }

    /// What happened.
    pub struct Executed {
        /// The procedure.
        pub procedure: DeskProcedureView,
        /// The start-up letter of a contract that was opened; its number is shown once.
        pub letter: Option<StartUpLetter>,
    }

    /// 利用開始のご案内: the letter by which a new master obtains a login ID (ログインID取得). The number alone opens
    /// nothing: a code goes to the master's address.
    pub struct StartUpLetter {
        /// The contract.
        pub contract: ContractId,
        /// The company.
        pub company: TextField,
        /// The master.
        pub master: TextField,
        /// The number; none in the answer to a repeat.
        pub number: Option<Secret>,
        /// After this it can't be used any more.
        pub until: Instant,
    }

    /// Shipping.
    pub struct Ship {
        /// Which.
        pub procedure: ProcedureNamed,
        /// The last step that the page showed.
        pub after: Step,
        /// The address on the parcel, as the page showed it: if the registered one is another by now, nothing is
        /// shipped.
        pub address: crate::domain::postal::PostalAddress,
        /// The parcel's number.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub parcel: Option<Note>,
    }

    /// A paper form that came in.
    pub struct Receive {
        /// Whose; none for a new company.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub contract: Option<ContractId>,
        /// What stands on it.
        pub form: ProcedureForm,
    }

    /// A loss told by telephone.
    pub struct ReportLoss {
        /// Whose.
        pub contract: ContractId,
        /// The device.
        pub serial: Serial,
        /// Why.
        pub reason: crate::domain::device::ReportReason,
        /// Who called, and the number under which they were called back.
        pub call_back: Note,
    }

    /// A procedure as the desk sees it.
    pub struct DeskProcedureView {
        /// The procedure, with the names of clerks.
        pub procedure: ProcedureView,
        /// Whose; none for a new company.
        pub contract: Option<ContractId>,
        /// The company.
        pub company: TextField,
        /// Where the bank sends things.
        pub address: Option<crate::domain::postal::PostalAddress>,
        /// Whether the contract has ended, is stopped, or works.
        pub status: Option<crate::domain::contract::ContractStatus>,
        /// The master's address, to which a desk reset is mailed.
        pub master_mail: Option<MailAddress>,
        /// What could come next, and why the clerk who asks can't do it.
        pub offers: Vec<Offer>,
        /// Whether the return of a faulty device can be noted.
        pub can_return: bool,
    }
}

crate::domain::id::text_value!(
    /// What a clerk notes: one to 120 characters on one line.
    Note, |text| {
        use crate::domain::field::FieldReason;
        let text = text.trim().to_owned();
        match text.chars().count() {
            0 => Err(FieldReason::Required),
            n if n > 120 => Err(FieldReason::TooLong),
            _ if text.chars().any(char::is_control) => Err(FieldReason::Characters),
            _ => Ok(text),
        }
    }
);

/// Hands the operations on procedures to a callback macro.
#[macro_export]
macro_rules! desk_procedure_operations {
    ($callback:ident $(, $arg:ident)*) => {
        $callback! {
            $($arg),* ;
            $crate::operations::desk::DeskQueue,
            $crate::operations::desk::DeskProcedure,
            $crate::operations::desk::DeskReceive,
            $crate::operations::desk::DeskReportLoss,
            $crate::operations::desk::DeskReceived,
            $crate::operations::desk::DeskCheck,
            $crate::operations::desk::DeskApprove,
            $crate::operations::desk::DeskReject,
            $crate::operations::desk::DeskExecute,
            $crate::operations::desk::DeskShip,
            $crate::operations::desk::DeskDeliver,
            $crate::operations::desk::DeskReturnDevice
        }
    };
}

use super::ProcedureView;
use crate::domain::id::ProcedureId;
use crate::operations::Nothing;

operation! {
    /// The company's procedures: everybody's for those with administrator rights, those that concern oneself for
    /// others.
    ProceduresList {
        name: "procedures.list",
        method: Get,
        path: "/api/procedures/list",
        access: Customer,
        work: Inquiry,
        touches: [Session Write, User Read, Contract Read, Keyring Read, Procedure Read, Charge Read],
        input: ProcedurePage,
        output: ProcedureList,
        denied: Nothing,
        summary: "The company's procedures with their progress, newest first",
    }
}

operation! {
    /// A procedure.
    ProceduresView {
        name: "procedures.view",
        method: Get,
        path: "/api/procedures/view",
        access: Customer,
        work: Inquiry,
        touches: [Session Write, User Read, Contract Read, Keyring Read, Procedure Read, Charge Read],
        input: WhichProcedure,
        output: ProcedureView,
        denied: ProcedureDenied,
        summary: "A procedure with its progress",
    }
}

wire! {
    /// Which page.
    #[derive(Default)]
    pub struct ProcedurePage {
        /// The cursor of the page before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub before: Option<String>,
    }

    /// A page of procedures.
    pub struct ProcedureList {
        /// Newest first.
        pub procedures: Vec<ProcedureView>,
        /// The cursor of the next page, if there is one.
        pub next: Option<String>,
    }

    /// Which procedure.
    pub struct WhichProcedure {
        /// Its id.
        pub id: ProcedureId,
    }
}

words! {
    /// Why a procedure is not shown, or not withdrawn.
    pub enum ProcedureDenied {
        /// No such procedure, or none that concerns the person.
        NotFound,
        /// Somebody at the bank has looked at it: it can't be withdrawn any more.
        TooLate,
    }
}

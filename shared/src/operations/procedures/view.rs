use crate::domain::account::Yen;
use crate::domain::fee::{FeeReason, Quote};
use crate::domain::id::{ProcedureId, Serial, UserId};
use crate::domain::instant::{CivilDate, Instant};
use crate::domain::procedure::{Channel, Priority, ProcedureForm, Shipment, Step};
use crate::domain::user::TextField;

wire! {
    /// A procedure as people see it.
    pub struct ProcedureView {
        /// Its id.
        pub id: ProcedureId,
        /// The number on its paper.
        pub number: String,
        /// What is asked for.
        pub form: ProcedureForm,
        /// The names of the people whom the form speaks of by id.
        pub people: Vec<PersonNamed>,
        /// How it came.
        pub channel: Channel,
        /// How soon it is looked at.
        pub priority: Priority,
        /// Who filed it.
        pub filed_by: Option<TextField>,
        /// The steps that belong to it, in order.
        pub path: Vec<Step>,
        /// Those that were done.
        pub steps: Vec<StepView>,
        /// What it costs.
        pub quote: Quote,
        /// What was charged, once it was.
        pub charge: Option<ChargeView>,
        /// The first day on which it may be done, and the last usual one, as long as it is not over.
        pub expected: Option<Expected>,
        /// Devices that it assigned.
        pub serials: Vec<Serial>,
        /// Devices on their way.
        pub shipment: Option<Shipment>,
        /// When the faulty device came back.
        pub returned_at: Option<Instant>,
        /// Whether whoever asks may withdraw it.
        pub can_be_withdrawn: bool,
    }

    /// A person by name.
    pub struct PersonNamed {
        /// Who.
        pub user: UserId,
        /// Their name.
        pub name: TextField,
    }

    /// A step that was done.
    pub struct StepView {
        /// Which.
        pub step: Step,
        /// When.
        pub at: Instant,
        /// By whom at the desk; customers are not told.
        pub by: Option<TextField>,
        /// What the clerk noted.
        pub note: Option<String>,
    }

    /// What was charged.
    pub struct ChargeView {
        /// For what.
        pub reason: FeeReason,
        /// How much, with tax.
        pub yen: Yen,
        /// When.
        pub at: Instant,
        /// When it was given back.
        pub refunded_at: Option<Instant>,
        /// How much of it was.
        pub refunded: Yen,
    }

    /// When it may be done.
    pub struct Expected {
        /// The first day.
        pub least: CivilDate,
        /// The last usual one.
        pub most: CivilDate,
    }
}

//! 手続き: what only the bank can put right, from the form to the last step, on paper or on screen.

mod circumstances;
mod form;
mod steps;

pub use circumstances::{Circumstances, Locks, judge_application, judge_circumstances, same_matter};
pub use form::{
    FormDenied, FormerMaster, LoginMethod, Lost, NewCompany, PinKind, ProcedureForm, ProcedureKind,
    judge_form,
};
pub use steps::{Clerk, Offer, Step, StepDenied, advance, judge, next_steps, path};

use super::fee::Quote;
use super::id::{ContractId, ProcedureId, Serial, UserId};
use super::instant::Instant;
use super::notice::Named;
use super::postal::PostalAddress;
use serde::{Deserialize, Serialize};

words! {
    /// How a procedure came to the bank.
    pub enum Channel {
        /// Filed on screen; the paper follows.
        Screen,
        /// Received on paper.
        Paper,
        /// Told by telephone: the loss of a device.
        Phone,
        /// By the bank itself: a device comes to its printed day.
        Bank,
    }
}

words! {
    /// How soon it must be looked at. Declared from urgent to ordinary; queues are sorted by it.
    pub enum Priority {
        /// Somebody can't work, or something was lost.
        Urgent,
        /// Anything else.
        Ordinary,
    }
}

/// A step that was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StepDone {
    /// Which.
    pub step: Step,
    /// When.
    pub at: Instant,
    /// The clerk who did it; nobody: the customer, or the bank's own job.
    pub by: Option<Named>,
    /// What the clerk noted: why it was rejected, a call-back reference, a parcel's number.
    pub note: Option<String>,
}

/// Devices on their way, and where to: the contract's registered address as it stood when they were shipped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Shipment {
    /// The address.
    pub address: PostalAddress,
    /// The parcel's number.
    pub parcel: Option<String>,
    /// When they left.
    pub at: Instant,
}

/// A procedure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Procedure {
    /// Its id.
    pub id: ProcedureId,
    /// The number on its paper, to read out on the telephone.
    pub number: String,
    /// Whose; none for the application of a company that is no customer yet.
    pub contract: Option<ContractId>,
    /// The contract that was opened for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opened: Option<ContractId>,
    /// What is asked for.
    pub form: ProcedureForm,
    /// How it came.
    pub channel: Channel,
    /// Who filed it, where that is known.
    pub filed_by: Option<Named>,
    /// The steps that were done, in order; the first is the filing.
    pub steps: Vec<StepDone>,
    /// What it costs, as it was told before it was filed.
    pub quote: Quote,
    /// How soon it must be looked at.
    pub priority: Priority,
    /// Devices that it assigned.
    pub serials: Vec<Serial>,
    /// Devices on their way.
    pub shipment: Option<Shipment>,
    /// When the faulty device came back.
    pub returned_at: Option<Instant>,
}

impl Procedure {
    /// What kind of procedure it is.
    #[must_use]
    pub fn kind(&self) -> ProcedureKind {
        self.form.kind()
    }

    /// The last step that was done.
    #[must_use]
    pub fn step(&self) -> Step {
        self.steps.last().map_or(Step::Filed, |done| done.step)
    }

    /// Whether nothing can happen any more.
    #[must_use]
    pub fn is_over(&self) -> bool {
        next_steps(self).is_empty()
    }

    /// When it was filed.
    #[must_use]
    pub fn filed_at(&self) -> Instant {
        self.steps.first().map_or(Instant(0), |done| done.at)
    }

    /// Whether it can be withdrawn by whoever filed it: as long as nobody at the bank has looked at it. What a
    /// report of loss stopped stays stopped.
    #[must_use]
    pub fn can_be_withdrawn(&self) -> bool {
        self.step() == Step::Filed && self.channel == Channel::Screen
    }

    /// Whether the return of its faulty device can be noted: once, and as long as something is to come of it.
    #[must_use]
    pub fn can_be_returned(&self) -> bool {
        let refused = matches!(self.step(), Step::Rejected | Step::Withdrawn);
        self.quote.if_returned.is_some() && self.returned_at.is_none() && !refused
    }

    /// Whether the bank filed it for the device, or gave the device by it.
    #[must_use]
    pub fn renews(&self, serial: &Serial) -> bool {
        let of = self.form.serial() == Some(serial) || self.serials.contains(serial);
        matches!(self.form, ProcedureForm::ExpiryReplacement { .. }) && of
    }

    /// Whether the user may see it: one's own, or those about oneself.
    #[must_use]
    pub fn concerns(&self, user: &UserId) -> bool {
        self.filed_by.as_ref().is_some_and(|by| by.user == *user) || self.form.people().contains(&user)
    }
}

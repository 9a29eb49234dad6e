//! Procedures as people read them: what a form says, what it costs, and when it is done. Pages, papers and the
//! desk read it here.

mod cost;
mod rows;

pub use cost::{charged, cost, days, expected};
pub use rows::{Cell, Row, rows};

use shared::domain::procedure::Step;
use shared::operations::procedures::{PersonNamed, ProcedureView};

/// The last step that was done.
pub fn last_step(procedure: &ProcedureView) -> Step {
    procedure.steps.last().map_or(Step::Filed, |done| done.step)
}

/// Whether nothing can happen any more.
pub fn is_over(procedure: &ProcedureView) -> bool {
    let last = last_step(procedure);
    procedure.path.last() == Some(&last) || !procedure.path.contains(&last)
}

/// The name of a person whom a form speaks of by id.
pub fn name_in(people: &[PersonNamed], user: &shared::domain::id::UserId) -> Option<String> {
    people.iter().find(|person| person.user == *user).map(|person| person.name.to_string())
}

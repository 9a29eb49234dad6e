use crate::history::cursor;
use crate::pipeline::{Decision, Handler, Refused, Scene};
use ports::records::Identity;
use ports::store::{Page, Store, StoreError};
use shared::domain::fee::Charge;
use shared::operations::Nothing;
use shared::operations::desk::{DeskFees, FeePage, Fees};

/// Rows of a page.
const ROWS: u32 = 200;

/// The field of the cursor.
const AFTER: &str = "input.after";

impl Handler for DeskFees {
    type Loaded = Page<Charge>;

    async fn load(store: &dyn Store, _: &Identity, input: &FeePage) -> Result<Page<Charge>, StoreError> {
        let after = cursor(input.after.as_deref()).unwrap_or_default();
        store.charges_of_month(input.month.as_str(), after.as_deref(), ROWS).await
    }

    fn decide(
        _: &Scene<'_>,
        page: &Page<Charge>,
        input: &FeePage,
    ) -> Result<Decision<Self::Output>, Refused<Nothing>> {
        cursor(input.after.as_deref()).map_err(|(_, reason)| Refused::Field(AFTER, reason))?;
        Ok(Decision::answer(Fees { charges: page.rows.clone(), next: page.next.clone() }))
    }
}

use super::view;
use crate::pipeline::{Decision, Handler, Refused, Scene};
use ports::records::Identity;
use ports::store::{Page, Store, StoreError};
use shared::domain::payee::Payee;
use shared::operations::Nothing;
use shared::operations::payees::{PayeeList, PayeePage, PayeesList};

/// Rows of a page.
const ROWS: u32 = 50;

/// Longest cursor that is looked at: the sort key of a payee is shorter.
const LONGEST_CURSOR: usize = 40;

impl Handler for PayeesList {
    type Loaded = Page<Payee>;

    async fn load(store: &dyn Store, who: &Identity, input: &PayeePage) -> Result<Page<Payee>, StoreError> {
        let after =
            input.after.as_deref().filter(|cursor| !cursor.is_empty() && cursor.len() <= LONGEST_CURSOR);
        store.payees(&who.contract, after, ROWS).await
    }

    fn decide(
        _: &Scene<'_>,
        page: &Page<Payee>,
        _: &PayeePage,
    ) -> Result<Decision<Self::Output>, Refused<Nothing>> {
        let payees = page.rows.iter().cloned().map(view).collect();
        Ok(Decision::answer(PayeeList { payees, next: page.next.clone() }))
    }
}

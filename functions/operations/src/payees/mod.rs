mod list;
mod register;

use shared::domain::payee::Payee;
use shared::operations::payees::PayeeView;

/// A payee as it travels.
pub(crate) fn view(payee: Payee) -> PayeeView {
    let Payee { bank, branch, kind, number, holder, registered_at } = payee;
    PayeeView { bank, branch, kind, number, holder, registered_at }
}

use serde::{Deserialize, Serialize};
use shared::domain::instant::Instant;
use shared::domain::payee::{AccountKind, AccountNumber, BankCode, BranchCode, HolderName, Payee};

#[derive(Serialize, Deserialize)]
pub(crate) struct PayeeItem {
    bank: BankCode,
    branch: BranchCode,
    kind: AccountKind,
    number: AccountNumber,
    holder: HolderName,
    registered_at: Instant,
}

impl From<Payee> for PayeeItem {
    fn from(payee: Payee) -> Self {
        let Payee { bank, branch, kind, number, holder, registered_at } = payee;
        Self { bank, branch, kind, number, holder, registered_at }
    }
}

impl From<PayeeItem> for Payee {
    fn from(item: PayeeItem) -> Self {
        let PayeeItem { bank, branch, kind, number, holder, registered_at } = item;
        Self { bank, branch, kind, number, holder, registered_at }
    }
}

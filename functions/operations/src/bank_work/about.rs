use crate::bank::Bank;
use crate::pipeline::{Call, Effects, Endpoint, Reply};
use ports::desk::PublicRecord;
use ports::store::StoreError;
use shared::operations::bank::{About, BankAbout};
use shared::operations::desk::PublicData;

impl Endpoint for BankAbout {
    async fn run(bank: &Bank, _: &Call<Self>, _: &mut Effects) -> Reply<Self> {
        let (door, public) = (bank.policies.door(), public_data(bank).await?);
        Ok(About {
            contacts: public.contacts,
            password: door.password.clone(),
            login_id: door.login_id.clone(),
            banner: public.banner,
        })
    }
}

/// What everybody is told.
pub(crate) async fn public_data(bank: &Bank) -> Result<PublicData, StoreError> {
    Ok(told(bank, bank.store.public_data().await?.value))
}

/// The same of what was read: the configured contacts as long as the desk named no others.
pub(crate) fn told(bank: &Bank, record: PublicRecord) -> PublicData {
    let contacts = record.contacts.unwrap_or_else(|| bank.config.contacts.clone());
    PublicData { banner: record.banner, contacts }
}

use crate::bank::Bank;
use crate::pipeline::{Call, Effects, Endpoint, Reply};
use shared::operations::bank::{About, BankAbout};

impl Endpoint for BankAbout {
    async fn run(bank: &Bank, _: &Call<Self>, _: &mut Effects) -> Reply<Self> {
        let door = bank.policies.door();
        Ok(About {
            contacts: bank.config.contacts.clone(),
            password: door.password.clone(),
            login_id: door.login_id.clone(),
            banner: None,
        })
    }
}

//! Mailed codes, as the mailer derives them.

use super::actor::SignedIn;
use super::cast::{account, login_id};
use shared::domain::reset::ResetPurpose;
use shared::domain::secret::OtpCode;
use shared::operations::session::RequestReset;

/// The code of somebody's last request.
pub async fn mailed_code(person: &SignedIn, purpose: ResetPurpose) -> OtpCode {
    let world = &person.world;
    let user = person.id().as_str().try_into().unwrap();
    let key = store::keys::reset(&user, purpose);
    let table = world.table().await;
    let request = table.0[&(key.pk, key.sk)]["request"].as_s().unwrap();
    let contract = person.person.contract.as_str().try_into().unwrap();
    let contract = world.bank.store.contract(&contract).await.unwrap().unwrap().value;
    let digits = world.bank.policies.door().reset_code.digits;
    operations::mailed_code::derive(&world.bank, &contract, request, digits).await.unwrap()
}

/// What a master types who forgot their login password.
pub fn request_reset(id: &str) -> RequestReset {
    let mail = format!("{id}@midori.example");
    RequestReset { login_id: login_id(id), mail: mail.as_str().try_into().unwrap(), account: account() }
}

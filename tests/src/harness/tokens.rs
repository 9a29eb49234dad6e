//! What people do with devices, in a line each.

use super::actor::{Actor, SignedIn, Stranger};
use super::answer::Answer;
use super::cast::{code, serial};
use super::table::tamper;
use super::world::{Setup, World};
use aws_sdk_dynamodb::types::AttributeValue;
use shared::domain::device::ReportReason;
use shared::domain::instant::CivilDate;
use shared::domain::life::LifeEvent;
use shared::domain::revocation::RevocationDenied;
use shared::operations::bank::{BankExpireTokens, Expired};
use shared::operations::proof::{Empty, Proof};
use shared::operations::tokens::{
    LinkNamed, Register, Revoke, Revoked, TokenHistory, TokensHistory, TokensRegister, TokensRevoke,
    WhichToken,
};
use std::collections::HashMap;
use std::sync::Arc;

/// A bank with software devices.
pub fn with_software() -> Setup {
    Setup::differing(|policy| policy.tokens.software = true)
}

/// The request that cuts links.
pub fn revokes(links: &[(&SignedIn, &str)]) -> Revoke {
    let named = |(user, device): &(&SignedIn, &str)| LinkNamed { user: user.user(), serial: serial(device) };
    Revoke { links: links.iter().map(named).collect() }
}

impl SignedIn {
    /// Tries to cut links; what became of each.
    pub async fn revokes(&self, links: &[(&SignedIn, &str)]) -> Vec<Option<RevocationDenied>> {
        let answer = self.send::<TokensRevoke>(&revokes(links), &self.proof()).await;
        answer.output::<Revoked>().people.into_iter().map(|row| row.refused).collect()
    }

    /// Registers a device by the number that it shows.
    pub async fn registers(&self, device: &str) -> Answer {
        let proof = Proof { otp: Some(self.world.shelf.code(device)), ..self.confirmed() };
        self.send::<TokensRegister>(&Register { serial: serial(device) }, &proof).await
    }

    /// Two consecutive numbers of a device, and the confirmation password.
    pub fn pair(&self, device: &str, ahead: i64) -> Proof {
        let shows = |ahead| Some(code(&self.world.shelf.shows(device, ahead)));
        Proof { otp: shows(ahead), next_otp: shows(ahead + 1), ..self.confirmed() }
    }

    /// The life of a device, newest first.
    pub async fn life(&self, device: &str) -> Vec<LifeEvent> {
        let page: TokenHistory =
            self.get::<TokensHistory>(&WhichToken { serial: serial(device), before: None }).await;
        page.events
    }
}

impl World {
    /// A device is reported, as a procedure would do it.
    pub async fn report(&self, contract: &str, device: &str, reason: ReportReason) {
        let now = ports::environment::Clock::now(&*self.clock);
        let report = HashMap::from([
            ("reason".to_owned(), AttributeValue::S(reason.to_string())),
            ("at".to_owned(), AttributeValue::N(now.0.to_string())),
        ]);
        self.changes(contract, device, "reported", AttributeValue::M(report)).await;
    }

    /// A device is changed past the bank.
    pub async fn changes(&self, contract: &str, device: &str, attribute: &str, value: AttributeValue) {
        let key = store::keys::device(&contract.try_into().unwrap(), &serial(device));
        tamper(&self.past, &key, attribute, value).await;
    }

    /// Another day is printed on a device than the file said, and the index has it there.
    pub async fn expires(&self, contract: &str, device: &str, day: &str) {
        let printed = CivilDate::try_from(day.to_owned()).unwrap();
        let place = store::keys::expiry(printed, &contract.try_into().unwrap(), &serial(device));
        for (attribute, text) in
            [("expires_on", day.to_owned()), ("by", store::keys::expires(printed)), ("at_id", place)]
        {
            self.changes(contract, device, attribute, AttributeValue::S(text)).await;
        }
    }

    /// A run of the daily job: how many were due, filed, and left.
    pub async fn day(self: &Arc<Self>) -> (u32, u32, u32) {
        let run = Stranger(self.clone()).send::<BankExpireTokens>(&Empty {}, &Proof::default()).await;
        let Expired { due, filed, left } = run.output();
        (due, filed, left)
    }
}

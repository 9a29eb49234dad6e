use crate::bank::Bank;
use crate::mailer::{self, Undelivered};
use crate::pipeline::{Call, Effects, Endpoint, Reply, Stop};
use shared::operations::Nothing;
use shared::operations::bank::{BankSendNotices, Sent};

/// How long a notice is left to the event that carries it, in seconds, before it counts as left behind.
const GRACE_SECONDS: u32 = 60;

impl Endpoint for BankSendNotices {
    async fn run(bank: &Bank, call: &Call<Self>, _: &mut Effects) -> Reply<Self> {
        let mailer = &*bank.mailer;
        let broken = |error: Undelivered| Stop::<Nothing>::Broken(error.to_string());
        match &call.input.notice {
            Some(notice) => {
                mailer::deliver(bank, mailer, &notice.contract, &notice.id).await.map_err(broken)?;
                Ok(Sent { delivered: 1, left: 0 })
            }
            None => mailer::sweep(bank, mailer, GRACE_SECONDS).await.map_err(broken),
        }
    }
}

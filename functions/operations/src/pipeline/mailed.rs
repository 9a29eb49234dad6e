//! Mailed codes: a try is taken first and the code compared then, so that parallel guesses never get more answers
//! than the limit [rules 5].

use crate::bank::Bank;
use crate::mailed_code;
use crate::pipeline::Halt;
use ports::transaction::Write;
use shared::domain::contract::Contract;
use shared::domain::id::UserId;
use shared::domain::instant::Instant;
use shared::domain::reset::{CodePolicy, ResetPurpose, ResetRequest};
use shared::domain::secret::OtpCode;

/// What comparing gave.
pub(crate) enum Verdict {
    /// It is the code.
    Right(RightCode),
    /// It is not, and counted.
    Wrong {
        /// Tries that are left.
        remaining: u32,
    },
    /// There is no code that could be used (any more).
    None,
}

/// A code that was right: its try is given back unless it is used up.
#[derive(Debug, Clone)]
pub(crate) struct RightCode {
    user: UserId,
    request: ResetRequest,
}

impl RightCode {
    /// Whether the desk asked for it.
    pub(crate) fn by_desk(&self) -> bool {
        self.request.by_desk
    }

    /// Uses it up.
    pub(crate) fn used(&self) -> Write {
        let Self { user, request } = self;
        Write::ResetUsed { user: user.clone(), purpose: request.purpose, id: request.id.clone() }
    }

    /// Gives its try back: whoever knows the code did not guess.
    pub(crate) fn returned(&self) -> Write {
        let Self { user, request } = self;
        Write::ResetTryReturned { user: user.clone(), purpose: request.purpose, id: request.id.clone() }
    }
}

/// Compares a code with the one of a request whose try was taken.
pub(crate) async fn compare(
    bank: &Bank,
    contract: &Contract,
    user: &UserId,
    policy: &CodePolicy,
    taken: Option<ResetRequest>,
    typed: &OtpCode,
) -> Result<Verdict, Halt> {
    let Some(request) = taken.filter(|request| !bank.config.restoration.voids(request.asked_at)) else {
        return Ok(Verdict::None);
    };
    let code = mailed_code::derive(bank, contract, &request.id, policy.digits).await?;
    if bank.credentials.equal(code.expose().as_bytes(), typed.expose().as_bytes()) {
        return Ok(Verdict::Right(RightCode { user: user.clone(), request }));
    }
    Ok(Verdict::Wrong { remaining: policy.tries.saturating_sub(request.tries) })
}

/// Takes a try at a code and compares it.
pub(crate) async fn check(
    bank: &Bank,
    contract: &Contract,
    user: &UserId,
    purpose: ResetPurpose,
    policy: &CodePolicy,
    typed: &OtpCode,
    now: Instant,
) -> Result<Verdict, Halt> {
    let taken = bank.store.reserve_reset(user, purpose, policy.tries, now).await?;
    compare(bank, contract, user, policy, taken, typed).await
}

//! One attempt to have work done: what proves it, whether it is under way, and why it was refused.

use crate::api::{self, Answer, CallError};
use crate::session;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::domain::authenticator::Authenticator;
use shared::domain::id::IdempotencyKey;
use shared::operations::Operation;
use shared::operations::problem::{Failure, ProofRefusal};
use shared::operations::proof::Proof;

/// Why a proof was not accepted.
#[derive(Debug, Clone, PartialEq)]
pub struct Refused {
    /// Which authenticator.
    pub authenticator: Authenticator,
    /// Why.
    pub refusal: ProofRefusal,
    /// The number to read out on the telephone.
    pub reference: String,
}

/// What a person types to prove that it is they who act, and what became of it.
#[derive(Clone, Copy)]
pub struct Proving {
    /// The confirmation password.
    pub confirmation: RwSignal<String>,
    /// The one-time password.
    pub otp: RwSignal<String>,
    /// The one after it, where a device that drifted is registered.
    pub next_otp: RwSignal<String>,
    /// Whether the server is being asked.
    pub busy: RwSignal<bool>,
    /// Why the last proof was not accepted.
    pub refused: RwSignal<Option<Refused>>,
}

impl Proving {
    fn new() -> Self {
        Self {
            confirmation: RwSignal::new(String::new()),
            otp: RwSignal::new(String::new()),
            next_otp: RwSignal::new(String::new()),
            busy: RwSignal::new(false),
            refused: RwSignal::new(None),
        }
    }

    /// Forgets the numbers, which work once.
    fn spend_codes(self) {
        self.otp.set(String::new());
        self.next_otp.set(String::new());
    }

    /// Forgets everything that was typed.
    pub fn clear(self) {
        self.spend_codes();
        self.confirmation.set(String::new());
        self.refused.set(None);
    }
}

/// An attempt at an operation. It keeps its key while the same input is sent again, so that an answer that
/// got lost never makes the work happen twice.
pub struct Attempt<O: Operation> {
    /// What was typed as proof.
    pub proving: Proving,
    /// Why it did not happen, unless the proof was why.
    pub failure: RwSignal<Option<CallError<O::Denied>>>,
    sent: StoredValue<Option<(O::Input, IdempotencyKey)>>,
}

impl<O: Operation> Clone for Attempt<O> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<O: Operation> Copy for Attempt<O> {}

/// An attempt before anything was typed.
impl<O: Operation> Default for Attempt<O> {
    fn default() -> Self {
        Self { proving: Proving::new(), failure: RwSignal::new(None), sent: StoredValue::new(None) }
    }
}

impl<O: Operation> Attempt<O>
where
    O::Input: PartialEq,
{
    /// Sends it; `done` is called with the answer if it happened.
    pub fn send(self, input: O::Input, proof: Proof, done: impl FnOnce(Answer<O::Output>) + 'static) {
        let proving = self.proving;
        if proving.busy.get_untracked() {
            return;
        }
        proving.busy.set(true);
        proving.refused.set(None);
        self.failure.set(None);
        let key = self.key(&input);
        spawn_local(async move {
            let outcome = api::post::<O>(&input, &proof, &key).await;
            proving.busy.set(false);
            match outcome {
                Ok(answer) => {
                    self.sent.try_set_value(None);
                    proving.clear();
                    done(answer);
                }
                Err(error) => self.note(error),
            }
        });
    }

    /// Forgets what was typed and what became of it.
    pub fn clear(self) {
        self.proving.clear();
        self.failure.set(None);
    }

    fn key(self, input: &O::Input) -> IdempotencyKey {
        let kept = self.sent.with_value(|sent| {
            sent.as_ref().filter(|(before, _)| before == input).map(|(_, key)| key.clone())
        });
        kept.unwrap_or_else(|| {
            let key = api::new_key();
            self.sent.set_value(Some((input.clone(), key.clone())));
            key
        })
    }

    fn note(self, error: CallError<O::Denied>) {
        let CallError::Problem(problem) = error else {
            self.failure.set(Some(error));
            return;
        };
        if let Failure::Proof { authenticator, refusal } = problem.failure {
            // A number is spent as soon as it was looked at: the password comes before it.
            if matches!(
                authenticator,
                Authenticator::SecondFactor
                    | Authenticator::SecondFactorIfLinked
                    | Authenticator::RegisteredDevice
                    | Authenticator::ConsecutiveCodes
            ) {
                self.proving.spend_codes();
            }
            // The frame and the next work should know of a device that works no longer.
            if matches!(
                refusal,
                ProofRefusal::Stopped
                    | ProofRefusal::NoDevice
                    | ProofRefusal::DeviceExpired
                    | ProofRefusal::DeviceReported
            ) {
                session::refresh_soon();
            }
            self.proving.refused.set(Some(Refused { authenticator, refusal, reference: problem.reference }));
            return;
        }
        // A rule that speaks after the proofs has spent them; one that speaks before costs a retyped number.
        if matches!(problem.failure, Failure::Denied { .. }) {
            self.proving.spend_codes();
        }
        self.failure.set(Some(CallError::Problem(problem)));
    }
}

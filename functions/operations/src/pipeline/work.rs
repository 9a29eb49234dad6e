//! A handler at work on one request, behind one face for all operations: what runs it is compiled once.

use super::conclude::Decided;
use super::decision::Refused;
use super::guarded::{Handler, Scene};
use super::{Call, Halt, Reply, Stop};
use crate::bank::Bank;
use futures::future::BoxFuture;
use ports::records::Identity;
use ports::store::{Store, StoreError};
use ports::transaction::Duplicate;
use shared::domain::audit::Subject;
use shared::operations::Reason;
use shared::operations::problem::Failure;

/// What a handler made of a request.
pub(super) enum Ruling<'a> {
    /// It decided.
    Decided(Box<Decided<'a>>),
    /// A rule refused, by this code; and what that is about.
    Denied(&'static str, Subject),
}

/// A handler at work on one request. It keeps the answer until it is asked for.
pub(super) trait Work: Send {
    /// Loads what it needs.
    fn load<'a>(
        &'a mut self,
        store: &'a dyn Store,
        who: &'a Identity,
    ) -> BoxFuture<'a, Result<(), StoreError>>;

    /// Prepares the decision.
    fn prepare<'a>(&'a mut self, bank: &'a Bank) -> BoxFuture<'a, Result<(), Halt>>;

    /// Decides.
    fn decide<'s>(&mut self, scene: &Scene<'s>) -> Result<Ruling<'s>, Halt>;

    /// Takes the answer that the same request got before.
    fn answer_again(&mut self, answer: &str) -> Result<(), Halt>;

    /// Denies what exists already, where a rule does; the rule's code.
    fn deny_existing(&mut self, duplicate: Duplicate) -> Option<&'static str>;
}

/// A handler and what it works on.
pub(super) struct Working<'c, O: Handler> {
    call: &'c Call<O>,
    loaded: Option<O::Loaded>,
    reply: Option<Reply<O>>,
}

impl<'c, O: Handler> Working<'c, O> {
    /// A handler that begins.
    pub(super) fn on(call: &'c Call<O>) -> Self {
        Self { call, loaded: None, reply: None }
    }

    /// What it answered.
    pub(super) fn reply(self) -> Reply<O> {
        self.reply.unwrap_or_else(|| Err(Stop::Broken("nothing was answered".into())))
    }

    fn deny(&mut self, reason: O::Denied) -> &'static str {
        let code = reason.code();
        self.reply = Some(Err(Failure::Denied { reason }.into()));
        code
    }
}

fn unloaded() -> Halt {
    Halt::Broken("nothing was loaded".into())
}

impl<O: Handler> Work for Working<'_, O> {
    fn load<'a>(
        &'a mut self,
        store: &'a dyn Store,
        who: &'a Identity,
    ) -> BoxFuture<'a, Result<(), StoreError>> {
        Box::pin(async move {
            self.loaded = Some(O::load(store, who, &self.call.input).await?);
            Ok(())
        })
    }

    fn prepare<'a>(&'a mut self, bank: &'a Bank) -> BoxFuture<'a, Result<(), Halt>> {
        Box::pin(async move {
            let loaded = self.loaded.as_mut().ok_or_else(unloaded)?;
            O::prepare(bank, loaded, &self.call.input).await
        })
    }

    fn decide<'s>(&mut self, scene: &Scene<'s>) -> Result<Ruling<'s>, Halt> {
        let (loaded, input) = (self.loaded.as_ref().ok_or_else(unloaded)?, &self.call.input);
        let (output, decision) = match O::decide(scene, loaded, input) {
            Ok(decision) => decision.parted(),
            Err(Refused::Rule(reason)) => return Ok(Ruling::Denied(self.deny(reason), O::about(input))),
            Err(Refused::Field(field, reason)) => {
                return Err(Failure::Field { field: field.into(), reason }.into());
            }
            Err(Refused::Stale) => return Err(Failure::Stale.into()),
            Err(Refused::Broken(cause)) => return Err(Halt::Broken(cause)),
        };
        let remembered = self.call.key.as_ref().map(|_| serde_json::to_string(&O::remembered(&output)));
        let decided = Decided {
            decision,
            excused: O::excuses(scene, loaded, input),
            registers: O::registers(scene.keyring, input),
            remembered: remembered.transpose()?,
        };
        self.reply = Some(Ok(output));
        Ok(Ruling::Decided(Box::new(decided)))
    }

    fn answer_again(&mut self, answer: &str) -> Result<(), Halt> {
        self.reply = Some(Ok(serde_json::from_str(answer)?));
        Ok(())
    }

    fn deny_existing(&mut self, duplicate: Duplicate) -> Option<&'static str> {
        O::duplicate(duplicate).map(|reason| self.deny(reason))
    }
}

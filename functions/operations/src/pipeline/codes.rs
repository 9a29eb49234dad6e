//! Codes of devices: verified, and their acceptance or failure written conditionally with the commit.

use super::Halt;
use super::proofs::{Checked, RefusedProof};
use crate::bank::Bank;
use ports::credentials::ContractKey;
use ports::records::{Identity, StoredKeyring, Versioned};
use ports::transaction::Write;
use shared::domain::audit::Refusal;
use shared::domain::authenticator::Authenticator;
use shared::domain::contract::Contract;
use shared::domain::device::{Device, DeviceKind, DeviceState, Keyring};
use shared::domain::field::FieldReason;
use shared::domain::instant::Instant;
use shared::domain::otp::{Judgement, OtpState};
use shared::domain::policy::BankPolicy;
use shared::domain::secret::OtpCode;
use shared::operations::problem::ProofRefusal;
use shared::operations::proof::Proof;

/// Whose codes are judged, and against what.
pub(crate) struct Holder<'a> {
    pub(crate) bank: &'a Bank,
    pub(crate) contract: &'a Contract,
    pub(crate) policy: &'a BankPolicy,
    pub(crate) who: &'a Identity,
    pub(crate) keyring: &'a Keyring,
    pub(crate) stored: &'a StoredKeyring,
    pub(crate) proof: &'a Proof,
    pub(crate) now: Instant,
}

impl Holder<'_> {
    /// The person's own device.
    pub(crate) fn device(&self) -> Option<&Device> {
        self.keyring.device_of(&self.who.user)
    }

    fn key(&self) -> ContractKey<'_> {
        ContractKey { contract: &self.contract.id, wrapped: &self.contract.wrapped_key }
    }

    /// What is known about a code before it is looked at.
    pub(crate) fn before_looking(
        &self,
        authenticator: Authenticator,
        device: Option<&Device>,
    ) -> Option<Checked> {
        let told = |refusal, why| Some(Checked::Refused(RefusedProof::new(authenticator, refusal, why)));
        let Some(device) = device else { return told(ProofRefusal::NoDevice, Refusal::NoDevice) };
        match self.keyring.state(device, self.now) {
            DeviceState::Stopped => return told(ProofRefusal::Stopped, Refusal::Locked),
            DeviceState::Expired => return told(ProofRefusal::DeviceExpired, Refusal::DeviceExpired),
            DeviceState::Reported => return told(ProofRefusal::DeviceReported, Refusal::DeviceReported),
            DeviceState::Working | DeviceState::Unregistered => {}
        }
        let Some(code) = &self.proof.otp else { return Some(Checked::Missing(authenticator)) };
        // A phone's clock is not one that the bank has set: the first time, too, two codes in a row are asked for.
        let phone = authenticator == Authenticator::RegisteredDevice && device.kind == DeviceKind::Software;
        let paired = phone || authenticator == Authenticator::ConsecutiveCodes;
        if paired && self.proof.next_otp.is_none() {
            return Some(Checked::Missing(authenticator));
        }
        let short = |code: &OtpCode| code.expose().len() != usize::from(device.parameters.digits);
        if short(code) {
            return Some(Checked::Malformed("proof.otp", FieldReason::OtpShape));
        }
        self.proof
            .next_otp
            .as_ref()
            .filter(|next| short(next))
            .map(|_| Checked::Malformed("proof.next_otp", FieldReason::OtpShape))
    }

    /// Judges a code; its acceptance or failure becomes a conditional write of the device.
    pub(crate) async fn judge(
        &self,
        authenticator: Authenticator,
        device: Option<&Device>,
        writes: &mut Vec<Write>,
    ) -> Result<Option<RefusedProof>, Halt> {
        let (Some(device), Some(code)) = (device, &self.proof.otp) else { return Ok(None) };
        let version = self
            .stored
            .version_of(device)
            .ok_or_else(|| Halt::Broken("a device without a version".into()))?;
        let (policy, user, now) = (&self.policy.otp, &self.who.user, self.now);
        let (step, key) = (device.parameters.step_seconds, self.key());
        let state = &self.bank.config.restoration.settled(&device.otp, policy, step);
        let resynchronises = authenticator == Authenticator::ConsecutiveCodes;
        let paired = resynchronises || authenticator == Authenticator::RegisteredDevice;
        let pair = self.proof.next_otp.as_ref().filter(|_| paired);
        let judgement = match pair {
            None => {
                let matched = self
                    .bank
                    .credentials
                    .matching_steps(key, device, code, state.window(policy, step, now))
                    .await?;
                state.judge(policy, step, &matched, user, now)
            }
            Some(next) => {
                let wide = state.wide_window(policy, step, now);
                // Wide only for a device that nobody uses yet, or for one of its own people who says that it
                // drifted: moved far by a newcomer, it would fail everybody who uses it.
                let used = !resynchronises && self.keyring.sharers(&device.serial).next().is_some();
                let (wide, greatest_move) =
                    if used { (state.window(policy, step, now), 1) } else { (wide, policy.greatest_drift) };
                let first = self.bank.credentials.matching_steps(key, device, code, wide.clone()).await?;
                let second = self.bank.credentials.matching_steps(key, device, next, wide).await?;
                state.judge_pair(policy, step, (&first, &second), greatest_move, user, now)
            }
        };
        let write = |otp| Write::Device {
            contract: self.who.contract.clone(),
            device: Versioned { version, value: Device { otp, ..device.clone() } },
        };
        Ok(match judgement {
            Judgement::Accepted(otp) => {
                writes.push(write(otp));
                None
            }
            Judgement::AlreadyUsed => {
                Some(RefusedProof::new(authenticator, ProofRefusal::AlreadyUsed, Refusal::AlreadyUsed))
            }
            Judgement::Stopped => {
                Some(RefusedProof::new(authenticator, ProofRefusal::Stopped, Refusal::Locked))
            }
            Judgement::Wrong { state, stops } => {
                let refusal = if stops {
                    ProofRefusal::Stopped
                } else {
                    ProofRefusal::Wrong { remaining: state.remaining(policy) }
                };
                let why = if stops { Refusal::WrongAndLocked } else { Refusal::Wrong };
                // A failure accepts nothing.
                let state = OtpState { last_step: device.otp.last_step, ..state };
                Some(RefusedProof {
                    writes: vec![write(state)],
                    stopped: stops.then(|| device.serial.clone()),
                    ..RefusedProof::new(authenticator, refusal, why)
                })
            }
        })
    }
}

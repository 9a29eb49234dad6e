use crate::pipeline::{Decision, Handler, Refused, Scene};
use ports::records::Identity;
use ports::store::{Store, StoreError};
use shared::domain::policy::BankPolicy;
use shared::operations::Nothing;
use shared::operations::proof::Empty;
use shared::operations::settings::{PolicyView, SettingsPage, SettingsView};

impl Handler for SettingsView {
    type Loaded = ();

    async fn load(_: &dyn Store, _: &Identity, _: &Empty) -> Result<(), StoreError> {
        Ok(())
    }

    fn decide(scene: &Scene<'_>, (): &(), _: &Empty) -> Result<Decision<Self::Output>, Refused<Nothing>> {
        let (policy, contract) = (scene.actor.policy, &scene.actor.contract);
        Ok(Decision::answer(SettingsPage {
            version: contract.version,
            settings: contract.value.settings.clone(),
            accounts: contract.value.accounts.clone(),
            caps: contract.value.caps.clone(),
            bounds: policy.settings.clone(),
            policy: view(policy, scene.bank.policies.door()),
        }))
    }
}

/// The policy as customers may read it; at the door the bank's figures hold and not the contract's.
fn view(policy: &BankPolicy, door: &BankPolicy) -> PolicyView {
    PolicyView {
        login_lock: door.login_lock,
        confirmation_lock: policy.confirmation_lock,
        otp_tries: policy.otp.tries,
        idle_seconds: policy.session.idle_seconds,
        absolute_seconds: policy.session.absolute_seconds,
        temporary_secret_seconds: policy.temporary_secret_seconds,
        plan_users: policy.plan_users,
        administrators_grant: policy.administrators_grant,
        self_reset: policy.self_reset,
        id_recovery: policy.id_recovery,
        reset_code: policy.reset_code,
        second_factor_at_sign_in: policy.second_factor_at_sign_in,
        password_reminder_days: policy.password_reminder_days,
        history_days: policy.history_days,
        authenticators: policy.authenticators.clone(),
    }
}

use crate::pipeline::{Decision, Handler, NoticeDraft, Refused, Scene};
use crate::users::plain;
use ports::records::{Identity, Versioned};
use ports::store::{Store, StoreError};
use ports::transaction::Write;
use shared::domain::contract::Contract;
use shared::domain::notice::NoticeKind;
use shared::domain::settings::{self, SettingsDenied};
use shared::domain::user::User;
use shared::operations::proof::Empty;
use shared::operations::settings::{ChangeSettings, SettingsChange};

impl Handler for SettingsChange {
    type Loaded = Vec<User>;

    async fn load(store: &dyn Store, who: &Identity, _: &ChangeSettings) -> Result<Vec<User>, StoreError> {
        store.users(&who.contract).await.map(plain)
    }

    fn decide(
        scene: &Scene<'_>,
        users: &Vec<User>,
        input: &ChangeSettings,
    ) -> Result<Decision<Self::Output>, Refused<SettingsDenied>> {
        let (policy, contract) = (scene.actor.policy, &scene.actor.contract);
        if input.version != contract.version {
            return Err(Refused::Stale);
        }
        let Contract { caps, settings: before, .. } = &contract.value;
        let longest_idle = policy.session.idle_seconds;
        settings::judge(&policy.settings, caps, longest_idle, users, before, &input.settings)
            .map_err(Refused::Rule)?;
        let changed = Contract { settings: input.settings.clone(), ..contract.value.clone() };
        let write = Write::Contract(Versioned { version: contract.version, value: changed });
        Ok(Decision {
            changes: vec![write.into()],
            notice: Some(NoticeDraft::new(NoticeKind::SettingsChanged)),
            ..Decision::answer(Empty {})
        })
    }
}

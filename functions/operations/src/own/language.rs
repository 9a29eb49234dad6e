use crate::pipeline::{Decision, Handler, Refused, Scene};
use ports::records::{Identity, Versioned};
use ports::store::{Store, StoreError};
use ports::transaction::Write;
use shared::domain::audit::Subject;
use shared::domain::user::User;
use shared::domain::user_draft::UserField;
use shared::operations::Nothing;
use shared::operations::own::{ChooseLanguage, OwnLanguage};
use shared::operations::proof::Empty;

impl Handler for OwnLanguage {
    type Loaded = ();

    async fn load(_: &dyn Store, _: &Identity, _: &ChooseLanguage) -> Result<(), StoreError> {
        Ok(())
    }

    fn decide(
        scene: &Scene<'_>,
        (): &(),
        input: &ChooseLanguage,
    ) -> Result<Decision<Self::Output>, Refused<Nothing>> {
        let Versioned { version, value: me } = &scene.actor.user;
        if me.language == input.language {
            return Ok(Decision::answer(Empty {}));
        }
        let write = Write::User {
            contract: scene.actor.who.contract.clone(),
            user: Versioned { version: *version, value: User { language: input.language, ..me.clone() } },
        };
        Ok(Decision {
            changes: vec![write.into()],
            subject: Subject { fields: vec![UserField::Language], ..Subject::default() },
            ..Decision::answer(Empty {})
        })
    }
}

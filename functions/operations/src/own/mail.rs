use crate::pipeline::{Decision, Handler, NoticeDraft, Refused, Scene};
use ports::records::{Identity, Versioned};
use ports::store::{Store, StoreError};
use ports::transaction::Write;
use shared::domain::audit::Subject;
use shared::domain::notice::NoticeKind;
use shared::domain::user::User;
use shared::domain::user_draft::UserField;
use shared::operations::own::{CorrectMail, MailDenied, OwnMail};
use shared::operations::proof::Empty;

impl Handler for OwnMail {
    type Loaded = ();

    async fn load(_: &dyn Store, _: &Identity, _: &CorrectMail) -> Result<(), StoreError> {
        Ok(())
    }

    fn decide(
        scene: &Scene<'_>,
        (): &(),
        input: &CorrectMail,
    ) -> Result<Decision<Self::Output>, Refused<MailDenied>> {
        let Versioned { version, value: me } = &scene.actor.user;
        if !me.mail_bounced {
            return Err(Refused::Rule(MailDenied::NotBounced));
        }
        if me.mail == input.mail {
            return Err(Refused::Rule(MailDenied::NothingChanged));
        }
        let corrected = User { mail: input.mail.clone(), mail_bounced: false, ..me.clone() };
        let fields = vec![UserField::Mail];
        let write = Write::User {
            contract: scene.actor.who.contract.clone(),
            user: Versioned { version: *version, value: corrected },
        };
        Ok(Decision {
            changes: vec![write.into()],
            subject: Subject { fields: fields.clone(), ..Subject::default() },
            notice: Some(NoticeDraft {
                fields,
                // The old address came back once, and is told all the same: it may be somebody's.
                also_to: vec![me.mail.clone()],
                ..NoticeDraft::about(NoticeKind::MailChanged, me.id.clone(), me.name.clone())
            }),
            ..Decision::answer(Empty {})
        })
    }
}

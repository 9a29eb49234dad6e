use super::colleague::{beside, named, subject};
use super::company;
use crate::pipeline::{Change, Decision, Handler, NoticeDraft, Refused, Scene};
use ports::records::{Identity, Versioned};
use ports::store::{Store, StoreError};
use ports::transaction::{Belonging, Write};
use shared::domain::audit::Subject;
use shared::domain::life::LifeKind;
use shared::domain::notice::{Named, NoticeKind};
use shared::domain::roster::Roster;
use shared::domain::user::User;
use shared::domain::user_work::{self, UserDenied};
use shared::operations::users::{DeleteUser, UserDeleted, UsersDelete};

impl Handler for UsersDelete {
    type Loaded = (Versioned<Roster>, Option<Versioned<User>>);

    async fn load(store: &dyn Store, who: &Identity, input: &DeleteUser) -> Result<Self::Loaded, StoreError> {
        let victim = beside(who, &input.user);
        futures::try_join!(store.roster(&who.contract), store.user(&victim))
    }

    fn decide(
        scene: &Scene<'_>,
        (roster, user): &Self::Loaded,
        input: &DeleteUser,
    ) -> Result<Decision<Self::Output>, Refused<UserDenied>> {
        let Some(Versioned { version, value: user }) = user else {
            return Err(Refused::Rule(UserDenied::NotFound));
        };
        if *version != input.version {
            return Err(Refused::Stale);
        }
        let company = company(scene.actor.policy, &scene.actor.contract.value);
        let left = user_work::delete(&scene.actor.user.value, user, &company, &roster.value);
        let left = left.map_err(Refused::Rule)?;
        let who = beside(&scene.actor.who, &user.id);
        let contract = who.contract.clone();
        let belongings = [Belonging::Confirmation, Belonging::Link, Belonging::Session];
        let login_id = user.login_id.clone();
        let changes = [
            Write::DeleteUser {
                contract: contract.clone(),
                user: Versioned { version: *version, value: user.id.clone() },
            },
            Write::RetireLogin { login_id: login_id.clone(), who: who.clone(), at: scene.now, was: None },
            Write::Roster { contract, roster: Versioned { version: roster.version, value: left } },
        ]
        .into_iter()
        .chain(belongings.map(|what| Write::Drop { who: who.clone(), what }));
        let mut changes: Vec<Change> = changes.map(Into::into).collect();
        if let Some(link) = scene.keyring.link_of(&user.id) {
            let person = Named { user: user.id.clone(), name: user.name.clone() };
            changes.push(scene.life(&link.serial, LifeKind::Revoked, Some(person))?);
        }
        let notice = NoticeDraft {
            // The record is gone when the notice is sent.
            also_to: vec![user.mail.clone()],
            language: user.language,
            ..NoticeDraft::about(NoticeKind::UserDeleted, user.id.clone(), user.name.clone())
        };
        Ok(Decision {
            changes,
            notice: Some(notice),
            subject: subject(user),
            ..Decision::answer(UserDeleted { user: user.id.clone(), login_id, name: user.name.clone() })
        })
    }

    fn about(input: &DeleteUser) -> Subject {
        named(&input.user)
    }
}

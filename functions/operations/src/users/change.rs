use super::colleague::{beside, named, subject};
use super::company;
use crate::pipeline::{Change, Decision, Handler, NoticeDraft, Refused, Scene};
use ports::records::{Identity, LoginFound, LoginRecord, Versioned};
use ports::store::{Store, StoreError};
use ports::transaction::{Duplicate, Write};
use shared::domain::audit::Subject;
use shared::domain::instant::Instant;
use shared::domain::notice::NoticeKind;
use shared::domain::roster::Roster;
use shared::domain::throttle::ThrottleKind;
use shared::domain::user::User;
use shared::domain::user_draft::{UserDraft, UserField, differences};
use shared::domain::user_work::{self, UserDenied};
use shared::operations::users::{ChangeUser, UserChanged, UsersChange};

/// What a change is decided on.
pub struct Record {
    roster: Versioned<Roster>,
    user: Option<Versioned<User>>,
    /// The login password, where another login ID is asked for.
    login: Option<LoginFound>,
}

impl Handler for UsersChange {
    type Loaded = Record;

    async fn load(store: &dyn Store, who: &Identity, input: &ChangeUser) -> Result<Record, StoreError> {
        let victim = beside(who, &input.user);
        let user = async {
            let user = store.user(&victim).await?;
            let moved = user.as_ref().filter(|user| user.value.login_id != input.record.login_id);
            let login = match moved {
                Some(user) => store.login(&user.value.login_id).await?,
                None => None,
            };
            Ok::<_, StoreError>((user, login))
        };
        let (roster, (user, login)) = futures::try_join!(store.roster(&who.contract), user)?;
        Ok(Record { roster, user, login })
    }

    fn decide(
        scene: &Scene<'_>,
        Record { roster, user, login }: &Record,
        input: &ChangeUser,
    ) -> Result<Decision<Self::Output>, Refused<UserDenied>> {
        let Some(before) = user else { return Err(Refused::Rule(UserDenied::NotFound)) };
        if before.version != input.version {
            return Err(Refused::Stale);
        }
        let (policy, contract) = (scene.actor.policy, &scene.actor.contract.value);
        let (operator, company) = (&scene.actor.user.value, company(policy, contract));
        let record = input.record.clone();
        let (after, grown) = user_work::change(operator, &before.value, record, &company, &roster.value)
            .map_err(Refused::Rule)?;
        let fields = differences(&UserDraft::of(&before.value).tidy(), &UserDraft::of(&after).tidy());
        let contract = scene.actor.who.contract.clone();
        let mut changes: Vec<Change> = Vec::new();
        if fields.contains(&UserField::LoginId) {
            let accepted = policy.login_id.accepts(&after.login_id);
            accepted.map_err(|reason| Refused::Field("input.record.login_id", reason))?;
            let login = login.as_ref().ok_or(Refused::Stale)?;
            changes.extend(moved(login, &after, scene.now).map(Change::from));
        }
        if fields.contains(&UserField::Role) {
            let roster = Versioned { version: roster.version, value: grown };
            changes.push(Write::Roster { contract: contract.clone(), roster }.into());
        }
        let throttled = fields.contains(&UserField::LoginId).then_some(ThrottleKind::LoginIdTaken);
        let notice = notice(&before.value, &after, &fields);
        let (subject, id) = (subject(&before.value), after.id.clone());
        let user = Versioned { version: before.version, value: after };
        changes.push(Write::User { contract, user }.into());
        let output = UserChanged { user: id, fields };
        Ok(Decision { changes, throttled, notice: Some(notice), subject, ..Decision::answer(output) })
    }

    fn duplicate(duplicate: Duplicate) -> Option<UserDenied> {
        (duplicate == Duplicate::LoginId).then_some(UserDenied::LoginIdTaken)
    }

    fn about(input: &ChangeUser) -> Subject {
        named(&input.user)
    }
}

/// The login password under its new ID, with its failures; the old ID stays taken for ever.
fn moved(found: &LoginFound, after: &User, now: Instant) -> [Write; 2] {
    let login = &found.record;
    let (login_id, who) = (login.login_id.clone(), login.who.clone());
    let was = Some((login.hash.clone(), login.attempts));
    [
        Write::RetireLogin { login_id, who, at: now, was },
        Write::NewLogin(LoginRecord { login_id: after.login_id.clone(), ..login.clone() }),
    ]
}

/// What people are told: the most important difference gives it its name, and an address that is no more hears
/// of it too.
fn notice(before: &User, after: &User, fields: &[UserField]) -> NoticeDraft {
    let kinds = [
        (UserField::Role, NoticeKind::RoleChanged),
        (UserField::LoginId, NoticeKind::LoginIdChanged),
        (UserField::Mail, NoticeKind::MailChanged),
    ];
    let kind = kinds.into_iter().find(|(field, _)| fields.contains(field));
    let kind = kind.map_or(NoticeKind::UserChanged, |(_, kind)| kind);
    let old = fields.contains(&UserField::Mail).then(|| before.mail.clone());
    NoticeDraft {
        fields: fields.to_vec(),
        also_to: old.into_iter().collect(),
        ..NoticeDraft::about(kind, after.id.clone(), after.name.clone())
    }
}

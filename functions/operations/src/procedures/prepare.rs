use super::file::applicant;
use super::filing::LOOKED_THROUGH;
use super::show::{Viewer, terms};
use crate::pipeline::{Decision, Handler, Refused, Scene};
use crate::tokens::view::names;
use crate::users::plain;
use ports::records::{Filed, Identity};
use ports::store::{Store, StoreError};
use shared::domain::attempt::{Attempts, Lock};
use shared::domain::procedure::ProcedureKind;
use shared::domain::user::User;
use shared::operations::Nothing;
use shared::operations::procedures::{DeviceNamed, PersonOffered, Prepared, ProceduresPrepare, UnderWay};
use shared::operations::proof::Empty;

/// What the forms are filled in from.
pub struct Company {
    users: Vec<User>,
    filed: Vec<Filed>,
    attempts: Attempts,
}

impl Handler for ProceduresPrepare {
    type Loaded = Company;

    async fn load(store: &dyn Store, who: &Identity, _: &Empty) -> Result<Company, StoreError> {
        let (users, filed, attempts) = futures::try_join!(
            store.users(&who.contract),
            store.procedures(Some(&who.contract), None, LOOKED_THROUGH),
            store.confirmation_attempts(who)
        )?;
        Ok(Company { users: plain(users), filed: filed.rows, attempts: attempts.unwrap_or_default() })
    }

    fn decide(
        scene: &Scene<'_>,
        Company { users, filed, attempts }: &Company,
        _: &Empty,
    ) -> Result<Decision<Self::Output>, Refused<Nothing>> {
        let (policy, contract) = (scene.actor.policy, &scene.actor.contract.value);
        let (me, keyring, now) = (&scene.actor.user.value, scene.keyring, scene.now);
        let rights = me.role.has_administrator_rights();
        let offered = |kind: &ProcedureKind| kind.on_screen() && (rights || kind.for_anybody());
        let locked = attempts.lock(&policy.confirmation_lock, now) != Lock::Open;
        let own = keyring.link_of(&me.id).map(|link| &link.serial);
        let devices = keyring.devices.iter().filter(|device| rights || own == Some(&device.serial));
        let people = users.iter().filter(|user| rights || user.id == me.id);
        let open = filed.iter().map(|filed| &filed.procedure.value).filter(|procedure| !procedure.is_over());
        let seen = open.filter(|procedure| {
            Viewer::Customer(me, keyring).sees(procedure) || own.is_some() && procedure.form.serial() == own
        });
        Ok(Decision::answer(Prepared {
            kinds: ProcedureKind::all().filter(offered).map(|kind| terms(policy, kind)).collect(),
            fees: policy.fees.clone(),
            first_is_free: applicant(scene).first_is_free(),
            largest: policy.procedures.largest,
            plans: policy.plans.clone(),
            company: contract.name.clone(),
            address: contract.address.clone(),
            plan_users: policy.plan_of(contract),
            caps: contract.caps.clone(),
            devices: devices
                .map(|device| DeviceNamed {
                    serial: device.serial.clone(),
                    state: keyring.state(device, now),
                    kind: device.kind,
                    reported: device.reported.clone(),
                    sharers: names(users, keyring.sharers(&device.serial)),
                })
                .collect(),
            people: people
                .map(|user| PersonOffered {
                    user: user.id.clone(),
                    name: user.name.clone(),
                    role: user.role,
                    serial: keyring.link_of(&user.id).map(|link| link.serial.clone()),
                })
                .collect(),
            excused: ProcedureKind::all()
                .filter(offered)
                .filter(|kind| locked || kind.excuses_confirmation())
                .collect(),
            under_way: seen
                .map(|procedure| UnderWay {
                    kind: procedure.kind(),
                    id: procedure.id.clone(),
                    serial: procedure.form.serial().cloned(),
                })
                .collect(),
            reissue: policy.fees.reissue,
        }))
    }
}

use crate::pipeline::{Decision, Handler, Refused, Scene};
use crate::users::Standing;
use ports::records::Identity;
use ports::store::{Store, StoreError};
use shared::operations::Nothing;
use shared::operations::desk::{DeskStaff, Staff, StaffRow};
use shared::operations::proof::Empty;

impl Handler for DeskStaff {
    type Loaded = Standing;

    async fn load(store: &dyn Store, who: &Identity, _: &Empty) -> Result<Standing, StoreError> {
        Standing::load(store, who).await
    }

    fn decide(
        scene: &Scene<'_>,
        standing: &Standing,
        _: &Empty,
    ) -> Result<Decision<Self::Output>, Refused<Nothing>> {
        let keyring = scene.keyring;
        let rows = standing.users.iter().filter_map(|user| {
            Some(StaffRow {
                user: user.id.clone(),
                login_id: user.login_id.clone(),
                name: user.name.clone(),
                role: user.desk?,
                states: standing.states(scene, user),
                device: keyring.device_of(&user.id).map(|device| keyring.state(device, scene.now)),
                last_sign_in: standing.login(user).and_then(|login| login.last_success_at),
            })
        });
        let mut people: Vec<StaffRow> = rows.collect();
        people.sort_by(|a, b| (&a.name, &a.login_id).cmp(&(&b.name, &b.login_id)));
        Ok(Decision::answer(Staff { people }))
    }
}

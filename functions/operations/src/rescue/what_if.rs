use crate::pipeline::{Decision, Handler, Refused, Scene};
use crate::tokens::view;
use crate::users::plain;
use ports::records::Identity;
use ports::store::{Store, StoreError};
use shared::domain::rescue::{self, Company};
use shared::domain::user::User;
use shared::operations::rescue::{HelpView, RescueWhatIf, WhatIf, WhatIfAnswer, WhatIfDenied};

impl Handler for RescueWhatIf {
    type Loaded = Vec<User>;

    async fn load(store: &dyn Store, who: &Identity, _: &WhatIf) -> Result<Vec<User>, StoreError> {
        Ok(plain(store.users(&who.contract).await?))
    }

    fn decide(
        scene: &Scene<'_>,
        users: &Vec<User>,
        input: &WhatIf,
    ) -> Result<Decision<Self::Output>, Refused<WhatIfDenied>> {
        let me = &scene.actor.user.value;
        let visible = |user: &&User| me.role.has_administrator_rights() || user.id == me.id;
        let victim = users
            .iter()
            .filter(visible)
            .find(|user| user.id == input.user)
            .ok_or(Refused::Rule(WhatIfDenied::NotFound))?;
        let company = Company { policy: scene.actor.policy, users, keyring: scene.keyring, now: scene.now };
        let helps = rescue::rescue(&company, victim, input.problem)
            .into_iter()
            .map(|help| HelpView { way: help.way, people: view::names(users, &help.helpers) });
        Ok(Decision::answer(WhatIfAnswer { name: victim.name.clone(), helps: helps.collect() }))
    }
}

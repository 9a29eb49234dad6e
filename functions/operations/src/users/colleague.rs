//! One user of the company, as those who administer them find them.

use super::list::states;
use crate::pipeline::Scene;
use ports::records::{Identity, LoginFound, Versioned};
use ports::store::{Store, StoreError};
use shared::domain::attempt::Attempts;
use shared::domain::audit::Subject;
use shared::domain::id::UserId;
use shared::domain::user::{StateChip, User};

/// A user with the counters of their secrets.
pub struct Colleague {
    pub(crate) user: Versioned<User>,
    pub(crate) login: Option<LoginFound>,
    pub(crate) confirmation: Attempts,
}

impl Colleague {
    /// Reads the user, then the login password: its key is the login ID.
    pub(crate) async fn load(
        store: &dyn Store,
        operator: &Identity,
        user: &UserId,
    ) -> Result<Option<Self>, StoreError> {
        let who = beside(operator, user);
        let (user, confirmation) = futures::try_join!(store.user(&who), store.confirmation_attempts(&who))?;
        let Some(user) = user else { return Ok(None) };
        let login = store.login(&user.value.login_id).await?;
        Ok(Some(Self { user, login, confirmation: confirmation.unwrap_or_default() }))
    }

    /// The main counter of the login password.
    pub(crate) fn attempts(&self) -> Attempts {
        self.login.as_ref().map(|login| login.record.attempts).unwrap_or_default()
    }

    /// The counter that bars most, browsers' own among them: that is what others see, and lift.
    pub(crate) fn worst(&self, scene: &Scene<'_>) -> Attempts {
        let door = &scene.bank.policies.door().login_lock;
        self.login.as_ref().map(|login| login.worst(door, scene.now)).unwrap_or_default()
    }

    /// Everything that bars them.
    pub(crate) fn states(&self, scene: &Scene<'_>) -> Vec<StateChip> {
        states(scene, &self.user.value, &self.worst(scene), &self.confirmation)
    }
}

/// A user of the operator's own company; another company's can't even be named.
pub(crate) fn beside(operator: &Identity, user: &UserId) -> Identity {
    Identity { contract: operator.contract.clone(), user: user.clone() }
}

/// What the history says that work on a user was about.
pub(crate) fn subject(user: &User) -> Subject {
    Subject { user: Some(user.id.clone()), label: Some(user.login_id.to_string()), ..Subject::default() }
}

/// The same, where all that is known is the id that was asked for.
pub(crate) fn named(user: &UserId) -> Subject {
    Subject { user: Some(user.clone()), ..Subject::default() }
}

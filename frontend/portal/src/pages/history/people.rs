//! The users of the company by name, for those who may see them.

use kit::{api, session};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::domain::id::UserId;
use shared::operations::proof::Empty;
use shared::operations::users::UsersList;

/// The users by name; nobody for those who may not see them.
#[derive(Clone, Copy)]
pub struct People(RwSignal<Vec<(UserId, String)>>);

impl People {
    /// Asks for them, beside the page.
    pub fn ask() -> Self {
        let people = RwSignal::new(Vec::new());
        if untrack(session::may::<UsersList>) {
            spawn_local(async move {
                if let Ok(answer) = api::background::<UsersList>(&Empty {}).await {
                    let named = answer.value.users.into_iter().map(|user| (user.id, user.name.to_string()));
                    // The page may be gone by now.
                    let _ = people.try_set(named.collect());
                }
            });
        }
        Self(people)
    }

    /// All of them; tracked.
    pub fn all(self) -> Vec<(UserId, String)> {
        self.0.get()
    }

    /// The name of one; tracked.
    pub fn name(self, user: &UserId) -> Option<String> {
        self.0.with(|people| people.iter().find(|(id, _)| id == user).map(|(_, name)| name.clone()))
    }
}

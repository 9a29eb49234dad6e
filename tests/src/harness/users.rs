//! What people with administrator rights do to colleagues, in a line each.

use super::actor::{Actor, SignedIn};
use super::answer::Answer;
use shared::domain::id::UserId;
use shared::domain::notice::Notice;
use shared::domain::user_draft::UserDraft;
use shared::domain::user_work::Barrier;
use shared::operations::users::{
    ChangeUser, DeleteUser, NewTemporary, PersonState, SetPasswords, SetState, StateAfter, StatesSet,
    UserView, UsersChange, UsersDelete, UsersSetPasswords, UsersSetState, UsersView, ViewUser,
};

/// The request that suspends people.
pub fn suspends(people: &[&SignedIn]) -> SetState {
    let people = people.iter().map(|person| person.user()).collect();
    SetState { people, after: StateAfter::Suspended, lift: Vec::new() }
}

/// The request that lifts what bars people.
pub fn lifts(people: &[&SignedIn], lift: &[Barrier]) -> SetState {
    SetState { after: StateAfter::Released, lift: lift.to_vec(), ..suspends(people) }
}

impl SignedIn {
    /// Their user id.
    pub fn user(&self) -> UserId {
        UserId::try_from(self.id()).unwrap()
    }

    /// Looks at a colleague.
    pub async fn views(&self, colleague: &SignedIn) -> UserView {
        self.get::<UsersView>(&ViewUser { user: colleague.user() }).await
    }

    /// The request that changes a colleague's record as it stands.
    pub async fn change(&self, colleague: &SignedIn, edit: impl FnOnce(&mut UserDraft)) -> ChangeUser {
        let view = self.views(colleague).await;
        let mut record = view.record;
        edit(&mut record);
        ChangeUser { user: view.id, version: view.version, record }
    }

    /// Changes a colleague's record.
    pub async fn changes(&self, colleague: &SignedIn, edit: impl FnOnce(&mut UserDraft)) -> Answer {
        let input = self.change(colleague, edit).await;
        self.send::<UsersChange>(&input, &self.next_proof()).await
    }

    /// The request that deletes a colleague.
    pub async fn deletion(&self, colleague: &SignedIn) -> DeleteUser {
        let view = self.views(colleague).await;
        DeleteUser { user: view.id, version: view.version }
    }

    /// Deletes a colleague.
    pub async fn deletes(&self, colleague: &SignedIn) -> Answer {
        let input = self.deletion(colleague).await;
        self.send::<UsersDelete>(&input, &self.next_proof()).await
    }

    /// Suspends or releases people.
    pub async fn sets_state(&self, input: &SetState) -> Vec<PersonState> {
        let answer = self.send::<UsersSetState>(input, &self.confirmed()).await;
        answer.output::<StatesSet>().people
    }

    /// Sets random passwords of a colleague.
    pub async fn sets_passwords(&self, colleague: &SignedIn, login: bool, confirmation: bool) -> Answer {
        let input = SetPasswords {
            user: colleague.user(),
            login: login.then_some(NewTemporary::Random),
            confirmation: confirmation.then_some(NewTemporary::Random),
        };
        self.send::<UsersSetPasswords>(&input, &self.next_proof()).await
    }

    /// What their company is told, oldest first.
    pub async fn notices(&self) -> Vec<Notice> {
        let table = self.world.table().await;
        let own = |item: &&super::table::Attributes| {
            item["pk"].as_s().is_ok_and(|pk| *pk == format!("OUTBOX#{}", self.person.contract))
        };
        let items = table.of("OUTBOX").into_iter().filter(own);
        items
            .map(|item| {
                serde_dynamo::aws_sdk_dynamodb_1::from_attribute_value(item["notice"].clone()).unwrap()
            })
            .collect()
    }
}

use crate::domain::id::UserId;
use crate::domain::user::{StateChip, TextField};
use crate::domain::user_work::{Barrier, StateDenied};
use crate::operations::Nothing;

operation! {
    /// 利用者停止・解除: several people at once, each by a transaction of their own.
    UsersSetState {
        name: "users.set-state",
        method: Post,
        path: "/api/users/set-state",
        access: AdministratorRights,
        work: SuspendUser,
        keyed: true,
        touches: [Session Delete, User Write, Contract Read, ConfirmationSecret Write, LoginSecret Write, Roster Write, Keyring Read, Audit Write, Outbox Write, Idempotency Write],
        hashes: true,
        input: SetState,
        output: StatesSet,
        denied: Nothing,
        summary: "Suspend users, or lift their suspension and locks; one result per person",
    }
}

wire! {
    /// Whom, and what.
    pub struct SetState {
        /// The people: at most as many as the bank's policy says, nobody twice.
        pub people: Vec<UserId>,
        /// What happens to each of them.
        pub after: StateAfter,
        /// What is lifted, of a release; what does not hold for somebody is passed over.
        #[serde(default)]
        pub lift: Vec<Barrier>,
    }

    /// One person's part of a request. It has the whole request in it, so that what it leaves for a repeat can't
    /// answer for another one.
    pub struct SetStateOf {
        /// The person.
        pub user: UserId,
        /// The request.
        pub request: SetState,
    }

    /// What became of each, in the order in which they were named.
    pub struct StatesSet {
        /// A row per person.
        pub people: Vec<PersonState>,
    }

    /// What became of one person.
    pub struct PersonState {
        /// Who.
        pub user: UserId,
        /// Their name; none where there is no such user.
        pub name: Option<TextField>,
        /// Why nothing happened; `None`: it happened.
        pub refused: Option<StateDenied>,
        /// The states that hold now.
        pub states: Vec<StateChip>,
    }
}

words! {
    /// 変更後サービス状態.
    pub enum StateAfter {
        /// 利用停止.
        Suspended,
        /// 解除.
        Released,
    }
}

//! Which users are shown, and in which order.

use kit::components::{PAGE_ROWS, Sort, barred_now, page_within};
use leptos::prelude::*;
use shared::operations::users::UserRow;
use std::cmp::Ordering;

/// A column by which users are sorted; its place among the others is its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// By name.
    Name,
    /// By login ID.
    LoginId,
    /// Those who are barred first.
    States,
    /// By the serial of their device.
    Serial,
    /// By when they last signed in.
    LastSignIn,
}

/// All columns, in order.
pub const COLUMNS: [Column; 5] =
    [Column::Name, Column::LoginId, Column::States, Column::Serial, Column::LastSignIn];

/// The users with what was searched for.
#[derive(Clone, Copy)]
pub struct Directory {
    users: StoredValue<Vec<UserRow>>,
    /// What is searched for.
    pub words: RwSignal<String>,
    /// Whether only those are shown who are barred.
    pub only_barred: RwSignal<bool>,
    /// The order.
    pub sort: RwSignal<Option<Sort>>,
    /// The page, from 0.
    pub page: RwSignal<usize>,
    /// Whom that finds, in order.
    pub found: Memo<Vec<UserRow>>,
}

impl Directory {
    /// All of them, as the server orders them.
    pub fn new(users: Vec<UserRow>) -> Self {
        let users = StoredValue::new(users);
        let words = RwSignal::new(String::new());
        let only_barred = RwSignal::new(false);
        let sort = RwSignal::new(None::<Sort>);
        let found = Memo::new(move |_| {
            let (words, only_barred) = (plain(&words.get()), only_barred.get());
            let fits = |user: &&UserRow| matches(user, &words) && (!only_barred || barred_now(&user.states));
            let mut found: Vec<UserRow> =
                users.with_value(|users| users.iter().filter(fits).cloned().collect());
            if let Some(Sort { by, down }) = sort.get()
                && let Some(column) = COLUMNS.get(by)
            {
                found.sort_by(|a, b| if down { order(*column, b, a) } else { order(*column, a, b) });
            }
            found
        });
        let page = RwSignal::new(0);
        Effect::new(move || {
            words.track();
            only_barred.track();
            page.set(0);
        });
        Self { users, words, only_barred, sort, page, found }
    }

    /// How many there are.
    pub fn count(self) -> usize {
        self.users.with_value(Vec::len)
    }

    /// How many are barred; tracked, for locks lapse by themselves.
    pub fn barred(self) -> usize {
        self.users.with_value(|users| users.iter().filter(|user| barred_now(&user.states)).count())
    }

    /// Those of the page; tracked.
    pub fn shown(self) -> Vec<UserRow> {
        self.found.with(|found| {
            let first = page_within(self.page.get(), found.len()) * PAGE_ROWS;
            found.iter().skip(first).take(PAGE_ROWS).cloned().collect()
        })
    }

    /// Those who fit, whatever is searched for.
    pub fn all(self, fits: impl Fn(&UserRow) -> bool) -> Vec<UserRow> {
        self.users.with_value(|users| users.iter().filter(|user| fits(user)).cloned().collect())
    }

    /// Shows everybody.
    pub fn reset(self) {
        self.words.set(String::new());
        self.only_barred.set(false);
    }
}

fn order(column: Column, a: &UserRow, b: &UserRow) -> Ordering {
    match column {
        Column::Name => a.name.cmp(&b.name),
        Column::LoginId => a.login_id.as_str().cmp(b.login_id.as_str()),
        Column::States => {
            let rank = |user: &UserRow| (user.states.is_empty(), user.states.first().map(|chip| chip.state));
            rank(a).cmp(&rank(b))
        }
        Column::Serial => a.serial.as_ref().map(|s| s.grouped()).cmp(&b.serial.as_ref().map(|s| s.grouped())),
        Column::LastSignIn => a.last_sign_in.cmp(&b.last_sign_in),
    }
}

/// However it was cased or spaced.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// Whether the name or login ID holds what was typed.
fn matches(user: &UserRow, wanted: &str) -> bool {
    plain(user.name.as_str()).contains(wanted) || plain(user.login_id.as_str()).contains(wanted)
}

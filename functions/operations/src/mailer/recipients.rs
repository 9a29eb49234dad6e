//! Who is told: those whom it concerns now, each in their own language.

use shared::domain::id::UserId;
use shared::domain::notice::{Audience, Notice};
use shared::domain::user::{Language, MailAddress, TextField, User};

/// Somebody who is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Recipient {
    /// What tells this recipient's mail from the others' of the same notice.
    pub(super) key: String,
    /// Who; nobody for an address that is told beside.
    pub(super) user: Option<UserId>,
    /// How they are addressed.
    pub(super) name: Option<TextField>,
    /// Where it goes.
    pub(super) mail: MailAddress,
    /// What they read.
    pub(super) language: Language,
    /// Whether it happened to them.
    pub(super) themself: bool,
}

/// The recipients of a notice. A suspended administrator is told of nothing but what happens to themself.
pub(super) fn recipients(notice: &Notice, users: &[User]) -> Vec<Recipient> {
    let person = notice.person.as_ref();
    let is_person = |user: &User| person.is_some_and(|person| person.user == user.id);
    let audience = notice.kind.audience();
    let told = users.iter().filter(|user| {
        let administrator = user.role.has_administrator_rights() && !user.suspended;
        match audience {
            Audience::Person => is_person(user),
            Audience::PersonAndAdministrators => is_person(user) || administrator,
            Audience::Administrators => administrator,
            Audience::SharersAndAdministrators => administrator || notice.sharers.contains(&user.id),
        }
    });
    let mut all: Vec<Recipient> = told
        .map(|user| Recipient {
            key: user.id.to_string(),
            user: Some(user.id.clone()),
            name: Some(user.name.clone()),
            mail: user.mail.clone(),
            language: user.language,
            themself: is_person(user),
        })
        .collect();
    let theirs = users.iter().find(|user| is_person(user));
    let beside = notice.also_to.iter().enumerate().map(|(place, mail)| Recipient {
        key: format!("also-{place}"),
        user: None,
        name: person.map(|person| person.name.clone()),
        mail: mail.clone(),
        language: theirs.map_or(notice.language, |user| user.language),
        themself: true,
    });
    // Where the old address is a colleague's, both mails have something to say.
    all.extend(beside.filter(|also| theirs.is_none_or(|user| user.mail != also.mail)));
    all
}

//! What people are told of a mutation: the draft that a handler gives, and the notice that it becomes.

use shared::domain::id::{ContractId, Serial, UserId};
use shared::domain::instant::{CivilDate, Instant};
use shared::domain::notice::{Named, Notice, NoticeKind, ProcedureMark};
use shared::domain::reset::ResetRequest;
use shared::domain::user::{Language, MailAddress, TextField, User};
use shared::domain::user_draft::UserField;

/// A notice without what the pipeline knows.
#[derive(Debug, Clone)]
pub struct NoticeDraft {
    /// What happened.
    pub kind: NoticeKind,
    /// To whom.
    pub person: Option<Named>,
    /// With which device.
    pub serial: Option<Serial>,
    /// Which parts of a user's record changed.
    pub fields: Vec<UserField>,
    /// Addresses that are told beside those of the people.
    pub also_to: Vec<MailAddress>,
    /// The language of those addresses, where the person is gone.
    pub language: Language,
    /// The reset request whose code is mailed.
    pub request: Option<String>,
    /// Until when that code can be used, where it was not made for this notice.
    pub code_until: Option<Instant>,
    /// Those who share the device that it is about.
    pub sharers: Vec<UserId>,
    /// The procedure that it is about.
    pub procedure: Option<ProcedureMark>,
    /// A day that it speaks of.
    pub day: Option<CivilDate>,
    /// The company that is told, where the bank acted; else the actor's own.
    pub company: Option<ContractId>,
}

impl NoticeDraft {
    /// Something that happened to the company as a whole.
    #[must_use]
    pub fn new(kind: NoticeKind) -> Self {
        Self {
            kind,
            person: None,
            serial: None,
            fields: Vec::new(),
            also_to: Vec::new(),
            language: Language::default(),
            request: None,
            code_until: None,
            sharers: Vec::new(),
            procedure: None,
            day: None,
            company: None,
        }
    }

    /// Something that happened to a person.
    #[must_use]
    pub fn about(kind: NoticeKind, user: UserId, name: TextField) -> Self {
        Self { person: Some(Named { user, name }), ..Self::new(kind) }
    }

    /// The code of a request, as long as that lives.
    #[must_use]
    pub fn code_of(kind: NoticeKind, user: &User, request: &ResetRequest) -> Self {
        Self {
            request: Some(request.id.clone()),
            code_until: Some(request.expires_at),
            ..Self::about(kind, user.id.clone(), user.name.clone())
        }
    }

    /// The notice; `actor` is named where somebody else acted.
    #[must_use]
    pub fn from(
        self,
        actor: &Named,
        contract: &ContractId,
        id: String,
        reference: &str,
        now: Instant,
    ) -> Notice {
        if let Some(company) = self.company.clone() {
            return self.anonymous(&company, id, reference, now);
        }
        let oneself = self.person.as_ref().is_some_and(|person| person.user == actor.user);
        Notice { by: (!oneself).then(|| actor.clone()), ..self.anonymous(contract, id, reference, now) }
    }

    /// The notice of something that nobody of the company did.
    #[must_use]
    pub fn anonymous(self, contract: &ContractId, id: String, reference: &str, now: Instant) -> Notice {
        Notice {
            id,
            at: now,
            contract: contract.clone(),
            kind: self.kind,
            person: self.person,
            by: None,
            serial: self.serial,
            fields: self.fields,
            also_to: self.also_to,
            language: self.language,
            request: self.request,
            code_until: self.code_until,
            sharers: self.sharers,
            procedure: self.procedure,
            day: self.day,
            reference: reference.to_owned(),
        }
    }
}

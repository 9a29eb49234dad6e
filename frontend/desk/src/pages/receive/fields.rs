//! The fields of a paper. What it may name is chosen from the contract, so that nothing is mistyped.

use super::draft::{CAPS, Draft, Field};
use kit::components::{Checkbox, Select, TextField as Text};
use kit::i18n::{Locale, t, t_string, use_i18n};
use kit::{money, texts};
use leptos::prelude::*;
use shared::domain::account::Limits;
use shared::domain::device::ReportReason;
use shared::domain::id::UserId;
use shared::domain::payee::AccountKind;
use shared::domain::procedure::{FormerMaster, LoginMethod, Lost, PinKind, ProcedureKind};
use shared::domain::user::Role;
use shared::operations::desk::ContractView;
use shared::operations::procedures::Catalogue;
use shared::operations::users::UserRow;
use strum::IntoEnumIterator;

type Options = Vec<(String, String)>;

/// What the paper may name.
#[derive(Clone, PartialEq)]
pub struct Named {
    /// The contract; none for a new company.
    pub contract: Option<ContractView>,
    /// The terms.
    pub catalogue: Option<Catalogue>,
}

impl Named {
    /// What the contract may move a day now.
    pub fn caps(&self) -> Limits {
        self.contract.as_ref().map(|contract| contract.caps.clone()).unwrap_or_default()
    }

    /// The people whom a paper of this kind may be about.
    fn people(&self, kind: ProcedureKind) -> Vec<UserRow> {
        let fits = |user: &UserRow| match kind {
            ProcedureKind::PasswordReset | ProcedureKind::Unlock | ProcedureKind::CertificateRevocation => {
                user.role == Role::Master
            }
            ProcedureKind::MasterChange => user.role != Role::Master,
            ProcedureKind::Revocation => user.serial.is_some(),
            _ => true,
        };
        let users = self.contract.iter().flat_map(|contract| contract.users.iter());
        users.filter(|user| fits(user)).cloned().collect()
    }

    fn devices(&self, locale: Locale) -> Options {
        let tokens = self.contract.iter().flat_map(|contract| contract.tokens.iter());
        let option = |token: &shared::operations::tokens::TokenView| {
            let (serial, state) = (token.serial.grouped(), texts::device_state(locale, token.state).1);
            let names: Vec<_> = token.sharers.iter().map(|sharer| sharer.name.to_string()).collect();
            let text = if names.is_empty() {
                kit::i18n::td_string!(locale, desk.receive.device_alone, serial = serial, state = state)
                    .to_string()
            } else {
                let people = names.join(kit::i18n::td_string!(locale, common.list_comma));
                kit::i18n::td_string!(
                    locale,
                    desk.receive.device,
                    serial = serial,
                    state = state,
                    people = people
                )
                .to_string()
            };
            (token.serial.to_string(), text)
        };
        tokens.map(option).collect()
    }
}

/// A field of a paper.
#[component]
pub fn PaperField(
    /// Which.
    field: Field,
    /// The kind of paper.
    kind: ProcedureKind,
    /// What is typed.
    draft: Draft,
    /// What it may name.
    named: StoredValue<Named>,
) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let words = named.with_value(|named| options(locale, field, kind, named));
    match (field, words) {
        (Field::Returned, _) => {
            let reason = draft.entry(Field::Reason).text;
            let faulty = move || reason.with(|word| word.parse() == Ok(ReportReason::Faulty));
            let label = t!(i18n, desk.receive.returned).to_owned();
            view! { <Show when=faulty><Checkbox id=Field::Returned.id() label=label.clone() checked=draft.returned /></Show> }.into_any()
        }
        (Field::People, _) => {
            let people = named.with_value(|named| named.people(kind));
            view! { <People people=people draft=draft /> }.into_any()
        }
        (_, Some(words)) => view! { <Choice field=field kind=kind draft=draft words=words /> }.into_any(),
        (_, None) => view! { <Line field=field kind=kind draft=draft named=named /> }.into_any(),
    }
}

/// What is asked, as the papers say it.
fn label(locale: Locale, field: Field, kind: ProcedureKind) -> String {
    use kit::i18n::td_string;
    let applies = kind == ProcedureKind::NewApplication;
    let text = match field {
        Field::Quantity => td_string!(locale, procedures.row.quantity),
        Field::Serial => td_string!(locale, procedures.row.serial),
        Field::Reason => td_string!(locale, procedures.row.reason),
        Field::Returned => td_string!(locale, procedures.row.returned),
        Field::People => td_string!(locale, procedures.row.people),
        Field::Person if kind == ProcedureKind::MasterChange => td_string!(locale, procedures.row.to),
        Field::Person => td_string!(locale, procedures.row.person),
        Field::Lost => td_string!(locale, procedures.row.lost),
        Field::Former => td_string!(locale, procedures.row.former),
        Field::Pin => td_string!(locale, procedures.row.pin),
        Field::Name if applies => td_string!(locale, procedures.row.name),
        Field::Name => td_string!(locale, procedures.row.company),
        Field::Code => td_string!(locale, procedures.row.code),
        Field::Line if applies => td_string!(locale, procedures.row.address),
        Field::Line => td_string!(locale, procedures.row.line),
        Field::Plan => td_string!(locale, procedures.row.plan),
        Field::Method => td_string!(locale, procedures.row.method),
        Field::Branch => td_string!(locale, payees.fields.branch),
        Field::AccountKind => td_string!(locale, payees.fields.kind),
        Field::Number => td_string!(locale, desk.receive.account_number),
        Field::Master => td_string!(locale, procedures.row.master),
        Field::Mail => td_string!(locale, procedures.row.mail),
        Field::Transfer | Field::Bulk | Field::Payroll | Field::PayEasy => {
            let business = CAPS.iter().find(|(of, _)| *of == field).map(|(_, business)| *business);
            let name = business.map(|business| texts::business(locale, business)).unwrap_or_default();
            return td_string!(locale, procedures.row.cap, business = name).to_string();
        }
    };
    text.to_owned()
}

/// The options of a choice; none for what is typed.
fn options(locale: Locale, field: Field, kind: ProcedureKind, named: &Named) -> Option<Options> {
    fn words<T: IntoEnumIterator + ToString + Copy>(text: impl Fn(T) -> String) -> Options {
        T::iter().map(|word| (word.to_string(), text(word))).collect()
    }
    let person = |user: &UserRow| {
        let role = texts::role(locale, user.role);
        let text =
            kit::i18n::td_string!(locale, desk.receive.person, name = user.name.to_string(), role = role);
        (user.id.to_string(), text.to_string())
    };
    Some(match field {
        Field::Serial => named.devices(locale),
        Field::Person => named.people(kind).iter().map(person).collect(),
        Field::Reason => words(|word: ReportReason| texts::report_reason(locale, word).to_owned()),
        Field::Lost => words(|word: Lost| texts::lost(locale, word).to_owned()),
        Field::Former => words(|word: FormerMaster| texts::former_master(locale, word).to_owned()),
        Field::Pin => words(|word: PinKind| texts::pin(locale, word).to_owned()),
        Field::Method => words(|word: LoginMethod| texts::login_method(locale, word).to_owned()),
        Field::AccountKind => words(|word: AccountKind| texts::account_kind(locale, word)),
        Field::Plan => {
            let plans = named.catalogue.iter().flat_map(|catalogue| catalogue.plans.iter());
            let text =
                |users: u32| kit::i18n::td_string!(locale, procedures.row.plan_of, users = users).to_string();
            plans.map(|users| (users.to_string(), text(*users))).collect()
        }
        _ => return None,
    })
}

/// One of some words.
#[component]
fn Choice(field: Field, kind: ProcedureKind, draft: Draft, words: Options) -> impl IntoView {
    let i18n = use_i18n();
    let entry = draft.entry(field);
    let label = label(i18n.get_locale_untracked(), field, kind);
    let nothing = words.is_empty().then(|| match field {
        Field::Serial => t!(i18n, desk.receive.no_devices),
        _ => t!(i18n, desk.receive.no_people),
    });
    // What another kind or contract offered is not chosen here.
    if !words.is_empty() && !words.iter().any(|(word, _)| entry.text.with_untracked(|text| text == word)) {
        entry.text.set(match words.as_slice() {
            [(only, _)] => only.clone(),
            _ => String::new(),
        });
    }
    let pick = (String::new(), t!(i18n, desk.receive.choose).to_owned());
    let options: Vec<_> = std::iter::once(pick).chain(words).collect();
    let error = entry.error(move || draft.wrong(field));
    let hint = match field {
        Field::Pin => t!(i18n, desk.receive.pin_hint),
        _ => nothing.unwrap_or_default(),
    };
    if hint.is_empty() {
        view! { <Select id=field.id() label=label value=entry.text options=Signal::stored(options) error=error /> }.into_any()
    } else {
        view! { <Select id=field.id() label=label hint=hint.to_owned() value=entry.text options=Signal::stored(options) error=error /> }.into_any()
    }
}

/// What is typed.
#[component]
fn Line(field: Field, kind: ProcedureKind, draft: Draft, named: StoredValue<Named>) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let entry = draft.entry(field);
    let error = entry.error(move || draft.wrong(field));
    let hint = match field {
        Field::Quantity => {
            let largest =
                named.with_value(|named| named.catalogue.as_ref().map_or(1, |catalogue| catalogue.largest));
            t_string!(i18n, desk.receive.quantity_hint, largest = largest).to_string()
        }
        Field::Line => t!(i18n, desk.receive.line_hint).to_owned(),
        Field::Branch => t!(i18n, payees.fields.branch_hint).to_owned(),
        Field::Number => t!(i18n, payees.fields.number_hint).to_owned(),
        Field::Name | Field::Master => t!(i18n, users.new.name_hint).to_owned(),
        Field::Mail => t!(i18n, users.new.mail_hint).to_owned(),
        Field::Transfer | Field::Bulk | Field::Payroll | Field::PayEasy => {
            let business = CAPS.iter().find(|(of, _)| *of == field).map(|(_, business)| *business);
            let yen = named
                .with_value(|named| business.map(|business| named.caps().of(business)).unwrap_or_default());
            t_string!(i18n, desk.receive.cap_hint, yen = money::yen(locale, yen)).to_string()
        }
        _ => String::new(),
    };
    let words = matches!(field, Field::Line | Field::Name | Field::Master | Field::Mail);
    let keyboard = match field {
        Field::Mail => "email",
        _ if words => "text",
        _ => "numeric",
    };
    view! { <Text id=field.id() label=label(locale, field, kind) hint=hint value=entry.text error=error on_leave=entry.on_leave() inputmode=keyboard code=!words /> }
}

/// Everybody whose link can be cut, to be ticked.
#[component]
fn People(people: Vec<UserRow>, draft: Draft) -> impl IntoView {
    let i18n = use_i18n();
    let entry = draft.entry(Field::People);
    let error = entry.error(move || draft.wrong(Field::People));
    draft.people.update(|chosen| chosen.retain(|user| people.iter().any(|row| row.id == *user)));
    let none = people.is_empty().then(|| view! { <p class="quiet">{t!(i18n, desk.receive.no_people)}</p> });
    let one = move |(at, user): (usize, UserRow)| {
        // The first takes the focus from the summary of errors.
        let id = if at == 0 { Field::People.id() } else { format!("{}-{at}", Field::People.id()) };
        let who: UserId = user.id;
        let checked = RwSignal::new(draft.people.with_untracked(|chosen| chosen.contains(&who)));
        Effect::new(move || {
            let on = checked.get();
            draft.people.update(|chosen| {
                chosen.retain(|other| *other != who);
                if on {
                    chosen.push(who.clone());
                }
            });
        });
        view! { <Checkbox id=id label=user.name.to_string() checked=checked /> }
    };
    view! {
        <fieldset class="fieldset">
            <legend>{t!(i18n, procedures.row.people)}</legend>
            {none}
            {people.into_iter().enumerate().map(one).collect_view()}
            <p class="field-error" aria-live="polite">{error}</p>
        </fieldset>
    }
}

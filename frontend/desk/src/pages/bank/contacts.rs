//! The bank's contacts, shown to customers wherever only the bank can help. Approvers change them.

use super::texts_of::{TextsOf, Typed, said};
use crate::pages::confirm::{Confirm, Focused};
use kit::components::{
    Attempt, Button, ButtonKind, Card, Change, Changes, Entry, Notice, NoticeKind, TextField, focus,
};
use kit::i18n::{Locale, say, t, td_string, use_i18n};
use kit::{session, texts};
use leptos::prelude::*;
use shared::operations::bank::Contacts;
use shared::operations::desk::{DeskSetContacts, PublicData};

/// Most characters of each part.
const LONGEST: usize = 60;

/// Whether it is a telephone number as people write them.
fn dials(text: &str) -> bool {
    let sign = |c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '(' | ')' | ' ');
    text.len() <= LONGEST && text.chars().all(sign) && text.contains(|c: char| c.is_ascii_digit())
}

/// What is typed.
#[derive(Clone, Copy, Default)]
struct Draft {
    branch: Typed,
    telephone: Entry,
    hours: Typed,
}

impl Draft {
    fn fill(self, contacts: &Contacts) {
        self.branch.fill(Some(&contacts.branch));
        self.hours.fill(Some(&contacts.hours));
        self.telephone.text.set(contacts.telephone.clone());
    }

    fn read(self) -> Option<Contacts> {
        let telephone = self.telephone.text.with(|text| text.trim().to_owned());
        let telephone = Some(telephone).filter(|text| dials(text))?;
        Some(Contacts { branch: self.branch.read(LONGEST)?, telephone, hours: self.hours.read(LONGEST)? })
    }
}

/// The contacts.
#[component]
pub fn ContactsForm(
    /// What everybody is told now.
    public: RwSignal<PublicData>,
    /// Runs with what everybody is told then.
    on_done: Callback<PublicData>,
) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let draft = Draft::default();
    draft.fill(&public.with_untracked(|public| public.contacts.clone()));
    let attempt = Attempt::<DeskSetContacts>::default();
    let asked = RwSignal::new(None::<Contacts>);
    let (editing, same, done) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    let back = Callback::new(move |()| {
        attempt.clear();
        asked.set(None);
    });
    let finished = Callback::new(move |now: PublicData| {
        asked.set(None);
        editing.set(false);
        done.set(true);
        on_done.run(now);
    });
    let check = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        draft.branch.judge();
        draft.hours.judge();
        draft.telephone.judge();
        let telephone = draft.telephone.text.with_untracked(|text| dials(text.trim()));
        let wrong = draft.branch.wrong("branch", LONGEST);
        let wrong = wrong.or_else(|| (!telephone).then(|| "telephone".to_owned()));
        if let Some(field) = wrong.or_else(|| draft.hours.wrong("hours", LONGEST)) {
            focus(&field);
        }
        if let Some(contacts) = untrack(|| draft.read()) {
            let differs = public.with_untracked(|public| public.contacts != contacts);
            same.set(!differs);
            if differs {
                asked.set(Some(contacts));
            }
        }
    };
    let telephone_error = Signal::derive(move || {
        let wrong = !draft.telephone.text.with(|text| dials(text.trim()));
        (draft.telephone.judged() && wrong).then(|| t!(i18n, desk_bank.bank.telephone_wrong).to_owned())
    });
    let edit = move |()| {
        draft.fill(&public.with_untracked(|public| public.contacts.clone()));
        done.set(false);
        same.set(false);
        editing.set(true);
    };
    let form = move || {
        view! {
            <form class="form" novalidate on:submit=check>
                <TextsOf id="branch" labels=[say!(i18n, desk_bank.bank.branch_ja), say!(i18n, desk_bank.bank.branch_en)] typed=draft.branch most=LONGEST />
                <TextField id="telephone" label=say!(i18n, desk_bank.bank.telephone) value=draft.telephone.text error=telephone_error kind="tel" code=true />
                <TextsOf id="hours" labels=[say!(i18n, desk_bank.bank.hours_ja), say!(i18n, desk_bank.bank.hours_en)] typed=draft.hours most=LONGEST />
                <p class="field-error" role="status">{move || same.get().then(|| t!(i18n, settings.nothing))}</p>
                <div class="actions">
                    <Button kind=ButtonKind::Primary submit=true>{t!(i18n, desk_bank.check)}</Button>
                    <Button on_press=move |()| editing.set(false)>{t!(i18n, desk_bank.cancel)}</Button>
                </div>
            </form>
        }
    };
    let facts = move || {
        let lines = public.with(|public| told(locale, &public.contacts));
        let line = |(name, text): (String, String)| view! { <dt>{name}</dt><dd>{text}</dd> };
        view! {
            <dl class="facts">{lines.into_iter().map(line).collect_view()}</dl>
            {session::may::<DeskSetContacts>().then(|| view! {
                <div class="actions"><Button on_press=edit>{t!(i18n, desk_bank.bank.contacts_change)}</Button></div>
            })}
        }
    };
    let overview = move || {
        view! {
            <Card title=say!(i18n, desk_bank.bank.contacts_title) note=say!(i18n, desk_bank.bank.contacts_note)>
                <Show when=move || done.get()>
                    <Focused><Notice kind=NoticeKind::Success title=say!(i18n, desk_bank.bank.contacts_done) /></Focused>
                </Show>
                {move || if editing.get() { form().into_any() } else { facts().into_any() }}
            </Card>
        }
    };
    let confirm = move |contacts: Contacts| {
        let changes = public.with_untracked(|public| changes(locale, &public.contacts, &contacts));
        view! {
            <Confirm
                attempt=attempt
                input=Callback::new(move |()| contacts.clone())
                denied=texts::bank_data_denied
                title=say!(i18n, desk_bank.bank.contacts_change)
                submit=say!(i18n, settings.submit)
                on_back=back
                on_done=finished
            >
                <Changes changes=changes from=say!(i18n, settings.from) to=say!(i18n, settings.to) />
            </Confirm>
        }
    };
    move || match asked.get() {
        None => overview().into_any(),
        Some(contacts) => confirm(contacts).into_any(),
    }
}

/// Each contact by its name, in both languages.
fn told(locale: Locale, contacts: &Contacts) -> Vec<(String, String)> {
    let text = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    vec![
        text(td_string!(locale, desk_bank.bank.branch_ja), said(Locale::ja, &contacts.branch)),
        text(td_string!(locale, desk_bank.bank.branch_en), said(Locale::en, &contacts.branch)),
        text(td_string!(locale, desk_bank.bank.telephone), &contacts.telephone),
        text(td_string!(locale, desk_bank.bank.hours_ja), said(Locale::ja, &contacts.hours)),
        text(td_string!(locale, desk_bank.bank.hours_en), said(Locale::en, &contacts.hours)),
    ]
}

fn changes(locale: Locale, from: &Contacts, to: &Contacts) -> Vec<Change> {
    let pairs = told(locale, from).into_iter().zip(told(locale, to));
    pairs.filter(|(a, b)| a != b).map(|((name, a), (_, b))| (name, a, b)).collect()
}

//! 利用開始のご案内: shown here and nowhere else, and printed as a letter in both languages. The screen doesn't show
//! the letter; printing shows nothing else.

use kit::components::{Button, ButtonKind, Card, Moment, Notice, NoticeKind};
use kit::i18n::{Locale, say, t, td_string, use_i18n};
use kit::time_text;
use leptos::prelude::*;
use shared::domain::secret::Secret;
use shared::operations::desk::StartUpLetter;

type Text = fn(Locale) -> &'static str;

const STEPS: [Text; 5] = [
    |locale| td_string!(locale, desk.letter.step_page),
    |locale| td_string!(locale, desk.letter.step_number),
    |locale| td_string!(locale, desk.letter.step_code),
    |locale| td_string!(locale, desk.letter.step_choose),
    |locale| td_string!(locale, desk.letter.step_token),
];

/// The letter, or that it was shown before.
#[component]
pub fn Letter(
    /// What stands on it.
    letter: StartUpLetter,
) -> impl IntoView {
    let i18n = use_i18n();
    let Some(number) = letter.number.clone() else {
        return view! {
            <Notice kind=NoticeKind::Warm title=say!(i18n, desk.letter.again_title)><p>{t!(i18n, desk.letter.again)}</p></Notice>
        }
        .into_any();
    };
    let print = move |()| {
        // Where nothing can print, the number can still be written down.
        let _ = window().print();
    };
    let (contract, shown, until) = (letter.contract.to_string(), number.clone(), letter.until);
    view! {
        <Notice kind=NoticeKind::Warm title=say!(i18n, desk.letter.once_title)><p>{t!(i18n, desk.letter.once)}</p></Notice>
        <Card title=say!(i18n, desk.letter.title)>
            <dl class="facts">
                <dt>{t!(i18n, desk.letter.contract)}</dt>
                <dd class="is-code">{contract}</dd>
                <dt>{t!(i18n, desk.letter.number)}</dt>
                <dd><Number number=shown /></dd>
                <dt>{t!(i18n, desk.letter.until)}</dt>
                <dd><Moment at=until /></dd>
            </dl>
            <div class="actions"><Button kind=ButtonKind::Primary on_press=print>{t!(i18n, desk.letter.print)}</Button></div>
        </Card>
        <Sheet letter=letter number=number />
    }
    .into_any()
}

/// The sheet of A4.
#[component]
fn Sheet(letter: StartUpLetter, number: Secret) -> impl IntoView {
    let StartUpLetter { contract, company, master, until, .. } = letter;
    let company = td_string!(Locale::ja, desk.letter.dear, company = company.to_string()).to_string();
    let master = move |locale: Locale| {
        td_string!(locale, desk.letter.dear_master, name = master.to_string()).to_string()
    };
    view! {
        <section class="letter">
            <header class="letter-to">
                <p class="letter-company">{company}</p>
                <p lang="ja">{master(Locale::ja)}</p>
                <p class="letter-english" lang="en">{master(Locale::en)}</p>
            </header>
            <h1>{both(|locale| td_string!(locale, desk.letter.title))}</h1>
            <p>{both(|locale| td_string!(locale, desk.letter.opening))}</p>
            <dl class="letter-facts">
                <dt>{both(|locale| td_string!(locale, desk.letter.contract))}</dt>
                <dd>{contract.to_string()}</dd>
                <dt>{both(|locale| td_string!(locale, desk.letter.number))}</dt>
                <dd><Number number=number /></dd>
                <dt>{both(|locale| td_string!(locale, desk.letter.until))}</dt>
                <dd>
                    <span lang="ja">{time_text::moment(Locale::ja, until)}</span>
                    <span class="letter-english" lang="en">{time_text::moment(Locale::en, until)}</span>
                </dd>
            </dl>
            <h2>{both(|locale| td_string!(locale, desk.letter.how))}</h2>
            <ol>{STEPS.into_iter().map(|step| view! { <li>{both(step)}</li> }).collect_view()}</ol>
            <p class="letter-caution">{both(|locale| td_string!(locale, desk.letter.caution))}</p>
        </section>
    }
}

/// The number, in the groups in which it is made.
#[component]
fn Number(number: Secret) -> impl IntoView {
    view! { <code class="secret" translate="no">{number.expose().to_owned()}</code> }
}

fn both(text: Text) -> impl IntoView {
    view! { <span lang="ja">{text(Locale::ja)}</span> <span class="letter-english" lang="en">{text(Locale::en)}</span> }
}

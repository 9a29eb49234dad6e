//! A code that comes by mail: asked for, on its way, and how long it can be used.

use super::countdown::{Countdown, seconds_until};
use super::notice::Notice;
use super::proof_panel::Attempt;
use crate::clock;
use crate::i18n::{t, t_string, use_i18n};
use leptos::prelude::*;
use shared::domain::instant::Instant;
use shared::operations::Operation;
use shared::operations::passwords::CodeSent;
use shared::operations::proof::Proof;

/// A code that is on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sent {
    digits: u8,
    minutes: u32,
    until: Instant,
    again: bool,
}

/// Asking for codes.
pub struct MailedCode<O: Operation> {
    /// The attempt to ask.
    pub attempt: Attempt<O>,
    /// What is on its way.
    pub sent: RwSignal<Option<Sent>>,
}

impl<O: Operation> Clone for MailedCode<O> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<O: Operation> Copy for MailedCode<O> {}

impl<O: Operation<Output = CodeSent>> MailedCode<O>
where
    O::Input: PartialEq,
{
    /// Before any was asked for.
    pub fn unasked() -> Self {
        Self { attempt: Attempt::default(), sent: RwSignal::new(None) }
    }

    /// Asks for one, and goes on once it is on its way.
    pub fn ask(self, input: O::Input, on_sent: impl FnOnce() + 'static) {
        self.attempt.send(input, Proof::default(), move |answer| {
            let CodeSent { seconds, digits } = answer.value;
            self.sent.update(|sent| {
                let (until, again) = (clock::server_now().plus_seconds(seconds), sent.is_some());
                *sent = Some(Sent { digits, minutes: seconds.div_ceil(60), until, again });
            });
            on_sent();
        });
    }
}

/// That a code is on its way, and how long it can be used.
#[component]
pub fn CodeNotice(
    /// What is on its way.
    sent: RwSignal<Option<Sent>>,
    /// What is said of the first one.
    first: &'static str,
    /// What is said of another one.
    again: &'static str,
) -> impl IntoView {
    let i18n = use_i18n();
    let notice = move |sent: Sent| {
        let over = Memo::new(move |_| seconds_until(sent.until) == 0);
        let title = if sent.again { again } else { first }.to_owned();
        let means =
            t_string!(i18n, passwords.mailed.means, digits = sent.digits, minutes = sent.minutes).to_string();
        let left = move || {
            if over.get() {
                view! { <strong>{t!(i18n, passwords.mailed.over)}</strong> }.into_any()
            } else {
                view! { {t!(i18n, passwords.mailed.left)} " " <Countdown until=sent.until /> }.into_any()
            }
        };
        view! {
            <Notice title=title>
                <p>{means}</p>
                <p>{left}</p>
            </Notice>
        }
    };
    move || sent.get().map(notice)
}

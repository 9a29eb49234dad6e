//! A field of a form that a value type of the rules reads.

use crate::i18n::use_i18n;
use crate::texts;
use leptos::prelude::*;
use shared::domain::field::FieldReason;
use std::time::Duration;

/// Longer than a press of a button.
const AFTER_LEAVING: Duration = Duration::from_millis(300);

/// What is typed into a field, and whether it is time to say what is wrong with it.
#[derive(Clone, Copy)]
pub struct Entry {
    /// What is typed.
    pub text: RwSignal<String>,
    judged: RwSignal<bool>,
}

/// An empty field.
impl Default for Entry {
    fn default() -> Self {
        Self { text: RwSignal::new(String::new()), judged: RwSignal::new(false) }
    }
}

impl Entry {
    /// What the value type reads; tracked.
    pub fn read<T: TryFrom<String, Error = FieldReason>>(self) -> Result<T, FieldReason> {
        T::try_from(self.text.get())
    }

    /// From now on errors are shown.
    pub fn judge(self) {
        self.judged.set(true);
    }

    /// Forgets what was typed.
    pub fn clear(self) {
        self.text.set(String::new());
        self.judged.set(false);
    }

    /// Whether errors are shown; tracked.
    pub fn judged(self) -> bool {
        self.judged.get()
    }

    /// Shows errors once the field was left with something in it.
    pub fn on_leave(self) -> Callback<()> {
        Callback::new(move |()| {
            if !self.text.with_untracked(String::is_empty) {
                // Not at once: what makes room for the text would move the button that is being pressed.
                set_timeout(move || self.judge(), AFTER_LEAVING);
            }
        })
    }

    /// What is wrong, as `judge` finds it, once it is time to say so.
    pub fn error(
        self,
        find: impl Fn() -> Option<FieldReason> + Send + Sync + 'static,
    ) -> Signal<Option<String>> {
        let i18n = use_i18n();
        Signal::derive(move || {
            let reason = if self.judged() { find() } else { None };
            reason.map(|reason| texts::field_reason(i18n.get_locale(), reason))
        })
    }

    /// What is wrong for a field that is read as `T`.
    pub fn error_of<T: TryFrom<String, Error = FieldReason> + 'static>(self) -> Signal<Option<String>> {
        self.error(move || self.read::<T>().err())
    }
}

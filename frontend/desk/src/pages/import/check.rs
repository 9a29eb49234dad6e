//! Looking at a file that was sent: what would happen, before anything does.

use super::{Named, Sent};
use crate::pages::confirm::Confirm;
use kit::components::{Attempt, Entry, TextField};
use kit::i18n::{say, t, t_string, use_i18n};
use kit::texts;
use leptos::prelude::*;
use shared::domain::device_file::DeviceFileFormat;
use shared::domain::secret::Secret;
use shared::operations::desk::{DeskImport, ImportStock, StockImport};

/// The key as it travels: hexadecimal digits without what people type between them; nothing: none.
fn key(typed: &str) -> Option<Secret> {
    let digits: String = typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, ':' | '-')).collect();
    (!digits.is_empty()).then(|| Secret::new(digits))
}

/// What is asked for of a file.
pub fn asked(named: &Named, sent: Sent, typed: &str, dry_run: bool) -> ImportStock {
    ImportStock {
        file: named.file.clone(),
        parts: sent.parts,
        format: sent.format,
        key: if sent.format == DeviceFileFormat::Pskc { key(typed) } else { None },
        dry_run,
    }
}

/// The look.
#[component]
pub fn Check(
    /// The file.
    named: Named,
    /// How it was sent.
    sent: Sent,
    /// The key, where its values are encrypted.
    typed: Entry,
    /// The attempt.
    attempt: Attempt<DeskImport>,
    /// Leads back.
    on_back: Callback<()>,
    /// Runs with what would happen.
    on_done: Callback<StockImport>,
) -> impl IntoView {
    let i18n = use_i18n();
    let encrypts = sent.format == DeviceFileFormat::Pskc;
    let format = if encrypts { t!(i18n, desk_bank.import.pskc) } else { t!(i18n, desk_bank.import.csv) };
    let parts = t_string!(i18n, desk_bank.import.parts_text, parts = sent.parts).to_string();
    let file = named.file.to_string();
    let field = encrypts.then(|| view! {
        <TextField id="import-key" label=say!(i18n, desk_bank.import.key) hint=say!(i18n, desk_bank.import.key_hint) value=typed.text code=true />
    });
    let input = Callback::new(move |()| typed.text.with_untracked(|typed| asked(&named, sent, typed, true)));
    view! {
        <Confirm
            attempt=attempt
            input=input
            denied=texts::upload_denied
            title=say!(i18n, desk_bank.import.check_title)
            submit=say!(i18n, desk_bank.import.check)
            on_back=on_back
            on_done=on_done
        >
            <dl class="facts">
                <dt>{t!(i18n, desk_bank.import.format)}</dt>
                <dd>{format}</dd>
                <dt>{t!(i18n, desk_bank.import.parts)}</dt>
                <dd>{parts}</dd>
                <dt>{t!(i18n, desk_bank.import.digest)}</dt>
                <dd class="is-code">{file}</dd>
            </dl>
            {field}
            <p class="release-advice">{t!(i18n, desk_bank.import.check_means)}</p>
        </Confirm>
    }
}

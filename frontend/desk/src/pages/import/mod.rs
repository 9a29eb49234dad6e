//! Importing devices into the stock: a file is sent in parts, looked at, and imported. The file's name, the
//! SHA-256 of all of it, stands in the address: one can leave and come back, and then no file is asked for.

mod check;
mod choose;
mod file;
mod going_on;
mod progress;
mod report;
mod sending;
mod staged;

use choose::Choose;
use kit::components::{PageTitle, focus};
use kit::frame::Allowed;
use kit::i18n::{say, use_i18n};
use kit::routes;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use shared::domain::device_file::DeviceFileFormat;
use shared::domain::id::ImportId;
use shared::operations::desk::DeskImport;
use staged::Staged;

/// How a file was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sent {
    /// In how many parts.
    pub parts: u32,
    /// In which format it is.
    pub format: DeviceFileFormat,
}

/// A file that the bank has, or had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Its name.
    pub file: ImportId,
    /// How it was sent, where the address says so.
    pub sent: Option<Sent>,
}

/// Where one goes on with a file.
pub fn import_at(file: &ImportId, sent: Option<Sent>) -> String {
    let (mut query, parts, format);
    query = vec![("file", file.as_str())];
    if let Some(sent) = sent {
        (parts, format) = (sent.parts.to_string(), sent.format.to_string());
        query.extend([("parts", parts.as_str()), ("format", format.as_str())]);
    }
    routes::asking(routes::DESK_IMPORT, &query)
}

/// 取り込み.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    let query = use_query_map();
    let named = Memo::new(move |_| {
        let value = |name: &str| query.with(|query| query.get(name));
        let file = ImportId::try_from(value("file")?).ok()?;
        let parts = value("parts").and_then(|text| text.parse().ok());
        let format = value("format").and_then(|text| text.parse().ok());
        Some(Named { file, sent: parts.zip(format).map(|(parts, format)| Sent { parts, format }) })
    });
    // The file that was sent just now needs no question whether to go on with it.
    let fresh = RwSignal::new(None::<ImportId>);
    let navigate = use_navigate();
    let sent = Callback::new(move |named: Named| {
        fresh.set(Some(named.file.clone()));
        let options = NavigateOptions { scroll: false, ..Default::default() };
        navigate(&import_at(&named.file, named.sent), options);
        focus(kit::frame::MAIN);
    });
    view! {
        <PageTitle title=say!(i18n, desk_bank.import.title) lead=say!(i18n, desk_bank.import.lead) />
        <Allowed to=DeskImport>
            {move || match named.get() {
                None => view! { <Choose on_sent=sent /> }.into_any(),
                Some(named) => {
                    let fresh = fresh.get_untracked().as_ref() == Some(&named.file);
                    view! { <Staged named=named fresh=fresh /> }.into_any()
                }
            }}
        </Allowed>
    }
}

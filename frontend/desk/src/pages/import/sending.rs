//! Sending a file part by part; after a failure it goes on where it stopped.

use super::file::{Content, Unreadable};
use super::{Named, Sent};
use kit::api::{self, CallError};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::domain::device_file::DeviceFileFormat;
use shared::operations::desk::{DeskUploadPart, UploadDenied, UploadPart};
use shared::operations::proof::Proof;
use web_sys::File;

/// A file on its way.
#[derive(Clone, Copy)]
pub struct Sending {
    /// Whether it goes on just now.
    pub busy: RwSignal<bool>,
    /// Parts that are there.
    pub sent: RwSignal<u32>,
    /// Parts that there are; 0: the file is still being read.
    pub parts: RwSignal<u32>,
    /// Why it stopped.
    pub failure: RwSignal<Option<CallError<UploadDenied>>>,
    /// Why the file can't be read.
    pub unreadable: RwSignal<Option<Unreadable>>,
    content: StoredValue<Option<Content>, LocalStorage>,
}

impl Sending {
    /// Nothing yet.
    pub fn new() -> Self {
        Self {
            busy: RwSignal::new(false),
            sent: RwSignal::new(0),
            parts: RwSignal::new(0),
            failure: RwSignal::new(None),
            unreadable: RwSignal::new(None),
            content: StoredValue::new_local(None),
        }
    }

    /// Reads a file and sends it.
    pub fn begin(self, file: File, format: DeviceFileFormat, done: Callback<Named>) {
        if self.busy.get_untracked() {
            return;
        }
        self.forget();
        self.busy.set(true);
        spawn_local(async move {
            let content = Content::of(&file).await;
            // Who left the page meanwhile chooses again.
            if self.busy.try_get_untracked().is_none() {
                return;
            }
            match content {
                Ok(content) => {
                    self.parts.set(content.parts);
                    self.content.set_value(Some(content));
                    self.go_on(format, done).await;
                }
                Err(why) => {
                    self.unreadable.set(Some(why));
                    self.busy.set(false);
                }
            }
        });
    }

    /// Goes on where it stopped.
    pub fn again(self, format: DeviceFileFormat, done: Callback<Named>) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.failure.set(None);
        spawn_local(self.go_on(format, done));
    }

    /// Another file is chosen.
    pub fn forget(self) {
        self.sent.set(0);
        self.parts.set(0);
        self.failure.set(None);
        self.unreadable.set(None);
        self.content.set_value(None);
    }

    async fn go_on(self, format: DeviceFileFormat, done: Callback<Named>) {
        let Some(Some(content)) = self.content.try_get_value() else { return };
        let Content { name: file, parts, .. } = content.clone();
        while let Some(part) = self.sent.try_get_untracked().filter(|sent| *sent < parts) {
            let input = UploadPart { file: file.clone(), part, parts, bytes: content.part(part) };
            let answer = api::post::<DeskUploadPart>(&input, &Proof::default(), &api::new_key()).await;
            // Who left the page meanwhile sends the rest when they come back with the file.
            if self.busy.try_get_untracked().is_none() {
                return;
            }
            if let Err(error) = answer {
                self.failure.set(Some(error));
                self.busy.set(false);
                return;
            }
            self.sent.set(part + 1);
        }
        self.busy.set(false);
        // The page that waited for it may be gone.
        let _ = done.try_run(Named { file, sent: Some(Sent { parts, format }) });
    }
}

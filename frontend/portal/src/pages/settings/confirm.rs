//! What will change, from → to, and the proof.

use super::told::changes;
use kit::components::{Attempt, AttemptFailure, Card, Change, Changes, ProofPanel};
use kit::i18n::{say, use_i18n};
use kit::texts;
use leptos::prelude::*;
use shared::domain::settings::ContractSettings;
use shared::operations::Operation;
use shared::operations::proof::Proof;
use shared::operations::settings::{ChangeSettings, SettingsChange, SettingsPage};

/// The check and the proof.
#[component]
pub fn Confirm(
    /// The settings as they are.
    page: SettingsPage,
    /// As they shall be.
    settings: ContractSettings,
    /// The attempt to change them.
    attempt: Attempt<SettingsChange>,
    /// Leads back to the form.
    on_edit: Callback<()>,
    /// Runs with what changed.
    on_done: Callback<Vec<Change>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let changes = changes(i18n.get_locale_untracked(), &page.settings, &settings);
    let shown = changes.clone();
    let version = page.version;
    let prove = Callback::new(move |proof: Proof| {
        let changes = changes.clone();
        attempt.send(ChangeSettings { version, settings: settings.clone() }, proof, move |_| {
            on_done.run(changes)
        });
    });
    view! {
        <AttemptFailure failure=attempt.failure denied=texts::settings_denied />
        <div class="confirm-columns">
            <Card title=say!(i18n, settings.confirm_title)>
                <Changes changes=shown from=say!(i18n, settings.from) to=say!(i18n, settings.to) />
            </Card>
            <ProofPanel
                work=SettingsChange::DECLARATION.work
                proving=attempt.proving
                submit=say!(i18n, settings.submit)
                on_proof=prove
                back=say!(i18n, settings.edit)
                on_back=on_edit
            />
        </div>
    }
}

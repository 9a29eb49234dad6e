//! What the bank says and decides for all.

use crate::bank_work::told;
use crate::pipeline::{Decision, Handler, Refused, Scene};
use ports::desk::PublicRecord;
use ports::records::{Identity, Versioned};
use ports::store::{Store, StoreError};
use ports::transaction::Write;
use shared::domain::audit::Subject;
use shared::domain::policy::Figures;
use shared::operations::Nothing;
use shared::operations::bank::{Contacts, LONGEST_BANNER};
use shared::operations::desk::{
    BankDataDenied, BankDataView, DeskBankData, DeskSetBanner, DeskSetContacts, PolicyView, PublicData,
    SetBanner,
};
use shared::operations::proof::Empty;
use std::collections::BTreeMap;

type Stored = Versioned<PublicRecord>;

impl Handler for DeskBankData {
    type Loaded = (Stored, BTreeMap<String, Versioned<Figures>>);

    async fn load(store: &dyn Store, _: &Identity, _: &Empty) -> Result<Self::Loaded, StoreError> {
        futures::try_join!(store.public_data(), store.figures())
    }

    fn decide(
        scene: &Scene<'_>,
        (public, figures): &Self::Loaded,
        _: &Empty,
    ) -> Result<Decision<Self::Output>, Refused<Nothing>> {
        // What is stored, not what this process read of it up to a minute ago.
        let policies = scene.bank.policies.all().map(|(name, row)| PolicyView {
            name: name.clone(),
            figures: figures.get(name).map_or_else(|| Figures::of(row), |stored| stored.value.clone()),
        });
        let (policies, public) = (policies.collect(), told(scene.bank, public.value.clone()));
        Ok(Decision::answer(BankDataView { public, policies }))
    }
}

impl Handler for DeskSetBanner {
    type Loaded = Stored;

    async fn load(store: &dyn Store, _: &Identity, _: &SetBanner) -> Result<Stored, StoreError> {
        store.public_data().await
    }

    fn decide(
        scene: &Scene<'_>,
        read: &Stored,
        input: &SetBanner,
    ) -> Result<Decision<Self::Output>, Refused<BankDataDenied>> {
        if input.banner.as_ref().is_some_and(|banner| !banner.is_sound(LONGEST_BANNER)) {
            return Err(Refused::Rule(BankDataDenied::Text));
        }
        let after = PublicRecord { banner: input.banner.clone(), ..read.value.clone() };
        let label = input.banner.as_ref().map(|banner| banner.ja.clone());
        said(scene, read, after, label)
    }
}

impl Handler for DeskSetContacts {
    type Loaded = Stored;

    async fn load(store: &dyn Store, _: &Identity, _: &Contacts) -> Result<Stored, StoreError> {
        store.public_data().await
    }

    fn decide(
        scene: &Scene<'_>,
        read: &Stored,
        input: &Contacts,
    ) -> Result<Decision<Self::Output>, Refused<BankDataDenied>> {
        if !input.are_sound() {
            return Err(Refused::Rule(BankDataDenied::Text));
        }
        let after = PublicRecord { contacts: Some(input.clone()), ..read.value.clone() };
        said(scene, read, after, Some(input.telephone.clone()))
    }
}

/// What everybody is told from now on; the history says what it is.
fn said(
    scene: &Scene<'_>,
    read: &Stored,
    after: PublicRecord,
    label: Option<String>,
) -> Result<Decision<PublicData>, Refused<BankDataDenied>> {
    let (before, now) = (told(scene.bank, read.value.clone()), told(scene.bank, after.clone()));
    if before == now {
        return Err(Refused::Rule(BankDataDenied::NothingChanged));
    }
    let write = Write::PublicData(Versioned { version: read.version, value: after });
    Ok(Decision {
        changes: vec![write.into()],
        subject: Subject { label, ..Subject::default() },
        ..Decision::answer(now)
    })
}

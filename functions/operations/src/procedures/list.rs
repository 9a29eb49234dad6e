use super::show::{self, Viewer};
use crate::history::cursor;
use crate::pipeline::{Decision, Handler, Refused, Scene};
use crate::users::plain;
use ports::records::{Filed, Identity};
use ports::store::{Page, Store, StoreError};
use shared::domain::fee::Charge;
use shared::domain::id::ProcedureId;
use shared::domain::user::User;
use shared::operations::Nothing;
use shared::operations::procedures::{
    ProcedureDenied, ProcedureList, ProcedurePage, ProcedureView, ProceduresList, ProceduresView,
    WhichProcedure,
};

/// Rows of a page.
const ROWS: u32 = 30;

/// Procedures with what is shown of them.
pub struct Shown {
    pub(super) page: Page<Filed>,
    pub(super) users: Vec<User>,
    charges: Vec<Charge>,
}

impl Shown {
    /// One procedure.
    pub(super) async fn one(store: &dyn Store, who: &Identity, id: &ProcedureId) -> Result<Self, StoreError> {
        let (filed, users, charges) = futures::try_join!(
            store.procedure(Some(&who.contract), id),
            store.users(&who.contract),
            store.charges(&who.contract, std::slice::from_ref(id))
        )?;
        let page = Page { rows: filed.into_iter().collect(), next: None };
        Ok(Self { page, users: plain(users), charges })
    }

    /// The procedure, as far as it concerns the person.
    pub(super) fn seen(&self, scene: &Scene<'_>) -> Option<&Filed> {
        let me = Viewer::Customer(&scene.actor.user.value, scene.keyring);
        self.page.rows.first().filter(|filed| me.sees(&filed.procedure.value))
    }

    pub(super) fn view(&self, scene: &Scene<'_>, filed: &Filed) -> ProcedureView {
        let procedure = &filed.procedure.value;
        let charge = self.charges.iter().find(|charge| charge.procedure == procedure.id);
        let me = Viewer::Customer(&scene.actor.user.value, scene.keyring);
        show::procedure(me, scene.actor.policy, &self.users, procedure, charge)
    }
}

impl Handler for ProceduresList {
    type Loaded = Shown;

    async fn load(store: &dyn Store, who: &Identity, input: &ProcedurePage) -> Result<Shown, StoreError> {
        // A cursor that can't be reads the first page, and is refused then.
        let before = cursor(input.before.as_deref()).unwrap_or_default();
        let page = store.procedures(Some(&who.contract), before.as_deref(), ROWS);
        let (page, users) = futures::try_join!(page, store.users(&who.contract))?;
        let executed = page.rows.iter().map(|filed| filed.procedure.value.id.clone());
        let executed: Vec<ProcedureId> = executed.collect();
        let charges =
            if executed.is_empty() { Vec::new() } else { store.charges(&who.contract, &executed).await? };
        Ok(Shown { page, users: plain(users), charges })
    }

    fn decide(
        scene: &Scene<'_>,
        shown: &Shown,
        input: &ProcedurePage,
    ) -> Result<Decision<Self::Output>, Refused<Nothing>> {
        cursor(input.before.as_deref()).map_err(|(field, reason)| Refused::Field(field, reason))?;
        let me = Viewer::Customer(&scene.actor.user.value, scene.keyring);
        let seen = shown.page.rows.iter().filter(|filed| me.sees(&filed.procedure.value));
        let procedures = seen.map(|filed| shown.view(scene, filed)).collect();
        Ok(Decision::answer(ProcedureList { procedures, next: shown.page.next.clone() }))
    }
}

impl Handler for ProceduresView {
    type Loaded = Shown;

    async fn load(store: &dyn Store, who: &Identity, input: &WhichProcedure) -> Result<Shown, StoreError> {
        Shown::one(store, who, &input.id).await
    }

    fn decide(
        scene: &Scene<'_>,
        shown: &Shown,
        _: &WhichProcedure,
    ) -> Result<Decision<Self::Output>, Refused<ProcedureDenied>> {
        let filed = shown.seen(scene).ok_or(Refused::Rule(ProcedureDenied::NotFound))?;
        Ok(Decision::answer(shown.view(scene, filed)))
    }
}

use crate::history::cursor;
use crate::pipeline::{Decision, Handler, Refused, Scene};
use ports::records::Identity;
use ports::store::{Page, Store, StoreError};
use shared::domain::notice::Notice;
use shared::operations::Nothing;
use shared::operations::notices::{NoticeList, NoticePage, NoticeView, NoticesList};

/// Rows of a page.
const ROWS: u32 = 30;

impl Handler for NoticesList {
    type Loaded = Page<Notice>;

    async fn load(store: &dyn Store, who: &Identity, input: &NoticePage) -> Result<Page<Notice>, StoreError> {
        match cursor(input.before.as_deref()) {
            Ok(before) => store.notices(&who.user, before.as_deref(), ROWS).await,
            Err(_) => Ok(Page { rows: Vec::new(), next: None }),
        }
    }

    fn decide(
        scene: &Scene<'_>,
        page: &Page<Notice>,
        input: &NoticePage,
    ) -> Result<Decision<Self::Output>, Refused<Nothing>> {
        cursor(input.before.as_deref()).map_err(|(field, reason)| Refused::Field(field, reason))?;
        // The table tidies up when it has time.
        let oldest = scene.now.minus_days(scene.actor.policy.notice_days);
        let notices = page.rows.iter().filter(|notice| notice.at > oldest).map(view);
        Ok(Decision::answer(NoticeList { notices: notices.collect(), next: page.next.clone() }))
    }
}

fn view(notice: &Notice) -> NoticeView {
    NoticeView {
        at: notice.at,
        kind: notice.kind,
        person: notice.person.as_ref().map(|person| person.name.clone()),
        by: notice.by.as_ref().map(|by| by.name.clone()),
        serial: notice.serial.clone(),
        fields: notice.fields.clone(),
        procedure: notice.procedure.clone(),
        day: notice.day,
        reference: notice.reference.clone(),
    }
}

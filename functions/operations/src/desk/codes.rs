//! Codes by which somebody sets passwords again that two people of the desk have judged to be lost. The desk sees no
//! secret: they go to the person's registered address.

use crate::mint;
use crate::pipeline::{NoticeDraft, Scene};
use ports::environment::NoRandomness;
use ports::transaction::Write;
use shared::domain::notice::NoticeKind;
use shared::domain::procedure::Lost;
use shared::domain::reset::{ResetPurpose, ResetRequest};
use shared::domain::user::User;

/// The requests for them, and the mails that carry them; each can be used for so many seconds.
pub(crate) fn codes(
    scene: &Scene<'_>,
    user: &User,
    lost: Lost,
    seconds: u32,
) -> Result<(Vec<Write>, Vec<NoticeDraft>), NoRandomness> {
    let expires_at = scene.now.plus_seconds(seconds);
    let login = (ResetPurpose::Login, NoticeKind::DeskLoginCode);
    let confirmation = (ResetPurpose::Confirmation, NoticeKind::DeskConfirmationCode);
    let wanted =
        [(lost != Lost::Confirmation).then_some(login), (lost != Lost::Login).then_some(confirmation)];
    let (mut writes, mut told) = (Vec::new(), Vec::new());
    for (purpose, kind) in wanted.into_iter().flatten() {
        let id = mint::session_secret(&*scene.bank.random)?.expose().to_owned();
        let request = ResetRequest { id, purpose, tries: 0, asked_at: scene.now, expires_at, by_desk: true };
        told.push(NoticeDraft::code_of(kind, user, &request));
        writes.push(Write::Reset { user: user.id.clone(), request });
    }
    Ok((writes, told))
}

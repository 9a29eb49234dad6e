//! Where the work with a device is done, and the papers for what is not done on screen.

use kit::routes;
use shared::domain::id::{Serial, UserId};
use shared::domain::procedure::ProcedureKind;

/// Where the stop of a device is released.
pub fn release_of(serial: &Serial) -> String {
    with_serial(routes::TOKENS_RELEASE, serial)
}

/// A page about a device.
pub fn with_serial(path: &str, serial: &Serial) -> String {
    format!("{path}?serial={serial}")
}

/// The form of a written procedure.
pub fn written(kind: ProcedureKind) -> String {
    format!("{}?kind={kind}", routes::PROCEDURES_NEW)
}

/// The form of a written procedure about a device.
pub fn written_of(kind: ProcedureKind, serial: &Serial) -> String {
    format!("{}&serial={serial}", written(kind))
}

/// The form by which links of these people are cut in writing.
pub fn revocation_of<'a>(users: impl IntoIterator<Item = &'a UserId>) -> String {
    users.into_iter().fold(written(ProcedureKind::Revocation), |href, user| format!("{href}&user={user}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::domain::field::FieldReason;

    #[test]
    fn papers_are_filled_in_with_what_is_known() -> Result<(), FieldReason> {
        let serial = Serial::try_from("0420-3318-7")?;
        assert_eq!(
            written_of(ProcedureKind::StopRelease, &serial),
            "/procedures/new?kind=stop_release&serial=042033187"
        );
        let users = [UserId::try_from("a")?, UserId::try_from("b")?];
        assert_eq!(revocation_of(&users), "/procedures/new?kind=revocation&user=a&user=b");
        Ok(())
    }
}

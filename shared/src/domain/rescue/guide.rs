//! The guide for people whom we don't know: a company of the kind that they describe is put together, and the
//! same rules answer for it.

use super::{Company, Help, Problem, Way, rescue};
use crate::domain::account::Limits;
use crate::domain::device::{
    Device, DeviceKind, Keyring, Link, OtpAlgorithm, OtpParameters, Report, ReportReason,
};
use crate::domain::field::FieldReason;
use crate::domain::id::{ImportId, LoginId, Serial, UserId};
use crate::domain::instant::{CivilDate, Instant};
use crate::domain::otp::OtpState;
use crate::domain::policy::BankPolicy;
use crate::domain::user::{Chosen, Language, MailAddress, Role, Temporary, TextField, User};

words! {
    /// Who else in the company holds administrator rights and can work.
    pub enum Helper {
        /// Nobody.
        Nobody,
        /// Somebody without a working token.
        WithoutToken,
        /// Somebody on the same token.
        SameToken,
        /// Somebody on another token.
        OtherToken,
    }
}

/// The ways out of `problem` for somebody of this role, in a company like that.
#[must_use]
pub fn guide(policy: &BankPolicy, role: Role, helper: Helper, problem: Problem) -> Vec<Way> {
    let helps = model(role, helper, problem).map(|(users, keyring)| {
        let company = Company { policy, users: &users, keyring: &keyring, now: Instant(1) };
        users.first().map(|victim| rescue(&company, victim, problem)).unwrap_or_default()
    });
    helps.unwrap_or_default().into_iter().map(|Help { way, .. }| way).collect()
}

/// The victim first, then whoever could help.
fn model(role: Role, helper: Helper, problem: Problem) -> Result<(Vec<User>, Keyring), FieldReason> {
    let mut victim = person("victim", role)?;
    victim.suspended = problem == Problem::Suspended;
    let mut users = vec![victim];
    let (own, other) = (device("OWN1", problem)?, device("OTHER1", Problem::LoginIdForgotten)?);
    let mut links = vec![link("victim", &own)?];
    if helper != Helper::Nobody {
        let rights = if role == Role::Master { Role::Administrator } else { Role::Master };
        users.push(person("helper", rights)?);
    }
    match helper {
        Helper::SameToken => links.push(link("helper", &own)?),
        Helper::OtherToken => links.push(link("helper", &other)?),
        Helper::Nobody | Helper::WithoutToken => {}
    }
    Ok((users, Keyring { devices: vec![own, other], links, revocations: Vec::new() }))
}

fn person(id: &str, role: Role) -> Result<User, FieldReason> {
    Ok(User {
        id: UserId::try_from(id)?,
        login_id: LoginId::try_from(id)?,
        name: TextField::try_from(id)?,
        mail: MailAddress::try_from("somebody@company.example")?,
        role,
        permissions: Vec::new(),
        accounts: Vec::new(),
        limits: Limits::default(),
        language: Language::default(),
        mail_bounced: false,
        login_id_frozen: false,
        chosen: Chosen::default(),
        desk: None,
        suspended: false,
        temporary: Temporary::default(),
        created_at: Instant(0),
    })
}

/// A token in the state that the problem speaks of; of one that was lost the bank was not told yet.
fn device(serial: &str, problem: Problem) -> Result<Device, FieldReason> {
    let stopped = problem == Problem::OtpStopped;
    let broken = problem == Problem::DeviceBroken;
    let expired = problem == Problem::DeviceExpired;
    Ok(Device {
        serial: Serial::try_from(serial)?,
        import: ImportId::try_from("guide")?,
        parameters: OtpParameters { algorithm: OtpAlgorithm::Sha1, digits: 6, step_seconds: 60 },
        expires_on: CivilDate::new(1969, 12, 31).filter(|_| expired),
        sealed_seed: Vec::new(),
        otp: OtpState { stopped_at: stopped.then_some(Instant(0)), ..OtpState::default() },
        kind: DeviceKind::Hardware,
        reported: broken.then_some(Report { reason: ReportReason::Faulty, at: Instant(0) }),
        replaces: None,
        renewal: None,
        renewal_refused: None,
        reserved_for: None,
    })
}

fn link(user: &str, device: &Device) -> Result<Link, FieldReason> {
    Ok(Link { user: UserId::try_from(user)?, serial: device.serial.clone(), registered_at: Instant(0) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::policy::Preset;
    use strum::IntoEnumIterator;

    #[test]
    fn nobody_is_left_without_a_way() {
        // Source: OKB seed, "master without administrators"; domain 1.1 "all users locked: bank only".
        let policy = BankPolicy::preset(Preset::Seventyseven);
        for role in Role::iter() {
            for helper in Helper::iter() {
                for problem in Problem::iter() {
                    assert!(!guide(&policy, role, helper, problem).is_empty(), "{role} {helper} {problem}");
                }
            }
        }
    }
}

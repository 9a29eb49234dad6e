//! A software device at its birth: the one answer in which its secret leaves.

use crate::mint;
use crate::pipeline::{Change, Decision, Handler, NoticeDraft, Refused, Scene};
use data_encoding::BASE32_NOPAD;
use form_urlencoded::byte_serialize;
use ports::credentials::SeedBytes;
use ports::records::{Identity, ImportRecord, ImportStatus};
use ports::stock::Owner;
use ports::store::{Store, StoreError};
use ports::transaction::Write;
use qrcode::{Color, EcLevel, QrCode};
use shared::domain::audit::Subject;
use shared::domain::device::{Device, DeviceKind, OtpAlgorithm, OtpParameters};
use shared::domain::id::{ImportId, Serial, UserId};
use shared::domain::life::LifeKind;
use shared::domain::notice::NoticeKind;
use shared::domain::otp::OtpState;
use shared::domain::secret::Secret;
use shared::domain::software::{self, SoftwareDenied, SoftwareGrant};
use shared::operations::proof::Empty;
use shared::operations::tokens::{SoftwareDevice, TokensObtainSoftware};
use std::fmt::Write as _;
use zeroize::Zeroizing;

/// How software devices make their codes: what every authenticator app can do. Some ignore the sixty seconds;
/// two codes in a row find that out.
const PARAMETERS: OtpParameters =
    OtpParameters { algorithm: OtpAlgorithm::Sha1, digits: 6, step_seconds: 60 };

/// Light modules around the code [ISO/IEC 18004 5.3.8].
const QUIET: usize = 4;

impl Handler for TokensObtainSoftware {
    type Loaded = Option<SoftwareGrant>;

    async fn load(store: &dyn Store, who: &Identity, _: &Empty) -> Result<Self::Loaded, StoreError> {
        store.software_grant(&who.user).await
    }

    fn decide(
        scene: &Scene<'_>,
        grant: &Self::Loaded,
        _: &Empty,
    ) -> Result<Decision<Self::Output>, Refused<SoftwareDenied>> {
        let (actor, policy) = (scene.actor, &scene.actor.policy.tokens);
        let user = &actor.user.value;
        let grant = software::judge_obtain(policy, scene.keyring, &user.id, grant.as_ref(), scene.now)
            .map_err(Refused::Rule)?;
        let broken = |what: &str| Refused::Broken(format!("a software device without {what}"));
        let serial = mint::software_serial(&*scene.bank.random)?;
        let serial = Serial::try_from(serial).map_err(|_| broken("a serial"))?;
        // The claim on the serial is an import of its own, so that no file can bring it a second time.
        let import = ImportId::try_from(format!("software-{serial}")).map_err(|_| broken("an import"))?;
        let seed = mint::software_seed(&*scene.bank.random)?;
        let uri = otpauth(&*seed, &scene.bank.config.contacts.branch.ja, user.login_id.as_str());
        let code = QrCode::with_error_correction_level(uri.as_bytes(), EcLevel::M);
        let code = code.map_err(|_| broken("a code"))?;
        let (contract, owner) = (actor.who.contract.clone(), Owner::Contract(actor.who.contract.clone()));
        let record = ImportRecord {
            id: import.clone(),
            owner: owner.clone(),
            status: ImportStatus::Live,
            total: 1,
            done: 1,
            job: None,
        };
        let (made, holder) = (serial.clone(), user.id.clone());
        let write = move |sealed| Write::NewDevice { contract, device: device(made, sealed, holder) };
        Ok(Decision {
            changes: vec![
                Write::SoftwareObtained { user: user.id.clone(), id: grant.id.clone() }.into(),
                Write::ClaimSerial { serial: serial.clone(), import, owner, instead_of: None }.into(),
                Write::Import { record, from: None }.into(),
                Change::Sealed(serial.clone(), SeedBytes(seed.to_vec()), Box::new(write)),
                scene.own_life(&serial, LifeKind::Issued)?,
            ],
            subject: Subject { serial: Some(serial.clone()), ..Subject::default() },
            notice: Some(NoticeDraft {
                serial: Some(serial.clone()),
                ..NoticeDraft::about(NoticeKind::SoftwareIssued, user.id.clone(), user.name.clone())
            }),
            ..Decision::answer(SoftwareDevice {
                serial,
                code: Some(path(&code)),
                modules: u32::try_from(code.width() + 2 * QUIET).unwrap_or(0),
                otpauth: Some(uri_secret(uri)),
            })
        })
    }

    fn remembered(output: &SoftwareDevice) -> SoftwareDevice {
        SoftwareDevice { serial: output.serial.clone(), otpauth: None, code: None, modules: 0 }
    }
}

fn uri_secret(uri: Zeroizing<String>) -> Secret {
    Secret::new(uri.as_str())
}

fn device(serial: Serial, sealed_seed: Vec<u8>, holder: UserId) -> Device {
    Device {
        serial,
        import: ImportId::assigned(),
        parameters: PARAMETERS,
        expires_on: None,
        sealed_seed,
        otp: OtpState::default(),
        kind: DeviceKind::Software,
        reported: None,
        replaces: None,
        renewal: None,
        renewal_refused: None,
        reserved_for: Some(holder),
    }
}

/// The address that authenticator apps read.
fn otpauth(seed: &[u8], issuer: &str, account: &str) -> Zeroizing<String> {
    let OtpParameters { digits, step_seconds: period, .. } = PARAMETERS;
    // Spaces as `%20`: apps take a plus sign for one.
    let issuer: String = byte_serialize(issuer.as_bytes()).collect::<String>().replace('+', "%20");
    let secret = Zeroizing::new(BASE32_NOPAD.encode(seed));
    Zeroizing::new(format!(
        "otpauth://totp/{issuer}:{account}?secret={}&issuer={issuer}&algorithm=SHA1&digits={digits}&period={period}",
        secret.as_str()
    ))
}

/// The dark modules as the path of an SVG, one run of a row after another.
fn path(code: &QrCode) -> Secret {
    let (width, colors) = (code.width(), code.to_colors());
    let mut path = Zeroizing::new(String::new());
    for (y, row) in colors.chunks(width).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a == b) {
            if run.first() == Some(&Color::Dark) {
                let _ = write!(path, "M{} {}h{}v1h-{}z", x + QUIET, y + QUIET, run.len(), run.len());
            }
            x += run.len();
        }
    }
    Secret::new(path.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_says_everything_that_an_app_must_know() {
        // Source: Key Uri Format; RFC 4648 6.
        let uri = otpauth(b"12345678901234567890", "本店 1", "hanako01");
        let expected = "otpauth://totp/%E6%9C%AC%E5%BA%97%201:hanako01?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\
            &issuer=%E6%9C%AC%E5%BA%97%201&algorithm=SHA1&digits=6&period=60";
        assert_eq!(uri.as_str(), expected);
    }

    #[test]
    fn the_path_draws_every_dark_module_once() -> Result<(), qrcode::types::QrError> {
        let code = QrCode::with_error_correction_level(b"otpauth://totp/a?secret=b", EcLevel::M)?;
        let path = path(&code);
        let runs = path.expose().split('M').skip(1).filter_map(|run| {
            run.split_once('h')
                .and_then(|(_, rest)| rest.split_once('v'))
                .and_then(|(n, _)| n.parse::<usize>().ok())
        });
        let dark = code.to_colors().into_iter().filter(|color| *color == Color::Dark).count();
        assert_eq!(runs.sum::<usize>(), dark);
        assert!(path.expose().starts_with("M4 4h7v1h-7z"), "the finder pattern, clear of the quiet zone");
        Ok(())
    }
}

use super::*;
use shared::domain::device::{DeviceKind, OtpAlgorithm, OtpParameters};
use shared::domain::id::ImportId;
use shared::domain::otp::OtpState;
use std::error::Error;

type TestResult = Result<(), Box<dyn Error>>;

const SEED: &[u8; 20] = b"12345678901234567890";

struct Bank {
    credentials: BankCredentials,
    _folder: tempfile::TempDir,
}

fn bank() -> Result<Bank, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let random: Arc<dyn Random> = Arc::new(OsRandom);
    let sealer = KeyFile::open(&folder.path().join("master.key"), Arc::clone(&random))?;
    let quick = HashParameters { memory_kib: 8, passes: 1, lanes: 1 };
    Ok(Bank { credentials: BankCredentials::new(Box::new(sealer), quick, random)?, _folder: folder })
}

fn text<T: TryFrom<String, Error: std::fmt::Debug>>(text: &str) -> Result<T, String> {
    T::try_from(text.to_owned()).map_err(|reason| format!("{text}: {reason:?}"))
}

fn device(serial: &str, sealed_seed: Vec<u8>) -> Result<Device, String> {
    Ok(Device {
        serial: text(serial)?,
        import: text("import")?,
        parameters: OtpParameters { algorithm: OtpAlgorithm::Sha1, digits: 6, step_seconds: 60 },
        expires_on: None,
        sealed_seed,
        otp: OtpState::default(),
        kind: DeviceKind::Hardware,
        reported: None,
        replaces: None,
        renewal: None,
        renewal_refused: None,
        reserved_for: None,
    })
}

#[tokio::test]
async fn a_sealed_seed_makes_codes_for_its_own_contract_and_serial_only() -> TestResult {
    // Source: standards 2 "AAD = contract + serial".
    let Bank { credentials, _folder } = bank()?;
    let (a, b): (ContractId, ContractId) = (text("contract-a")?, text("contract-b")?);
    let (of_a, of_b) = (credentials.new_contract_key(&a).await?, credentials.new_contract_key(&b).await?);
    let key = ContractKey { contract: &a, wrapped: &of_a };
    let sealed = credentials.seal_seed(key, &text("A1234")?, SEED).await?;
    assert!(!sealed.windows(4).any(|piece| SEED.windows(4).any(|seed| seed == piece)));

    let code = text("287082")?; // RFC 4226 appendix D, count 1.
    let own = device("A1234", sealed.clone())?;
    assert_eq!(credentials.matching_steps(key, &own, &code, 0..=9).await?, [1]);
    assert_eq!(credentials.matching_steps(key, &own, &code, 2..=9).await?, Vec::<u64>::new());

    let other_serial = device("A1235", sealed.clone())?;
    assert!(credentials.matching_steps(key, &other_serial, &code, 0..=9).await.is_err());
    let other_contract = ContractKey { contract: &b, wrapped: &of_b };
    assert!(credentials.matching_steps(other_contract, &own, &code, 0..=9).await.is_err());
    let other_name = ContractKey { contract: &b, wrapped: &of_a };
    assert!(credentials.matching_steps(other_name, &own, &code, 0..=9).await.is_err());
    let unsealed = device("A1234", SEED.to_vec())?;
    assert!(credentials.matching_steps(key, &unsealed, &code, 0..=9).await.is_err());
    Ok(())
}

#[tokio::test]
async fn a_seed_is_sealed_anew_for_another_owner() -> TestResult {
    // Source: issue, "token stock: ... assign to a contract"; standards 2 "AAD = contract + serial".
    let Bank { credentials, _folder } = bank()?;
    let (stock, a) = (ContractId::stock(), text::<ContractId>("contract-a")?);
    let (of_stock, of_a) =
        (credentials.new_contract_key(&stock).await?, credentials.new_contract_key(&a).await?);
    let stock = ContractKey { contract: &stock, wrapped: &of_stock };
    let a = ContractKey { contract: &a, wrapped: &of_a };
    let serial: Serial = text("A1234")?;
    let sealed = credentials.seal_seed(stock, &serial, SEED).await?;
    let anew = credentials.reseal_seed(stock, a, &serial, &sealed).await?;
    let code = text("287082")?;
    assert_eq!(credentials.matching_steps(a, &device("A1234", anew.clone())?, &code, 0..=9).await?, [1]);
    assert!(credentials.matching_steps(stock, &device("A1234", anew.clone())?, &code, 0..=9).await.is_err());
    assert!(credentials.matching_steps(a, &device("A1234", sealed.clone())?, &code, 0..=9).await.is_err());
    assert!(credentials.reseal_seed(stock, a, &text("A1235")?, &sealed).await.is_err(), "another's seed");
    assert!(
        credentials.reseal_seed(stock, a, &serial, &anew).await.is_err(),
        "it is not the stock's any more"
    );
    Ok(())
}

#[tokio::test]
async fn what_else_is_sealed_opens_for_what_it_belongs_to_only() -> TestResult {
    let Bank { credentials, _folder } = bank()?;
    let stock = ContractId::stock();
    let wrapped = credentials.new_contract_key(&stock).await?;
    let key = ContractKey { contract: &stock, wrapped: &wrapped };
    let sealed = credentials.seal(key, &["part", "file", "1"], b"a part").await?;
    assert_eq!(credentials.open(key, &["part", "file", "1"], &sealed).await?.0, b"a part");
    for other in [&["part", "file", "2"][..], &["part", "other", "1"], &["part", "file"], &[]] {
        assert!(credentials.open(key, other, &sealed).await.is_err(), "{other:?}");
    }
    // Nor does it open as a seed, whatever it is called.
    let seed = credentials.seal(key, &["A1234"], SEED).await?;
    assert!(credentials.reseal_seed(key, key, &text("A1234")?, &seed).await.is_err());
    Ok(())
}

#[tokio::test]
async fn work_is_counted() -> TestResult {
    // Source: rules 5 "tests count them"; architecture 4 "KMS calls are counted".
    let Bank { credentials, _folder } = bank()?;
    assert_eq!(credentials.work(), CredentialWork::default());
    let contract: ContractId = text("contract-a")?;
    let wrapped = credentials.new_contract_key(&contract).await?;
    let key = ContractKey { contract: &contract, wrapped: &wrapped };
    credentials.seal_seed(key, &text("A1234")?, SEED).await?;
    credentials.digest(key, "cursor", b"data").await?;
    let password: Password = text("correct horse")?;
    let hash = credentials.hash(&password).await?;
    credentials.verify(&password, Some(&hash)).await?;
    credentials.verify(&password, None).await?;
    assert_eq!(credentials.work(), CredentialWork { hashes: 3, key_calls: 1 });
    Ok(())
}

#[tokio::test]
async fn digests_differ_by_contract_purpose_and_data() -> TestResult {
    let Bank { credentials, _folder } = bank()?;
    let (a, b): (ContractId, ContractId) = (text("contract-a")?, text("contract-b")?);
    let (of_a, of_b) = (credentials.new_contract_key(&a).await?, credentials.new_contract_key(&b).await?);
    let (a, b) = (ContractKey { contract: &a, wrapped: &of_a }, ContractKey { contract: &b, wrapped: &of_b });
    let base = credentials.digest(a, "cursor", b"data").await?;
    assert!(credentials.equal(&base, &credentials.digest(a, "cursor", b"data").await?));
    for other in [
        credentials.digest(b, "cursor", b"data").await?,
        credentials.digest(a, "input", b"data").await?,
        credentials.digest(a, "cursor", b"date").await?,
    ] {
        assert!(!credentials.equal(&base, &other));
    }
    Ok(())
}

#[tokio::test]
async fn a_file_becomes_devices_that_make_codes() -> TestResult {
    let Bank { credentials, _folder } = bank()?;
    let contract: ContractId = text("contract-a")?;
    let wrapped = credentials.new_contract_key(&contract).await?;
    let key = ContractKey { contract: &contract, wrapped: &wrapped };
    let file = format!("serial,seed\nA1234,{}\n", data_encoding::HEXLOWER.encode(SEED));
    let rows = credentials
        .read_device_file(file.as_bytes(), DeviceFileFormat::Csv, None)
        .map_err(|problem| format!("{problem:?}"))?;
    let row = rows.into_iter().next().ok_or("no row")?;
    let imported = row.device.map_err(|problem| format!("{problem:?}"))?;
    let device = Device {
        serial: imported.serial.clone(),
        import: text::<ImportId>("import")?,
        parameters: imported.parameters,
        expires_on: imported.expires_on,
        sealed_seed: credentials.seal_seed(key, &imported.serial, &imported.seed.0).await?,
        otp: OtpState::default(),
        kind: DeviceKind::Hardware,
        reported: None,
        replaces: None,
        renewal: None,
        renewal_refused: None,
        reserved_for: None,
    };
    assert_eq!(credentials.matching_steps(key, &device, &text("755224")?, 0..=2).await?, [0]);
    Ok(())
}

#[tokio::test]
async fn debug_shows_nothing() -> TestResult {
    let Bank { credentials, _folder } = bank()?;
    let hash = credentials.hash(&text("correct horse")?).await?;
    assert_eq!(format!("{credentials:?} {hash:?}"), "BankCredentials(…) PasswordHash(…)");
    Ok(())
}

use super::*;
use crate::OsRandom;
use std::os::unix::fs::PermissionsExt;

type TestResult = Result<(), Box<dyn std::error::Error>>;

fn contract(name: &str) -> Result<ContractId, String> {
    ContractId::try_from(name).map_err(|reason| format!("{reason:?}"))
}

fn set_mode(path: &Path, mode: u32) -> std::io::Result<()> {
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode))
}

#[tokio::test]
async fn the_first_use_makes_a_file_for_its_owner_only() -> TestResult {
    // Source: architecture 4 "Locally a key file with mode 0600".
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("master.key");
    let wrapped = KeyFile::open(&path, Arc::new(OsRandom))?.generate(&contract("c1")?).await?;
    let metadata = std::fs::metadata(&path)?;
    assert_eq!((metadata.permissions().mode() & 0o777, metadata.len()), (0o600, 32));

    set_mode(&path, 0o400)?;
    let again = KeyFile::open(&path, Arc::new(OsRandom))?;
    let opened = again.open(&contract("c1")?, &wrapped.wrapped).await?;
    assert!(opened.as_bytes() == wrapped.clear.as_bytes(), "the same key after a restart");
    Ok(())
}

#[test]
fn a_file_that_others_may_use_is_refused() -> TestResult {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("master.key");
    KeyFile::open(&path, Arc::new(OsRandom))?;
    for mode in [0o640, 0o604, 0o660, 0o644, 0o601] {
        set_mode(&path, mode)?;
        let refused = KeyFile::open(&path, Arc::new(OsRandom)).err().map(|error| error.to_string());
        let expected = format!(
            "{} can be read by others (mode {mode:03o}); allow only its owner: chmod 600",
            path.display()
        );
        assert_eq!(refused, Some(expected));
    }
    Ok(())
}

#[test]
fn a_file_that_is_no_key_is_refused_and_kept() -> TestResult {
    let folder = tempfile::tempdir()?;
    for length in [1, 31, 33, 64] {
        let path = folder.path().join(format!("{length}.key"));
        std::fs::write(&path, vec![7; length])?;
        set_mode(&path, 0o600)?;
        assert!(
            matches!(KeyFile::open(&path, Arc::new(OsRandom)), Err(KeyFileError::NotAKey(_))),
            "{length}"
        );
        assert_eq!(std::fs::read(&path)?, vec![7; length]);
    }
    let no_folder = folder.path().join("missing").join("master.key");
    assert!(matches!(KeyFile::open(&no_folder, Arc::new(OsRandom)), Err(KeyFileError::Io { .. })));
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn processes_that_start_at_once_agree_on_one_key() -> TestResult {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("master.key");
    let openers: Vec<_> = (0..8)
        .map(|_| {
            let path = path.clone();
            tokio::task::spawn_blocking(move || KeyFile::open(&path, Arc::new(OsRandom)))
        })
        .collect();
    let mut files = Vec::new();
    for opener in openers {
        files.push(opener.await??);
    }
    assert!(
        files.windows(2).all(|pair| matches!(pair, [a, b] if a.master.as_bytes() == b.master.as_bytes()))
    );
    Ok(())
}

#[tokio::test]
async fn a_data_key_opens_for_its_contract_and_under_its_master_only() -> TestResult {
    let folder = tempfile::tempdir()?;
    let file = KeyFile::open(&folder.path().join("a.key"), Arc::new(OsRandom))?;
    let other = KeyFile::open(&folder.path().join("b.key"), Arc::new(OsRandom))?;
    let made = file.generate(&contract("c1")?).await?;
    assert!(file.open(&contract("c1")?, &made.wrapped).await.is_ok());
    assert!(file.open(&contract("c2")?, &made.wrapped).await.is_err());
    assert!(other.open(&contract("c1")?, &made.wrapped).await.is_err());
    let mut short = made.wrapped.clone();
    short.pop();
    assert!(file.open(&contract("c1")?, &short).await.is_err());
    Ok(())
}

#[test]
fn debug_shows_no_key() -> TestResult {
    let folder = tempfile::tempdir()?;
    let file = KeyFile::open(&folder.path().join("a.key"), Arc::new(OsRandom))?;
    assert_eq!(format!("{file:?} {:?}", DataKey::new([65; 32])), "KeyFile(…) DataKey(…)");
    Ok(())
}

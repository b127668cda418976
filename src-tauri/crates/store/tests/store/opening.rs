//! Profiles that are not opened, and why.

use std::fs;

use evenhand_store::{OpenError, Store};

use crate::support::*;

#[tokio::test]
async fn a_second_open_of_one_profile_is_refused_with_a_sentence() {
    let profile = Profile::new().await;
    let refusal = Store::open(profile.path()).await.unwrap_err();
    assert!(matches!(refusal, OpenError::InUse(_)));
    assert!(
        refusal
            .to_string()
            .contains("already open in another window or command"),
        "{refusal}"
    );
    let folder = profile.close().await;
    Store::open(folder.path())
        .await
        .expect("once it is closed, it can be opened");
}

#[tokio::test]
async fn a_newer_database_is_refused_and_not_one_byte_of_it_changes() {
    let profile = Profile::with_round().await;
    let database = profile.database();
    let folder = profile.close().await;
    meddle(&database, &["PRAGMA user_version = 99"]).await;
    let before = fs::read(&database).unwrap();
    let refusal = Store::open(folder.path()).await.unwrap_err();
    assert!(
        matches!(refusal, OpenError::Newer { found: 99, .. }),
        "{refusal}"
    );
    assert!(
        refusal.to_string().contains("newer version of Evenhand"),
        "{refusal}"
    );
    assert_eq!(
        fs::read(&database).unwrap(),
        before,
        "an older program never alters a newer file"
    );
    let names: Vec<_> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert!(
        !names
            .iter()
            .any(|name| name.to_string_lossy().ends_with("-wal")),
        "{names:?}"
    );
}

#[tokio::test]
async fn a_newer_version_that_still_waits_in_the_journal_is_seen_too() {
    let profile = Profile::with_round().await;
    let (database, copied) = (profile.database(), tempfile::tempdir().unwrap());
    meddle(&database, &["PRAGMA user_version = 99"]).await;
    for name in ["evenhand.db", "evenhand.db-wal", "device.key"] {
        fs::copy(profile.path().join(name), copied.path().join(name)).unwrap();
    }
    let before = fs::read(copied.path().join("evenhand.db")).unwrap();
    let refusal = Store::open(copied.path()).await.unwrap_err();
    assert!(
        matches!(refusal, OpenError::Newer { found: 99, .. }),
        "{refusal}"
    );
    assert_eq!(fs::read(copied.path().join("evenhand.db")).unwrap(), before);
}

#[tokio::test]
async fn a_file_that_is_not_ours_is_left_alone() {
    for bytes in [b"this is no database".repeat(20), b"short".to_vec()] {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("evenhand.db"), &bytes).unwrap();
        let refusal = Store::open(folder.path()).await.unwrap_err();
        assert!(matches!(refusal, OpenError::NotOurs(_)), "{refusal}");
        assert_eq!(fs::read(folder.path().join("evenhand.db")).unwrap(), bytes);
    }
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("evenhand.db");
    fs::write(&database, b"").unwrap();
    meddle(&database, &["CREATE TABLE recipes (name TEXT)"]).await;
    let refusal = Store::open(folder.path()).await.unwrap_err();
    assert!(matches!(refusal, OpenError::NotOurs(_)), "{refusal}");
}

#[tokio::test]
async fn a_first_start_that_was_cut_short_is_gone_on_with() {
    let folder = tempfile::tempdir().unwrap();
    let profile = Profile::new().await;
    fs::copy(
        profile.path().join("device.key"),
        folder.path().join("device.key"),
    )
    .unwrap();
    let database = folder.path().join("evenhand.db");
    fs::write(&database, b"").unwrap();
    meddle(&database, &["PRAGMA journal_mode = WAL"]).await;
    let store = Store::open(folder.path()).await.unwrap();
    assert!(store.verify().await.unwrap().is_sound());
}

#[tokio::test]
async fn a_profile_without_its_key_is_not_gone_on_with_under_another() {
    let folder = Profile::with_round().await.close().await;
    let key = folder.path().join("device.key");
    fs::write(&key, b"short").unwrap();
    assert!(matches!(
        Store::open(folder.path()).await,
        Err(OpenError::KeyDamaged { bytes: 5, .. })
    ));
    fs::remove_file(&key).unwrap();
    let refusal = Store::open(folder.path()).await.unwrap_err();
    assert!(matches!(refusal, OpenError::KeyMissing(_)), "{refusal}");
    assert!(!key.exists(), "no new key is made for an old log");
}

#[cfg(unix)]
#[tokio::test]
async fn the_key_can_be_read_by_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let profile = Profile::new().await;
    let mode = fs::metadata(profile.path().join("device.key"))
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[tokio::test]
async fn a_database_with_broken_pages_is_refused() {
    let profile = Profile::with_round().await;
    let database = profile.database();
    let folder = profile.close().await;
    let mut bytes = fs::read(&database).unwrap();
    let from = bytes.len() / 2;
    bytes[from..].fill(0xff);
    fs::write(&database, &bytes).unwrap();
    let refusal = Store::open(folder.path()).await.unwrap_err();
    assert!(
        matches!(refusal, OpenError::Damaged { .. } | OpenError::Database(_)),
        "{refusal}"
    );
}

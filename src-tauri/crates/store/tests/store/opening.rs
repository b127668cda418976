//! Profiles that are not opened, and why.

use std::fs;
use std::path::Path;

use evenhand_store::{OpenError, Store};
use sqlx::{Connection, SqliteConnection, sqlite::SqliteConnectOptions};

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
    let folder = begun_profile().await;
    let store = Store::open(folder.path()).await.unwrap();
    assert!(store.verify().await.unwrap().is_sound());
}

/// A folder in which a first start got as far as a key and an empty database.
async fn begun_profile() -> tempfile::TempDir {
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
    folder
}

/// The start of a rollback journal of a database that had so many pages before.
fn rollback_journal(pages: u32) -> Vec<u8> {
    let mut journal = vec![0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];
    for number in [0, 0, pages, 512, 4096] {
        journal.extend(u32::to_be_bytes(number));
    }
    journal.resize(512, 0);
    journal
}

#[tokio::test]
async fn a_first_start_that_was_cut_short_in_its_first_write_is_gone_on_with() {
    let folder = begun_profile().await;
    let journal = folder.path().join("evenhand.db-journal");
    fs::write(&journal, rollback_journal(0)).unwrap();
    let store = Store::open(folder.path()).await.unwrap();
    assert!(store.verify().await.unwrap().is_sound());
    assert_eq!(store.why_unwritable(), None);
}

#[tokio::test]
async fn another_programs_database_with_a_change_to_undo_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("evenhand.db");
    fs::write(&database, b"").unwrap();
    meddle(&database, &["CREATE TABLE recipes (name TEXT)"]).await;
    let before = fs::read(&database).unwrap();
    let journal = folder.path().join("evenhand.db-journal");
    fs::write(&journal, rollback_journal(2)).unwrap();
    let refusal = Store::open(folder.path()).await.unwrap_err();
    assert!(matches!(refusal, OpenError::NotOurs(_)), "{refusal}");
    assert_eq!(fs::read(&database).unwrap(), before);
    assert_eq!(fs::read(&journal).unwrap(), rollback_journal(2));
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

/// A profile as the program of before several devices left it: its migrations and its
/// records, and none of the tables that came later.
async fn made_older(folder: &Path) {
    let (now, old) = (folder.join("evenhand.db"), folder.join("old.db"));
    let options = SqliteConnectOptions::new()
        .filename(&old)
        .create_if_missing(true);
    let mut on = SqliteConnection::connect_with(&options).await.unwrap();
    for step in [
        include_str!("../../migrations/0001_records_and_panel.sql"),
        include_str!("../../migrations/0002_shortlist.sql"),
    ] {
        sqlx::raw_sql(step).execute(&mut on).await.unwrap();
    }
    let attach = format!("ATTACH '{}' AS now", now.display());
    sqlx::raw_sql(sqlx::AssertSqlSafe(attach))
        .execute(&mut on)
        .await
        .unwrap();
    let copy =
        "CREATE TABLE _sqlx_migrations AS SELECT * FROM now._sqlx_migrations WHERE version < 3;
                INSERT INTO record SELECT * FROM now.record;";
    sqlx::raw_sql(copy).execute(&mut on).await.unwrap();
    on.close().await.unwrap();
    std::fs::rename(old, now).unwrap();
}

#[tokio::test]
async fn a_profile_of_before_several_devices_opens_with_all_its_sheets() {
    let profile = Profile::with_round().await;
    profile
        .all(&[
            opened(),
            drafted("001", "m1", "first"),
            submitted("001", "m1", "second"),
        ])
        .await;
    let before = profile.store.digest().await.unwrap();
    let folder = profile.close().await;
    made_older(folder.path()).await;
    let store = Store::open(folder.path()).await.unwrap();
    assert_eq!(
        store.digest().await.unwrap(),
        before,
        "made again from the records"
    );
    let report = store.verify().await.unwrap();
    assert!(report.is_sound(), "{report:?}");
    let goes_on = drafted("002", "m1", "goes on");
    store.commit(goes_on, minute(99)).await.unwrap();
}

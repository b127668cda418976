//! What lies on disk is its owner's alone.

#![cfg(unix)]

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use evenhand_store::{OpenWith, Store};

use crate::support::{Profile, described, drafted, genesis, minute, opened};

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

/// All files and folders below a folder, by path.
fn all_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(all_below(&path));
        }
        found.push(path);
    }
    found.sort();
    found
}

/// That a folder and all that is in it is its owner's alone; the names of the files.
fn assert_owners(folder: &Path) -> Vec<String> {
    assert_eq!(mode(folder), 0o700, "{}", folder.display());
    let found = all_below(folder);
    for path in &found {
        let wanted = if path.is_dir() { 0o700 } else { 0o600 };
        assert_eq!(mode(path), wanted, "{}", path.display());
    }
    let name = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
    found.iter().map(name).collect()
}

/// Lets every account read a folder and all that is in it, as programs of before did.
fn lay_open(folder: &Path) {
    for path in all_below(folder) {
        let open = if path.is_dir() { 0o755 } else { 0o644 };
        fs::set_permissions(path, Permissions::from_mode(open)).unwrap();
    }
    fs::set_permissions(folder, Permissions::from_mode(0o755)).unwrap();
}

/// A profile and its marks, in a folder that every account may look into.
struct Laptop(tempfile::TempDir);

impl Laptop {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).unwrap();
        Self(folder)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    async fn open(&self) -> Store {
        let marks = self.path("marks");
        let with = OpenWith {
            marks: Some(&marks),
            ..OpenWith::default()
        };
        Store::open_with(&self.path("profile"), &with)
            .await
            .unwrap()
    }
}

#[tokio::test]
async fn a_profile_its_marks_and_its_backup_are_their_owners_alone() {
    let laptop = Laptop::new();
    let store = laptop.open().await;
    store.commit(genesis(), minute(0)).await.unwrap();
    let names = assert_owners(&laptop.path("profile"));
    for wanted in [
        "evenhand.db",
        "evenhand.db-wal",
        "evenhand.db-shm",
        "device.key",
        "seal.key",
        "evenhand.lock",
    ] {
        assert!(
            names.iter().any(|name| name == wanted),
            "{wanted}: {names:?}"
        );
    }
    assert_eq!(assert_owners(&laptop.path("marks")).len(), 1);
    let backup = laptop.path("backup.db");
    store.backup(&backup).await.unwrap();
    assert_eq!(mode(&backup), 0o600);
    store.close().await;
    Store::restore(
        &laptop.path("profile"),
        &OpenWith::default(),
        &backup,
        "2014",
    )
    .await
    .unwrap();
    let names = assert_owners(&laptop.path("profile"));
    assert!(
        names.iter().any(|name| name == "replaced-2014"),
        "{names:?}"
    );
}

#[tokio::test]
async fn an_older_profile_that_lies_open_is_put_right_when_it_is_opened() {
    let laptop = Laptop::new();
    let store = laptop.open().await;
    store.commit(genesis(), minute(0)).await.unwrap();
    store.close().await;
    fs::create_dir(laptop.path("profile/replaced-2013")).unwrap();
    fs::write(laptop.path("profile/replaced-2013/evenhand.db"), "older").unwrap();
    fs::write(laptop.path("profile/support.log"), "older").unwrap();
    for folder in ["profile", "marks"] {
        lay_open(&laptop.path(folder));
    }
    let store = laptop.open().await;
    store.commit(described("Grants"), minute(1)).await.unwrap();
    for folder in ["profile", "marks"] {
        assert_owners(&laptop.path(folder));
    }
    store.close().await;
}

#[tokio::test]
async fn what_waits_beside_a_database_has_its_rights() {
    let profile = Profile::with_round().await;
    profile
        .all(&[opened(), drafted("001", "m1", "A cousin")])
        .await;
    let copied = tempfile::tempdir().unwrap();
    for name in ["evenhand.db", "evenhand.db-wal", "device.key", "seal.key"] {
        let copy = copied.path().join(name);
        fs::copy(profile.path().join(name), &copy).unwrap();
    }
    lay_open(copied.path());
    let store = Store::open(copied.path()).await.unwrap();
    assert_owners(copied.path());
    store.close().await;
}

//! Two laptops and one folder.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use evenhand_record::{PanelId, Record, RecordId};
use evenhand_sync::exchange::{ExchangeFolder, FolderListing, KnownRecords, SeenFiles};
use evenhand_sync::{ContentHash, Holdings, plan_exchange};

use crate::samples::{chairs_log, key, members_log, next, opened};

/// An exchange folder, a panel, and its chair's log.
pub(crate) struct Table {
    pub(crate) root: tempfile::TempDir,
    pub(crate) panel: PanelId,
    pub(crate) log: Vec<Record>,
}

pub(crate) fn table(length: usize) -> Table {
    let (panel, log) = chairs_log(length);
    Table {
        root: tempfile::tempdir().unwrap(),
        panel,
        log,
    }
}

impl Table {
    pub(crate) fn device(&self, seed: u8) -> ExchangeFolder {
        ExchangeFolder::open(self.root.path(), self.panel, key(seed).log()).unwrap()
    }
}

/// What a device knows that has some records on file, in a panel of three devices.
pub(crate) fn known(panel: PanelId, on_file: &[Record]) -> KnownRecords {
    KnownRecords {
        panel,
        on_file: ids(on_file),
        logs: [7, 8, 9].map(|seed| key(seed).log()).into(),
    }
}

/// A look at the folder by a device that has nothing on file.
pub(crate) fn looked(device: &ExchangeFolder, panel: PanelId) -> FolderListing {
    let known = known(panel, &[]);
    device.list_files(&SeenFiles::default(), &known).unwrap()
}

/// The records of which the folder holds exact copies, as a device sees it that has
/// some on file.
pub(crate) fn held(
    device: &ExchangeFolder,
    panel: PanelId,
    on_file: &[Record],
) -> BTreeSet<RecordId> {
    let known = known(panel, on_file);
    device
        .list_files(&SeenFiles::default(), &known)
        .unwrap()
        .held()
}

pub(crate) fn ids(records: &[Record]) -> BTreeSet<RecordId> {
    records.iter().map(Record::id).collect()
}

/// Takes all that is in the folder.
fn taken(device: &ExchangeFolder, panel: PanelId) -> Vec<Record> {
    let files = looked(device, panel).files;
    let taken = files.iter().flat_map(|file| {
        let taken = device.read_file(file, |_| true).unwrap();
        assert_eq!(taken.refused, []);
        taken.records
    });
    taken.collect()
}

pub(crate) fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(files_below(&path));
        } else {
            files.push(path);
        }
    }
    files.sort();
    files
}

#[test]
fn what_one_publishes_the_other_takes() {
    let table = table(5);
    let (chair, member) = (table.device(7), table.device(8));
    assert!(
        looked(&member, table.panel).files.is_empty(),
        "nothing is there yet"
    );
    let published = chair.publish_records(&table.log).unwrap();
    assert_eq!(published.files.len(), 1);
    let name = published.files[0]
        .file_name()
        .unwrap()
        .to_string_lossy()
        .into_owned();
    assert!(name.starts_with("1-") && name.ends_with(".ehx"), "{name}");
    assert!(published.files[0].starts_with(chair.own_folder()));

    let mut own = members_log(table.panel, 8, 2);
    own.reverse();
    member.publish_records(&own).unwrap();
    assert_eq!(
        ids(&taken(&chair, table.panel)),
        &ids(&table.log) | &ids(&own)
    );
    assert_eq!(
        ids(&taken(&member, table.panel)),
        ids(&taken(&chair, table.panel))
    );
}

#[test]
fn publishing_twice_changes_nothing() {
    let table = table(3);
    let chair = table.device(7);
    let first = chair.publish_records(&table.log).unwrap();
    let before = files_below(table.root.path());
    assert_eq!(chair.publish_records(&table.log).unwrap(), first);
    assert_eq!(files_below(table.root.path()), before);
    assert_eq!(
        chair.publish_records(&[]).unwrap().files,
        Vec::<PathBuf>::new()
    );
}

#[test]
fn each_run_of_places_has_a_file_and_a_large_record_its_own() {
    let mut table = table(6);
    let large = opened(&"x".repeat(8 << 20).split_off(200));
    table
        .log
        .push(next(&key(7), Some(table.panel), table.log.last(), &large));
    let chair = table.device(7);
    table.log.remove(2);
    let names: Vec<String> = chair
        .publish_records(&table.log)
        .unwrap()
        .files
        .iter()
        .map(|file| file.file_name().unwrap().to_string_lossy()[..2].to_owned())
        .collect();
    assert_eq!(names, ["1-", "4-", "7-"]);
}

#[test]
fn a_poll_reads_only_what_changed() {
    let table = table(4);
    let (chair, member) = (table.device(7), table.device(8));
    let holdings = Holdings {
        known: known(table.panel, &table.log),
        sendable: Vec::new(),
    };
    let look = |seen: &SeenFiles| member.list_files(seen, &holdings.known).unwrap();
    let seen = |found: &FolderListing| plan_exchange(found, &holdings).unwrap().seen;
    let published = chair.publish_records(&table.log[..2]).unwrap();
    let first = look(&SeenFiles::default());
    assert_eq!(first.files.len(), 1);
    let first = seen(&first);
    let kept: SeenFiles = serde_json::from_str(&serde_json::to_string(&first).unwrap()).unwrap();
    assert_eq!(kept, first, "the cache can be kept on disk");
    let second = look(&kept);
    assert!(second.files.is_empty(), "nothing changed");
    assert_eq!(
        second.held(),
        ids(&table.log[..2]),
        "it is still known what is there"
    );
    assert_eq!(seen(&second), first);
    chair.publish_records(&table.log[2..]).unwrap();
    let third = look(&first);
    assert_eq!(third.files.len(), 1);
    assert_eq!(third.files[0].held, ids(&table.log[2..]));
    fs::remove_file(&published.files[0]).unwrap();
    let fourth = look(&seen(&third));
    assert_eq!(
        fourth.held(),
        ids(&table.log[2..]),
        "what is gone is forgotten"
    );
}

#[test]
fn what_an_older_program_remembered_of_a_folder_is_read_anew() {
    let old = r#"{"a": {"length": 1, "modified": 1, "sha256": "HASH", "own": []}}"#;
    let old = old.replace("HASH", &ContentHash::of(b"a").to_string());
    assert!(
        serde_json::from_str::<SeenFiles>(&old).is_err(),
        "it does not say what a file holds"
    );
}

#[test]
fn what_someone_deleted_is_lacking_again() {
    let table = table(4);
    let chair = table.device(7);
    chair.publish_records(&table.log[..2]).unwrap();
    let second = chair.publish_records(&table.log[2..]).unwrap();
    assert_eq!(held(&chair, table.panel, &table.log), ids(&table.log));
    fs::remove_file(&second.files[0]).unwrap();
    assert_eq!(held(&chair, table.panel, &table.log), ids(&table.log[..2]));
    chair.publish_records(&table.log[2..]).unwrap();
    assert_eq!(held(&chair, table.panel, &table.log), ids(&table.log));
}

#[test]
fn records_of_others_are_published_in_the_own_sub_folder() {
    let table = table(4);
    let (chair, member) = (table.device(7), table.device(8));
    let own = members_log(table.panel, 8, 2);
    let all = [table.log.clone(), own].concat();
    let files = member.publish_records(&all).unwrap().files;
    assert_eq!(files.len(), 2, "a file a log");
    assert!(
        files
            .iter()
            .all(|file| file.starts_with(member.own_folder()))
    );
    assert_eq!(ids(&taken(&chair, table.panel)), ids(&all));
}

#[test]
fn conflict_copies_and_renamed_files_are_read_by_content() {
    let table = table(4);
    let (chair, member) = (table.device(7), table.device(8));
    let file = chair.publish_records(&table.log).unwrap().files.remove(0);
    let elsewhere = chair.panel_folder().join("from-someone").join("old");
    fs::create_dir_all(&elsewhere).unwrap();
    for copy in [
        chair.own_folder().join("1-4 (1).ehx"),
        chair.own_folder().join("1-4-LAPTOP.EHX"),
        chair.panel_folder().join("attachment.ehx"),
        elsewhere.join("été \u{202e}.ehx"),
    ] {
        fs::copy(&file, copy).unwrap();
    }
    fs::remove_file(&file).unwrap();
    let look = looked(&member, table.panel);
    assert_eq!(look.files.len(), 4, "{:?}", look.skipped);
    assert!(
        look.files
            .iter()
            .all(|one| one.sha256 == look.files[0].sha256)
    );
    assert_eq!(ids(&taken(&member, table.panel)), ids(&table.log));
    assert_eq!(
        held(&chair, table.panel, &table.log),
        ids(&table.log),
        "a renamed copy in one's own sub-folder is as good"
    );
}

#[test]
fn half_a_file_under_the_name_is_left_and_another_name_is_used() {
    let table = table(3);
    let chair = table.device(7);
    let mut last = chair.publish_records(&table.log).unwrap().files.remove(0);
    for (length, ending) in [(0, "-2.ehx"), (200, "-3.ehx")] {
        let whole = fs::read(&last).unwrap();
        fs::write(&last, &whole[..length]).unwrap();
        assert!(
            held(&chair, table.panel, &table.log).is_empty(),
            "it no longer counts"
        );
        let again = chair.publish_records(&table.log).unwrap().files.remove(0);
        assert!(again.to_string_lossy().ends_with(ending), "{again:?}");
        assert_eq!(
            fs::read(&last).unwrap().len(),
            length,
            "nothing is written over"
        );
        assert_eq!(held(&chair, table.panel, &table.log), ids(&table.log));
        last = again;
    }
    assert_eq!(looked(&chair, table.panel).arriving.len(), 2);
}

#[test]
fn a_part_left_by_a_crash_is_ignored_and_made_anew() {
    let table = table(3);
    let chair = table.device(7);
    let file = chair.publish_records(&table.log).unwrap().files.remove(0);
    let part = file.with_extension("ehx.part");
    fs::write(&part, "half").unwrap();
    fs::remove_file(&file).unwrap();
    let look = looked(&chair, table.panel);
    assert!(look.files.is_empty() && look.arriving.is_empty() && look.skipped.is_empty());
    assert_eq!(chair.publish_records(&table.log).unwrap().files, [file]);
    assert!(!part.exists());
}

//! Two laptops and one folder.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use evenhand_record::{PanelId, Record, RecordId};
use evenhand_sync::bundle::check_records;
use evenhand_sync::exchange::{ExchangeFolder, FolderListing, SeenFiles};

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

pub(crate) fn looked(device: &ExchangeFolder) -> FolderListing {
    device.list_files(&SeenFiles::default()).unwrap()
}

fn ids(records: &[Record]) -> BTreeSet<RecordId> {
    records.iter().map(Record::id).collect()
}

/// Takes all that is in the folder.
fn taken(device: &ExchangeFolder, panel: PanelId) -> Vec<Record> {
    let files = looked(device).files;
    let carried = files
        .iter()
        .flat_map(|file| device.read_file(file, |_| true).unwrap().carried)
        .collect();
    let checked = check_records(panel, carried);
    assert_eq!(checked.refused, []);
    checked.records
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
    assert!(looked(&member).files.is_empty(), "nothing is there yet");
    let published = chair.publish_records(&table.log).unwrap();
    assert_eq!(published.files.len(), 1);
    let name = published.files[0]
        .file_name()
        .unwrap()
        .to_string_lossy()
        .into_owned();
    assert!(name.starts_with("1-5-") && name.ends_with(".ehx"), "{name}");
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
        .map(|file| file.file_name().unwrap().to_string_lossy()[..4].to_owned())
        .collect();
    assert_eq!(names, ["1-2-", "4-6-", "7-7-"]);
}

#[test]
fn a_poll_reads_only_what_changed() {
    let table = table(4);
    let (chair, member) = (table.device(7), table.device(8));
    chair.publish_records(&table.log[..2]).unwrap();
    let first = looked(&member);
    assert_eq!(first.files.len(), 1);
    let kept: SeenFiles =
        serde_json::from_str(&serde_json::to_string(&first.seen).unwrap()).unwrap();
    assert_eq!(kept, first.seen, "the cache can be kept on disk");
    let second = member.list_files(&kept).unwrap();
    assert!(second.files.is_empty(), "nothing changed");
    assert_eq!(second.seen, first.seen);
    chair.publish_records(&table.log[2..]).unwrap();
    let third = member.list_files(&second.seen).unwrap();
    assert_eq!(third.files.len(), 1);
    assert_eq!(third.files[0].ids.len(), 2);
    fs::remove_file(&first.files[0].path).unwrap();
    let fourth = member.list_files(&third.seen).unwrap();
    assert_eq!(fourth.seen.files().len(), 1, "what is gone is forgotten");
}

#[test]
fn what_someone_deleted_is_published_again() {
    let table = table(4);
    let chair = table.device(7);
    chair.publish_records(&table.log[..2]).unwrap();
    let second = chair.publish_records(&table.log[2..]).unwrap();
    let seen = looked(&chair).seen;
    assert_eq!(chair.published_ids(&seen).unwrap(), ids(&table.log));

    fs::remove_file(&second.files[0]).unwrap();
    let published = chair.published_ids(&seen).unwrap();
    assert_eq!(published, ids(&table.log[..2]));
    let again = table
        .log
        .iter()
        .filter(|one| !published.contains(&one.id()))
        .cloned()
        .collect::<Vec<_>>();
    chair.publish_records(&again).unwrap();
    assert_eq!(
        chair.published_ids(&SeenFiles::default()).unwrap(),
        ids(&table.log)
    );
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
    let look = looked(&member);
    assert_eq!(look.files.len(), 4, "{:?}", look.skipped);
    assert!(
        look.files
            .iter()
            .all(|one| one.sha256 == look.files[0].sha256)
    );
    assert_eq!(ids(&taken(&member, table.panel)), ids(&table.log));
    assert_eq!(
        looked(&chair).published,
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
        assert!(looked(&chair).published.is_empty(), "it no longer counts");
        let again = chair.publish_records(&table.log).unwrap().files.remove(0);
        assert!(again.to_string_lossy().ends_with(ending), "{again:?}");
        assert_eq!(
            fs::read(&last).unwrap().len(),
            length,
            "nothing is written over"
        );
        assert_eq!(looked(&chair).published, ids(&table.log));
        last = again;
    }
    assert_eq!(looked(&chair).arriving.len(), 2);
}

#[test]
fn a_part_left_by_a_crash_is_ignored_and_made_anew() {
    let table = table(3);
    let chair = table.device(7);
    let file = chair.publish_records(&table.log).unwrap().files.remove(0);
    let part = file.with_extension("ehx.part");
    fs::write(&part, "half").unwrap();
    fs::remove_file(&file).unwrap();
    let look = looked(&chair);
    assert!(look.files.is_empty() && look.arriving.is_empty() && look.skipped.is_empty());
    assert_eq!(chair.publish_records(&table.log).unwrap().files, [file]);
    assert!(!part.exists());
}

//! How files lie in the folder: paths that every system opens, and those that older
//! programs wrote, which are called by whole logs and hashes.

use std::fs;
use std::path::{Path, PathBuf};

use evenhand_record::{PanelId, Record};
use evenhand_sync::exchange::{ExchangeFolder, Publication, SeenFiles};
use evenhand_sync::{ContentHash, Holdings, bundle, plan_exchange};

use crate::exchange::{Table, files_below, held, ids, known, looked, table};
use crate::samples::{key, members_log};

/// The longest path that Windows' desktop opens, and many programs that copy folders
/// there: 260 letters with the zero at the end.
const LONGEST: usize = 259;

/// The longest path of a folder there: it has to leave room for a short name.
const LONGEST_FOLDER: usize = 247;

/// A folder of so many letters has to do.
const ROOT: usize = 150;

/// Lays records where an older program puts them: one log's, with no gap.
fn lay_as_older_programs_do(root: &Path, panel: PanelId, by: u8, records: &[Record]) -> PathBuf {
    let bytes = bundle::write(panel, records).unwrap();
    let seq = |record: Option<&Record>| record.unwrap().payload().seq;
    let (first, last) = (seq(records.first()), seq(records.last()));
    let log = key(by).log();
    let folder = root.join(panel.to_string()).join(format!("from-{log}"));
    let file = folder.join(format!("{first}-{last}-{}.ehx", ContentHash::of(&bytes)));
    fs::create_dir_all(folder).unwrap();
    fs::write(&file, bytes).unwrap();
    file
}

/// Whether an older program reads a file: it looks at what ends in `.ehx` in the folder
/// that has the panel's whole name, and in folders up to two deep below it.
fn is_read_by_older_programs(root: &Path, panel: PanelId, file: &Path) -> bool {
    let within = file.strip_prefix(root.join(panel.to_string()));
    within.is_ok_and(|within| within.iter().count() <= 3)
        && file.extension().is_some_and(|ending| ending == "ehx")
}

/// How many files a device would publish that has some records on file.
fn would_publish(device: &ExchangeFolder, panel: PanelId, on_file: &[Record]) -> usize {
    let holdings = Holdings {
        known: known(panel, on_file),
        sendable: on_file.to_vec(),
    };
    let found = device.list_files(&SeenFiles::default(), &holdings.known);
    let found = found.unwrap();
    plan_exchange(&found, &holdings).unwrap().publish.len()
}

/// A table whose folder holds what older programs of the chair and a member wrote.
fn older_table() -> (Table, Vec<Record>) {
    let table = table(4);
    let own = members_log(table.panel, 8, 2);
    let root = table.root.path();
    lay_as_older_programs_do(root, table.panel, 7, &table.log[..2]);
    lay_as_older_programs_do(root, table.panel, 7, &table.log[2..]);
    lay_as_older_programs_do(root, table.panel, 8, &own);
    let all = [table.log.clone(), own].concat();
    (table, all)
}

#[test]
fn a_folder_that_older_programs_wrote_is_read_and_nothing_is_sent_again() {
    let (table, all) = older_table();
    for seed in [7, 8, 9] {
        let device = table.device(seed);
        assert_eq!(held(&device, table.panel, &all), ids(&all), "device {seed}");
        assert_eq!(would_publish(&device, table.panel, &all), 0, "{seed}");
        assert_eq!(looked(&device, table.panel).files.len(), 3);
    }
}

#[test]
fn a_file_out_there_is_read_where_an_older_program_put_it() {
    let (panel, log) = crate::samples::chairs_log(2);
    let bytes = crate::fixtures::fixture("three.ehx", Vec::new);
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join(panel.to_string());
    let folder = folder.join(format!("from-{}", key(7).log()));
    fs::create_dir_all(&folder).unwrap();
    let name = "1-2-782ecbfe17e63ff2ae55100dc6061c99055c2d2359ac4e514c7a11c634235d66.ehx";
    fs::write(folder.join(name), bytes).unwrap();
    let device = ExchangeFolder::open(root.path(), panel, key(8).log()).unwrap();
    let all = [log, members_log(panel, 8, 1)].concat();
    assert_eq!(held(&device, panel, &all), ids(&all));
    assert_eq!(would_publish(&device, panel, &all), 0);
}

#[test]
fn both_layouts_lie_in_one_folder_and_both_programs_read_all_of_it() {
    let (table, all) = older_table();
    let (panel, root) = (table.panel, table.root.path());
    let more = members_log(panel, 9, 3);
    let published = table.device(9).publish_records(&more).unwrap();
    let own = members_log(panel, 8, 3);
    table.device(8).publish_records(&own[2..]).unwrap();
    for file in &published.files {
        assert!(is_read_by_older_programs(root, panel, file), "{file:?}");
    }
    let read = files_below(root);
    assert_eq!(read.len(), 5);
    assert!(
        read.iter()
            .all(|file| is_read_by_older_programs(root, panel, file))
    );
    let everything = [all, more.clone(), own[2..].to_vec()].concat();
    let chair = table.device(7);
    assert_eq!(held(&chair, panel, &everything), ids(&everything));
    let older = lay_as_older_programs_do(root, panel, 9, &more);
    assert_eq!(
        held(&chair, panel, &everything),
        ids(&everything),
        "an older program that sends what is there already adds nothing"
    );
    fs::remove_file(older).unwrap();
    assert_eq!(would_publish(&chair, panel, &everything), 0);
}

#[test]
fn what_ones_older_program_wrote_is_read_each_time_as_ones_own() {
    let (table, all) = older_table();
    let holdings = Holdings {
        known: known(table.panel, &all),
        sendable: Vec::new(),
    };
    let read_again = |seed: u8| {
        let device = table.device(seed);
        let look = |seen: &SeenFiles| device.list_files(seen, &holdings.known).unwrap();
        let first = look(&SeenFiles::default());
        look(&plan_exchange(&first, &holdings).unwrap().seen)
            .files
            .len()
    };
    assert_eq!([7, 8, 9].map(read_again), [2, 1, 0]);
}

#[test]
fn the_longest_path_that_is_written_fits_below_a_folder_of_150_letters() {
    let table = table(1);
    let device = table.device(7);
    let root = table.root.path().as_os_str().len();
    let folder = device.own_folder();
    let letters = |path: &Path| ROOT + path.as_os_str().len() - root;
    assert!(letters(&folder) <= LONGEST_FOLDER, "{}", letters(&folder));
    let longest = Publication {
        panel: table.panel,
        first: u64::MAX,
        last: u64::MAX,
        sha256: ContentHash::of(b""),
        records: Vec::new(),
    };
    let parts = longest.file_names().map(|name| format!("{name}.part"));
    let lengths = parts.map(|name| letters(&folder.join(name)));
    assert_eq!(lengths.max(), Some(LONGEST), "a part file of the last name");
}

#[test]
fn a_folder_of_150_letters_is_used_within_the_bound() {
    let outer = tempfile::tempdir().unwrap();
    let taken = outer.path().as_os_str().len() + 1;
    let root = outer.path().join("f".repeat(ROOT - taken));
    fs::create_dir(&root).unwrap();
    assert_eq!(root.as_os_str().len(), ROOT);
    let (panel, log) = crate::samples::chairs_log(3);
    let device = ExchangeFolder::open(&root, panel, key(7).log()).unwrap();
    device.publish_records(&log[..1]).unwrap();
    device.publish_records(&log[1..]).unwrap();
    let files = files_below(&root);
    assert_eq!(files.len(), 2);
    for file in files {
        let with_part = file.as_os_str().len() + ".part".len();
        assert!(with_part <= LONGEST, "{with_part}: {file:?}");
    }
    assert_eq!(held(&device, panel, &log), ids(&log));
}

#[test]
fn two_files_that_would_have_one_name_have_a_number() {
    let (panel, log) = crate::samples::chairs_log(1);
    let publication = |sha256: &str| Publication {
        panel,
        first: 1_234_567_890_123_456_789,
        last: 1_234_567_890_123_456_789,
        sha256: ContentHash::of(sha256.as_bytes()),
        records: log.iter().collect(),
    };
    let (one, other) = (publication("one"), publication("other"));
    assert_eq!(one.file_name(), "1234567890123456.ehx");
    assert_eq!(one.file_name(), other.file_name(), "the hash has no room");
    let mut names = other.file_names();
    assert_eq!(names.nth(1).as_deref(), Some("1234567890123456-2.ehx"));
}

//! Folders with odd things in them, and folders that go away.

use std::fs::{self, File};
use std::path::PathBuf;

use evenhand_record::{PanelId, Record};
use evenhand_sync::bundle::{self, BundleFault};
use evenhand_sync::exchange::{
    ExchangeError, ExchangeFolder, FileReadError, SeenFiles, WhyNotTaken,
};
use evenhand_sync::{ContentHash, Holdings, plan_exchange};

use crate::exchange::{files_below, held, ids, known, looked, table};
use crate::samples::{flipped, key, members_log};

#[test]
fn each_file_that_is_not_taken_is_on_its_pile_and_stops_nothing() {
    let table = table(3);
    let chair = table.device(7);
    let file = chair.publish_records(&table.log).unwrap().files.remove(0);
    let bytes = fs::read(&file).unwrap();
    let put = |name: &str, bytes: &[u8]| fs::write(chair.panel_folder().join(name), bytes).unwrap();
    put("a empty.ehx", b"");
    put("b half.ehx", &bytes[..bytes.len() / 2]);
    put("c filled.ehx", &vec![0; bytes.len()]);
    put("d damaged.ehx", &flipped(&bytes, bytes.len() / 2, 0));
    put("e other.ehx", b"title,amount\n");
    put("f newer.ehx", b"{\"evenhand\":\"bundle\",\"version\":9}\n");
    let strangers = members_log(PanelId::from_bytes([9; 32]), 8, 1);
    put(
        "g panel.ehx",
        &bundle::write(PanelId::from_bytes([9; 32]), &strangers).unwrap(),
    );
    put("h part.ehx.part", &bytes);
    put("i note.txt", b"hello");
    fs::create_dir(chair.panel_folder().join("j folder.ehx")).unwrap();
    let sparse = File::create(chair.panel_folder().join("k large.ehx")).unwrap();
    sparse.set_len(300 << 20).unwrap();

    let look = looked(&chair, table.panel);
    let names = |pile: &[evenhand_sync::exchange::NotTaken]| -> String {
        let firsts = pile
            .iter()
            .map(|one| one.path.file_name().unwrap().to_string_lossy());
        firsts.map(|name| name.chars().next().unwrap()).collect()
    };
    assert_eq!(look.files.len(), 1);
    assert_eq!(names(&look.arriving), "abc");
    assert_eq!(names(&look.damaged), "d");
    assert_eq!(names(&look.skipped), "efgk");
    let holdings = Holdings {
        known: known(table.panel, &table.log),
        sendable: Vec::new(),
    };
    let again = chair.list_files(&SeenFiles::default(), &holdings.known);
    assert_eq!(
        plan_exchange(&again.unwrap(), &holdings)
            .unwrap()
            .seen
            .files()
            .len(),
        1,
        "only what was read whole is left aside next time"
    );
    for one in look
        .skipped
        .iter()
        .chain(&look.damaged)
        .chain(&look.arriving)
    {
        assert!(one.to_string().contains(". "), "it says what to do: {one}");
    }
    assert!(matches!(
        look.skipped[3].why,
        WhyNotTaken::Bundle(BundleFault::TooLarge { .. })
    ));
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    use std::os::unix::fs::symlink;
    let table = table(3);
    let chair = table.device(7);
    let outside = tempfile::tempdir().unwrap();
    let file = chair.publish_records(&table.log).unwrap().files.remove(0);
    let kept = outside.path().join("kept.ehx");
    fs::rename(&file, &kept).unwrap();
    symlink(&kept, chair.panel_folder().join("link.ehx")).unwrap();
    symlink(outside.path(), chair.panel_folder().join("from-link")).unwrap();
    symlink(chair.panel_folder(), chair.panel_folder().join("round")).unwrap();
    let look = looked(&chair, table.panel);
    assert!(look.files.is_empty(), "{:?}", look.files);
    assert_eq!(look.skipped.len(), 3);
    assert!(
        look.skipped
            .iter()
            .all(|one| matches!(one.why, WhyNotTaken::Link))
    );
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link() {
    use std::os::unix::fs::symlink;
    let table = table(2);
    let chair = table.device(7);
    let outside = tempfile::tempdir().unwrap();
    symlink(outside.path(), chair.panel_folder()).unwrap();
    assert!(matches!(
        chair.publish_records(&table.log),
        Err(ExchangeError::Link(_))
    ));
    assert!(matches!(
        chair.list_files(&SeenFiles::default(), &known(table.panel, &[])),
        Err(ExchangeError::Link(_))
    ));
    fs::remove_file(chair.panel_folder()).unwrap();
    fs::create_dir(chair.panel_folder()).unwrap();
    symlink(outside.path(), chair.own_folder()).unwrap();
    assert!(matches!(
        chair.publish_records(&table.log),
        Err(ExchangeError::Link(_))
    ));
    fs::remove_file(chair.own_folder()).unwrap();

    let file = chair.publish_records(&table.log).unwrap().files.remove(0);
    let kept = outside.path().join("kept");
    fs::write(&kept, "untouched").unwrap();
    fs::remove_file(&file).unwrap();
    symlink(&kept, file.with_extension("ehx.part")).unwrap();
    symlink(outside.path().join("new"), &file).unwrap();
    let again = chair.publish_records(&table.log).unwrap().files.remove(0);
    assert!(
        again.to_string_lossy().ends_with("-2.ehx"),
        "the link's name is taken"
    );
    assert_eq!(fs::read_to_string(&kept).unwrap(), "untouched");
    assert_eq!(files_below(outside.path()), [kept]);
}

#[test]
fn names_that_climb_are_only_names() {
    let table = table(3);
    let chair = table.device(7);
    let file = chair.publish_records(&table.log).unwrap().files.remove(0);
    let odd = [
        "..ehx",
        "...ehx",
        "..\\..\\up.ehx",
        "%2e%2e%2fup.ehx",
        "-rf.ehx",
        "a\nb.ehx",
    ];
    for name in odd.iter().filter(|_| cfg!(unix)) {
        fs::copy(&file, chair.panel_folder().join(name)).unwrap();
    }
    let before = files_below(table.root.path());
    let look = looked(&chair, table.panel);
    assert!(
        look.files
            .iter()
            .all(|one| one.path.starts_with(chair.panel_folder()))
    );
    for found in &look.files {
        chair.read_file(found, |_| true).unwrap();
    }
    assert_eq!(
        files_below(table.root.path()),
        before,
        "reading writes nothing"
    );
}

#[cfg(unix)]
#[test]
fn a_name_that_is_no_text_is_read_as_well() {
    use std::os::unix::ffi::OsStrExt;
    let table = table(3);
    let chair = table.device(7);
    let file = chair.publish_records(&table.log).unwrap().files.remove(0);
    let odd = std::ffi::OsStr::from_bytes(b"\xff\xfe.ehx");
    if fs::rename(&file, chair.panel_folder().join(odd)).is_ok() {
        let look = looked(&chair, table.panel);
        assert_eq!(look.files.len(), 1);
        assert_eq!(look.files[0].name, None, "it has no name to remember");
    }
}

#[test]
fn folders_are_looked_into_two_deep() {
    let table = table(2);
    let chair = table.device(7);
    let file = chair.publish_records(&table.log).unwrap().files.remove(0);
    let deep = chair.panel_folder().join("a/b/c");
    fs::create_dir_all(&deep).unwrap();
    fs::copy(&file, chair.panel_folder().join("a/b/two.ehx")).unwrap();
    fs::copy(&file, deep.join("three.ehx")).unwrap();
    let found: Vec<PathBuf> = looked(&chair, table.panel)
        .files
        .into_iter()
        .map(|one| one.path)
        .collect();
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(!found.contains(&deep.join("three.ehx")));
}

#[test]
fn a_file_that_changes_between_look_and_read_is_not_taken() {
    let table = table(4);
    let chair = table.device(7);
    let file = chair
        .publish_records(&table.log[..2])
        .unwrap()
        .files
        .remove(0);
    let found = looked(&chair, table.panel).files.remove(0);
    fs::write(&file, bundle::write(table.panel, &table.log).unwrap()).unwrap();
    assert!(matches!(
        chair.read_file(&found, |_| true),
        Err(FileReadError::Changed(_))
    ));
    fs::remove_file(&file).unwrap();
    let gone = chair.read_file(&found, |_| true).unwrap_err();
    assert!(matches!(gone, FileReadError::Fault { .. }), "{gone}");
}

/// A bundle that is whole and in which one record has another's body.
fn bundle_with_a_false_body(panel: PanelId, records: &[Record]) -> Vec<u8> {
    let text = String::from_utf8(bundle::write(panel, records).unwrap()).unwrap();
    let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
    lines.pop();
    lines[1] = lines[1].replace("\"body\":\"ey", "\"body\":\"fy");
    let before = lines.concat();
    let (count, hash) = (records.len(), ContentHash::of(before.as_bytes()));
    format!("{before}{{\"records\":{count},\"sha256\":\"{hash}\"}}\n").into_bytes()
}

#[test]
fn a_false_copy_does_not_stand_for_a_record() {
    let table = table(2);
    let chair = table.device(7);
    let file = chair.publish_records(&table.log).unwrap().files.remove(0);
    fs::write(&file, bundle_with_a_false_body(table.panel, &table.log)).unwrap();
    let look = looked(&chair, table.panel);
    assert_eq!(look.files[0].new.len(), 2, "by its hash it is whole");
    assert_eq!(
        held(&chair, table.panel, &table.log),
        ids(&table.log[1..]),
        "one of its records does not hold"
    );
}

#[test]
fn only_the_panels_devices_leave_ids_in_memory() {
    let table = table(2);
    let chair = table.device(7);
    chair.publish_records(&table.log).unwrap();
    let strangers: Vec<Record> = (100..140)
        .flat_map(|seed| members_log(table.panel, seed, 5))
        .collect();
    let bytes = bundle::write(table.panel, &strangers).unwrap();
    fs::write(chair.panel_folder().join("strange.ehx"), bytes).unwrap();
    let look = looked(&chair, table.panel);
    let strange = look.files.iter().find(|file| file.new.is_empty()).unwrap();
    assert!(strange.held.is_empty());
    assert_eq!(
        (strange.strangers.logs.len(), strange.strangers.more),
        (16, true)
    );

    let mut look = look;
    let mut known = known(table.panel, &table.log);
    known.logs.insert(key(120).log());
    assert!(
        look.look_again(&known),
        "who was taken on is looked for again"
    );
    let strange = look.files.iter().find(|file| file.strangers.more).unwrap();
    assert_eq!(strange.new, ids(&members_log(table.panel, 120, 5)));
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_never_opened() {
    let table = table(2);
    let chair = table.device(7);
    let file = chair.publish_records(&table.log).unwrap().files.remove(0);
    let found = looked(&chair, table.panel).files.remove(0);
    fs::remove_file(&file).unwrap();
    let made = std::process::Command::new("mkfifo").arg(&file).status();
    assert!(made.unwrap().success());
    let fault = chair.read_file(&found, |_| true).unwrap_err();
    assert!(
        fault.to_string().contains("this is not a file from"),
        "{fault}"
    );
    assert!(looked(&chair, table.panel).files.is_empty());
}

#[cfg(unix)]
#[test]
fn the_name_of_a_file_commands_no_terminal() {
    let table = table(2);
    let chair = table.device(7);
    chair.publish_records(&table.log).unwrap();
    fs::write(chair.panel_folder().join("\u{1b}[2J\n.ehx"), "other").unwrap();
    let look = looked(&chair, table.panel);
    let sentence = look.skipped[0].to_string();
    assert!(sentence.contains("/\\u{1b}[2J\\n.ehx: "), "{sentence}");
    assert!(!sentence.contains(char::is_control), "{sentence}");
}

#[test]
fn a_folder_that_is_not_there_or_is_no_folder_is_said_so() {
    let table = table(2);
    let chair = table.device(7);
    let root = table.root.path().to_owned();
    let open = |at: PathBuf| ExchangeFolder::open(at, table.panel, key(7).log());
    assert!(matches!(
        open(root.join("no")),
        Err(ExchangeError::Missing(_))
    ));
    fs::write(root.join("file"), "").unwrap();
    assert!(matches!(
        open(root.join("file")),
        Err(ExchangeError::NotAFolder(_))
    ));
    fs::write(chair.panel_folder(), "").unwrap();
    assert!(matches!(
        chair.publish_records(&table.log),
        Err(ExchangeError::NotAFolder(_))
    ));
    fs::remove_dir_all(&root).unwrap();
    for error in [
        chair
            .list_files(&SeenFiles::default(), &known(table.panel, &[]))
            .err(),
        chair.publish_records(&table.log).err(),
    ] {
        let sentence = error.unwrap().to_string();
        assert!(sentence.contains("put in the stick"), "{sentence}");
    }
}

#[test]
fn only_records_of_this_panel_are_published() {
    let table = table(2);
    let member = table.device(8);
    let elsewhere = members_log(PanelId::from_bytes([9; 32]), 8, 1);
    assert!(matches!(
        member.publish_records(&elsewhere),
        Err(ExchangeError::Unwritable(_))
    ));
    assert!(looked(&member, table.panel).files.is_empty());
}

//! Folders with odd things in them, and folders that go away.

use std::fs::{self, File};
use std::path::PathBuf;

use evenhand_record::PanelId;
use evenhand_sync::bundle::{self, BundleFault};
use evenhand_sync::exchange::{
    ExchangeError, ExchangeFolder, FileReadError, SeenFiles, WhyNotTaken,
};

use crate::exchange::{files_below, looked, table};
use crate::samples::{chairs_log, flipped, key, members_log};

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

    let look = looked(&chair);
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
    assert_eq!(
        look.seen.files().len(),
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
    let look = looked(&chair);
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
        chair.list_files(&SeenFiles::default()),
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
    let look = looked(&chair);
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
        let look = looked(&chair);
        assert_eq!(look.files.len(), 1);
        assert!(look.seen.files().is_empty(), "it has no name to remember");
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
    let found: Vec<PathBuf> = looked(&chair)
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
    let found = looked(&chair).files.remove(0);
    fs::write(&file, bundle::write(table.panel, &table.log).unwrap()).unwrap();
    assert!(matches!(
        chair.read_file(&found, |_| true),
        Err(FileReadError::Changed(_))
    ));
    fs::remove_file(&file).unwrap();
    let gone = chair.read_file(&found, |_| true).unwrap_err();
    assert!(matches!(gone, FileReadError::Fault { .. }), "{gone}");
}

#[test]
fn a_false_copy_does_not_stand_for_an_own_record() {
    let table = table(2);
    let chair = table.device(7);
    let file = chair.publish_records(&table.log).unwrap().files.remove(0);
    let text = fs::read_to_string(&file).unwrap();
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let other = lines[1].replace("\"body\":\"ey", "\"body\":\"fy");
    let before = format!("{}{}{}", lines[0], other, lines[2]);
    let hash = evenhand_sync::ContentHash::of(before.as_bytes());
    fs::write(
        &file,
        format!("{before}{{\"records\":2,\"sha256\":\"{hash}\"}}\n"),
    )
    .unwrap();
    let look = looked(&chair);
    assert_eq!(look.files[0].ids.len(), 2, "by its hash it is whole");
    assert_eq!(
        look.published.len(),
        1,
        "one of its records does not hold: {:?}",
        look.published
    );
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
        chair.list_files(&SeenFiles::default()).err(),
        chair.publish_records(&table.log).err(),
    ] {
        let sentence = error.unwrap().to_string();
        assert!(sentence.contains("put in the stick"), "{sentence}");
    }
}

#[test]
fn only_own_records_of_this_panel_are_published() {
    let table = table(2);
    let member = table.device(8);
    assert!(matches!(
        member.publish_records(&table.log),
        Err(ExchangeError::NotOwn(_))
    ));
    let elsewhere = members_log(PanelId::from_bytes([9; 32]), 8, 1);
    assert!(matches!(
        member.publish_records(&elsewhere),
        Err(ExchangeError::Unwritable(_))
    ));
    let (panel, _) = chairs_log(1);
    assert_eq!(panel, table.panel);
    assert!(looked(&member).files.is_empty());
}

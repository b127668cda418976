//! Plans of an exchange, as cases: what the folder and the profile hold, and what is
//! to be done.

use std::collections::BTreeSet;
use std::path::PathBuf;

use evenhand_record::{PanelId, Record, RecordId};
use evenhand_sync::bundle::BundleFault;
use evenhand_sync::exchange::plan_publications;
use evenhand_sync::exchange::{
    ExchangeError, FolderListing, FoundFile, NotTaken, SeenFiles, WhyNotTaken,
};
use evenhand_sync::{ContentHash, Holdings, plan_exchange};

use crate::samples::{chairs_log, key, members_log, next, opened};

fn id(number: u8) -> RecordId {
    RecordId::from_bytes([number; 32])
}

fn file(name: &str, ids: &[u8]) -> FoundFile {
    FoundFile {
        path: PathBuf::from("/folder").join(name),
        name: Some(name.to_owned()),
        sha256: ContentHash::of(name.as_bytes()),
        ids: ids.iter().copied().map(id).collect(),
    }
}

fn aside(name: &str, why: impl Into<WhyNotTaken>) -> NotTaken {
    NotTaken {
        path: name.into(),
        why: why.into(),
    }
}

/// What was read of files before, as a profile keeps it.
fn seen(names: &[&str]) -> SeenFiles {
    let sighting = |name: &&str| {
        let hash = ContentHash::of(name.as_bytes());
        format!(r#""{name}": {{"length": 1, "modified": 1, "sha256": "{hash}", "own": []}}"#)
    };
    let files: Vec<String> = names.iter().map(sighting).collect();
    serde_json::from_str(&format!("{{{}}}", files.join(","))).unwrap()
}

fn holdings(on_file: &[u8], own_records: Vec<Record>) -> Holdings {
    Holdings {
        panel: chairs_log(1).0,
        own_log: key(7).log(),
        on_file: on_file.iter().copied().map(id).collect(),
        own_records,
    }
}

/// The names of the files to take, each with the numbers of the records wanted of it.
fn taken(files: &[FoundFile], on_file: &[u8]) -> Vec<(String, Vec<u8>)> {
    let found = FolderListing {
        files: files.to_vec(),
        ..FolderListing::default()
    };
    let holdings = holdings(on_file, Vec::new());
    let plan = plan_exchange(&found, &holdings).unwrap();
    let shown = plan.take.iter().map(|one| {
        let wanted = one.wanted.iter().map(|id| id.as_bytes()[0]).collect();
        (one.file.name.clone().unwrap(), wanted)
    });
    shown.collect()
}

#[test]
fn each_record_that_is_not_on_file_is_taken_once() {
    let (a, b) = (file("a", &[1, 2]), file("b", &[2, 3]));
    for (files, on_file, expected) in [
        (vec![], vec![], vec![]),
        (vec![a.clone()], vec![], vec![("a", vec![1, 2])]),
        (vec![a.clone()], vec![1], vec![("a", vec![2])]),
        (vec![a.clone()], vec![1, 2], vec![]),
        (
            vec![a.clone(), b.clone()],
            vec![],
            vec![("a", vec![1, 2]), ("b", vec![3])],
        ),
        (vec![a.clone(), b.clone()], vec![1, 2], vec![("b", vec![3])]),
        (
            vec![a.clone(), file("copy", &[1, 2])],
            vec![],
            vec![("a", vec![1, 2])],
        ),
        (vec![file("empty", &[])], vec![], vec![]),
        (
            vec![file("twice", &[4, 4])],
            vec![],
            vec![("twice", vec![4])],
        ),
    ] {
        let expected: Vec<(String, Vec<u8>)> = expected
            .into_iter()
            .map(|(name, wanted)| (name.to_owned(), wanted))
            .collect();
        assert_eq!(
            taken(&files, &on_file),
            expected,
            "{files:?}, on file: {on_file:?}"
        );
    }
}

#[test]
fn what_is_not_taken_is_on_its_pile_with_its_reason() {
    let found = FolderListing {
        arriving: vec![aside("half", BundleFault::Arriving)],
        damaged: vec![aside(
            "changed",
            BundleFault::Damaged {
                line: 2,
                what: evenhand_sync::bundle::Damage::Hash,
            },
        )],
        skipped: vec![
            aside("link", WhyNotTaken::Link),
            aside(
                "other",
                BundleFault::OtherPanel(PanelId::from_bytes([9; 32])),
            ),
        ],
        ..FolderListing::default()
    };
    let holdings = holdings(&[], Vec::new());
    let plan = plan_exchange(&found, &holdings).unwrap();
    assert_eq!(plan.arriving, [PathBuf::from("half")]);
    let refused: Vec<String> = plan.refused.iter().map(ToString::to_string).collect();
    let begins = [
        "changed: line 2",
        "link: this is a link",
        "other: this file belongs",
    ];
    assert_eq!(refused.len(), begins.len());
    for (sentence, begin) in refused.iter().zip(begins) {
        assert!(sentence.starts_with(begin), "{sentence}");
    }
    assert!(plan.take.is_empty() && plan.publish.is_empty());
}

#[test]
fn a_file_is_read_again_until_all_that_is_in_it_is_on_file() {
    let mut nameless = file("no text", &[9]);
    nameless.name = None;
    let found = FolderListing {
        files: vec![file("a", &[1, 2]), file("b", &[3]), nameless],
        seen: seen(&["a", "b", "read before"]),
        ..FolderListing::default()
    };
    for (on_file, expected) in [
        (vec![], vec!["read before"]),
        (vec![1, 3], vec!["b", "read before"]),
        (vec![1, 2, 3], vec!["a", "b", "read before"]),
    ] {
        let holdings = holdings(&on_file, Vec::new());
        let kept = plan_exchange(&found, &holdings).unwrap().seen;
        assert_eq!(kept, seen(&expected), "on file: {on_file:?}");
    }
}

/// The sequence numbers that each file to publish begins and ends with.
fn published(holdings: &Holdings, in_folder: &[usize]) -> Vec<(u64, u64)> {
    let ids = in_folder
        .iter()
        .map(|place| holdings.own_records[*place].id());
    let found = FolderListing {
        published: ids.collect(),
        ..FolderListing::default()
    };
    let plan = plan_exchange(&found, holdings).unwrap();
    let runs: Vec<(u64, u64)> = plan
        .publish
        .iter()
        .map(|one| (one.first, one.last))
        .collect();
    let records: usize = plan.publish.iter().map(|one| one.records.len()).sum();
    assert_eq!(plan.records_to_publish(), records);
    assert_eq!(records, holdings.own_records.len() - in_folder.len());
    runs
}

#[test]
fn what_the_folder_lacks_is_published_in_as_few_files_as_there_are_runs() {
    let holdings = holdings(&[], chairs_log(6).1);
    for (in_folder, expected) in [
        (vec![], vec![(1, 6)]),
        (vec![0, 1, 2, 3, 4, 5], vec![]),
        (vec![0, 1, 2], vec![(4, 6)]),
        (vec![2], vec![(1, 2), (4, 6)]),
        (vec![0, 2, 4], vec![(2, 2), (4, 4), (6, 6)]),
    ] {
        assert_eq!(
            published(&holdings, &in_folder),
            expected,
            "lacks all but {in_folder:?}"
        );
    }
}

#[test]
fn a_large_record_has_a_file_to_itself() {
    let (panel, mut log) = chairs_log(2);
    let large = opened(&"x".repeat(8 << 20).split_off(200));
    log.push(next(&key(7), Some(panel), log.last(), &large));
    log.push(next(&key(7), Some(panel), log.last(), &opened("last")));
    let holdings = holdings(&[], log);
    assert_eq!(published(&holdings, &[]), [(1, 2), (3, 3), (4, 4)]);
}

#[test]
fn a_name_says_the_sequence_numbers_and_the_hash_of_the_content() {
    let (panel, log) = chairs_log(3);
    let plan = plan_publications(panel, key(7).log(), log.iter().rev()).unwrap();
    let [one] = plan.as_slice() else {
        panic!("one file: {plan:?}")
    };
    let hash = ContentHash::of(&one.content().unwrap());
    assert_eq!(one.file_name(), format!("1-3-{hash}.ehx"));
    let names: Vec<String> = one.file_names().collect();
    assert_eq!(names.len(), 100);
    assert_eq!(names[0], one.file_name());
    assert_eq!(names[1], format!("1-3-{hash}-2.ehx"));
    assert_eq!(names[99], format!("1-3-{hash}-100.ehx"));
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), 100);
}

#[test]
fn two_records_with_one_sequence_number_are_both_published() {
    let (panel, mut log) = chairs_log(2);
    log.push(next(
        &key(7),
        Some(panel),
        Some(&log[0]),
        &opened("written twice"),
    ));
    let holdings = holdings(&[], log);
    assert_eq!(published(&holdings, &[]), [(1, 2), (2, 2)]);
}

#[test]
fn a_record_of_another_log_or_panel_is_never_planned() {
    let found = FolderListing::default();
    let (panel, _) = chairs_log(1);
    let others = holdings(&[], members_log(panel, 8, 1));
    let fault = plan_exchange(&found, &others).unwrap_err();
    assert!(matches!(fault, ExchangeError::NotOwn(_)), "{fault}");
    let elsewhere = holdings(&[], members_log(PanelId::from_bytes([9; 32]), 7, 1));
    let fault = plan_exchange(&found, &elsewhere).unwrap_err();
    assert!(matches!(fault, ExchangeError::Unwritable(_)), "{fault}");
}

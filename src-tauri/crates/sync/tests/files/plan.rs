//! Plans of an exchange, as cases: what the folder and the profile hold, and what is
//! to be done.

use std::collections::BTreeSet;
use std::path::PathBuf;

use evenhand_record::{PanelId, Record, RecordId};
use evenhand_sync::bundle::BundleFault;
use evenhand_sync::exchange::plan_publications;
use evenhand_sync::exchange::{
    ExchangeError, FolderListing, FoundFile, KnownRecords, NotTaken, SeenFiles, Strangers,
    WhyNotTaken,
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
        length: 1,
        modified: 1,
        sha256: ContentHash::of(name.as_bytes()),
        held: BTreeSet::new(),
        new: ids.iter().copied().map(id).collect(),
        false_copies: BTreeSet::new(),
        strangers: Strangers::default(),
        no_records: 0,
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
        format!(r#""{name}": {{"length": 1, "modified": 1, "sha256": "{hash}", "held": []}}"#)
    };
    let files: Vec<String> = names.iter().map(sighting).collect();
    serde_json::from_str(&format!("{{{}}}", files.join(","))).unwrap()
}

fn holdings(on_file: &[u8], sendable: Vec<Record>) -> Holdings {
    Holdings {
        known: KnownRecords {
            panel: chairs_log(1).0,
            on_file: on_file.iter().copied().map(id).collect(),
            logs: [7, 8].map(|seed| key(seed).log()).into(),
        },
        sendable,
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
fn each_file_with_records_that_are_not_on_file_is_read_for_them() {
    let (a, b) = (file("a", &[1, 2]), file("b", &[2, 3]));
    for (files, on_file, expected) in [
        (vec![], vec![], vec![]),
        (vec![a.clone()], vec![], vec![("a", vec![1, 2])]),
        (vec![a.clone()], vec![1], vec![("a", vec![2])]),
        (vec![a.clone()], vec![1, 2], vec![]),
        (
            vec![a.clone(), b.clone()],
            vec![],
            vec![("a", vec![1, 2]), ("b", vec![2, 3])],
        ),
        (vec![a.clone(), b.clone()], vec![1, 2], vec![("b", vec![3])]),
        (
            vec![a.clone(), file("copy", &[1, 2])],
            vec![],
            vec![("a", vec![1, 2]), ("copy", vec![1, 2])], // in case that a’s do not hold
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
fn a_file_is_read_again_until_all_that_is_in_it_is_settled() {
    let of = |name: &str, change: fn(&mut FoundFile)| {
        let mut found = file(name, &[]);
        change(&mut found);
        found
    };
    let found = FolderListing {
        files: vec![
            of("empty", |_| {}),
            of("held", |file| file.held = BTreeSet::from([id(1)])),
            of("new", |file| file.new = BTreeSet::from([id(1)])),
            of("false", |file| file.false_copies = BTreeSet::from([id(1)])),
            of("strange", |file| file.strangers.note(key(9).log())),
            of("no text", |file| file.name = None),
        ],
        seen: seen(&["read before"]),
        ..FolderListing::default()
    };
    for (on_file, expected) in [
        (vec![], vec!["empty", "read before"]),
        (vec![1], vec!["empty", "false", "held", "read before"]),
    ] {
        let holdings = holdings(&on_file, Vec::new());
        let kept = plan_exchange(&found, &holdings).unwrap().seen;
        let names: Vec<&String> = kept.files().keys().collect();
        assert_eq!(names, expected, "on file: {on_file:?}");
    }
}

/// Looks at a folder that holds some of the records that may be sent, in two files: one
/// that was read before and one that is new.
fn folder_with(records: &[Record], held: &[usize]) -> FolderListing {
    let ids: Vec<RecordId> = held.iter().map(|place| records[*place].id()).collect();
    let (before, now) = ids.split_at(held.len() / 2);
    let mut new = file("new", &[]);
    new.held = now.iter().copied().collect();
    let before: Vec<String> = before.iter().map(|id| format!("\"{id}\"")).collect();
    let seen = serde_json::to_string(&seen(&["before"])).unwrap();
    let seen = seen.replace("\"held\":[]", &format!("\"held\":[{}]", before.join(",")));
    FolderListing {
        files: vec![new],
        seen: serde_json::from_str(&seen).unwrap(),
        ..FolderListing::default()
    }
}

/// The log, and the sequence numbers that each file to publish begins and ends with.
fn published(holdings: &Holdings, in_folder: &[usize]) -> Vec<(u64, u64)> {
    let found = folder_with(&holdings.sendable, in_folder);
    let plan = plan_exchange(&found, holdings).unwrap();
    let runs = plan.publish.iter().map(|one| (one.first, one.last));
    let records: usize = plan.publish.iter().map(|one| one.records.len()).sum();
    assert_eq!(plan.records_to_publish(), records);
    assert_eq!(records, holdings.sendable.len() - in_folder.len());
    runs.collect()
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
fn what_the_folder_lacks_is_published_whoever_wrote_it() {
    let (panel, chairs) = chairs_log(3);
    let own = members_log(panel, 8, 2);
    let is_first = key(7).log() < key(8).log();
    let holdings = holdings(&[], [chairs, own].concat());
    for (in_folder, chairs, own) in [
        (vec![], vec![(1, 3)], vec![(1, 2)]),
        (vec![0, 1, 2], vec![], vec![(1, 2)]),
        (vec![3, 4], vec![(1, 3)], vec![]),
        (vec![1, 4], vec![(1, 1), (3, 3)], vec![(1, 1)]),
        (vec![0, 1, 2, 3, 4], vec![], vec![]),
    ] {
        let expected = match is_first {
            true => [chairs, own].concat(),
            false => [own, chairs].concat(),
        };
        assert_eq!(
            published(&holdings, &in_folder),
            expected,
            "lacks all but {in_folder:?}"
        );
    }
}

#[test]
fn what_was_kept_of_a_device_that_is_not_of_the_panel_is_not_passed_on() {
    let (panel, chairs) = chairs_log(2);
    let strange = members_log(panel, 9, 2);
    let holdings = holdings(&[], [chairs, strange].concat());
    let found = FolderListing::default();
    let plan = plan_exchange(&found, &holdings).unwrap();
    let logs: Vec<_> = plan
        .publish
        .iter()
        .map(|one| one.records[0].payload().log)
        .collect();
    assert_eq!(logs, [key(7).log()]);
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
fn a_name_says_the_first_sequence_number_and_begins_the_hash_of_the_content() {
    let (panel, log) = chairs_log(3);
    let plan = plan_publications(panel, log.iter().rev()).unwrap();
    let [one] = plan.as_slice() else {
        panic!("one file: {plan:?}")
    };
    let hash = ContentHash::of(&one.content().unwrap()).to_string();
    let hash = &hash[..14];
    assert_eq!(one.file_name(), format!("1-{hash}.ehx"));
    let names: Vec<String> = one.file_names().collect();
    assert_eq!(names.len(), 100);
    assert_eq!(names[0], one.file_name());
    assert_eq!(names[1], format!("1-{hash}-2.ehx"));
    assert_eq!(names[99], format!("1-{hash}-100.ehx"));
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
fn a_record_of_another_panel_is_never_planned() {
    let found = FolderListing::default();
    let elsewhere = holdings(&[], members_log(PanelId::from_bytes([9; 32]), 7, 1));
    let fault = plan_exchange(&found, &elsewhere).unwrap_err();
    assert!(matches!(fault, ExchangeError::Unwritable(_)), "{fault}");
}

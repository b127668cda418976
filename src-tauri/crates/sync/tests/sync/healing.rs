//! Whoever has records that others lack sends them, when their author cannot.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use evenhand_record::RecordId;
use evenhand_sync::bundle::{self, Limits};

use crate::support::{Panel, now};

/// How often each record lies in the folder, in whole files.
fn copies(panel: &Panel) -> BTreeMap<RecordId, usize> {
    let mut copies = BTreeMap::new();
    for file in panel.files() {
        let bytes = fs::read(file).unwrap();
        let read = bundle::read(bytes.as_slice(), None, Limits::default(), |_| false);
        for id in read.unwrap().ids {
            *copies.entry(id).or_default() += 1;
        }
    }
    copies
}

fn size(panel: &Panel) -> u64 {
    let lengths = panel.files().into_iter();
    lengths.map(|file| fs::metadata(file).unwrap().len()).sum()
}

async fn ids(panel: &Panel, laptop: usize) -> BTreeSet<RecordId> {
    panel.laptops[laptop].store.record_ids().await.unwrap()
}

fn wipe(panel: &Panel) {
    for entry in fs::read_dir(panel.folder.path()).unwrap() {
        fs::remove_dir_all(entry.unwrap().path()).unwrap();
    }
}

fn sub_folder(panel: &Panel, laptop: usize) -> PathBuf {
    let log = panel.laptops[laptop].store.device().log;
    let below = fs::read_dir(panel.folder.path()).unwrap().next().unwrap();
    let log = log.to_string();
    below.unwrap().path().join(format!("from-{}", &log[..8]))
}

/// Everyone has handed a sheet in; the chair has that of the last member, and then that
/// member's laptop and sub-folder are lost.
async fn with_a_lost_laptop() -> Panel {
    let mut panel = Panel::open(3).await;
    panel.laptops[3].sheet("1", "lost", true).await;
    panel.exchange(3).await;
    panel.exchange(0).await;
    fs::remove_dir_all(sub_folder(&panel, 3)).unwrap();
    panel.laptops.pop();
    panel
}

#[tokio::test]
async fn the_chair_sends_what_only_the_chair_has() {
    let panel = with_a_lost_laptop().await;
    panel.exchange(0).await;
    panel.go_round().await;
    panel
        .assert_equal("a laptop and its sub-folder are lost")
        .await;
    assert_eq!(ids(&panel, 1).await, ids(&panel, 0).await);
    assert!(
        copies(&panel).values().all(|copies| *copies == 1),
        "nothing is sent twice"
    );
}

#[tokio::test]
async fn a_bundle_from_anyone_brings_all_that_they_have() {
    let panel = with_a_lost_laptop().await;
    let chair = &panel.chair().store;
    let id = chair.panel().await.unwrap().unwrap().id;
    let bytes = bundle::write(id, &chair.all_records().await.unwrap()).unwrap();
    for laptop in &panel.laptops[1..] {
        let done = evenhand_sync::take_bundle(&laptop.store, "b.ehx", &bytes, now())
            .await
            .unwrap();
        assert_eq!((done.waiting, done.refused.len()), (0, 0));
        assert!(done.received > 0);
        let again = evenhand_sync::take_bundle(&laptop.store, "b.ehx", &bytes, now())
            .await
            .unwrap();
        assert_eq!(again.received, 0);
    }
    panel.assert_equal("by a bundle").await;
}

#[tokio::test]
async fn what_waits_is_told_with_whose_records_are_missing_until_they_arrive() {
    let panel = with_a_lost_laptop().await;
    let (chair, ann) = (&panel.chair().store, &panel.laptops[1].store);
    let id = chair.panel().await.unwrap().unwrap().id;
    let awaited = || async { ann.view().await.unwrap().awaited().await.unwrap() };
    assert_eq!(awaited().await, Default::default());

    let own = bundle::write(id, &chair.own_records().await.unwrap()).unwrap();
    evenhand_sync::take_bundle(ann, "own.ehx", &own, now())
        .await
        .unwrap();
    let waits = awaited().await;
    let whose: Vec<_> = waits.waiting.keys().copied().collect();
    let lost = chair.devices().await.unwrap();
    let lost = lost
        .iter()
        .find(|device| device.member.as_str() == "m3")
        .unwrap();
    assert_eq!(whose, [chair.device().log], "the chair's receipt waits");
    assert_eq!(waits.missing.into_keys().collect::<Vec<_>>(), [lost.log]);

    let all = bundle::write(id, &chair.all_records().await.unwrap()).unwrap();
    evenhand_sync::take_bundle(ann, "all.ehx", &all, now())
        .await
        .unwrap();
    assert_eq!(awaited().await, Default::default());
}

#[tokio::test]
async fn in_the_ordinary_case_each_record_lies_in_the_folder_once() {
    let panel = Panel::open(4).await;
    for (number, laptop) in panel.laptops[1..].iter().enumerate() {
        laptop.sheet("1", &format!("sheet {number}"), true).await;
    }
    panel.go_round().await;
    panel.close_and_reveal().await;
    panel.go_round().await;
    assert_eq!(
        copies(&panel).keys().copied().collect::<BTreeSet<_>>(),
        ids(&panel, 0).await
    );
    assert!(copies(&panel).values().all(|copies| *copies == 1));
    let before = panel.files();
    panel.go_round().await;
    assert_eq!(panel.files(), before, "with nothing new nothing is written");
}

#[tokio::test]
async fn a_folder_that_was_wiped_is_filled_once_by_whoever_comes_first() {
    let panel = Panel::open(4).await;
    panel.laptops[2].sheet("1", "mine", true).await;
    panel.go_round().await;
    let before = size(&panel);
    wipe(&panel);
    panel.exchange(1).await;
    assert_eq!(
        copies(&panel).keys().copied().collect::<BTreeSet<_>>(),
        ids(&panel, 0).await
    );
    panel.go_round().await;
    assert!(
        copies(&panel).values().all(|copies| *copies == 1),
        "the others find it there"
    );
    assert!(
        size(&panel) <= before,
        "{} bytes, and {before} before",
        size(&panel)
    );
}

#[tokio::test]
async fn at_worst_each_device_sends_each_record_once() {
    let panel = Panel::open(4).await;
    panel.laptops[2].sheet("1", "mine", true).await;
    panel.go_round().await;
    let before = size(&panel);
    // Five copies of the folder that know nothing of each other, as a slow cloud makes them.
    for again in 0..2 {
        let apart = tempfile::tempdir().unwrap();
        for (number, laptop) in panel.laptops.iter().enumerate() {
            let root = apart.path().join(number.to_string());
            fs::create_dir(&root).unwrap();
            evenhand_sync::exchange_with(&laptop.store, &root, now())
                .await
                .unwrap();
        }
        wipe(&panel);
        for number in 0..5 {
            copy_into(&apart.path().join(number.to_string()), panel.folder.path());
        }
        let most = copies(&panel).into_values().max().unwrap();
        assert_eq!(most, 5, "once a device, the {again}. time");
        assert!(
            size(&panel) <= 5 * before + 5 * 4096,
            "{} of {before}",
            size(&panel)
        );
    }
    let filled = size(&panel);
    panel.go_round().await;
    assert_eq!(size(&panel), filled, "then it is enough");
    panel.assert_equal("five copies").await;
}

fn copy_into(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let there = to.join(path.file_name().unwrap());
        if path.is_dir() {
            fs::create_dir_all(&there).unwrap();
            copy_into(&path, &there);
        } else {
            fs::copy(&path, &there).unwrap();
        }
    }
}

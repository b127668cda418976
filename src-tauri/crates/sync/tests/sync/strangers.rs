//! Bytes from those who are not of the panel, and false copies of what the panel wrote.

use std::fs;
use std::path::PathBuf;

use evenhand_record::{Body, DeviceKey, Heading, LogPosition, PanelId, Record, Salt};
use evenhand_sync::{ContentHash, bundle};

use crate::support::{Laptop, Panel, join, now};

/// A log of validly signed records that name the panel, by whoever has the key.
fn strange_log(panel: PanelId, seed: u8, length: u64) -> Vec<Record> {
    let key = DeviceKey::from_seed(&[seed; 32]);
    let mut log: Vec<Record> = Vec::new();
    for seq in 1..=length {
        let position = LogPosition {
            seq,
            prev: log.last().map(Record::id),
            seen: Default::default(),
        };
        let heading = Heading {
            panel: Some(panel),
            position,
            at: now(),
        };
        let body = Body::BidWithdrawn {
            round: "2014".into(),
            bid: "1".into(),
            reason: format!("number {seq}"),
        };
        log.push(Record::sign(&key, heading, &body, Salt::from_bytes([7; 16])).unwrap());
    }
    log
}

async fn panel_id(panel: &Panel) -> PanelId {
    panel.chair().store.panel().await.unwrap().unwrap().id
}

fn panel_folder(panel: &Panel) -> PathBuf {
    let below = fs::read_dir(panel.folder.path()).unwrap().next().unwrap();
    below.unwrap().path()
}

/// A bundle in which every body is another's.
fn with_false_bodies(bytes: &[u8]) -> Vec<u8> {
    let text = std::str::from_utf8(bytes).unwrap();
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    let count = lines.len() - 2;
    lines.pop();
    let before = lines.concat().replace("\"body\":\"ey", "\"body\":\"fy");
    let hash = ContentHash::of(before.as_bytes());
    format!("{before}{{\"records\":{count},\"sha256\":\"{hash}\"}}\n").into_bytes()
}

#[tokio::test]
async fn a_false_copy_under_an_earlier_path_keeps_no_good_copy_out() {
    let panel = Panel::open(2).await;
    panel.laptops[1].sheet("1", "mine", true).await;
    let before = panel.files();
    panel.exchange(1).await;
    let new: Vec<PathBuf> = panel
        .files()
        .into_iter()
        .filter(|file| !before.contains(file))
        .collect();
    let folder = panel_folder(&panel);
    for file in &new {
        let false_copy = with_false_bodies(&fs::read(file).unwrap());
        fs::create_dir_all(folder.join("from-0")).unwrap();
        fs::write(
            folder.join("from-0").join(file.file_name().unwrap()),
            false_copy,
        )
        .unwrap();
    }
    let done = panel.exchange(0).await;
    assert!(done.received > 0, "{done:?}");
    assert!(
        done.refused[0].contains("its body is not the one that was signed"),
        "{done:?}"
    );
    let again = panel.exchange(0).await;
    assert_eq!(
        (again.received, again.refused.len()),
        (0, 0),
        "what is on file is asked for no more"
    );
    panel.go_round().await;
    panel.assert_equal("a false copy").await;
}

#[tokio::test]
async fn a_false_copy_in_the_folder_does_not_stand_for_a_record_that_is_lost() {
    let panel = Panel::open(2).await;
    for file in panel.files() {
        let false_copy = with_false_bodies(&fs::read(&file).unwrap());
        fs::write(&file, false_copy).unwrap();
    }
    panel.laptops[2].sheet("1", "mine", true).await;
    panel.exchange(2).await;
    let folder = panel_folder(&panel);
    let own = panel.laptops[2].store.device().log.to_string();
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        if !path.ends_with(format!("from-{}", &own[..8])) {
            fs::remove_dir_all(path).unwrap();
        }
    }
    let newcomer = Laptop::new("m9").await;
    join(panel.chair(), &newcomer, panel_id(&panel).await).await;
    panel.exchange(0).await;
    let done = evenhand_sync::exchange_with(&newcomer.store, panel.folder.path(), now())
        .await
        .unwrap();
    assert_eq!(done.waiting, 0, "all of the panel is there: {done:?}");
    assert!(
        newcomer
            .store
            .sheets(&crate::support::round())
            .await
            .unwrap()
            .len()
            == 1
    );
}

#[tokio::test]
async fn a_stranger_is_named_and_nothing_of_theirs_is_kept() {
    let panel = Panel::open(1).await;
    let id = panel_id(&panel).await;
    let strange = strange_log(id, 99, 50);
    let bytes = bundle::write(id, &strange).unwrap();
    fs::write(panel_folder(&panel).join("0.ehx"), &bytes).unwrap();
    for done in [
        panel.exchange(1).await,
        evenhand_sync::take_bundle(&panel.laptops[1].store, "0.ehx", &bytes, now())
            .await
            .unwrap(),
    ] {
        assert_eq!(done.received, 0);
        assert_eq!(done.strangers, [strange[0].payload().log].into());
        assert_eq!(done.refused, Vec::<String>::new());
    }
    let kept = panel.laptops[1].store.record_ids().await.unwrap();
    assert!(strange.iter().all(|record| !kept.contains(&record.id())));
}

#[tokio::test]
async fn what_cannot_be_a_record_is_counted_and_named_once() {
    let panel = Panel::open(1).await;
    let id = panel_id(&panel).await;
    let line = r#"{"envelope":"no record","salt":"00000000000000000000000000000000","body":""}"#;
    let before =
        format!("{{\"evenhand\":\"bundle\",\"version\":1,\"panel\":\"{id}\"}}\n{line}\n{line}\n");
    let hash = ContentHash::of(before.as_bytes());
    let bytes = format!("{before}{{\"records\":2,\"sha256\":\"{hash}\"}}\n");
    fs::write(panel_folder(&panel).join("0.ehx"), bytes).unwrap();
    let done = panel.exchange(1).await;
    let [sentence] = done.refused.as_slice() else {
        panic!("{done:?}")
    };
    assert!(
        sentence.contains("2 lines of this file cannot be entries"),
        "{sentence}"
    );
    assert_eq!(panel.exchange(1).await.refused, Vec::<String>::new());
}

#[tokio::test]
async fn a_forger_of_signatures_is_refused_in_few_words() {
    let panel = Panel::open(1).await;
    let id = panel_id(&panel).await;
    let (strange, chair) = (strange_log(id, 99, 300), panel.chair().store.device().log);
    let text = String::from_utf8(bundle::write(id, &strange).unwrap()).unwrap();
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    lines.pop();
    let before = lines
        .concat()
        .replace(&strange[0].payload().log.to_string(), &chair.to_string());
    let hash = ContentHash::of(before.as_bytes());
    let bytes = format!("{before}{{\"records\":300,\"sha256\":\"{hash}\"}}\n");
    fs::write(panel_folder(&panel).join("0.ehx"), bytes).unwrap();
    let done = panel.exchange(1).await;
    assert_eq!((done.received, done.refused.len()), (0, 101));
    assert!(
        done.refused[100].starts_with("200 more"),
        "{}",
        done.refused[100]
    );
}

#[tokio::test]
async fn a_first_exchange_takes_all_of_the_panel_in_one_go() {
    let panel = Panel::open(3).await;
    for laptop in &panel.laptops[1..] {
        laptop.sheet("1", "sheet", true).await;
    }
    let newcomer = Laptop::new("m9").await;
    let id = panel_id(&panel).await;
    join(panel.chair(), &newcomer, id).await;
    panel.go_round().await;
    let strange = bundle::write(id, &strange_log(id, 99, 5)).unwrap();
    fs::write(panel_folder(&panel).join("0.ehx"), strange).unwrap();
    let done = evenhand_sync::exchange_with(&newcomer.store, panel.folder.path(), now())
        .await
        .unwrap();
    assert_eq!((done.waiting, done.strangers.len()), (0, 1));
    let chairs = panel.chair().store.record_ids().await.unwrap();
    assert!(chairs.is_subset(&newcomer.store.record_ids().await.unwrap()));

    let another = Laptop::new("m8").await;
    join(panel.chair(), &another, id).await;
    let bytes = bundle::write(id, &panel.chair().store.all_records().await.unwrap()).unwrap();
    let done = evenhand_sync::take_bundle(&another.store, "b.ehx", &bytes, now())
        .await
        .unwrap();
    assert_eq!(done.waiting, 0);
    assert!(
        chairs.is_subset(&another.store.record_ids().await.unwrap()),
        "a bundle in one go too"
    );
}

#[tokio::test]
async fn who_is_taken_on_by_a_ruling_in_the_same_folder_is_read_at_once() {
    let panel = Panel::open(1).await;
    let deputy = Laptop::new("m7").await;
    join(panel.chair(), &deputy, panel_id(&panel).await).await;
    evenhand_sync::exchange_with(&deputy.store, panel.folder.path(), now())
        .await
        .unwrap();
    panel.exchange(0).await;
    let done = panel.exchange(1).await;
    assert!(done.strangers.is_empty(), "{done:?}");
    let theirs = deputy.store.own_records().await.unwrap();
    let kept = panel.laptops[1].store.record_ids().await.unwrap();
    assert!(theirs.iter().all(|record| kept.contains(&record.id())));
}

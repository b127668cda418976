//! The exchange folder, and what people and programs do to it.

use std::fs;

use crate::support::Panel;

#[tokio::test]
async fn the_same_file_under_any_name_is_taken_once() {
    let panel = Panel::open(1).await;
    panel.laptops[1].sheet("1", "mine", true).await;
    panel.exchange(1).await;
    for file in panel.files() {
        let name = file.file_stem().unwrap().to_str().unwrap();
        for copy in [format!("{name} (1).ehx"), format!("{name}-LAPTOP-7.EHX")] {
            fs::copy(&file, file.with_file_name(copy)).unwrap();
        }
    }
    assert!(panel.exchange(0).await.received > 0);
    assert_eq!(
        panel.exchange(0).await.received,
        0,
        "nothing is taken twice"
    );
    panel.go_round().await;
    panel.assert_equal("conflict copies").await;
}

#[tokio::test]
async fn what_was_deleted_is_published_again() {
    let panel = Panel::open(1).await;
    panel.laptops[1].sheet("1", "mine", true).await;
    panel.exchange(1).await;
    for file in panel.files() {
        fs::remove_file(file).unwrap();
    }
    assert!(panel.exchange(1).await.sent > 0);
    assert!(panel.exchange(0).await.received > 0);
    panel.go_round().await;
    panel.assert_equal("deleted files").await;
}

#[tokio::test]
async fn a_file_that_is_half_there_waits_and_harms_nothing() {
    let panel = Panel::open(1).await;
    panel.laptops[1].sheet("1", "mine", true).await;
    let before = panel.files();
    panel.exchange(1).await;
    let new: Vec<_> = panel
        .files()
        .into_iter()
        .filter(|file| !before.contains(file))
        .collect();
    let [file] = new.as_slice() else {
        panic!("one new file: {new:?}")
    };
    let whole = fs::read(file).unwrap();
    for length in [0, 1, whole.len() / 2, whole.len() - 1] {
        fs::write(file, &whole[..length]).unwrap();
        let done = panel.exchange(0).await;
        assert_eq!(
            (done.received, done.arriving.len()),
            (0, 1),
            "{length} bytes"
        );
    }
    fs::write(file, &whole).unwrap();
    assert!(
        panel.exchange(0).await.received > 0,
        "once it is whole it is taken"
    );
}

#[tokio::test]
async fn a_damaged_file_is_named_and_its_author_sends_it_again() {
    let panel = Panel::open(1).await;
    panel.laptops[1].sheet("1", "mine", true).await;
    panel.exchange(1).await;
    for file in panel.files() {
        let mut bytes = fs::read(&file).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        fs::write(&file, bytes).unwrap();
    }
    let done = panel.exchange(0).await;
    assert!(!done.refused.is_empty() && done.refused.iter().all(|line| line.ends_with('.')));
    panel.go_round().await;
    panel.assert_equal("damaged files").await;
}

#[cfg(unix)]
#[tokio::test]
async fn links_and_folders_with_the_name_of_a_bundle_are_passed_over() {
    let panel = Panel::open(1).await;
    let inside = panel.files()[0].parent().unwrap().to_owned();
    fs::create_dir(inside.join("x.ehx")).unwrap();
    std::os::unix::fs::symlink("/etc/passwd", inside.join("y.ehx")).unwrap();
    let done = panel.exchange(0).await;
    let [link] = done.refused.as_slice() else {
        panic!("the link alone is named: {done:?}")
    };
    assert!(link.contains("a link to another place"), "{link}");
}

#[tokio::test]
async fn a_stick_that_is_pulled_out_is_said_and_nothing_is_lost() {
    let panel = Panel::open(1).await;
    panel.laptops[1].sheet("1", "mine", true).await;
    let gone = panel.folder.path().join("gone");
    let store = &panel.laptops[1].store;
    let fault = evenhand_sync::exchange_with(store, &gone, crate::support::now())
        .await
        .unwrap_err();
    assert!(fault.to_string().contains("put in the stick"), "{fault}");
    panel.go_round().await;
    panel.assert_equal("after the stick came back").await;
}

#[tokio::test]
async fn what_is_on_file_is_not_read_again_but_own_files_are() {
    let panel = Panel::open(1).await;
    panel.laptops[1].sheet("1", "mine", true).await;
    panel.exchange(1).await;
    let first = panel.exchange(0).await;
    assert!(first.received > 0);
    let again = panel.exchange(0).await;
    assert_eq!(
        (again.received, again.refused.len()),
        (0, 0),
        "what is on file is not read again"
    );
    for file in panel.files() {
        let bytes = fs::read(&file).unwrap();
        let damaged = &bytes[..bytes.len() - 1];
        fs::write(&file, damaged).unwrap();
    }
    let after = panel.exchange(1).await;
    assert!(
        after.sent > 0,
        "own files are read each time, and sent again where they are not whole"
    );
}

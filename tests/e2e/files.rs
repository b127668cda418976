//! Files that are double-clicked, or dropped on the window.

use std::path::{Path, PathBuf};

use evenhand_tests::{Profile, Program};

use crate::devices::{ROUND, set_up};
use crate::harness::{ESCAPE, RETURN, Theme, Window};

#[tokio::test(flavor = "multi_thread")]
async fn a_panel_comes_together_by_double_clicks_and_drops() {
    let (chair, joan) = (Profile::new(), Profile::new());
    set_up(&chair);
    let invitation = renamed(&invite(&chair), "letter.txt"); // what it holds counts, not its name
    let fry = Window::open_with(&joan, Theme::Light, &[&invitation]).await;
    let reply = renamed(&join(&fry, joan.desk()).await, "answer");
    fry.close_and_let_go().await;
    let ann = Window::open_with(&chair, Theme::Light, &[&reply]).await;
    let records = take_on(&ann, chair.desk()).await;
    drop_what_is_not_ours(&ann, &chair).await;
    drop_bids(&ann, &chair).await;
    let fry = Window::open(&joan, Theme::Light).await;
    arrive(&fry, &records).await;
    a_second_window_loses_nothing(&joan, &records).await;
    fry.close().await;
    ann.close().await;
}

fn invite(chair: &Profile) -> PathBuf {
    let program = Program::at(env!("CARGO_BIN_EXE_evenhand-headless")).on(chair.path());
    let desk = chair.desk().to_str().unwrap();
    let made = program.json(["invite", "Joan Fry", "--out", desk]);
    PathBuf::from(made["path"].as_str().unwrap())
}

fn renamed(file: &Path, name: &str) -> PathBuf {
    let other = file.with_file_name(name);
    std::fs::rename(file, &other).unwrap();
    other
}

async fn join(fry: &Window, desk: &Path) -> PathBuf {
    fry.at("files").await;
    let given = "[data-testid='given']";
    fry.says(given, "Mair Pugh invites Joan Fry to join the panel")
        .await;
    fry.look("70 an invitation that was double-clicked").await;
    fry.click("[data-testid='given-join']").await;
    fry.at("home").await;
    fry.count("[data-testid='six-words'] li", 6).await;
    fry.fill_in("[data-testid='answer-folder']", desk.to_str().unwrap())
        .await;
    fry.click("[data-testid='answer-save']").await;
    fry.says("[data-testid='answer-saved']", "Saved as").await;
    desk.join("reply-joan-fry.ehr")
}

/// The reply opens the check of the six words at once; then the records are saved to be sent.
async fn take_on(ann: &Window, desk: &Path) -> PathBuf {
    ann.at("devices").await;
    ann.says("[data-testid='joiner']", "Joan Fry").await;
    ann.look("71 a reply that was double-clicked").await;
    ann.click("[data-testid='accept-compared']").await;
    ann.says("[data-testid='accepted']", "is on the panel")
        .await;
    ann.fill_in("[data-testid='records-folder']", desk.to_str().unwrap())
        .await;
    ann.click("[data-testid='records-save']").await;
    ann.says("[data-testid='records-saved']", "Saved as").await;
    let saved = std::fs::read_dir(desk).unwrap().map(|file| file.unwrap());
    let bundle = saved
        .map(|file| file.path())
        .find(|path| path.extension().is_some_and(|ending| ending == "ehx"));
    renamed(&bundle.unwrap(), "records.bin")
}

async fn drop_what_is_not_ours(ann: &Window, chair: &Profile) {
    let page = chair.file("page.ehx", "<html>");
    let held = ann.drag(&page).await;
    ann.says("[data-testid='drop-target']", "Drop files from the panel")
        .await;
    ann.look("72 a file is dragged over the window").await;
    held.drop_it().await;
    ann.at("files").await;
    ann.says("[data-testid='given']", "This is not a file of Evenhand")
        .await;
    ann.count("[data-testid='drop-target']", 0).await;
    ann.look("73 a file that is not ours").await;
}

/// A file of bids is taken by the screen for them.
async fn drop_bids(ann: &Window, chair: &Profile) {
    let bids = chair.file("more", "ref,bidder,title,amount\n9,Cy,Third,500\n");
    ann.click("[data-testid='files-done']").await;
    ann.at("home").await;
    ann.press(ROUND).await;
    ann.go("bids").await;
    ann.click("[data-testid='import']").await;
    ann.find("[data-testid='drop']").await;
    let held = ann.drag(&bids).await;
    ann.says("[data-testid='drop-target']", "file of bids")
        .await;
    held.drop_it().await;
    ann.says("body", "Third").await;
    ann.look("73 bids that were dropped").await;
}

async fn arrive(fry: &Window, records: &Path) {
    fry.at("home").await;
    fry.drag(records).await.drop_it().await;
    fry.at("files").await;
    fry.says("[data-testid='given-done']", "entries received.")
        .await;
    fry.look("74 records that were dropped").await;
    fry.click("[data-testid='files-done']").await;
    fry.at("home").await;
    fry.says("[data-testid='round-row']", ROUND).await;
}

async fn a_second_window_loses_nothing(joan: &Profile, records: &Path) {
    let second = Window::open_with(joan, Theme::Light, &[records]).await;
    second.says("[data-testid='given']", "already open").await;
    second
        .says("[data-testid='given']", "The file is where it was")
        .await;
    second.look("75 a file given to a second window").await;
    second.close().await;
    assert!(records.exists(), "the file is where it was");
}

/// Folders are chosen in the system's chooser; who closes it without choosing keeps what stood there.
#[tokio::test(flavor = "multi_thread")]
async fn a_folder_is_chosen_and_need_not_be_typed() {
    let chair = Profile::new();
    set_up(&chair);
    let stick = chair.desk().join("stick");
    std::fs::create_dir(&stick).unwrap();
    let ann = Window::open(&chair, Theme::Light).await;
    ann.at("home").await;
    ann.press(ROUND).await;
    ann.go("devices").await;
    let (field, label) = (
        "[data-testid='exchange-folder']",
        "The panel’s shared folder",
    );
    ann.fill_in(field, chair.desk().to_str().unwrap()).await;
    ann.click("[data-testid='exchange-folder-choose']").await;
    ann.strike_in_chooser(label, &[ESCAPE]).await;
    ann.holds(field, chair.desk().to_str().unwrap()).await;
    ann.click("[data-testid='exchange-folder-choose']").await;
    let typed: Vec<u32> = "./stick".chars().map(u32::from).chain([RETURN]).collect();
    ann.strike_in_chooser(label, &typed).await;
    ann.holds(field, stick.to_str().unwrap()).await;
    ann.click("[data-testid='exchange-now']").await;
    ann.find("[data-testid='exchange-done']").await;
    ann.look("76 a folder that was chosen").await;
    ann.close().await;
}

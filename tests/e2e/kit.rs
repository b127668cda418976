//! A laptop is lost: the kit that was made in its window, opened in another's.

use std::path::{Path, PathBuf};

use evenhand_tests::{Profile, Program};
use serde_json::Value;

use crate::devices::{ROUND, exchange, set_up};
use crate::harness::{Theme, Window};

#[tokio::test(flavor = "multi_thread")]
async fn a_kit_made_in_one_window_brings_the_keys_back_in_another() {
    let (lost, new) = (Profile::new(), Profile::new());
    let [share, stick, drawer] = ["share", "stick", "drawer"].map(|name| {
        let folder = lost.desk().join(name);
        std::fs::create_dir(&folder).unwrap();
        folder
    });
    set_up(&lost);
    let window = Window::open(&lost, Theme::Light).await;
    window.at("home").await;
    window.press(ROUND).await;
    exchange(&window, &share).await;
    let passphrase = make(&window, &stick, &drawer).await;
    window.close_and_let_go().await;
    let dark = Window::open(&lost, Theme::Dark).await;
    dark.at("home").await;
    dark.press(ROUND).await;
    dark.go("devices").await;
    dark.says("[data-testid='kit-made-at']", "The last kit was made on")
        .await;
    dark.look("67 a kit was made").await;
    dark.close().await;
    recover(&new, &stick, &share, &passphrase).await;
}

/// Makes a kit on the screen of devices, and saves it and its page apart.
async fn make(window: &Window, stick: &Path, drawer: &Path) -> String {
    window
        .says("[data-testid='kit-made-at']", "No kit of this laptop")
        .await;
    window.click("[data-testid='kit-make']").await;
    window.count("[data-testid='kit-words'] li", 6).await;
    let words = window.texts("[data-testid='kit-words'] li").await;
    window.count("[data-testid='kit-page-folder']", 0).await;
    window
        .says("[data-testid='kit-page-later']", "Once the kit is saved")
        .await;
    let kit = "[data-testid='kit-folder']";
    window.fill_in(kit, stick.to_str().unwrap()).await;
    window.click("[data-testid='kit-save']").await;
    window.says("[data-testid='kit-saved']", "Saved as").await;
    let page = "[data-testid='kit-page-folder']";
    window.fill_in(page, stick.to_str().unwrap()).await;
    window.click("[data-testid='kit-page-save']").await;
    window
        .says("#f-kit-page-folder-error", "whoever finds both")
        .await;
    window.look("67 a page beside its kit").await;
    window.fill_in(page, drawer.to_str().unwrap()).await;
    window.click("[data-testid='kit-page-save']").await;
    window
        .says("[data-testid='kit-page-saved']", "lock the paper away")
        .await;
    window.look("67 a kit and its passphrase").await;
    assert!(only(drawer, "pdf").exists(), "the page lies by itself");
    window.click("[data-testid='kit-finish']").await;
    window.find("[data-testid='kit-make']").await;
    words.join(" ")
}

/// Begins the fresh profile from the kit, and gets the round back from the folder.
async fn recover(new: &Profile, stick: &Path, share: &Path, passphrase: &str) {
    let window = Window::open(new, Theme::Light).await;
    window.at("home").await;
    let now = "[data-testid='recover-now']";
    window.click(now).await;
    window
        .says("[data-testid='error-summary']", "Choose the kit’s file")
        .await;
    let other = new.file("diary.age", "Dear diary");
    window.upload("[data-testid='recover-file']", &other).await;
    let field = "[data-testid='recover-passphrase']";
    window.fill_in(field, "abandon").await;
    window.click(now).await;
    window
        .says(
            "#f-recover-file-error",
            "diary.age: this is not a recovery kit",
        )
        .await;
    let kit = only(stick, "age");
    window.drag(&kit).await.drop_it().await;
    window.find("[data-testid='given-recover']").await;
    window.look("68 a kit that was dropped").await;
    window.click("[data-testid='given-recover']").await;
    window.fill_in(field, "abandon").await;
    window.click(now).await;
    window
        .says(
            "#f-recover-passphrase-error",
            "The passphrase does not open this kit",
        )
        .await;
    window.look("68 a kit and the wrong passphrase").await;
    window.fill_in(field, passphrase).await;
    window.click(now).await;
    window
        .says(
            "[data-testid='arrival']",
            "The keys of your lost laptop are back",
        )
        .await;
    window.look("69 the keys are back").await;
    window
        .fill_in("[data-testid='exchange-folder']", share.to_str().unwrap())
        .await;
    window.click("[data-testid='exchange-now']").await;
    window
        .says("[data-testid='arrived']", "This laptop is on the panel")
        .await;
    window.look("69 home where the records are back").await;
    window.press(ROUND).await;
    window.go("set_up").await; // as the chair, who alone is offered the round's next step
    window
        .says("[data-testid='take-step']", "Close scoring")
        .await;
    window.close().await;
}

/// The one file of a folder whose name ends so.
fn only(folder: &Path, ending: &str) -> PathBuf {
    let files = std::fs::read_dir(folder).unwrap();
    let mut paths = files.map(|file| file.unwrap().path());
    paths
        .find(|path| path.extension().is_some_and(|one| one == ending))
        .unwrap_or_else(|| panic!("no file ends in {ending}"))
}

#[tokio::test(flavor = "multi_thread")]
async fn an_observer_is_led_from_the_second_key_to_the_kit() {
    let (chair, nia) = (Profile::new(), Profile::new());
    let stick = chair.desk().join("stick");
    std::fs::create_dir(&stick).unwrap();
    watched(&chair, &nia, &stick);
    let window = Window::open(&nia, Theme::Light).await;
    window.at("home").await;
    window.press(ROUND).await;
    window.go("devices").await;
    window
        .says(
            "[data-testid='second-kit']",
            "your key for the round is lost with it",
        )
        .await;
    window.look("67 a second key without a kit").await;
    window.press("Go to the recovery kit").await;
    window.find("#kit-title:focus").await;
    window.click("[data-testid='kit-make']").await;
    window.count("[data-testid='kit-words'] li", 6).await;
    window.count("[data-testid='second-kit']", 0).await;
    window.close().await;
}

/// A round with an observer, whose device is on the panel.
fn watched(chair: &Profile, nia: &Profile, stick: &Path) {
    let program = Program::at(env!("CARGO_BIN_EXE_evenhand-headless"));
    let (chair, nia) = (program.on(chair.path()), program.on(nia.path()));
    let stick = stick.to_str().unwrap();
    let path = |made: &Value| made["path"].as_str().unwrap().to_owned();
    chair.json(["round", "new", "--title", ROUND, "--chair", "Mair Pugh"]);
    chair.json(["member", "add", "Nia Rees", "--observer"]);
    let invitation = chair.json(["invite", "Nia Rees", "--out", stick]);
    let reply = nia.json(["join", &path(&invitation), "--out", stick]);
    chair.json(["accept", &path(&reply), "--words-confirmed"]);
    for program in [&chair, &nia] {
        program.json(["sync", "--folder", stick]);
    }
}

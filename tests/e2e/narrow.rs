//! Joining a panel at 400 per cent, in the dark, among people with long names.

use std::path::{Path, PathBuf};

use evenhand_tests::{Profile, Program};

use crate::harness::{Theme, Window};

const ROUND: &str =
    "Grantiauallanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochgwirfoddolwyr 2014/15";
const CHAIR: &str =
    "Angharad Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochymddiriedolaethau";
const MEMBER: &str =
    "Konstantynopolitańczykowianeczkowiczównażółćgęśląjaźńpięćdziesięciogroszówkowiczanka";

#[tokio::test(flavor = "multi_thread")]
async fn a_panel_comes_together_at_four_hundred_per_cent() {
    let (chair, joan) = (Profile::new(), Profile::new());
    let stick = chair.desk().join("stick");
    std::fs::create_dir(&stick).unwrap();
    let invitation = invite(&chair);
    let fry = Window::open(&joan, Theme::Dark).await;
    let reply = join(&fry, &invitation, &stick).await;
    let ann = Window::open(&chair, Theme::Dark).await;
    take_on(&ann, &reply).await;
    exchange(&ann, &stick).await;
    ann.look_down("82 narrow devices").await;
    exchange(&fry, &stick).await;
    fry.find("[data-testid='arrived']").await;
    fry.look_down("83 narrow arrived").await;
    fry.press(ROUND).await;
    fry.at("set_up").await;
    devices(&fry).await;
    fry.look_down("84 narrow devices of a member").await;
    fry.close().await;
    ann.close().await;
}

fn invite(chair: &Profile) -> PathBuf {
    let program = Program::at(env!("CARGO_BIN_EXE_evenhand-headless")).on(chair.path());
    program.json([
        "round",
        "new",
        "--title",
        ROUND,
        "--chair",
        CHAIR,
        "--fund-low",
        "2000",
    ]);
    program.json(["member", "add", MEMBER]);
    let desk = chair.desk().to_str().unwrap();
    let made = program.json(["invite", MEMBER, "--out", desk]);
    PathBuf::from(made["path"].as_str().unwrap())
}

async fn join(fry: &Window, invitation: &Path, stick: &Path) -> PathBuf {
    fry.at("home").await;
    fry.narrow().await;
    fry.look_down("80 narrow home").await;
    let held = fry.drag(invitation).await;
    fry.find("[data-testid='drop-target']").await;
    fry.look_down("80 narrow drop").await;
    held.drop_it().await;
    fry.find("[data-testid='given-join']").await;
    fry.look_down("80 narrow file").await;
    fry.click("[data-testid='given-join']").await;
    fry.count("[data-testid='six-words'] li", 6).await;
    fry.fill_in("[data-testid='answer-folder']", stick.to_str().unwrap())
        .await;
    fry.click("[data-testid='answer-save']").await;
    fry.says("[data-testid='answer-saved']", "Saved as").await;
    fry.look_down("81 narrow arrival").await;
    let saved = std::fs::read_dir(stick).unwrap().next();
    saved.unwrap().unwrap().path()
}

async fn devices(window: &Window) {
    window.press("Menu").await;
    window.go("devices").await;
}

async fn take_on(ann: &Window, reply: &Path) {
    ann.at("home").await;
    ann.narrow().await;
    ann.press(ROUND).await;
    ann.at("set_up").await;
    devices(ann).await;
    ann.upload("[data-testid='reply-file']", reply).await;
    ann.count("[data-testid='six-words'] li", 6).await;
    ann.look_down("82 narrow reply").await;
    ann.click("[data-testid='accept-compared']").await;
    ann.find("[data-testid='accepted']").await;
    ann.click("[data-testid='bar']").await;
    ann.find("[data-testid='bar-confirm']").await;
    ann.look_down("82 narrow bar").await;
    ann.press("Not now").await;
}

async fn exchange(window: &Window, stick: &Path) {
    window
        .fill_in("[data-testid='exchange-folder']", stick.to_str().unwrap())
        .await;
    window.click("[data-testid='exchange-now']").await;
    window
        .find("[data-testid='exchange-done'], [data-testid='arrived']")
        .await;
}

/// Ctrl and + enlarge the window's screens, Ctrl and 0 brings them back.
#[tokio::test(flavor = "multi_thread")]
async fn the_screens_are_enlarged_by_keys() {
    let profile = Profile::new();
    let window = Window::open(&profile, Theme::Light).await;
    window.at("home").await;
    for _ in 0..15 {
        window.press_with_control("+").await; // 20 per cent each
    }
    window.is_wide(320).await;
    window.look_down("85 home at 400 per cent").await;
    window.press_with_control("0").await;
    window.is_wide(1280).await;
    window.close().await;
}

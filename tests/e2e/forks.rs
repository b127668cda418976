//! A log that was written twice, and a sheet that came after the close: the chair sees
//! both among the devices, and puts on record what counts.

use std::path::Path;
use std::process::Command;

use evenhand_tests::{Profile, Program};

use crate::devices::{ROUND, exchange, scores, set_up};
use crate::harness::{Theme, Window};

#[tokio::test(flavor = "multi_thread")]
async fn a_fork_is_settled_and_a_late_sheet_is_let_count() {
    let (chair, joan, copy) = (Profile::new(), Profile::new(), Profile::new());
    let stick = chair.desk().join("stick");
    std::fs::create_dir(&stick).unwrap();
    set_up(&chair);
    bring_in(&chair, &joan, &stick);
    write_twice(&joan, &copy, &stick);
    let ann = Window::open(&chair, Theme::Light).await;
    ann.at("home").await;
    ann.press(ROUND).await;
    exchange(&ann, &stick).await;
    settle(&ann).await;
    close_scoring(&ann).await;
    hand_in(&joan, "2");
    sync(&joan, &stick);
    exchange(&ann, &stick).await;
    let_count(&ann).await;
    ann.close_and_let_go().await;
    assert_counted(&chair);
    in_the_dark(&chair).await;
}

fn program(profile: &Profile) -> Program {
    Program::at(env!("CARGO_BIN_EXE_evenhand-headless")).on(profile.path())
}

fn sync(profile: &Profile, stick: &Path) {
    program(profile).json(["sync", "--folder", stick.to_str().unwrap()]);
}

/// The member joins by files, and has the round.
fn bring_in(chair: &Profile, joan: &Profile, stick: &Path) {
    let (host, desk) = (program(chair), stick.to_str().unwrap());
    let invitation = host.json(["invite", "Joan Fry", "--out", desk]);
    let invitation = invitation["path"].as_str().unwrap();
    let joined = program(joan).json(["join", invitation, "--out", desk]);
    let reply = joined["path"].as_str().unwrap();
    host.json(["accept", reply, "--words-confirmed"]);
    for profile in [chair, joan] {
        sync(profile, stick);
    }
    program(joan).json(["declare"]);
}

/// The member's profile is copied to another laptop, and both go on.
fn write_twice(joan: &Profile, copy: &Profile, stick: &Path) {
    let folders = [joan.path(), copy.path()];
    let copied = Command::new("cp").arg("-a").args(folders).status();
    assert!(copied.unwrap().success());
    hand_in(joan, "1");
    let note = "A cousin works there";
    program(copy).json(["declare", "--kind", "declared", "--note", note, "2"]);
    for profile in [joan, copy] {
        sync(profile, stick);
    }
}

/// Hands in the sheet of one bid.
fn hand_in(joan: &Profile, bid: &str) {
    let all = scores("Joan Fry", 5);
    let wanted = |line: &&str| line.starts_with("bid,") || line.starts_with(&format!("{bid},"));
    let lines: Vec<&str> = all.lines().filter(wanted).collect();
    let file = joan.file("scores.csv", lines.join("\n"));
    program(joan).json(["sheet", "import", "--submit", file.to_str().unwrap()]);
}

async fn settle(ann: &Window) {
    ann.count("[data-testid='fork']", 1).await;
    ann.says("[data-testid='fork']", "Joan Fry").await;
    let branches = ann.texts("[data-testid='fork'] .govuk-radios label").await;
    assert_eq!(branches.len(), 2, "both records are shown: {branches:?}");
    let sheet = branches.iter().position(|words| words.starts_with("Sheet"));
    let sheet = sheet.unwrap_or_else(|| panic!("no branch is a sheet: {branches:?}")) + 1;
    ann.click("[data-testid='fork-choose']").await;
    ann.look("68 a log that was written twice").await;
    ann.click("[data-testid='fork-choose-confirm']").await;
    ann.says("[data-testid='error-summary']", "Say how it came about")
        .await;
    ann.fill_in(
        "[data-testid='fork-choose-reason']",
        "The old laptop was used by mistake",
    )
    .await;
    let choice = format!("[data-testid='fork'] .govuk-radios__item:nth-child({sheet}) label");
    ann.click(&choice).await;
    ann.click("[data-testid='fork-choose-confirm']").await;
    ann.says("[data-testid='fork']", "it is on record which one stands")
        .await;
    ann.says("[data-testid='fork']", "Stands").await;
    ann.look("69 a fork that is settled").await;
}

async fn close_scoring(ann: &Window) {
    ann.go("set_up").await;
    ann.take_step("Close scoring").await;
    ann.says("[data-testid='step']", "Open the scores").await;
}

async fn let_count(ann: &Window) {
    ann.count("[data-testid='late-sheet']", 1).await;
    ann.says("[data-testid='late-sheet']", "Joan Fry").await;
    ann.click("[data-testid='late-accept']").await;
    ann.click("[data-testid='late-accept-confirm']").await;
    ann.says(
        "[data-testid='error-summary']",
        "Say why the sheet is let count",
    )
    .await;
    ann.look("70 a late sheet without a reason").await;
    ann.fill_in(
        "[data-testid='late-accept-reason']",
        "The train had no network",
    )
    .await;
    ann.click("[data-testid='late-accept-confirm']").await;
    ann.says("[data-testid='late-sheet']", "The train had no network")
        .await;
    ann.says("[data-testid='late-sheet']", "Counts").await;
    ann.look("71 a late sheet that counts").await;
}

/// Both sheets of the member are in the ranking once the scores are open.
fn assert_counted(chair: &Profile) {
    let program = program(chair);
    program.json(["round", "reveal"]);
    let ranking = program.json(["ranking"]);
    for row in ranking["ranking"].as_array().unwrap() {
        assert_eq!(row["sheets"], 3, "{row}");
    }
}

async fn in_the_dark(chair: &Profile) {
    let dark = Window::open(chair, Theme::Dark).await;
    dark.at("home").await;
    dark.press(ROUND).await;
    dark.go("devices").await;
    dark.click("[data-testid='set-aside'] summary").await;
    dark.look("71 a late sheet that counts").await;
    dark.close().await;
}

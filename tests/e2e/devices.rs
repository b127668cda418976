//! Two windows and a folder between them: from the invitation to the reveal.

use std::path::{Path, PathBuf};

use evenhand_tests::{Profile, Program};

use crate::harness::{Theme, Window};
use crate::member::{reads_the_outcome, reads_the_set_up};

pub(crate) const ROUND: &str = "Grants";
const BIDS: &str = "ref,bidder,title,amount,groups\n1,Ann,First,1000,victims\n2,Ben,Second,2000,\n";

#[tokio::test(flavor = "multi_thread")]
async fn a_member_joins_scores_and_sees_the_scores_opened() {
    let (chair, joan) = (Profile::new(), Profile::new());
    let stick = chair.desk().join("stick");
    std::fs::create_dir(&stick).unwrap();
    set_up(&chair);
    let ann = Window::open(&chair, Theme::Light).await;
    let fry = Window::open(&joan, Theme::Light).await;
    let invitation = invite(&ann, &stick).await;
    let reply = join(&fry, &invitation, &stick).await;
    accept(&ann, &fry, &reply).await;
    exchange(&ann, &stick).await;
    arrive(&fry, &stick).await;
    score(&fry, &joan).await;
    reads_the_set_up(&fry).await;
    exchange(&fry, &stick).await;
    fry.look("65 devices of a member").await;
    exchange(&ann, &stick).await;
    ann.look("66 devices of the chair").await;
    asks_before_it_bars(&ann).await;
    open_the_scores(&ann).await;
    exchange(&ann, &stick).await;
    exchange(&fry, &stick).await;
    fry.says(
        "[data-testid='receipts']",
        "2 of 2 sheets received by the chair.",
    )
    .await;
    reads_the_outcome(&fry).await; // the round is revealed here too, and every sheet is read
    ann.close_and_let_go().await;
    fry.close().await;
    in_the_dark(&chair).await;
}

/// The round as a chair has it before anyone else is there.
pub(crate) fn set_up(chair: &Profile) {
    let program = Program::at(env!("CARGO_BIN_EXE_evenhand-headless")).on(chair.path());
    let bids = chair.file("bids.csv", BIDS);
    program.json([
        "round",
        "new",
        "--title",
        ROUND,
        "--chair",
        "Mair Pugh",
        "--fund-low",
        "2000",
    ]);
    program.json(["member", "add", "Łukasz Żak"]);
    program.json(["member", "add", "Joan Fry"]);
    program.json(["bids", "import", bids.to_str().unwrap()]);
    for bid in ["1", "2"] {
        for gateway in ["purpose", "agreement", "safeguards"] {
            program.json(["gateway", bid, gateway, "pass"]);
        }
    }
    program.json(["round", "open"]);
    for member in ["Mair Pugh", "Łukasz Żak"] {
        program.json(["declare", "--member", member]);
        let scores = chair.file("scores.csv", scores(member, 4));
        program.json(["sheet", "import", "--submit", scores.to_str().unwrap()]);
    }
}

pub(crate) fn scores(member: &str, score: u32) -> String {
    let mut text = "bid,member,criterion,score,reason\n".to_owned();
    for bid in ["1", "2"] {
        let group = (bid == "1").then_some("victims");
        for criterion in ["o1", "o2", "o3", "deliverability", "value", "evidence"]
            .into_iter()
            .chain(group)
        {
            text += &format!("{bid},{member},{criterion},{score},Seen on page {score}\n");
        }
    }
    text
}

pub(crate) async fn invite(ann: &Window, stick: &Path) -> PathBuf {
    ann.at("home").await;
    ann.press(ROUND).await;
    ann.go("devices").await;
    ann.look("60 devices before anyone joined").await;
    ann.pick("invite-member", "Joan Fry").await;
    ann.click("[data-testid='invite-save']").await;
    ann.says(
        "[data-testid='error-summary']",
        "Give the folder to save the invitation in",
    )
    .await;
    ann.fill_in("[data-testid='invite-folder']", stick.to_str().unwrap())
        .await;
    ann.click("[data-testid='invite-save']").await;
    ann.says("[data-testid='invite-saved']", "Send this file to Joan Fry")
        .await;
    stick.join("invitation-joan-fry.ehi")
}

pub(crate) async fn join(fry: &Window, invitation: &Path, stick: &Path) -> PathBuf {
    fry.at("home").await;
    fry.look("61 home with an invitation to open").await;
    fry.upload("[data-testid='join-file']", invitation).await;
    fry.says("[data-testid='arrival']", "Waiting for Mair Pugh")
        .await;
    fry.count("[data-testid='six-words'] li", 6).await;
    fry.fill_in("[data-testid='answer-folder']", stick.to_str().unwrap())
        .await;
    fry.click("[data-testid='answer-save']").await;
    fry.says("[data-testid='answer-saved']", "Saved as").await;
    fry.look("62 home while waiting").await;
    stick.join("reply-joan-fry.ehr")
}

pub(crate) async fn accept(ann: &Window, fry: &Window, reply: &Path) {
    ann.upload("[data-testid='reply-file']", reply).await;
    ann.says("[data-testid='joiner']", "Joan Fry").await;
    let words = ann.texts("[data-testid='six-words'] li").await;
    assert_eq!(words.len(), 6);
    assert_eq!(
        words,
        fry.texts("[data-testid='six-words'] li").await,
        "both screens show the same six words"
    );
    ann.look("63 a reply and its six words").await;
    ann.click("[data-testid='accept-compared']").await;
    ann.says("[data-testid='accepted']", "is on the panel")
        .await;
    ann.count("[data-testid='device']", 2).await;
}

pub(crate) async fn exchange(window: &Window, stick: &Path) {
    window.go("devices").await;
    window
        .fill_in("[data-testid='exchange-folder']", stick.to_str().unwrap())
        .await;
    window.click("[data-testid='exchange-now']").await;
    window.find("[data-testid='exchange-done']").await;
}

pub(crate) async fn arrive(fry: &Window, stick: &Path) {
    fry.fill_in("[data-testid='exchange-folder']", stick.to_str().unwrap())
        .await;
    fry.click("[data-testid='exchange-now']").await;
    fry.says("[data-testid='arrived']", "This laptop is on the panel")
        .await;
    fry.find("[data-testid='arrived'] [data-testid='kit-make']")
        .await; // offered at joining
    fry.look("64 home where the round has arrived").await;
    fry.press(ROUND).await;
}

async fn score(fry: &Window, joan: &Profile) {
    fry.go("score").await;
    fry.click("[data-testid='declare-all']").await;
    fry.find("[data-testid='reason-o1']").await;
    fry.go("progress").await;
    fry.press("Take in scores from a file").await;
    let file = joan.file("scores.csv", scores("Joan Fry", 5));
    fry.upload("[data-testid='sheets-file']", &file).await;
    fry.tick("Submit the sheets that are complete").await;
    fry.press("Take the scores in").await;
    fry.count("[data-testid='progress-member'] .bar svg", 3)
        .await;
}

/// To bar a device is one choice among others until it is asked for; then it says what it does.
async fn asks_before_it_bars(ann: &Window) {
    ann.click("[data-testid='bar'].quiet").await;
    ann.says(
        "[data-testid='devices'] .notice",
        "Joan Fry’s laptop is shut out",
    )
    .await;
    ann.find("[data-testid='bar-confirm'].grave").await;
    ann.look("66 a device that is about to be barred").await;
    ann.press("Not now").await;
}

pub(crate) async fn open_the_scores(ann: &Window) {
    ann.go("set_up").await;
    ann.take_step("Close scoring").await;
    ann.says("[data-testid='step']", "Open the scores").await;
    ann.take_step("Open the scores").await;
    ann.says("[data-testid='step']", "The scores are open")
        .await;
}

async fn in_the_dark(chair: &Profile) {
    let dark = Window::open(chair, Theme::Dark).await;
    dark.at("home").await;
    dark.press(ROUND).await;
    dark.go("devices").await;
    dark.look("66 devices of the chair").await;
    dark.close().await;
}

//! What is typed is kept: when the window is closed, and when a form is left.

use std::path::Path;

use evenhand_tests::{Profile, Program};

use crate::harness::{Theme, Window};

const ROUND: &str = "Grants";
const BIDS: &str = "ref,bidder,title,amount,groups\n1,Ann,First,1000,victims\n2,Ben,Second,2000,\n";

fn begin(profile: &Profile) -> Program {
    let program = Program::at(env!("CARGO_BIN_EXE_evenhand-headless")).on(profile.path());
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
    program
}

fn open_scoring(profile: &Profile) {
    let program = begin(profile);
    for name in ["Joan Fry", "Łukasz Żak"] {
        program.json(["member", "add", name]);
    }
    let bids = profile.file("bids.csv", BIDS);
    program.json(["bids", "import", bids.to_str().unwrap()]);
    for bid in ["1", "2"] {
        for gateway in ["purpose", "agreement", "safeguards"] {
            program.json(["gateway", bid, gateway, "pass"]);
        }
    }
    program.json(["round", "open"]);
    program.json(["declare", "--member", "Mair Pugh"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reason_is_on_file_when_the_window_is_closed_over_it() {
    let profile = Profile::new();
    open_scoring(&profile);
    let window = Window::open(&profile, Theme::Light).await;
    window.press(ROUND).await;
    window.go("score").await;
    window.find("[data-testid='reason-o1']").await;
    window.keys("4").await; // the first digit is for the first criterion
    window.says("[data-testid='words-o1']", "4").await;
    window.keys("\tSeen on page 4").await;
    window.press_the_cross();
    window.wait_until_gone().await;
    let again = Window::open(&profile, Theme::Light).await;
    again.press(ROUND).await;
    again.go("score").await;
    again
        .holds("[data-testid='reason-o1']", "Seen on page 4")
        .await;
    again.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_is_left_says_the_same_when_it_is_come_back_to() {
    let profile = Profile::new();
    begin(&profile);
    let window = Window::open(&profile, Theme::Light).await;
    window.press(ROUND).await;
    window.at("set_up").await;
    let round = window.round().await;
    let details = format!("#/round/{round}/set_up/details");
    window.turn(&details).await;
    window
        .fill_in("[data-testid='details-title']", "Grants 2014")
        .await;
    window.go("bids").await;
    window.turn(&details).await;
    window
        .holds("[data-testid='details-title']", "Grants 2014")
        .await;
    window.find("[data-testid='kept']").await;
    window.look("96 a form that was left").await;
    window.press_the_cross();
    window
        .says("[data-testid='closing']", "Round details")
        .await;
    window.look("97 closing with something not saved").await;
    window.click("[data-testid='closing-back']").await;
    window
        .fill("Whose money it is", "The Commissioner for Norfolk")
        .await;
    window.click("[data-testid='save-details']").await;
    window.find("[data-testid='tasks']").await;
    window.press_the_cross();
    window.wait_until_gone().await;
    let again = Window::open(&profile, Theme::Light).await;
    again.says("[data-testid='round-row']", "Grants 2014").await;
    again.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_sample_is_left_for_ones_own_empty_profile() {
    let (chair, joan) = (Profile::new(), Profile::new());
    let invitation = invite(&chair);
    let window = Window::open(&joan, Theme::Light).await;
    window.at("home").await;
    window.click("[data-testid='sample-round']").await;
    window.at("shortlist").await;
    window
        .says("[data-testid='sample-note']", "This is the sample")
        .await;
    window.look("98 the sample").await;
    window.click("[data-testid='leave-sample']").await;
    window.at("home").await;
    window.count("[data-testid='round-row']", 0).await;
    window.count("[data-testid='sample-note']", 0).await;
    window
        .upload("[data-testid='join-file']", Path::new(&invitation))
        .await;
    window
        .says("[data-testid='arrival']", "Waiting for Mair Pugh")
        .await;
    window.close().await;
}

fn invite(chair: &Profile) -> String {
    let program = begin(chair);
    program.json(["member", "add", "Joan Fry"]);
    let desk = chair.desk().to_str().unwrap();
    let made = program.json(["invite", "Joan Fry", "--out", desk]);
    made["path"].as_str().unwrap().to_owned()
}

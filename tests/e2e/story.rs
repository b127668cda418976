//! The whole job in the window: from an empty profile to a saved pack.

use std::path::Path;

use evenhand_tests::Profile;
use fantoccini::key::Key;

use crate::harness::{Theme, Window};
use crate::saved_pack;

const CHAIR: &str = "Ann Chair";
const OTHERS: [&str; 2] = ["Gwenllian Ŵyn", "Łukasz Nowak"];
const BIDS: [&str; 3] = ["001", "002", "003"];
/// The criteria that every bid is scored on, and the one group that each bid claims.
const CRITERIA: [&str; 7] = [
    "o1",
    "o2",
    "o3",
    "victims",
    "deliverability",
    "value",
    "evidence",
];

/// Three good bids, an amount with a decimal comma and one with parts of a penny.
const BIDS_FILE: &str = "\
ref,bidder,title,amount,objectives,groups,district,summary
001,Dawn Trust,Night shelter and advice,24500,o1,victims,Norwich,Beds and advice for victims.
002,Safer Streets,Safer streets for Wymondham,\"18000,50\",o1,victims,South Norfolk,Wardens.
002,Safer Streets,Safer streets for Wymondham,18000,o1,victims,South Norfolk,Wardens.
003,Cymdeithas Ŵyl,Gŵyl y pentref a’r Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft,9999.50,o2,victims,Broadland,A festival.
004,Half Penny,Parts of a penny,1000.005,o1,victims,Breckland,Not a price.
";

#[tokio::test(flavor = "multi_thread")]
async fn a_round_from_an_empty_profile_to_a_saved_pack() {
    let profile = Profile::new();
    let window = Window::open(&profile, Theme::Light).await;
    begin(&window).await;
    set_up(&window, &profile).await;
    score(&window).await;
    take_in_others(&window, &profile).await;
    open_the_scores(&window).await;
    moderate(&window).await;
    decide(&window).await;
    let pack = saved_pack::save(&window, profile.desk()).await;
    saved_pack::check(&pack);
    window.close_and_let_go().await;
    find_all_again(&profile).await;
}

async fn begin(window: &Window) {
    window.at("home").await;
    window.look("01 home empty").await;
    window.press("Make a new round").await;
    window.at("new").await;
    window.press("Make the round").await;
    window
        .says(
            "[data-testid='error-summary']",
            "Give the name of the chair",
        )
        .await;
    window.look("02 new round refused").await;
    window.fill("Your name, as chair", CHAIR).await;
    window
        .fill(
            "Title of the round",
            "Crime and disorder reduction grants 2014/15",
        )
        .await;
    window.choose("approach", "Invitation for bids").await;
    window
        .fill("Most that may be awarded in all", "40000")
        .await;
    window.fill("Least, while it is not settled", "20000").await;
    window.press("Make the round").await;
    window.at("set_up").await;
    window.look("03 set-up").await;
}

async fn set_up(window: &Window, profile: &Profile) {
    window.click("[data-testid='task-scheme']").await;
    window.find("[data-testid='scheme-form']").await;
    window.look("04 scheme").await;
    take_bids_in(window, &profile.file("bids.csv", BIDS_FILE)).await;
    answer_gateways(window).await;
    window.go("set_up").await;
    window.click("[data-testid='task-panel']").await;
    for (already, name) in OTHERS.iter().enumerate() {
        window.fill("Add a person", name).await;
        window.press("Add to the panel").await;
        window
            .count("[data-testid='members'] tbody tr", already + 2)
            .await;
    }
    window.look("08 panel").await;
    window.go("set_up").await;
    window.take_step("Open scoring").await;
    window.says("[data-testid='rail']", "Scoring").await;
}

async fn take_bids_in(window: &Window, file: &Path) {
    window.go("bids").await;
    window.click("[data-testid='import']").await;
    window.upload("[data-testid='bids-file']", file).await;
    window
        .says("[data-testid='preview-count']", "3 bids can be taken")
        .await;
    window.says("[data-testid='refusals']", "18000,50").await;
    window.says("[data-testid='refusals']", "1000.005").await;
    window.look("05 bids refused").await;
    window.click("[data-testid='take-good']").await;
    window.count("[data-testid='bid-row']", BIDS.len()).await;
    window.says("[data-testid='asked']", "£52,499.50").await;
    window.look("06 bids").await;
}

async fn answer_gateways(window: &Window) {
    for bid in BIDS {
        window.go("bids").await;
        window.press(bid).await;
        for gateway in ["purpose", "agreement", "safeguards"] {
            window.choose(&format!("gateway-{gateway}"), "Pass").await;
        }
        if bid == "001" {
            window.look("07 bid").await;
        }
    }
    for bid in BIDS {
        window.go("bids").await;
        window.says(&answered(bid), "3 of 3").await;
    }
}

/// Where the table says how many gateways of a bid are answered.
fn answered(bid: &str) -> String {
    let place = BIDS.iter().position(|one| *one == bid).unwrap_or_default();
    format!(
        "[data-testid='bid-row']:nth-child({}) td:last-child",
        place + 1
    )
}

/// Goes on by Ctrl J or by N, either of which leads to the first criterion of the next bid.
async fn to_next_bid(window: &Window, place: usize) {
    if place == 1 {
        window.press_with_control("j").await;
    } else {
        window.keys("n").await;
    }
}

/// Scores every bid by keys alone: a digit, Tab, the reason, Esc, J; and Ctrl J or N for
/// the next bid.
async fn score(window: &Window) {
    window.go("score").await;
    window.look("09 declare").await;
    window.click("[data-testid='declare-all']").await;
    for (place, bid) in BIDS.iter().enumerate() {
        if place > 0 {
            to_next_bid(window, place).await;
            window.says("[data-testid='bid']", bid).await;
        }
        for (at, criterion) in CRITERIA.iter().enumerate() {
            let in_hand = format!("[data-criterion='{criterion}'].current");
            window.find(&in_hand).await;
            window.keys(["5", "4", "3"][(place + at) % 3]).await;
            window.keys("\t").await;
            window.keys(&format!("Chair on {criterion}")).await;
            window.says("[data-testid='save-state']", "Saved").await;
            window.press_escape().await;
            window.keys("j").await;
        }
        window
            .says("[data-testid='sheet-foot']", "Nothing is left to do")
            .await;
        if *bid == "001" {
            window.look("10 score").await;
        }
        window.click("[data-testid='submit-sheet']").await;
        window
            .says(
                "[data-testid='done-count']",
                &format!("{} of 3 done", place + 1),
            )
            .await;
    }
    window.look("11 scored").await;
}

/// The other members scored on paper: their declarations and sheets are typed in for them.
async fn take_in_others(window: &Window, profile: &Profile) {
    for name in OTHERS {
        window.pick("sheet-of", name).await;
        window.click("[data-testid='declare-all']").await;
        window.find("[data-testid='reason-o1']").await;
    }
    window.go("progress").await;
    window.press("Take in scores from a file").await;
    window
        .upload(
            "[data-testid='sheets-file']",
            &profile.file("scores.csv", sheets_file()),
        )
        .await;
    window.tick("Submit the sheets that are complete").await;
    window.press("Take the scores in").await;
    for name in OTHERS {
        window.says("[data-testid='progress-member']", name).await;
    }
    window
        .count("[data-testid='progress-member'] .bar svg", OTHERS.len() + 1)
        .await;
    window.look("12 progress").await;
}

/// What the other members scored.
fn sheets_file() -> String {
    let mut lines = vec!["bid,member,criterion,score,reason".to_owned()];
    for (member, name) in OTHERS.iter().enumerate() {
        for (place, bid) in BIDS.iter().enumerate() {
            for criterion in CRITERIA {
                lines.push(format!(
                    "{bid},{name},{criterion},{},{name} on {criterion}",
                    4 - (member + place) % 3
                ));
            }
        }
    }
    lines.join("\n")
}

async fn open_the_scores(window: &Window) {
    window.go("set_up").await;
    window.take_step("Close scoring").await;
    window.says("[data-testid='step']", "Open the scores").await;
    window.look("13 closed").await;
    window.take_step("Open the scores").await;
    window
        .says("[data-testid='step']", "The scores are open")
        .await;
}

async fn moderate(window: &Window) {
    window.go("moderate").await;
    window.click("[data-testid='agenda-001']").await;
    window
        .says("[data-testid='moderate-bid']", "Night shelter")
        .await;
    window
        .says("[data-testid='moderate-line']", "the line at £40,000")
        .await;
    window
        .fill_in("[data-testid='note-strengths']", "Known and trusted.")
        .await;
    window
        .fill_in(
            "[data-testid='note-weaknesses']",
            "No plan for the second winter.",
        )
        .await;
    window.click("[data-testid='note-save']").await;
    window.click("[data-testid='agree-o1']").await;
    window.fill_in("[data-testid='agree-score-o1']", "4").await;
    window
        .fill_in(
            "[data-testid='agree-reason-o1']",
            "Agreed after the figures for 2013 were read out.",
        )
        .await;
    window.click("[data-testid='agree-save-o1']").await;
    window.says("[data-testid='spread-o1']", "Agreed: 4").await;
    window.look("14 moderate").await;
}

/// Declines a bid out of order, takes that back, and settles on the shortlist.
async fn choose(window: &Window) {
    let round = window.round().await;
    for part in ["office", "publication", "letters"] {
        let address = format!("#/round/{round}/documents/{part}");
        window.turn(&address).await;
        window.at("documents").await;
        window.look(&format!("29 documents {part}")).await;
    }
    window.go("shortlist").await;
    window.count("[data-testid='rank-row']", BIDS.len()).await;
    window.look("15 shortlist").await;
    window.fill_in("[data-testid='fund-field']", "40000").await;
    window
        .strike_on("[data-testid='fund-field']", Key::Enter)
        .await;
    window.says("[data-testid='fund-words']", "£40,000:").await;
    for (verb, reason, words) in [
        (
            "decline",
            "Paid for by the district council.",
            "Declined by the chair",
        ),
        (
            "take-back",
            "The council has changed its mind.",
            "Ranked 2; it fits",
        ),
    ] {
        window.click("[data-testid='override-003']").await;
        window
            .fill_in("[data-testid='override-reason-003']", reason)
            .await;
        window
            .click(&format!("[data-testid='override-{verb}-003']"))
            .await;
        window
            .click(&format!("[data-testid='override-{verb}-003-confirm']"))
            .await;
        window.count("[data-testid='override-form-003']", 0).await;
        window.says("[data-testid='ranking']", words).await;
    }
    window.click("[data-testid='settle']").await;
    window.click("[data-testid='settle-confirm']").await;
    window.says("[data-testid='settled']", "£40,000").await;
}

async fn decide(window: &Window) {
    choose(window).await;
    window.click("[data-testid='fill']").await;
    for bid in BIDS {
        window
            .fill_in(
                &format!("[data-testid='decide-reason-{bid}']"),
                "As the panel ranked it.",
            )
            .await;
    }
    window
        .fill("Who decided", "Jane Smith, Police and Crime Commissioner")
        .await;
    window.click("[data-testid='decide']").await;
    window.click("[data-testid='decide-confirm']").await;
    window.says("[data-testid='rank-row']", "Award").await;
    window.look("16 decided").await;
}

/// A new window on the same profile, in dark colours, shows the same round.
async fn find_all_again(profile: &Profile) {
    let window = Window::open(profile, Theme::Dark).await;
    window.at("home").await;
    window.look("19 home").await;
    window
        .press("Crime and disorder reduction grants 2014/15")
        .await;
    window.at("set_up").await;
    for (place, screen) in [
        "set_up",
        "bids",
        "score",
        "progress",
        "moderate",
        "fairness",
        "shortlist",
        "documents",
        "history",
    ]
    .iter()
    .enumerate()
    {
        window.go(screen).await;
        window.look(&format!("{} {screen}", 20 + place)).await;
    }
    window.go("shortlist").await;
    window.count("[data-testid='rank-row']", BIDS.len()).await;
    window.says("[data-testid='rank-row']", "Award").await;
    window.close().await;
}

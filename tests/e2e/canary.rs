//! Before the reveal nobody reads a member's sheet: it is not even in the memory of
//! the chair's window.

use std::path::Path;

use evenhand_tests::{Canary, Profile, memory};

use crate::devices::{accept, arrive, exchange, invite, join, open_the_scores, set_up};
use crate::harness::{Theme, Window};

/// The criteria of the bid that is scored, in the order of the sheet.
const CRITERIA: [&str; 7] = [
    "o1",
    "o2",
    "o3",
    "victims",
    "deliverability",
    "value",
    "evidence",
];

#[tokio::test(flavor = "multi_thread")]
async fn a_members_reason_is_not_in_the_memory_of_the_chairs_window_before_the_reveal() {
    let canary = Canary::new("zq7 the canary of Wymondham sings vj3");
    let (chair, joan) = (Profile::new(), Profile::new());
    let stick = chair.desk().join("stick");
    std::fs::create_dir(&stick).unwrap();
    set_up(&chair);
    let ann = Window::open(&chair, Theme::Light).await;
    let fry = Window::open(&joan, Theme::Light).await;
    come_together(&ann, &fry, &stick).await;
    hand_in(&fry, canary.text()).await;
    for window in [&fry, &ann, &fry] {
        exchange(window, &stick).await;
    }
    look_round(&ann).await;
    assert_ne!(
        heard_in(&fry, &canary),
        nowhere(),
        "where it was typed it is heard"
    );
    assert_eq!(
        heard_in(&ann, &canary),
        nowhere(),
        "before the reveal nobody reads a sheet"
    );
    for folder in [chair.desk(), &stick] {
        assert_eq!(
            canary.heard_in_files(folder),
            nowhere(),
            "nor is it in a file"
        );
    }
    open_the_scores(&ann).await;
    open_the_bid(&ann, canary.text()).await;
    assert_ne!(
        heard_in(&ann, &canary),
        nowhere(),
        "the same search finds it after the reveal"
    );
    ann.close().await;
    fry.close().await;
}

async fn come_together(ann: &Window, fry: &Window, stick: &Path) {
    let invitation = invite(ann, stick).await;
    let reply = join(fry, &invitation, stick).await;
    accept(ann, fry, &reply).await;
    exchange(ann, stick).await;
    arrive(fry, stick).await;
}

/// The member types one sheet, with the canary for every reason, and hands it in.
async fn hand_in(fry: &Window, reason: &str) {
    fry.go("score").await;
    fry.click("[data-testid='declare-all']").await;
    for criterion in CRITERIA {
        fry.find(&format!("[data-criterion='{criterion}'].current"))
            .await;
        fry.keys("5\t").await;
        fry.keys(reason).await;
        fry.says("[data-testid='save-state']", "Saved").await;
        fry.press_escape().await;
        fry.keys("j").await;
    }
    fry.click("[data-testid='submit-sheet']").await;
    fry.says("[data-testid='done-count']", "1 of 2 done").await;
}

/// The chair goes wherever the sheet could show.
async fn look_round(ann: &Window) {
    for screen in ["score", "progress", "history", "devices"] {
        ann.go(screen).await;
    }
}

async fn open_the_bid(ann: &Window, reason: &str) {
    ann.go("moderate").await;
    ann.click("[data-testid='agenda-1']").await;
    ann.says("[data-testid='spread-o1']", reason).await;
}

/// Where the canary is heard in the processes of a window, WebKit's among them.
fn heard_in(window: &Window, canary: &Canary) -> Vec<String> {
    let processes = window.processes();
    let names: Vec<String> = processes.iter().map(|one| memory::name(*one)).collect();
    for wanted in ["evenhand-window", "WebKitWebProces", "WebKitNetworkPr"] {
        assert!(
            names.iter().any(|name| name == wanted),
            "{wanted} is not among {names:?}"
        );
    }
    let heard = processes.iter().map(|one| memory::heard_in(*one, canary));
    heard.flatten().collect()
}

fn nowhere() -> Vec<String> {
    Vec::new()
}

//! What a member's window shows: all that they may read, and no control that is the chair's.

use crate::devices::ROUND;
use crate::harness::Window;

const CHAIR: &str = "[data-testid='for-chair']";

/// While scoring is open: the round's set-up, its panel, scheme and bids can be read.
pub(crate) async fn reads_the_set_up(fry: &Window) {
    fry.go("set_up").await;
    fry.says(CHAIR, "Mair Pugh, the chair, takes this step")
        .await;
    fry.count("[data-testid='take-step']", 0).await;
    fry.look("67 set-up of a member").await;
    for (task, shown, hidden) in [
        ("details", "details-read", "save-details"),
        ("scheme", "scheme-form", "save-scheme"),
        ("panel", "members", "add-member"),
    ] {
        fry.go("set_up").await;
        fry.click(&format!("[data-testid='task-{task}']")).await;
        fry.find(&format!("[data-testid='{shown}']")).await;
        fry.find(CHAIR).await;
        fry.count(&format!("[data-testid='{hidden}']"), 0).await;
        fry.look(&format!("67 set-up of a member {task}")).await;
    }
    reads_the_bids(fry).await;
}

async fn reads_the_bids(fry: &Window) {
    fry.go("bids").await;
    fry.count("[data-testid='import'], [data-testid='add-bid']", 0)
        .await;
    fry.click("[data-testid='bid-row'] a").await;
    fry.says("[data-testid='gateways-read']", "Pass").await;
    fry.count("[data-testid='save-bid'], [data-testid='withdraw']", 0)
        .await;
    fry.look("67 a bid as a member reads it").await;
    fry.go("score").await;
    fry.find("[data-testid='score-bids']").await;
    fry.count("[data-testid='sheet-of']", 0).await;
}

/// After the reveal: everything is read, and the chair's choices are not offered.
pub(crate) async fn reads_the_outcome(fry: &Window) {
    fry.go("shortlist").await;
    fry.says("[data-testid='decided']", "Nothing is decided yet")
        .await;
    fry.count(
        "[data-testid^='override-'], [data-testid='settle-section'], [data-testid='decisions']",
        0,
    )
    .await;
    fry.look("67 shortlist of a member").await;
    fry.go("moderate").await;
    fry.find("[data-testid='words-read']").await;
    fry.count("[data-testid^='agree-'], [data-testid='note-save']", 0)
        .await;
    fry.look("67 moderation as a member sees it").await;
    fry.go("devices").await;
    fry.count(
        "[data-testid='bar'], [data-testid='invite-save'], [data-testid='reply-file']",
        0,
    )
    .await;
    fry.press("Evenhand").await;
    fry.at("home").await;
    fry.says("[data-testid='round-row']", ROUND).await;
    fry.count("[data-testid='new-round'], [data-testid='sample-round']", 0)
        .await;
    fry.look("67 home of a member").await;
}

//! Refused while scoring is open.

use evenhand_api::CommandName as C;
use evenhand_api::error::ErrorCode::{BadData, NotAllowed, NotFound};
use evenhand_core::Stage;
use serde_json::{Value, json};

use super::{bid, file, refused_at};

#[tokio::test]
async fn while_scoring_is_open() {
    let sheet = |bid: &str, scores: Value| json!({"bid": bid, "content": {"scores": scores}});
    let import = |text: &str| {
        let lines = format!("bid,member,criterion,score,reason\n{text}\n");
        json!({"file": file("scores.csv", &lines)})
    };
    let mut broken = serde_json::to_value(evenhand_core::scheme::norfolk::norfolk()).unwrap();
    broken["sections"][0]["weight"] = json!("1");
    let cases = [
        (
            C::sheet_save,
            sheet("1", json!({"o1": "3"})),
            NotAllowed,
            "handed in already",
        ),
        (
            C::sheet_save,
            sheet("9", json!({})),
            NotFound,
            "no bid \"9\"",
        ),
        (
            C::sheet_reopen,
            json!({"bid": "1", "reason": " "}),
            BadData,
            "Say why the sheet is opened again",
        ),
        (
            C::sheet_withdraw,
            json!({"bid": "1", "reason": ""}),
            BadData,
            "Say why the sheet is taken back",
        ),
        (
            C::sheets_import,
            import("1,Nobody,o1,3,Seen"),
            NotAllowed,
            "not on the panel",
        ),
        (
            C::sheets_import,
            import("1,Joan Fry,o1,3,Seen"),
            NotAllowed,
            "handed in already",
        ),
        (
            C::sheets_import,
            import("1,Joan Fry,nothing,3,Seen"),
            BadData,
            "column 3",
        ),
        (
            C::sheets_import,
            import("9,Joan Fry,o1,3,Seen"),
            BadData,
            "column 1",
        ),
        (
            C::sheets_import,
            import("1,Joan Fry,o1,9,Seen"),
            BadData,
            "column 4",
        ),
        (
            C::bid_set,
            bid("ref", json!("1")),
            NotAllowed,
            "is being scored",
        ),
        (
            C::bid_set,
            bid("ref", json!("3")),
            BadData,
            "say why these bids are taken late",
        ),
        (
            C::member_remove,
            json!({"member": "joan-fry"}),
            BadData,
            "Say why they leave",
        ),
        (
            C::scheme_set,
            json!({"scheme": broken, "reason": "A word was wrong"}),
            BadData,
            "cannot be followed",
        ),
        (
            C::late_accept,
            json!({"record": "nothing", "reason": "Post"}),
            NotFound,
            "no such late",
        ),
        (
            C::late_accept,
            json!({"record": "nothing", "reason": ""}),
            BadData,
            "Say why",
        ),
        (
            C::fork_choose,
            json!({"record": "nothing", "reason": "Copied"}),
            NotFound,
            "No log",
        ),
        (
            C::fork_choose,
            json!({"record": "nothing", "reason": ""}),
            BadData,
            "Say how",
        ),
    ];
    refused_at(Stage::Scoring, &cases).await;
}

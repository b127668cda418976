//! The register of bidders: who look alike are asked about, joined and taken apart.

use evenhand_api::CommandName as C;
use evenhand_core::Stage;
use evenhand_tests::Panel;
use serde_json::{Value, json};

use crate::NAMES;
use crate::examples::of_the_round;
use crate::existing::{NEXT, begin_next};

#[tokio::test]
async fn look_alikes_are_joined_and_taken_apart_and_no_figure_moves() {
    let panel = Panel::typed_in(NAMES, Stage::Decided).await;
    let chair = panel.chair();
    begin_next(chair).await;
    let bid = json!({"ref": "7", "bidder": "ANN", "title": "Again", "amount": "700"});
    chair
        .told(C::bid_set, json!({"round": NEXT, "bid": bid}))
        .await;
    let listed = chair.told(C::bidder_list, json!({})).await;
    let asked = &listed["questions"][0];
    assert_eq!(
        (&asked["one"], &asked["other"]),
        (&json!("ANN"), &json!("Ann"))
    );
    let shortlist = chair.told(C::shortlist, of_the_round(json!({}))).await;
    let one = json!({"names": ["ANN", "Ann"], "as_one": "Ann", "reason": "The same number"});
    let listed = chair.told(C::bidders_join, one).await;
    assert_eq!(listed["questions"], json!([]));
    let history = &listed["bidders"][0]["history"];
    assert_eq!(
        (&history[0]["decision"], &history[0]["awarded"]),
        (&json!("award"), &json!("1000"))
    );
    assert_eq!(
        (&history[1]["name"], &history[1]["decision"]),
        (&json!("ANN"), &Value::Null)
    );
    assert_eq!(
        chair.told(C::shortlist, of_the_round(json!({}))).await,
        shortlist,
        "the register changes no award"
    );
    let apart = json!({"names": ["ANN", "Ann"], "reason": "Two people"});
    let listed = chair.told(C::bidders_join, apart).await;
    assert_eq!(listed["bidders"].as_array().unwrap().len(), 3);
    assert_eq!(
        listed["questions"],
        json!([]),
        "they were said to be different"
    );
    let unknown = json!({"names": ["Ann", "Zed"], "as_one": "Ann"});
    let refused = chair.refusal(C::bidders_join, unknown).await;
    assert!(
        refused.message.contains("No bid names the bidder “Zed”"),
        "{refused}"
    );
}

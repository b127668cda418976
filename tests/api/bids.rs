//! Bids from files and by hand.

use evenhand_api::CommandName as C;
use evenhand_api::view::bids::FileIn;
use evenhand_core::Stage;
use evenhand_tests::Panel;
use evenhand_tests::panel::BIDS;
use serde_json::{Value, json};

use crate::NAMES;
use crate::examples::of_the_round;

fn import(text: &str, take_good: bool) -> Value {
    let file = FileIn::from_bytes("bids.csv", text.as_bytes());
    of_the_round(json!({"file": file, "take_good": take_good}))
}

#[tokio::test]
async fn good_lines_are_taken_only_when_that_is_asked_for() {
    let panel = Panel::set_up(NAMES).await;
    let chair = panel.chair();
    let text = format!("{BIDS}3,Cai,Third,\"3000,5\",\n4,Dai,Fourth,400,\n");
    let checked = chair.told(C::bids_check, import(&text, false)).await;
    assert_eq!(checked["replaced"], json!(["1", "2"]));
    assert_eq!(checked["refusals"].as_array().unwrap().len(), 1);
    let error = chair.refusal(C::bids_import, import(&text, false)).await;
    assert!(error.details[0].contains("line 4, column 4"), "{error:?}");
    let list = of_the_round(json!({}));
    let bids = chair.told(C::bid_list, list.clone()).await;
    assert_eq!(bids["bids"].as_array().unwrap().len(), 2, "none was taken");
    let taken = chair.told(C::bids_import, import(&text, true)).await;
    assert_eq!(
        (&taken["added"], &taken["replaced"]),
        (&json!(1), &json!(2))
    );
    assert_eq!(taken["refusals"].as_array().unwrap().len(), 1);
    let bids = chair.told(C::bid_list, list).await;
    assert_eq!(bids["asked"], "3400");
}

#[tokio::test]
async fn a_late_bid_says_why_it_was_taken() {
    let panel = Panel::typed_in(NAMES, Stage::Scoring).await;
    let bid = json!({"ref": "3", "bidder": "Cai", "title": "Third", "amount": "500"});
    let set = of_the_round(json!({"bid": bid, "late_reason": "The post was late"}));
    let bids = panel.chair().told(C::bid_set, set).await;
    assert_eq!(bids["bids"][2]["late"], "The post was late");
    assert!(bids["bids"][0]["late"].is_null());
}

#[tokio::test]
async fn a_withdrawn_bid_stays_on_file_and_is_no_longer_ranked() {
    let panel = Panel::typed_in(NAMES, Stage::Revealed).await;
    let chair = panel.chair();
    let withdraw = json!({"bid": "2", "reason": "The bidder closed"});
    let bids = chair.told(C::bid_withdraw, of_the_round(withdraw)).await;
    assert_eq!(bids["bids"][1]["withdrawn"], "The bidder closed");
    assert_eq!(bids["asked"], "1000");
    let ranking = Panel::ranking(chair).await.ranking;
    assert_eq!(ranking.ranking.len() + ranking.unranked.len(), 1);
    let show = of_the_round(json!({"bid": "2"}));
    let error = chair.refusal(C::sheet_show, show).await;
    assert!(error.message.contains("was withdrawn (The bidder closed)"));
}

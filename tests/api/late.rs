//! A sheet that is handed in by someone who has not heard of the close.

use evenhand_api::CommandName as C;
use evenhand_core::DeclarationKind;
use evenhand_tests::{Laptop, Panel};
use serde_json::{Value, json};

use crate::NAMES;
use crate::examples::of_the_round;

async fn late_sheets(chair: &Laptop) -> Vec<Value> {
    let shown = chair.told(C::late_sheets, of_the_round(json!({}))).await;
    shown["sheets"].as_array().unwrap().clone()
}

#[tokio::test]
async fn a_late_sheet_counts_once_the_chair_lets_it() {
    let panel = Panel::of(NAMES).await;
    let (chair, joan) = (panel.chair(), panel.at("Joan Fry"));
    joan.declare(&joan.member, &["1", "2"], DeclarationKind::None)
        .await;
    panel.exchange().await;
    panel.close().await;
    for bid in ["1", "2"] {
        joan.score(&joan.member, bid, 5, "Seen").await;
    }
    panel.exchange().await;
    let late = late_sheets(chair).await;
    assert_eq!(late.len(), 2, "both came after the close: {late:?}");
    let first = late.iter().find(|sheet| sheet["bid"] == "1").unwrap();
    assert_eq!(
        (&first["name"], &first["accepted"]),
        (&json!("Joan Fry"), &json!(null))
    );
    let accept = json!({"record": first["record"], "reason": "The train had no network"});
    chair.told(C::late_accept, of_the_round(accept)).await;
    for sheet in late_sheets(chair).await {
        let reason = match sheet["bid"] == "1" {
            true => json!("The train had no network"),
            false => json!(null),
        };
        assert_eq!(sheet["accepted"], reason, "that one alone: {sheet}");
    }
    panel.reveal().await;
    let verified = chair.told(C::verify, json!({})).await;
    assert_eq!(verified["sound"], true, "{verified}");
}

//! A round's shortlist: cut, chosen, settled on, and decided.

use evenhand_api::CommandName as C;
use evenhand_core::Stage;
use evenhand_tests::{Laptop, Panel};
use serde_json::{Value, json};

use crate::NAMES;
use crate::examples::of_the_round;

async fn told(laptop: &Laptop, command: C, request: Value) -> Value {
    laptop.told(command, of_the_round(request)).await
}

/// The bids funded in full.
fn in_full(cut: &Value) -> Vec<&str> {
    let awards = cut["shortlist"]["awards"].as_array().unwrap();
    let full = awards.iter().filter(|award| award["kind"] == "full");
    full.map(|award| award["bid"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn the_chair_chooses_and_settles_and_both_are_on_record() {
    let panel = Panel::typed_in(NAMES, Stage::Revealed).await;
    let chair = panel.chair();
    let shown = told(chair, C::shortlist, json!({})).await;
    assert_eq!(in_full(&shown["cut"]), ["1"]);
    assert_eq!(shown["opens_at"], "2000");
    let larger = told(chair, C::shortlist_cut, json!({"total": "3000"})).await;
    assert_eq!(in_full(&larger), ["1", "2"]);
    let chosen = json!({"bid": "2", "kind": "fund", "reason": "The only bid for Breckland"});
    let shown = told(chair, C::shortlist_override, chosen).await;
    assert_eq!(
        in_full(&shown["cut"]),
        ["2"],
        "what the chair funds comes first, and the fund is spent"
    );
    let settle = json!({"total": "2000", "way": "rank_order"});
    let settled = told(chair, C::shortlist_settle, settle).await;
    assert_eq!(
        settled["settled"]["awards"],
        json!([{"bid": "2", "amount": "2000"}])
    );
    let told = told(chair, C::history, json!({"skip": 0})).await;
    let what = |row: usize| told["rows"][row]["what"].as_str().unwrap();
    assert!(what(0).starts_with("The shortlist was settled in rank order under a fund of £2,000"));
    assert!(what(1).starts_with("Bid 2 was put on the shortlist out of order: The only bid"));
    let verified = chair.told(C::verify, json!({})).await;
    assert_eq!(verified["sound"], true);
}

#[tokio::test]
async fn what_if_leaves_the_round_as_it_is() {
    let panel = Panel::typed_in(NAMES, Stage::Revealed).await;
    let chair = panel.chair();
    let before = told(chair, C::ranking, json!({})).await;
    let asked = json!({"total": "2000", "members": ["joan-fry"], "criteria": ["value"]});
    let what_if = told(chair, C::what_if, asked).await;
    let row = &what_if["rows"][0];
    assert_eq!(row["bid"], "1");
    assert_eq!((&row["rank"], &row["new_rank"]), (&json!(1), &json!(1)));
    assert_ne!(row["total"], row["new_total"], "totals move: {row}");
    assert_eq!(told(chair, C::ranking, json!({})).await, before);
    let asked = json!({"total": "2000", "draws": 200});
    let stable = told(chair, C::stability, asked).await;
    assert_eq!(stable["draws"], 200);
    assert_eq!(stable["rows"].as_array().unwrap().len(), 2);
    let figures = told(chair, C::fairness, json!({})).await;
    assert_eq!(figures["names"]["joan-fry"], "Joan Fry");
}

#[tokio::test]
async fn a_later_decision_leaves_the_others_standing_and_changes_no_rank() {
    let panel = Panel::typed_in(NAMES, Stage::Decided).await;
    let chair = panel.chair();
    let before = told(chair, C::ranking, json!({})).await;
    let later = json!({"by": "The Commissioner", "decisions": [
        {"bid": "2", "kind": "part_award", "amount": "1500", "reason": "The grant came in higher"},
    ]});
    told(chair, C::decide, later).await;
    let after = told(chair, C::ranking, json!({})).await;
    assert_eq!(after["rows"]["1"]["decision"]["kind"], "award");
    assert_eq!(after["rows"]["2"]["decision"]["kind"], "part_award");
    assert_eq!(after["ranking"], before["ranking"]);
}

#[tokio::test]
async fn every_answer_that_was_given_before_a_change_is_worked_out_anew_after_it() {
    let panel = Panel::typed_in(NAMES, Stage::Revealed).await;
    let chair = panel.chair();
    let answers = async || {
        let mut answers = Vec::new();
        for command in [C::ranking, C::shortlist, C::agenda, C::digest] {
            answers.push(told(chair, command, json!({})).await);
        }
        answers
    };
    let before = answers().await;
    let agreed = json!({"scores": [{"bid": "2", "criterion": "value", "score": "0", "reason": "The budget was misread"}]});
    told(chair, C::agree, agreed).await;
    for (now, then) in answers().await.iter().zip(&before) {
        assert_ne!(now, then);
    }
}

#[tokio::test]
async fn an_agreed_score_counts_until_it_is_taken_back() {
    let panel = Panel::typed_in(NAMES, Stage::Revealed).await;
    let chair = panel.chair();
    let total = async |of: &Laptop| {
        let shown = told(of, C::bid_scores, json!({"bid": "2"})).await;
        shown["figures"]["total"].to_string()
    };
    let before = total(chair).await;
    let agreed = |score: Value, reason: &str| json!({"scores": [{"bid": "2", "criterion": "value", "score": score, "reason": reason}]});
    let shown = told(
        chair,
        C::agree,
        agreed(json!("0"), "The budget was misread"),
    )
    .await;
    assert_eq!(shown["agreed"].as_array().unwrap().len(), 1);
    assert_ne!(total(chair).await, before);
    let shown = told(chair, C::agree, agreed(Value::Null, "")).await;
    assert_eq!(shown["agreed"], json!([]));
    assert_eq!(total(chair).await, before);
}

#[tokio::test]
async fn a_bid_that_claims_nothing_in_a_section_is_named_with_what_it_costs() {
    let panel = Panel::typed_in(NAMES, Stage::Revealed).await;
    let shown = told(panel.chair(), C::shortlist, json!({})).await;
    let warnings = shown["ranking"]["warnings"].as_array().unwrap();
    let said = |text: &str| warnings.iter().any(|one| one.to_string().contains(text));
    assert!(said("1 bid claims nothing in"), "{warnings:?}");
    assert!(said("cannot get its 20 of 100 points: 2."), "{warnings:?}");
}

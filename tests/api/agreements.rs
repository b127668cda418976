//! The agreement behind an award as a document, and the standard words in it.

use evenhand_api::CommandName as C;
use evenhand_api::error::ErrorCode::{BadData, NotAllowed};
use evenhand_core::Stage;
use evenhand_tests::{Laptop, Panel};
use serde_json::{Value, json};

use crate::NAMES;
use crate::examples::of_the_round;

const OFFICER: &str = "Nia Rees";

/// A round that awarded £1,000 to bid 1, with a support officer.
async fn awarded() -> Panel {
    let mut panel = Panel::typed_in(NAMES, Stage::Decided).await;
    let officer = of_the_round(json!({"name": OFFICER, "support": true}));
    panel.chair().told(C::member_add, officer).await;
    panel.come([OFFICER]).await;
    panel
}

fn of_words(words: &Value) -> Value {
    of_the_round(json!({ "words": words }))
}

/// What is made of the round's agreements, or of that of one bid.
async fn preview(laptop: &Laptop, bid: Option<&str>) -> Value {
    let which = json!({"document": "agreement", "bid": bid});
    laptop
        .told(C::document_preview, of_the_round(json!({ "which": which })))
        .await
}

#[tokio::test]
async fn a_draft_is_written_for_every_award_and_says_what_it_lacks() {
    let panel = awarded().await;
    for laptop in [panel.chair(), panel.at(OFFICER)] {
        let made = preview(laptop, None).await;
        assert_eq!(made["files"], 2, "a PDF and a DOCX: one bid is awarded");
        let warnings = made["warnings"].as_array().unwrap();
        let said = |text: &str| {
            warnings
                .iter()
                .any(|one| one.as_str().unwrap().contains(text))
        };
        assert!(
            said("Bid 1: nobody has written this agreement yet."),
            "{warnings:?}"
        );
        assert!(said(
            "Bid 1, Insurance and indemnity: Insurance: nothing was seen."
        ));
        assert!(said(
            "Bid 1, Outcomes and performance measures: Nothing is measured"
        ));
    }
    let other = json!({"document": "agreement", "bid": "2"});
    let ask = of_the_round(json!({ "which": other }));
    let error = panel.chair().refusal(C::document_preview, ask).await;
    assert!(error.message.starts_with("Bid 2 has no award"), "{error}");
    assert_eq!(error.field.as_deref(), Some("which.bid"));
}

#[tokio::test]
async fn before_a_decision_there_is_no_agreement() {
    let panel = Panel::typed_in(NAMES, Stage::Revealed).await;
    let which = json!({"document": "agreement"});
    let ask = of_the_round(json!({ "which": which }));
    let error = panel.chair().refusal(C::document_preview, ask).await;
    assert!(error.message.contains("Nothing is awarded"), "{error}");
}

#[tokio::test]
async fn the_officer_sets_standard_words_until_an_agreement_is_signed() {
    let panel = awarded().await;
    let officer = panel.at(OFFICER);
    let own = json!({"overspends": "{{ bidder }} bears it.", "publicity": " "});
    let shown = officer.told(C::standard_words_set, of_words(&own)).await;
    let rows = shown["headings"].as_array().unwrap();
    assert_eq!(rows.len(), 20);
    let own: Vec<&Value> = rows.iter().filter(|row| !row["own"].is_null()).collect();
    assert_eq!(own.len(), 1, "a blank one is none");
    assert_eq!(own[0]["source_name"], "Overspends");
    let faulty = of_words(&json!({"duration": "From {{ begin }}"}));
    let error = officer.refusal(C::standard_words_set, faulty).await;
    assert_eq!(error.code, BadData);
    assert_eq!(error.field.as_deref(), Some("words.duration"));
    assert!(
        error.message.contains("Nothing is called \"begin\""),
        "{error}"
    );

    let award = of_the_round(json!({"bid": "1"}));
    let award = officer.told(C::award_show, award).await;
    let written = of_the_round(json!({"bid": "1", "agreement": award["draft"]}));
    officer.told(C::agreement_write, written).await;
    let signature = json!({"version": 1, "side": "office", "by": "Jo", "on": "2014-03-28"});
    let signed = of_the_round(json!({"bid": "1", "signature": signature}));
    officer.told(C::agreement_sign, signed).await;
    let again = of_words(&json!({}));
    let error = officer.refusal(C::standard_words_set, again).await;
    assert_eq!(error.code, NotAllowed);
    assert!(
        error
            .message
            .starts_with("The agreement of bid 1 is signed with these"),
        "{error}"
    );
    let shown = officer
        .told(C::standard_words_show, of_the_round(json!({})))
        .await;
    assert!(shown["settled"].is_string() && shown["may_change"] == true);
}

#[tokio::test]
async fn the_words_of_another_round_are_taken_and_the_request_goes_over_them() {
    let panel = awarded().await;
    let chair = panel.chair();
    let own = json!({"overspends": "Theirs.", "publicity": "Said."});
    chair.told(C::standard_words_set, of_words(&own)).await;
    let another = json!({"details": {"title": "Another"}});
    let another = chair.told(C::round_new, another).await["id"].clone();
    let shown = chair
        .told(C::standard_words_show, json!({ "round": another }))
        .await;
    let from = shown["others"][0]["round"].clone();
    let ask = json!({"round": another, "take_from": from, "words": {"overspends": "Ours."}});
    let shown = chair.told(C::standard_words_set, ask).await;
    let rows = shown["headings"].as_array().unwrap().iter();
    let own: Vec<&str> = rows.filter_map(|row| row["own"].as_str()).collect();
    assert_eq!(own, ["Ours.", "Said."]);
    let ask = json!({"round": from, "take_from": another});
    chair.told(C::standard_words_set, ask).await;
    let ask = json!({"round": another, "take_from": "nowhere"});
    let error = chair.refusal(C::standard_words_set, ask).await;
    assert_eq!(error.field.as_deref(), Some("take_from"), "{error}");
}

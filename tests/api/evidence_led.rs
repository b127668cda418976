//! Evidence-led commissioning: nothing is opened before its research is signed off, word for
//! word, on any laptop.

use evenhand_api::CommandName as C;
use evenhand_api::error::ErrorCode;
use evenhand_core::{RoundId, Stage};
use evenhand_record::Body;
use evenhand_tests::{Laptop, Panel, laptop::ROUND};
use serde_json::{Value, json};

use crate::NAMES;
use crate::examples::{of_the_round, research};

async fn choose_evidence_led(chair: &Laptop) -> Value {
    let plan = json!({"approaches": ["evidence_led"], "reason": "The need is not known well"});
    chair
        .told(C::approaches_set, of_the_round(json!({"plan": plan})))
        .await
}

async fn write_research(laptop: &Laptop, research: Value) -> Value {
    let ask = of_the_round(json!({"research": research}));
    laptop.told(C::research_set, ask).await
}

async fn sign_off(chair: &Laptop) -> Value {
    let shown = chair.told(C::research_show, of_the_round(json!({}))).await;
    let ask = json!({"research": shown["digest"], "by": "Ann Rees, Head of Commissioning"});
    chair.told(C::research_sign_off, of_the_round(ask)).await
}

/// Asks for scoring to be opened, and gives what is said to be missing.
async fn refused_opening(chair: &Laptop) -> String {
    let refused = chair.refusal(C::round_open, of_the_round(json!({}))).await;
    assert_eq!(refused.code, ErrorCode::NotAllowed);
    refused.details.join("\n")
}

#[tokio::test]
async fn scoring_opens_once_the_research_is_signed_off_as_it_stands() {
    let panel = Panel::set_up(NAMES).await;
    let chair = panel.chair();
    choose_evidence_led(chair).await;
    let missing = refused_opening(chair).await;
    assert!(missing.contains("Say what is needed"), "{missing}");

    let mut part = research();
    part["needs"][0]["sources"] = json!([]);
    let shown = write_research(chair, part).await;
    assert_eq!(
        shown["missing"],
        json!(["Need 1 names no source; give at least one."])
    );
    let ask = json!({"research": shown["digest"], "by": "Ann Rees"});
    let refused = chair.refusal(C::research_sign_off, of_the_round(ask)).await;
    assert!(
        refused.details[0].contains("names no source"),
        "{refused:?}"
    );

    write_research(chair, research()).await;
    let missing = refused_opening(chair).await;
    assert!(missing.contains("Have it signed off"), "{missing}");
    let signed = sign_off(chair).await;
    assert_eq!(signed["sign_off"]["stands"], true);

    let mut changed = research();
    changed["findings"] = json!("Mentors work for most");
    let shown = write_research(chair, changed).await;
    assert_eq!(shown["sign_off"]["stands"], false, "a word was changed");
    let missing = refused_opening(chair).await;
    assert!(missing.contains("sign it off again"), "{missing}");

    let old = json!({"research": signed["digest"], "by": "Ann Rees"});
    let refused = chair.refusal(C::research_sign_off, of_the_round(old)).await;
    assert!(refused.message.contains("changed since"), "{refused}");
    sign_off(chair).await;
    panel.open().await;
    assert_eq!(chair.stage().await, Stage::Scoring);
}

#[tokio::test]
async fn a_program_that_opens_all_the_same_is_not_believed_by_others() {
    let mut panel = Panel::set_up(NAMES).await;
    choose_evidence_led(panel.chair()).await;
    panel.come(NAMES).await;
    let (chair, joan) = (panel.chair(), panel.at("Joan Fry"));
    let opened = Body::RoundOpened {
        round: RoundId::new(ROUND),
        seal: None,
    };
    let record = chair.sign(&opened).await;
    joan.takes(&[record]).await;
    assert_eq!(joan.stage().await, Stage::SetUp, "it changes nothing here");
    let why = joan.set_aside().await;
    assert!(why.iter().any(|one| one.contains("research")), "{why:?}");
}

#[tokio::test]
async fn a_member_neither_writes_nor_signs_off_the_research() {
    let mut panel = Panel::set_up(NAMES).await;
    choose_evidence_led(panel.chair()).await;
    let shown = write_research(panel.chair(), research()).await;
    panel.come(NAMES).await;
    let joan = panel.at("Joan Fry");
    let ask = of_the_round(json!({"research": research()}));
    let refused = joan.refusal(C::research_set, ask).await;
    assert!(
        refused
            .message
            .contains("nly the chair or a support officer"),
        "{refused}"
    );
    let ask = json!({"research": shown["digest"], "by": "Joan Fry"});
    let refused = joan.refusal(C::research_sign_off, of_the_round(ask)).await;
    assert!(refused.message.contains("nly the chair"), "{refused}");
    let shown = joan.told(C::research_show, of_the_round(json!({}))).await;
    assert_eq!(shown["may_write"], false);
    assert_eq!(shown["research"]["findings"], "Mentors work");
}

#[tokio::test]
async fn each_bid_that_shows_nothing_is_named_and_may_be_scored() {
    let panel = Panel::set_up(NAMES).await;
    let chair = panel.chair();
    choose_evidence_led(chair).await;
    write_research(chair, research()).await;
    sign_off(chair).await;
    let plan = json!({"method": "Before and after", "measure": "Calls", "by": "2015-03-31"});
    let details = json!({"approach": "new", "validation": plan});
    let bid = json!({"ref": "1", "bidder": "Ann", "title": "First", "amount": "1000", "details": details});
    chair
        .told(C::bid_set, of_the_round(json!({"bid": bid})))
        .await;
    let round = chair.round().await;
    let told = round.checks.iter().find(|one| one.text.contains("proven"));
    let told = told.expect("the bids are looked at");
    assert!(!told.met && told.advisory, "{told:?}");
    assert_eq!(
        told.text,
        "Each of these is marked neither as proven nor as new: 2."
    );
    panel.open().await;
}

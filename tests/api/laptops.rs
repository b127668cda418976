//! Laptops that never meet on a network: from the invitation to the reveal, with a stick
//! between them.

use evenhand_api::CommandName as C;
use evenhand_tests::{Canary, Panel};
use serde_json::json;

use crate::NAMES;

const CANARY: &str = "a canary sings in Wymondham";

#[tokio::test]
async fn laptops_that_never_meet_end_with_the_same_round() {
    let panel = Panel::of(NAMES).await;
    let (chair, joan) = (panel.chair(), panel.at("Joan Fry"));
    panel.at("Łukasz Żak").score_all(3, CANARY).await;
    joan.score_all(5, CANARY).await;
    panel.exchange().await;
    let canary = Canary::new(CANARY);
    for folder in [chair.path().as_path(), panel.stick()] {
        let heard = canary.heard_in_files(folder);
        assert!(heard.is_empty(), "before the reveal: {heard:?}");
    }
    let progress = chair.told(C::progress, json!({"round": "grants"})).await;
    assert!(progress.to_string().contains("submitted"));
    let devices = joan.told(C::exchange_show, json!({})).await;
    assert_eq!(
        devices["receipts"][0]["sentence"],
        "2 of 2 sheets received by the chair."
    );
    chair.score_all(4, CANARY).await;
    panel.close().await;
    panel.reveal().await;
    panel.exchange().await;
    let ranking = Panel::ranking(chair).await.ranking;
    assert_eq!(ranking.ranking[0].figures.sheets, 3);
    for name in NAMES {
        let theirs = Panel::ranking(panel.at(name)).await.ranking;
        assert_eq!(theirs, ranking, "{name} comes to the same ranking");
        let verified = panel.at(name).told(C::verify, json!({})).await;
        assert_eq!(verified["sound"], true, "{verified}");
        assert!(!panel.at(name).sees_forks().await);
    }
}

#[tokio::test]
async fn a_new_laptop_takes_the_place_of_a_lost_one_and_submitted_sheets_survive() {
    let panel = Panel::of(NAMES).await;
    panel.at("Joan Fry").score_all(5, "Seen").await;
    panel.exchange().await;
    let new = panel.join("Joan Fry").await;
    panel.chair().sync(panel.stick()).await;
    new.sync(panel.stick()).await;
    panel.close().await;
    panel.reveal().await;
    panel.chair().sync(panel.stick()).await;
    new.sync(panel.stick()).await;
    let ranking = Panel::ranking(panel.chair()).await.ranking;
    assert_eq!(Panel::ranking(&new).await.ranking, ranking);
    let lost = panel.at("Joan Fry");
    lost.sync(panel.stick()).await;
    let declare = json!({"round": "grants", "subjects": [{"bid": "1"}], "kind": "recused", "note": "A sister works there"});
    let error = lost.refusal(C::declare, declare).await;
    assert!(
        error.message.contains("the chair barred it"),
        "found again, it writes nothing once it has heard: {error}"
    );
}

#[tokio::test]
async fn a_bundle_by_post_is_as_good_as_the_folder_and_twice_changes_nothing() {
    let panel = Panel::of(NAMES).await;
    let joan = panel.at("Joan Fry");
    joan.score_all(5, "Seen").await;
    let bundle = joan.told(C::bundle_make, json!({})).await;
    let chair = panel.chair();
    let first = chair.told(C::bundle_take, bundle.clone()).await;
    assert!(first["received"].as_u64().unwrap() > 0, "{first}");
    let again = chair.told(C::bundle_take, bundle).await;
    assert_eq!(again["received"], 0, "the same file twice changes nothing");
}

#[tokio::test]
async fn a_profile_is_never_exchanged_through_itself() {
    let panel = Panel::of(NAMES).await;
    let chair = panel.chair();
    for folder in [chair.path(), chair.desk().to_owned()] {
        let error = chair
            .refusal(C::exchange_run, json!({"folder": folder}))
            .await;
        assert_eq!(error.field.as_deref(), Some("folder"), "{error}");
        assert!(error.message.contains("must stay outside"), "{error}");
    }
    let error = chair
        .refusal(C::exchange_run, json!({"folder": "/not/there"}))
        .await;
    assert_eq!(error.field.as_deref(), Some("folder"), "{error}");
}

#[tokio::test]
async fn the_folder_is_remembered() {
    let panel = Panel::of(NAMES).await;
    let shown = panel.chair().told(C::exchange_show, json!({})).await;
    assert_eq!(shown["folder"], json!(panel.stick()));
    panel.chair().told(C::exchange_run, json!({})).await;
    let fresh = evenhand_tests::Laptop::fresh("Nobody").await;
    let error = fresh.refusal(C::exchange_run, json!({})).await;
    assert!(
        error
            .message
            .starts_with("Choose the panel’s shared folder")
    );
}

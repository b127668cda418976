//! Dual control: with an observer who holds a second key, the chair alone cannot look;
//! and the chair's own key is not lost with the chair.

use evenhand_api::CommandName as C;
use evenhand_tests::{Canary, Laptop, Panel};
use serde_json::json;

use crate::NAMES;
use crate::examples::of_the_round;

const CANARY: &str = "a canary sings in Wymondham";
const NIA: &str = "Nia Rees";

/// A panel with an observer, whose second key is made; scoring is open.
async fn watched() -> Panel {
    let mut panel = Panel::set_up(NAMES).await;
    panel.watched_by(NIA).await;
    panel.open().await;
    panel.come(NAMES).await;
    panel
}

async fn message(laptop: &Laptop, command: C, request: serde_json::Value) -> String {
    laptop.refusal(command, of_the_round(request)).await.message
}

async fn log_of(laptop: &Laptop, name: &str) -> String {
    let shown = laptop.told(C::exchange_show, json!({})).await;
    let mut devices = shown["devices"].as_array().unwrap().iter();
    let found = devices.find(|device| device["name"] == name).unwrap();
    found["log"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn without_the_second_key_scoring_does_not_open() {
    let panel = Panel::set_up(NAMES).await;
    let observer = json!({"name": NIA, "observer": true});
    panel
        .chair()
        .told(C::member_add, of_the_round(observer))
        .await;
    let error = panel
        .chair()
        .refusal(C::round_open, of_the_round(json!({})))
        .await;
    let wanted = "Nia Rees, the observer, makes their key";
    assert!(
        error.details.iter().any(|one| one.contains(wanted)),
        "{error:?}"
    );
}

#[tokio::test]
async fn the_chair_alone_cannot_look() {
    let panel = watched().await;
    let (chair, nia) = (panel.chair(), panel.at(NIA));
    for name in NAMES {
        let reason = format!("{CANARY} ({name})");
        panel.at(name).score_all(5, &reason).await;
    }
    panel.exchange().await;
    let early = message(nia, C::second_key_give, json!({})).await;
    assert!(early.contains("only after scoring has closed"), "{early}");
    panel.close().await;
    panel.reveal().await; // the chair's key alone
    panel.exchange().await;
    let waits = message(chair, C::ranking, json!({})).await;
    let wanted = "once Nia Rees, the observer, has given their key";
    assert!(waits.contains(wanted), "{waits}");
    let joans = Canary::new(&format!("{CANARY} (Joan"));
    for name in ["Mair Pugh", "Łukasz Żak", NIA] {
        let heard = joans.heard_in_files(&panel.at(name).path());
        assert!(heard.is_empty(), "neither alone can read it: {heard:?}");
    }
    nia.told(C::second_key_give, of_the_round(json!({}))).await;
    panel.exchange().await;
    let ranking = Panel::ranking(chair).await.ranking;
    assert_eq!(ranking.ranking[0].figures.sheets, 3);
    for name in ["Łukasz Żak", "Joan Fry", NIA] {
        assert_eq!(Panel::ranking(panel.at(name)).await.ranking, ranking);
    }
    let new = panel.join("Joan Fry").await;
    chair.sync(panel.stick()).await;
    new.sync(panel.stick()).await;
    assert_eq!(
        Panel::ranking(&new).await.ranking,
        ranking,
        "a device that comes later is given both keys"
    );
}

#[tokio::test]
async fn the_second_key_is_not_thrown_away() {
    let panel = watched().await;
    let (chair, sentence) = (
        panel.chair(),
        "alone holds the observer's key of \"Grants\"",
    );
    let stolen = |log: &str| json!({"log": log, "reason": "Stolen"});
    let log = log_of(chair, NIA).await;
    assert!(
        message(chair, C::device_bar, stolen(&log))
            .await
            .contains(sentence)
    );
    let leave = json!({"member": "nia-rees", "reason": "Moved"});
    assert!(
        message(chair, C::member_remove, leave)
            .await
            .contains(sentence)
    );
    let again = message(panel.at(NIA), C::second_key_make, json!({})).await;
    assert!(again.contains("while the round is being set up"), "{again}");
    let log = log_of(chair, "Joan Fry").await;
    chair.told(C::device_bar, stolen(&log)).await;
}

#[tokio::test]
async fn a_round_has_one_observer_who_comes_before_scoring() {
    let mut panel = Panel::set_up(NAMES).await;
    let observer = |name: &str| json!({"name": name, "observer": true});
    panel.watched_by(NIA).await;
    let second = message(panel.chair(), C::member_add, observer("Owen Lee")).await;
    assert!(second.contains("A round has one"), "{second}");
    let panel = Panel::set_up(NAMES).await;
    panel.open().await;
    let late = message(panel.chair(), C::member_add, observer(NIA)).await;
    assert!(late.starts_with("An observer joins only while"), "{late}");
}

#[tokio::test]
async fn an_observer_does_not_score() {
    let panel = watched().await;
    let nia = panel.at(NIA);
    let save = json!({"bid": "1", "content": {"scores": {"o1": "3"}}});
    assert!(
        message(nia, C::sheet_save, save)
            .await
            .contains("does not score")
    );
    let progress = nia.told(C::progress, of_the_round(json!({}))).await;
    assert!(
        !progress.to_string().contains(NIA),
        "no sheet of hers is waited for"
    );
}

#[tokio::test]
async fn a_deputy_named_after_opening_can_end_the_round_without_the_chair() {
    let panel = Panel::of(NAMES).await;
    let (lukasz, joan) = (panel.at("Łukasz Żak"), panel.at("Joan Fry"));
    joan.score_all(5, CANARY).await;
    panel.exchange().await;
    let take_over = json!({"to": "łukasz-żak", "reason": "The chair is ill"});
    let refused = message(lukasz, C::hand_over, take_over.clone()).await;
    assert!(refused.contains("Only the chair"), "{refused}");
    let named = json!({"member": "łukasz-żak"});
    let named = panel.chair().told(C::deputy_set, named).await;
    assert_eq!(named["deputy"], "łukasz-żak");
    panel.exchange().await;
    let canary = Canary::new(CANARY);
    assert!(
        canary.heard_in_files(&lukasz.path()).is_empty(),
        "the key is held, and opens nothing before the reveal"
    );
    // The chair's laptop falls into the Wensum.
    lukasz.told(C::hand_over, take_over).await;
    for step in [C::round_close, C::round_reveal] {
        lukasz.told(step, of_the_round(json!({}))).await;
    }
    lukasz.sync(panel.stick()).await;
    joan.sync(panel.stick()).await;
    assert!(
        !canary.heard_in_files(&lukasz.path()).is_empty(),
        "what Joan wrote is open"
    );
    let ranking = Panel::ranking(lukasz).await.ranking;
    assert_eq!(Panel::ranking(joan).await.ranking, ranking);
}

#[tokio::test]
async fn the_keys_go_with_the_chair() {
    let panel = Panel::of(NAMES).await;
    let (chair, joan) = (panel.chair(), panel.at("Joan Fry"));
    joan.score_all(5, "Seen").await;
    panel.exchange().await;
    let hand_over = json!({"to": "joan-fry", "reason": "Recused"});
    chair.told(C::hand_over, hand_over).await;
    panel.exchange().await;
    for step in [C::round_close, C::round_reveal] {
        joan.told(step, of_the_round(json!({}))).await;
    }
    panel.exchange().await;
    let ranking = Panel::ranking(joan).await.ranking;
    assert_eq!(Panel::ranking(chair).await.ranking, ranking);
}

#[tokio::test]
async fn the_chair_goes_only_to_someone_who_can_act() {
    let mut panel = Panel::set_up(NAMES).await;
    panel.come(["Mair Pugh", "Joan Fry"]).await;
    let chair = panel.chair();
    for (command, request, wanted) in [
        (
            C::deputy_set,
            json!({"member": "łukasz-żak"}),
            "has no laptop",
        ),
        (
            C::hand_over,
            json!({"to": "łukasz-żak", "reason": "I am ill"}),
            "has no laptop",
        ),
        (
            C::deputy_set,
            json!({"member": "mair-pugh"}),
            "somebody else than the chair",
        ),
        (
            C::hand_over,
            json!({"to": "joan-fry", "reason": " "}),
            "Say why the chair goes over",
        ),
        (
            C::device_bar,
            json!({"log": log_of(chair, "Mair Pugh").await, "reason": "Lost"}),
            "the laptop in your hands",
        ),
        (
            C::device_bar,
            json!({"log": "nothing", "reason": "Lost"}),
            "no such laptop",
        ),
    ] {
        let refused = message(chair, command, request).await;
        assert!(refused.contains(wanted), "{command}: {refused}");
    }
}

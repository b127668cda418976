//! The deputy takes the chair over: on top of all that the chair has ruled, or with more
//! than half of the other members.

use evenhand_api::CommandName as C;
use evenhand_tests::{Laptop, Panel};
use serde_json::{Value, json};

use crate::examples::of_the_round;

const FIVE: [&str; 5] = [
    "Mair Pugh",
    "Łukasz Żak",
    "Joan Fry",
    "Owen Lee",
    "Nia Rees",
];

async fn takeover(laptop: &Laptop) -> Value {
    let shown = laptop.told(C::exchange_show, json!({})).await;
    shown["takeovers"][0].clone()
}

/// A panel whose deputy took over while the chair ruled on, neither knowing of the other.
async fn both_ruled() -> Panel {
    let panel = Panel::of(FIVE).await;
    let (chair, deputy) = (panel.chair(), panel.at("Łukasz Żak"));
    chair
        .told(C::deputy_set, json!({"member": "łukasz-żak"}))
        .await;
    panel.exchange().await;
    let answer =
        json!({"bid": "1", "gateway": "purpose", "answer": "fail", "note": "Not for victims"});
    chair.told(C::gateway_answer, of_the_round(answer)).await;
    deputy
        .told(
            C::hand_over,
            json!({"to": "łukasz-żak", "reason": "The chair is ill"}),
        )
        .await;
    deputy.told(C::round_close, of_the_round(json!({}))).await;
    panel.exchange().await;
    panel
}

#[tokio::test]
async fn where_the_chair_ruled_on_the_deputys_taking_over_is_set_aside() {
    let panel = both_ruled().await;
    let digest = panel.chair().shared_digest().await;
    for name in FIVE {
        let laptop = panel.at(name);
        assert_eq!(laptop.shared_digest().await, digest, "{name}");
        let shown = laptop.told(C::exchange_show, json!({})).await;
        assert_eq!(shown["chair_name"], "Mair Pugh", "{name}");
        let taken = takeover(laptop).await;
        assert_eq!(
            (&taken["stands"], &taken["wanted"]),
            (&json!(false), &json!(2)),
            "{name}"
        );
        assert!(
            taken["why_not"]
                .as_str()
                .unwrap()
                .contains("ruled on at the same time"),
            "{taken}"
        );
        assert_eq!(
            laptop.round().await.stage,
            evenhand_core::Stage::Scoring,
            "{name}"
        );
    }
}

#[tokio::test]
async fn it_stands_once_more_than_half_of_the_others_agree() {
    let panel = both_ruled().await;
    let record = takeover(panel.chair()).await["record"].clone();
    let agree = json!({"takeover": record, "reason": "The chair's laptop is lost"});
    let own = panel
        .at("Łukasz Żak")
        .refusal(C::takeover_agree, agree.clone())
        .await;
    assert!(own.message.contains("not the deputy"), "{own:?}");
    for (name, stands) in [("Joan Fry", false), ("Owen Lee", true)] {
        panel.at(name).told(C::takeover_agree, agree.clone()).await;
        panel.exchange().await;
        assert_eq!(
            takeover(panel.chair()).await["stands"],
            stands,
            "{name} agreed"
        );
    }
    panel.exchange().await; // the new chair's receipt goes round too
    let digest = panel.chair().shared_digest().await;
    for name in FIVE {
        let laptop = panel.at(name);
        assert_eq!(laptop.shared_digest().await, digest, "{name}");
        let shown = laptop.told(C::exchange_show, json!({})).await;
        assert_eq!(shown["chair_name"], "Łukasz Żak", "{name}");
        assert_eq!(
            laptop.round().await.stage,
            evenhand_core::Stage::Closed,
            "{name}"
        );
        assert_eq!(
            takeover(laptop).await["agreed"],
            json!(["Joan Fry", "Owen Lee"]),
            "{name}"
        );
    }
    // And the chair cannot undo it any more.
    let bodies = evenhand_record::Body::DeputyNamed { member: None };
    let ruled = panel.chair().sign(&bodies).await;
    for name in FIVE {
        panel.at(name).takes(std::slice::from_ref(&ruled)).await;
        assert_eq!(takeover(panel.at(name)).await["stands"], true, "{name}");
    }
}

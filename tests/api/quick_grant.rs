//! Grant giving: from the need to the decision at one go, or not at all.

use evenhand_api::error::ErrorCode;
use evenhand_api::{CommandName as C, Task};
use evenhand_core::{GatewayReply, Stage};
use evenhand_tests::Laptop;
use serde_json::{Value, json};

use crate::examples::quick_grant;

const GRANT: &str = "a-fence-for-heartsease";

fn first_grant() -> Value {
    let mut ask = quick_grant();
    ask["chair"] = json!("Mair Pugh");
    ask
}

async fn rounds(laptop: &Laptop) -> usize {
    let home = laptop.told(C::home, json!({})).await;
    home["rounds"].as_array().unwrap().len()
}

#[tokio::test]
async fn a_panel_of_one_decides_in_a_day_and_the_record_says_why() {
    let chair = Laptop::fresh("Mair Pugh").await;
    let given = chair.told(C::quick_grant, first_grant()).await;
    assert_eq!(given["stage"], "decided");
    assert_eq!(given["approaches"], json!(["grant_giving"]));
    let of = json!({"round": GRANT});
    let shown = chair.told(C::approaches_show, of.clone()).await;
    assert_eq!(shown["fast"]["days"], 1);
    assert_eq!(shown["fast"]["because"], "The gang comes back each night");
    let bids = chair.told(C::bid_list, of.clone()).await;
    let need = &bids["bids"][0]["gateways"]["need"];
    assert_eq!(need["note"], "Nine calls to the police in a week");
    let ranking = chair.told(C::ranking, of.clone()).await;
    assert_eq!(ranking["ranking"]["ranking"][0]["sheets"], 1);
    let list = chair.told(C::shortlist, of).await;
    let decision = &list["rows"]["1"]["decision"];
    assert_eq!(decision["amount"], "4000", "{list}");
    let verified = chair.told(C::verify, json!({})).await;
    assert_eq!(verified["faults"], json!([]), "{verified}");
}

#[tokio::test]
async fn the_pack_of_it_is_made_and_passes() {
    let chair = Laptop::fresh("Mair Pugh").await;
    chair.told(C::quick_grant, first_grant()).await;
    let folder = tempfile::tempdir().unwrap();
    let ask = json!({"round": GRANT, "which": {"document": "pack"}, "folder": folder.path()});
    let written = chair.told(C::document_write, ask).await;
    let file = written["files"][0]["path"].as_str().unwrap();
    assert!(std::fs::read(file).unwrap().starts_with(b"%PDF-1.7"));
}

#[tokio::test]
async fn more_members_score_it_as_every_round() {
    let chair = Laptop::fresh("Mair Pugh").await;
    let mut ask = first_grant();
    ask["members"] = json!(["Joan Fry"]);
    let refused = chair.refusal(C::quick_grant, ask.clone()).await;
    assert_eq!(refused.field.as_deref(), Some("content"));
    ask["content"] = Value::Null;
    let refused = chair.refusal(C::quick_grant, ask.clone()).await;
    assert_eq!(refused.field.as_deref(), Some("decision"));
    ask["decision"] = Value::Null;
    ask["members"] = json!(["mair pugh"]);
    let refused = chair.refusal(C::quick_grant, ask.clone()).await;
    assert_eq!(refused.field.as_deref(), Some("members.0"));
    ask["members"] = json!(["Joan Fry"]);
    let given = chair.told(C::quick_grant, ask).await;
    assert_eq!(given["stage"], "scoring");
    assert_eq!(given["sheets_wanted"], 2);
}

#[tokio::test]
async fn what_the_fast_track_does_not_allow_leaves_no_trace() {
    let chair = Laptop::fresh("Mair Pugh").await;
    let cases: [(&str, Value, &str); 12] = [
        ("/details/fund/high", json!("0"), "details.fund"),
        ("/reason", json!(" "), "reason"),
        ("/fast_because", json!(""), "fast_because"),
        ("/need/evidence", json!(" "), "need.evidence"),
        ("/record/evidence", json!(""), "record.evidence"),
        ("/need/answer", json!("fail"), "decision.kind"),
        ("/decision/amount", json!("5000.01"), "decision.amount"),
        ("/decision/amount", json!("3000"), "decision.amount"),
        ("/decision/reason", json!(""), "decision.reason"),
        ("/decision/by", json!(""), "decision.by"),
        ("/content/scores/o1", json!("9"), "content.scores.o1"),
        ("/content", Value::Null, "content"),
    ];
    for (at, value, field) in cases {
        let mut ask = first_grant();
        *ask.pointer_mut(at).unwrap() = value;
        let refused = chair.refusal(C::quick_grant, ask).await;
        let named = refused.field.clone().unwrap_or_default();
        assert!(named.starts_with(field), "{at}: {refused:?}");
        assert_eq!(rounds(&chair).await, 0, "{at}: nothing is half done");
    }
    let mut unreasoned = first_grant();
    unreasoned["content"]["reasons"] = json!({"o1": "It stops the gang"});
    let refused = chair.refusal(C::quick_grant, unreasoned).await;
    assert_eq!(refused.details.len(), 2, "{refused:?}");
    let stopped = Task::silent();
    stopped.stop();
    let asked = chair.ask_watched(&stopped, C::quick_grant, first_grant());
    assert_eq!(asked.await.unwrap_err().code, ErrorCode::Cancelled);
    assert_eq!(rounds(&chair).await, 0);
}

#[tokio::test]
async fn a_bid_that_fails_a_gate_is_declined_unscored() {
    let chair = Laptop::fresh("Mair Pugh").await;
    let mut ask = first_grant();
    ask["record"] = json!({"answer": "fail", "evidence": "It was founded last month"});
    ask["decision"]["kind"] = json!("decline");
    ask["decision"]["amount"] = json!("0");
    let refused = chair.refusal(C::quick_grant, ask.clone()).await;
    assert_eq!(refused.field.as_deref(), Some("content"));
    ask["content"] = Value::Null;
    let given = chair.told(C::quick_grant, ask).await;
    assert_eq!(given["stage"], "decided");
    assert_eq!(given["sheets_submitted"], 0);
}

#[tokio::test]
async fn another_laptop_reads_the_same_of_it() {
    let chair = Laptop::fresh("Mair Pugh").await;
    chair.told(C::quick_grant, first_grant()).await;
    let digest = chair.told(C::digest, json!({})).await;
    let (one, copy) = chair.copied().await;
    assert_eq!(one.told(C::digest, json!({})).await, digest);
    let rebuilt = copy.told(C::verify, json!({})).await;
    assert_eq!(
        rebuilt["faults"],
        json!([]),
        "its tables follow from its records"
    );
}

/// In an ordinary round too, grant giving asks for evidence beside each gate.
#[tokio::test]
async fn gates_have_evidence_before_scoring_opens() {
    use evenhand_tests::Panel;

    use crate::NAMES;
    use crate::examples::of_the_round;

    let panel = Panel::set_up(NAMES).await;
    let chair = panel.chair();
    let plan = json!({"approaches": ["grant_giving"], "reason": "There is need", "fast_because": "Winter comes"});
    chair
        .told(C::approaches_set, of_the_round(json!({"plan": plan})))
        .await;
    let scheme = serde_json::to_value(evenhand_core::scheme::norfolk::norfolk()).unwrap();
    let gates = scheme["gateways"].as_array().unwrap();
    let answer = |bid: &str, note: &str| -> Vec<Value> {
        let all = gates.iter().map(|gate| {
            json!({"bid": bid, "gateway": gate["id"], "answer": GatewayReply::Pass, "note": note})
        });
        all.collect()
    };
    for (note, told) in [("", "for: 1 and 2."), ("Seen on page 4", "for: 2.")] {
        let ask = of_the_round(json!({"answers": answer("1", note)}));
        chair.told(C::gateways_answer, ask).await;
        let refused = chair.refusal(C::round_open, of_the_round(json!({}))).await;
        assert!(
            refused.details.iter().any(|one| one.ends_with(told)),
            "{refused:?}"
        );
    }
    let ask = of_the_round(json!({"answers": answer("2", "Seen on page 5")}));
    chair.told(C::gateways_answer, ask).await;
    panel.open().await;
    assert_eq!(chair.stage().await, Stage::Scoring);
}

/// An invitation for bids tells who is new: of whom no earlier round has a bid.
#[tokio::test]
async fn coverage_tells_of_new_bidders_once_there_was_a_round_before() {
    use evenhand_tests::Panel;

    use crate::NAMES;
    use crate::examples::of_the_round;

    let panel = Panel::set_up(NAMES).await;
    let chair = panel.chair();
    let mut before = quick_grant();
    before["bid"]["bidder"] = json!("ANN");
    chair.told(C::quick_grant, before).await;
    for name in NAMES {
        let member = panel.member(name).await;
        let declare =
            json!({"member": member, "subjects": [{"bid": "1"}, {"bid": "2"}], "kind": "none"});
        chair.told(C::declare, of_the_round(declare)).await;
    }
    panel.open().await;
    for name in NAMES {
        let member = panel.member(name).await;
        for bid in ["1", "2"] {
            chair.score(&member, bid, 4, "Seen").await;
        }
    }
    panel.close().await;
    panel.reveal().await;
    let list = chair.told(C::shortlist, of_the_round(json!({}))).await;
    let rows = list["cut"]["coverage"].as_array().unwrap();
    let new = rows.iter().find(|row| row["id"] == "new_bidders").unwrap();
    assert_eq!((&new["bids"], &new["asked"]), (&json!(1), &json!("2000")));
}

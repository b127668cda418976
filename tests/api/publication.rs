//! The office, a decision as a whole, and what is published: read, marked, changed since.

use evenhand_api::CommandName as C;
use evenhand_api::error::ErrorCode;
use evenhand_core::DeclarationKind::{None as NoInterest, Recused};
use evenhand_core::Stage;
use evenhand_tests::{Laptop, Panel};
use serde_json::{Value, json};

use crate::NAMES;
use crate::examples::of_the_round;

async fn told(laptop: &Laptop, command: C, request: Value) -> Value {
    laptop.told(command, of_the_round(request)).await
}

/// A decision on both bids, and what it says as a whole.
fn decision(reason: &str, second: &str) -> Value {
    json!({
        "by": "Jane Smith, Commissioner",
        "details": {"reference": " PCC 2014/07 ", "on": "2014-02-14", "options": "To fund neither"},
        "decisions": [
            {"bid": "1", "kind": "award", "amount": "1000", "reason": reason, "conditions": " A report "},
            {"bid": "2", "kind": second, "amount": "0", "reason": "Accounts are still to come"},
        ],
    })
}

/// The text of a bid, or of the round, as it is shown.
fn text<'a>(shown: &'a Value, bid: Option<&str>, text: &str) -> &'a Value {
    let mut texts = shown["texts"].as_array().unwrap().iter();
    let found = texts.find(|one| one["bid"] == json!(bid) && one["text"] == text);
    found.unwrap_or(&Value::Null)
}

fn mark(text: &Value) -> Value {
    json!({"bid": text["bid"], "text": text["text"], "sha256": text["sha256"]})
}

/// A letter's template, as an office may write it.
const TEMPLATE: &str = "# Our decision\n---\n{{ bid.reason }}\n---\nYours sincerely";

#[tokio::test]
async fn the_office_is_described_at_any_time_and_the_newest_word_stands() {
    let panel = Panel::set_up(NAMES).await;
    let chair = panel.chair();
    let shown = chair.told(C::office_show, json!({})).await;
    assert_eq!(shown["office"]["name"], "");
    let office = json!({"name": " The office ", "prefix": "360G-example", "accept_within": 28,
        "templates": {"deferred_letter": TEMPLATE, "decline_letter": "  "}});
    let set = chair.told(C::office_set, json!({"office": office})).await;
    assert_eq!(set["office"]["name"], "The office");
    assert_eq!(
        set["office"]["templates"],
        json!({"deferred_letter": TEMPLATE}),
        "a blank template is none"
    );
    for (field, wrong) in [
        ("prefix", json!({"prefix": "example"})),
        ("accept_within", json!({"accept_within": 0})),
        (
            "templates.notice",
            json!({"templates": {"notice": "# {{ title }}"}}),
        ),
    ] {
        let error = chair.refusal(C::office_set, json!({"office": wrong})).await;
        assert_eq!(error.code, ErrorCode::BadData, "{error}");
        assert_eq!(
            error.field.as_deref(),
            Some(format!("office.{field}").as_str())
        );
    }
    let fresh = Laptop::fresh("Nobody yet").await;
    let error = fresh.refusal(C::office_set, json!({"office": {}})).await;
    assert!(error.message.contains("no panel yet"), "{error}");
}

#[tokio::test]
async fn a_text_is_marked_as_read_until_it_changes() {
    let panel = Panel::typed_in(NAMES, Stage::Revealed).await;
    let chair = panel.chair();
    let shown = told(chair, C::publication_show, json!({})).await;
    assert_eq!(shown["texts"], json!([]), "nothing is decided");
    told(chair, C::decide, decision("Ranked first", "decline")).await;
    let shown = told(chair, C::publication_show, json!({})).await;
    let (reason, options) = (
        text(&shown, Some("1"), "decision_reason"),
        text(&shown, None, "options"),
    );
    assert_eq!(reason["words"], "Ranked first");
    assert_eq!(options["words"], "To fund neither");
    assert_eq!(text(&shown, Some("1"), "conditions")["words"], "A report");
    assert_eq!(text(&shown, Some("2"), "conditions"), &Value::Null);
    let stale = mark(reason);
    let publication = json!({"unsuccessful": "named", "read": [stale, mark(options)],
        "left_out": [{"what": "Budgets", "ground": "commercial_interests", "why": "Prices", "by": "Jo Reed"}]});
    let set = told(
        chair,
        C::publication_set,
        json!({"publication": publication}),
    )
    .await;
    assert_eq!(set["publication"], publication);
    let read = &text(&set, Some("1"), "decision_reason")["read"];
    assert_eq!(
        (&read["by"], &read["changed"]),
        (&json!("Mair Pugh"), &json!(false))
    );
    assert_eq!(text(&set, Some("1"), "purpose")["read"], Value::Null);

    told(chair, C::decide, decision("Ranked first of two", "decline")).await;
    let shown = told(chair, C::publication_show, json!({})).await;
    let read = |name: &str, bid| text(&shown, bid, name)["read"]["changed"].clone();
    assert_eq!(read("decision_reason", Some("1")), json!(true));
    assert_eq!(read("options", None), json!(false));
    let again = json!({"publication": {"read": [stale]}});
    let error = chair.refusal(C::publication_set, of_the_round(again)).await;
    assert!(
        error.message.contains("changed since it was read"),
        "{error}"
    );
    assert_eq!(error.field.as_deref(), Some("publication.read.0"));
    let missing = json!({"publication": {"read": [
        {"bid": "2", "text": "conditions", "sha256": "0a".repeat(32)}]}});
    let error = chair
        .refusal(C::publication_set, of_the_round(missing))
        .await;
    assert!(error.message.contains("no such text"), "{error}");
    let verified = chair.told(C::verify, json!({})).await;
    assert_eq!(verified["sound"], true);
}

#[tokio::test]
async fn a_decision_without_an_award_has_no_conditions() {
    let panel = Panel::typed_in(NAMES, Stage::Revealed).await;
    let chair = panel.chair();
    for kind in ["reserve", "deferred", "decline"] {
        let decision = json!({"by": "The Commissioner", "decisions": [
            {"bid": "1", "kind": kind, "amount": "0", "reason": "Wait", "conditions": "A report"}]});
        let error = chair.refusal(C::decide, of_the_round(decision)).await;
        assert_eq!(
            error.field.as_deref(),
            Some("decisions.0.conditions"),
            "{error}"
        );
    }
    let restricted = json!({"by": "The Commissioner",
        "details": {"restricted": {"text": " ", "ground": "in_confidence"}},
        "decisions": [{"bid": "1", "kind": "deferred", "amount": "0", "reason": "Wait"}]});
    let error = chair.refusal(C::decide, of_the_round(restricted)).await;
    assert_eq!(
        error.field.as_deref(),
        Some("details.restricted.text"),
        "{error}"
    );
}

#[tokio::test]
async fn a_deferred_bid_stays_closed_to_whoever_is_recused_from_it() {
    let panel = Panel::of(NAMES).await;
    let joan = panel.at("Joan Fry");
    joan.declare(&joan.member, &["1"], NoInterest).await;
    joan.declare(&joan.member, &["2"], Recused).await;
    for name in ["Mair Pugh", "Łukasz Żak"] {
        panel.at(name).score_all(3, "Seen").await;
    }
    joan.score(&joan.member, "1", 4, "Seen").await;
    panel.exchange().await;
    panel.close().await;
    panel.reveal().await;
    let chair = panel.chair();
    told(chair, C::decide, decision("Ranked first", "deferred")).await;
    let shown = told(chair, C::publication_show, json!({})).await;
    let read: Vec<Value> = shown["texts"]
        .as_array()
        .unwrap()
        .iter()
        .map(mark)
        .collect();
    let left_out = json!([{"what": "Why bid 2 waits", "ground": "future_publication", "why": "It is open", "by": "Jo Reed"}]);
    let publication = json!({"read": read, "left_out": left_out});
    told(
        chair,
        C::publication_set,
        json!({"publication": publication}),
    )
    .await;
    let home = chair.told(C::home, json!({})).await;
    let next = home["rounds"][0]["next"].as_str().unwrap();
    assert!(next.contains("1 bid is deferred"), "{next}");
    panel.exchange().await;

    let to_joan = told(joan, C::publication_show, json!({})).await;
    assert_eq!(to_joan["withheld"], json!(["2"]));
    let told_of: Vec<&Value> = to_joan["texts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["bid"])
        .collect();
    assert!(
        !told_of.is_empty() && told_of.iter().all(|bid| **bid == json!("1")),
        "{told_of:?}"
    );
    let marks = to_joan["publication"]["read"].as_array().unwrap();
    assert!(marks.iter().all(|mark| mark["bid"] == "1"), "{marks:?}");
    assert_eq!(to_joan["publication"]["left_out"], json!([]));
    let history = told(joan, C::history, json!({"skip": 0})).await.to_string();
    assert!(!history.contains("What is published was set"), "{history}");

    told(chair, C::decide, decision("Ranked first", "decline")).await;
    panel.exchange().await;
    let to_joan = told(joan, C::publication_show, json!({})).await;
    assert_eq!(to_joan["withheld"], json!([]));
    assert_eq!(to_joan["publication"]["left_out"], left_out);
}

//! A recused person, the chair too, sees nothing of the bid until its decision, nor
//! anything from which it follows: two rounds that differ in that bid's scores alone
//! give them the same answer to every question.

use std::collections::BTreeMap;

use evenhand_api::{CommandName as C, Effect};
use evenhand_core::DeclarationKind::{None as NoInterest, Recused};
use evenhand_tests::{Laptop, Panel};
use serde_json::{Value, json};

use crate::NAMES;
use crate::examples::of_the_round;

const CANARY: &str = "a canary sings in Swaffham";

/// What is asked in the comparison. The recused are the chair and Joan; the bid is 2.
fn questions() -> Vec<(C, Value)> {
    let plain = C::ALL
        .iter()
        .filter(|command| command.needs().effect == Effect::ShowsBids);
    let mut asked: Vec<(C, Value)> = plain
        .map(|command| (*command, question(*command)))
        .collect();
    asked.push((C::score_list, json!({"member": "łukasz-żak"})));
    asked.push((C::sheet_show, json!({"bid": "2", "member": "łukasz-żak"})));
    asked.push((C::bid_scores, json!({"bid": "2"})));
    asked
}

/// What a command that shows bids is asked: each of them has an example.
fn question(command: C) -> Value {
    let example = crate::examples::example(command);
    example.map_or_else(|| panic!("{command} has no example"), |one| one.request)
}

/// A round that is revealed, with Łukasz alone scoring bid 2.
async fn revealed(on_second: u32) -> Panel {
    let panel = Panel::of(NAMES).await;
    let lukasz = panel.at("Łukasz Żak");
    for name in ["Mair Pugh", "Joan Fry"] {
        let laptop = panel.at(name);
        laptop.declare(&laptop.member, &["1"], NoInterest).await;
        laptop.declare(&laptop.member, &["2"], Recused).await;
    }
    lukasz
        .declare(&lukasz.member, &["1", "2"], NoInterest)
        .await;
    for (name, score) in [("Mair Pugh", 3), ("Joan Fry", 4), ("Łukasz Żak", 2)] {
        let laptop = panel.at(name);
        laptop.score(&laptop.member, "1", score, "Seen").await;
    }
    lukasz.score(&lukasz.member, "2", on_second, CANARY).await;
    panel.exchange().await;
    panel.close().await;
    panel.reveal().await;
    panel.exchange().await;
    panel
}

/// What someone of the panel is answered, without what differs in any two panels.
async fn answers(laptop: &Laptop) -> BTreeMap<String, String> {
    let mut told = BTreeMap::new();
    for (command, request) in questions() {
        let asked = format!("{command} {request}");
        let mut answer = match laptop.ask(command, of_the_round(request)).await {
            Ok(answer) => answer,
            Err(refused) => serde_json::to_value(refused).unwrap(),
        };
        steady(&mut answer);
        if let (C::history, Some(rows)) = (command, answer["rows"].as_array_mut()) {
            rows.sort_by_key(Value::to_string); // logs stand in the order of their keys
        }
        told.insert(asked, answer.to_string());
    }
    told
}

/// Takes out times, keys and paths of this machine.
fn steady(value: &mut Value) {
    const DIFFER: [&str; 8] = [
        "at",
        "id",
        "log",
        "fingerprint",
        "record",
        "folder",
        "profile",
        "panel",
    ];
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                match DIFFER.contains(&name.as_str()) || name.ends_with("_at") {
                    true => *value = Value::Null,
                    false => steady(value),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(steady),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[tokio::test]
async fn what_the_recused_are_answered_does_not_depend_on_the_bid() {
    let (low, high) = (revealed(0).await, revealed(5).await);
    for name in ["Mair Pugh", "Joan Fry"] {
        let one = answers(low.at(name)).await;
        let other = answers(high.at(name)).await;
        for (asked, answer) in &one {
            assert_eq!(
                answer, &other[asked],
                "{asked} tells how the bid was scored"
            );
            assert!(!answer.contains(CANARY), "{asked}: {answer}");
        }
    }
    let one = answers(low.at("Łukasz Żak")).await;
    let other = answers(high.at("Łukasz Żak")).await;
    let differ = one
        .iter()
        .filter(|(asked, answer)| other[*asked] != **answer);
    let differ: Vec<&String> = differ.map(|(asked, _)| asked).collect();
    assert!(
        differ.len() >= 6,
        "whoever is not recused sees the difference, and not only here: {differ:?}"
    );
    assert!(one.values().any(|answer| answer.contains(CANARY)));
}

/// The commands by which a recused chair would take part, each with its request.
fn taking_part() -> Vec<(C, Value)> {
    vec![
        (
            C::agree,
            json!({"scores": [{"bid": "2", "criterion": "value", "score": "1", "reason": "Too dear"}]}),
        ),
        (
            C::moderation_note,
            json!({"bid": "2", "strengths": "None", "weaknesses": "Dear"}),
        ),
        (
            C::decide,
            json!({"decisions": [{"bid": "2", "kind": "decline", "amount": "0", "reason": "Last"}], "by": "The Commissioner"}),
        ),
        (
            C::shortlist_override,
            json!({"bid": "1", "kind": "fund", "reason": "Because"}),
        ),
        (
            C::shortlist_settle,
            json!({"total": "2000", "way": "rank_order"}),
        ),
        (
            C::declare,
            json!({"subjects": [{"bid": "2"}], "kind": "none"}),
        ),
        (C::bid_scores, json!({"bid": "2"})),
        (C::document_preview, json!({"which": {"document": "pack"}})),
        (C::publication_set, json!({"publication": {}})),
        (C::sheet_show, json!({"bid": "2", "member": "łukasz-żak"})),
    ]
}

#[tokio::test]
async fn a_recused_chair_takes_no_part_until_the_decision() {
    let panel = revealed(5).await;
    let chair = panel.chair();
    for (command, request) in taking_part() {
        let error = chair.refusal(command, of_the_round(request)).await;
        let recused =
            error.message.contains("ecused from bid") || error.message.contains("recused from 2");
        assert!(recused, "{command}: {error}");
    }
    let hand_over = json!({"to": "łukasz-żak", "reason": "Recused from bid 2"});
    chair.told(C::hand_over, hand_over).await;
    panel.exchange().await;
    let acting = panel.at("Łukasz Żak");
    let settle = json!({"total": "2000", "way": "rank_order"});
    acting.told(C::shortlist_settle, of_the_round(settle)).await;
    panel.exchange().await;
    let shown = chair.told(C::shortlist, of_the_round(json!({}))).await;
    assert!(shown["settled"].is_null(), "who is in tells who is out");
    let decide = json!({"by": "The Commissioner", "decisions": [
        {"bid": "1", "kind": "award", "amount": "1000", "reason": "First"},
        {"bid": "2", "kind": "decline", "amount": "0", "reason": "Last"},
    ]});
    acting.told(C::decide, of_the_round(decide)).await;
    panel.exchange().await;
    assert_eq!(
        Panel::ranking(chair).await.ranking,
        Panel::ranking(acting).await.ranking,
        "after the decision all is open"
    );
    chair
        .told(
            C::document_preview,
            of_the_round(json!({"which": {"document": "pack"}})),
        )
        .await;
}

#[tokio::test]
async fn a_recused_chair_types_nobodys_sheet_in() {
    let panel = Panel::set_up(NAMES).await;
    panel.open().await;
    let (chair, joan) = (panel.chair(), panel.member("Joan Fry").await);
    chair.declare(&chair.member, &["2"], Recused).await;
    chair.declare(&joan, &["1", "2"], NoInterest).await;
    let content = json!({"scores": {"o1": "3"}});
    let save =
        |bid: &str| of_the_round(json!({"bid": bid, "member": "joan-fry", "content": content}));
    let error = chair.refusal(C::sheet_save, save("2")).await;
    assert!(error.message.contains("cannot type in"), "{error}");
    chair.told(C::sheet_save, save("1")).await;
    let scores = evenhand_api::view::bids::FileIn::from_bytes(
        "scores.csv",
        b"bid,member,criterion,score,reason\n2,Joan Fry,o1,3,Seen\n",
    );
    let error = chair
        .refusal(C::sheets_import, of_the_round(json!({"file": scores})))
        .await;
    assert!(error.details[0].contains("cannot type in"), "{error:?}");
}

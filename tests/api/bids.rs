//! Bids from files and by hand.

use evenhand_api::CommandName as C;
use evenhand_api::view::bids::FileIn;
use evenhand_core::{DeclarationKind, Stage, Subject};
use evenhand_tests::panel::BIDS;
use evenhand_tests::{Laptop, Panel};
use serde_json::{Value, json};

use crate::NAMES;
use crate::examples::of_the_round;

fn import(text: &str, take_good: bool) -> Value {
    let file = FileIn::from_bytes("bids.csv", text.as_bytes());
    of_the_round(json!({"file": file, "take_good": take_good}))
}

#[tokio::test]
async fn good_lines_are_taken_only_when_that_is_asked_for() {
    let panel = Panel::set_up(NAMES).await;
    let chair = panel.chair();
    let text = format!("{BIDS}3,Cai,Third,\"3000,5\",\n4,Dai,Fourth,400,\n");
    let checked = chair.told(C::bids_check, import(&text, false)).await;
    assert_eq!(checked["replaced"], json!(["1", "2"]));
    assert_eq!(checked["refusals"].as_array().unwrap().len(), 1);
    let error = chair.refusal(C::bids_import, import(&text, false)).await;
    assert!(error.details[0].contains("line 4, column 4"), "{error:?}");
    let list = of_the_round(json!({}));
    let bids = chair.told(C::bid_list, list.clone()).await;
    assert_eq!(bids["bids"].as_array().unwrap().len(), 2, "none was taken");
    let taken = chair.told(C::bids_import, import(&text, true)).await;
    assert_eq!(
        (&taken["added"], &taken["replaced"]),
        (&json!(1), &json!(2))
    );
    assert_eq!(taken["refusals"].as_array().unwrap().len(), 1);
    let bids = chair.told(C::bid_list, list).await;
    assert_eq!(bids["asked"], "3400");
}

#[tokio::test]
async fn a_late_bid_says_why_it_was_taken() {
    let panel = Panel::typed_in(NAMES, Stage::Scoring).await;
    let bid = json!({"ref": "3", "bidder": "Cai", "title": "Third", "amount": "500"});
    let set = of_the_round(json!({"bid": bid, "late_reason": "The post was late"}));
    let bids = panel.chair().told(C::bid_set, set).await;
    assert_eq!(bids["bids"][2]["late"], "The post was late");
    assert!(bids["bids"][0]["late"].is_null());
}

#[tokio::test]
async fn a_withdrawn_bid_stays_on_file_and_is_no_longer_ranked() {
    let panel = Panel::typed_in(NAMES, Stage::Revealed).await;
    let chair = panel.chair();
    let withdraw = json!({"bid": "2", "reason": "The bidder closed"});
    let bids = chair.told(C::bid_withdraw, of_the_round(withdraw)).await;
    assert_eq!(bids["bids"][1]["withdrawn"], "The bidder closed");
    assert_eq!(bids["asked"], "1000");
    let ranking = Panel::ranking(chair).await.ranking;
    assert_eq!(ranking.ranking.len() + ranking.unranked.len(), 1);
    let show = of_the_round(json!({"bid": "2"}));
    let error = chair.refusal(C::sheet_show, show).await;
    assert!(error.message.contains("was withdrawn (The bidder closed)"));
}

/// The first bid with something put in.
fn corrected(of: &str, value: Value) -> Value {
    let mut bid = json!({"ref": "1", "bidder": "Ann", "title": "First", "amount": "1000", "groups": ["victims"]});
    bid[of] = value;
    bid
}

fn correct(bid: &Value, reason: &str) -> Value {
    of_the_round(json!({"bid": bid, "reason": reason}))
}

#[tokio::test]
async fn a_bid_that_is_being_scored_is_put_right_and_says_what_it_said() {
    let panel = Panel::typed_in(NAMES, Stage::Scoring).await;
    let chair = panel.chair();
    let titled = corrected("title", json!("First aid"));
    let bids = chair.told(C::bid_correct, correct(&titled, "")).await;
    let row = &bids["bids"][0];
    assert_eq!(row["bid"]["title"], "First aid");
    let changed =
        json!([{"of": "Project", "before": "First", "after": "First aid", "private": false}]);
    assert_eq!(row["corrections"][0]["changes"], changed);
    let again = chair.refusal(C::bid_correct, correct(&titled, "")).await;
    assert!(
        again.message.contains("Nothing of bid 1 was changed"),
        "{again:?}"
    );
    let history = chair.told(C::history, of_the_round(json!({}))).await;
    assert!(
        history.to_string().contains("Bid 1 was put right"),
        "{history}"
    );
}

#[tokio::test]
async fn another_amount_or_other_claims_want_a_reason() {
    let panel = Panel::typed_in(NAMES, Stage::Revealed).await;
    let chair = panel.chair();
    for (of, value) in [
        ("amount", json!("1100")),
        ("minimum_amount", json!("900")),
        ("groups", json!([])),
    ] {
        let bid = corrected(of, value);
        let refused = chair.refusal(C::bid_correct, correct(&bid, " ")).await;
        assert_eq!(
            refused.field.as_deref(),
            Some("reason"),
            "{of}: {refused:?}"
        );
    }
    let dearer = corrected("amount", json!("1100"));
    let bids = chair
        .told(C::bid_correct, correct(&dearer, "A digit was left out"))
        .await;
    assert_eq!(bids["asked"], "3100");
    assert_eq!(
        bids["bids"][0]["corrections"][0]["reason"],
        "A digit was left out"
    );
    let unknown = correct(
        &json!({"ref": "9", "bidder": "Ann", "title": "First", "amount": "1"}),
        "",
    );
    let refused = chair.refusal(C::bid_correct, unknown).await;
    assert!(
        refused.message.contains("There is no bid \"9\""),
        "{refused:?}"
    );
}

#[tokio::test]
async fn who_is_recused_from_a_bidder_does_not_come_back_by_a_corrected_name() {
    let panel = Panel::typed_in(NAMES, Stage::Scoring).await;
    let chair = panel.chair();
    let asked = json!({"member": "joan-fry", "subjects": [{"bidder": "Ann"}], "kind": "recused", "note": "A sister works there"});
    chair.told(C::declare, of_the_round(asked)).await;
    let named = corrected("bidder", json!("Ann Trust"));
    chair.told(C::bid_correct, correct(&named, "")).await;
    let declared = chair.declarations().await;
    let kept = declared
        .iter()
        .find(|row| row.declaration.subject == Subject::Bid("1".into()));
    let kept = kept.expect("it stays with the bid");
    assert_eq!(kept.declaration.member, "joan-fry".into());
    assert_eq!(kept.declaration.kind, DeclarationKind::Recused);
    assert!(kept.note.contains("was named Ann then"), "{}", kept.note);
}

fn answers(rows: &[(&str, &str, &str)]) -> Value {
    let row = |(bid, answer, note): &(&str, &str, &str)| json!({"bid": bid, "gateway": "purpose", "answer": answer, "note": note});
    of_the_round(json!({"answers": rows.iter().map(row).collect::<Vec<_>>()}))
}

#[tokio::test]
async fn claims_that_are_put_right_are_told_by_their_titles() {
    let panel = Panel::typed_in(NAMES, Stage::Scoring).await;
    let chair = panel.chair();
    let claims = corrected("groups", json!(["domestic_abuse"]));
    let bids = chair
        .told(C::bid_correct, correct(&claims, "Ticked amiss"))
        .await;
    let change = &bids["bids"][0]["corrections"][0]["changes"][0];
    assert_eq!(change["of"], "Priority groups it claims");
    assert_eq!(change["before"], "Supporting victims of crime");
    assert_eq!(
        change["after"],
        "Victims and perpetrators of domestic abuse"
    );
}

#[tokio::test]
async fn many_gateways_are_answered_at_once_or_none() {
    let panel = Panel::set_up(NAMES).await;
    let chair = panel.chair();
    let refused = answers(&[("1", "pass", ""), ("2", "fail", " ")]);
    let refused = chair.refusal(C::gateways_answer, refused).await;
    assert_eq!(
        refused.field.as_deref(),
        Some("answers.1.note"),
        "{refused:?}"
    );
    let given = answers(&[("1", "pass", ""), ("2", "fail", "Not for victims")]);
    let bids = chair.told(C::gateways_answer, given).await;
    assert_eq!(bids["bids"][0]["gateways"]["purpose"]["answer"], "pass");
    assert_eq!(
        bids["bids"][1]["gateways"]["purpose"]["note"],
        "Not for victims"
    );
    let file = "bid,gateway,answer,note\n1,purpose,fail,Late\n2,purpose,pass,\n";
    let file = FileIn::from_bytes("gateways.csv", file.as_bytes());
    let taken = chair
        .told(C::gateways_import, of_the_round(json!({"file": file})))
        .await;
    assert_eq!(taken["answered"], 2);
    assert_eq!(
        taken["list"]["bids"][0]["gateways"]["purpose"]["answer"],
        "fail"
    );
    let file = FileIn::from_bytes(
        "gateways.csv",
        b"bid,gateway,answer,note\n9,purpose,pass,\n",
    );
    let refused = chair
        .refusal(C::gateways_import, of_the_round(json!({"file": file})))
        .await;
    assert!(refused.details[0].contains("line 2"), "{refused:?}");
}

/// How many sheets are wanted of a member, which bids they get, and what the chair counts.
async fn wanted_of_joan(chair: &Laptop) -> (Value, Vec<String>, Value) {
    let joan = of_the_round(json!({"member": "joan-fry"}));
    let list = chair.told(C::score_list, joan).await;
    let bids = list["bids"].as_array().expect("a list").iter();
    let refs = bids.map(|row| row["ref"].as_str().expect("a reference").to_owned());
    let progress = chair.told(C::progress, of_the_round(json!({}))).await;
    let members = progress["members"].as_array().expect("a list").iter();
    let of_joan = members
        .clone()
        .find(|row| row["member"]["id"] == "joan-fry");
    let counted = of_joan.expect("Joan scores")["wanted"].clone();
    (list["wanted"].clone(), refs.collect(), counted)
}

#[tokio::test]
async fn a_bid_that_failed_a_gateway_is_scored_only_where_the_chair_says_so() {
    let panel = Panel::set_up(NAMES).await;
    let chair = panel.chair();
    panel.open().await;
    let joan = panel.member("Joan Fry").await;
    chair
        .declare(&joan, &["1", "2"], DeclarationKind::None)
        .await;
    let (before, refs, _) = wanted_of_joan(chair).await;
    assert_eq!((before, refs.len()), (json!(2), 2));
    let fail = |anyway: bool| {
        of_the_round(
            json!({"bid": "2", "gateway": "purpose", "answer": "fail", "note": "Not for victims", "score_anyway": anyway}),
        )
    };
    chair.told(C::gateway_answer, fail(false)).await;
    let (wanted, refs, counted) = wanted_of_joan(chair).await;
    assert_eq!(
        (wanted, refs, counted),
        (json!(1), vec!["1".to_owned()], json!(1))
    );
    let sheet = of_the_round(
        json!({"bid": "2", "member": "joan-fry", "content": {"scores": {}, "reasons": {}}}),
    );
    let refused = chair.refusal(C::sheet_save, sheet.clone()).await;
    assert!(
        refused.message.contains("failed the gateway"),
        "{refused:?}"
    );
    let row = chair.told(C::gateway_answer, fail(true)).await;
    assert_eq!(row["bid"]["ref"], "2");
    assert_eq!(row["gateways"]["purpose"]["score_anyway"], true);
    let (wanted, refs, counted) = wanted_of_joan(chair).await;
    assert_eq!((wanted, refs.len(), counted), (json!(2), 2, json!(2)));
    let file = FileIn::from_bytes(
        "gateways.csv",
        b"bid,gateway,answer,note\n2,purpose,fail,Still\n",
    );
    let taken = chair
        .told(C::gateways_import, of_the_round(json!({"file": file})))
        .await;
    assert_eq!(
        taken["list"]["bids"][1]["gateways"]["purpose"]["score_anyway"],
        true
    );
    chair.told(C::sheet_save, sheet.clone()).await;
    chair.told(C::gateway_answer, fail(false)).await;
    chair.told(C::sheet_save, sheet).await; // what was begun goes on
    let (wanted, refs, _) = wanted_of_joan(chair).await;
    assert_eq!((wanted, refs.len()), (json!(1), 2));
}

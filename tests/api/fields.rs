//! Every refusal that names a field names one of the request that was sent: the path at
//! which the window marks a control.

use evenhand_api::CommandName as C;
use evenhand_api::error::ErrorCode;
use evenhand_api::field::has_field;
use evenhand_core::Stage;
use evenhand_tests::Panel;
use serde_json::{Value, json};

use crate::NAMES;
use crate::examples::of_the_round;

/// A command, what it is asked in full, and the field that its refusal is about.
type Case = (C, Value, &'static str);

/// Asks for all of it on the chair's laptop.
async fn marked_at(stage: Stage, cases: Vec<Case>) {
    let panel = Panel::typed_in(NAMES, stage).await;
    for (command, request, field) in cases {
        let request = of_the_round(request);
        let error = panel.chair().refusal(command, request.clone()).await;
        assert_ne!(error.code, ErrorCode::Bug, "{command} {request}: {error}");
        assert_eq!(error.field.as_deref(), Some(field), "{command} {request}");
        assert!(
            has_field(&request, field),
            "{command}: \"{field}\" is in {request}"
        );
    }
}

fn details(change: impl FnOnce(&mut Value)) -> Value {
    let mut details = json!({"title": "Grants", "fund": {"low": "1000", "high": "2000", "reserve_share": "0", "minimums": []}});
    change(&mut details);
    json!({"details": details, "chair": null})
}

fn bid(member: &str, value: Value) -> Value {
    let mut bid = json!({"ref": "3", "bidder": "Cai", "title": "Third", "amount": "500", "minimum_amount": null, "objectives": [], "groups": []});
    bid[member] = value;
    json!({"bid": bid, "late_reason": ""})
}

#[tokio::test]
async fn while_the_round_is_set_up() {
    let unread = json!({"name": "bids.csv", "base64": "?"});
    let cases = vec![
        (
            C::round_new,
            details(|one| one["title"] = json!(" ")),
            "details.title",
        ),
        (
            C::round_edit,
            details(|one| one["title"] = json!("")),
            "details.title",
        ),
        (
            C::round_edit,
            details(|one| one["fund"]["high"] = json!("500")),
            "details.fund.high",
        ),
        (
            C::round_edit,
            details(|one| one["fund"]["low"] = json!("-5")),
            "details.fund.low",
        ),
        (
            C::round_edit,
            details(|one| one["fund"]["reserve_share"] = json!("101")),
            "details.fund.reserve_share",
        ),
        (
            C::round_edit,
            details(|one| one["fund"]["over_allocation"] = json!("100.5")),
            "details.fund.over_allocation",
        ),
        (
            C::round_edit,
            details(|one| {
                one["fund"]["minimums"] =
                    json!([{"of": {"group": "nothing"}, "least_spend": "5", "least_awards": null}])
            }),
            "details.fund.minimums.0",
        ),
        (
            C::member_add,
            json!({"name": " ", "observer": false}),
            "name",
        ),
        (
            C::member_add,
            json!({"name": "Joan Fry", "observer": false}),
            "name",
        ),
        (
            C::member_remove,
            json!({"member": "nobody", "reason": ""}),
            "member",
        ),
        (C::bid_set, bid("ref", json!(" ")), "bid.ref"),
        (C::bid_set, bid("ref", json!("9".repeat(200))), "bid.ref"),
        (C::bid_set, bid("bidder", json!("")), "bid.bidder"),
        (C::bid_set, bid("title", json!("")), "bid.title"),
        (C::bid_set, bid("amount", json!("-5")), "bid.amount"),
        (
            C::bid_set,
            bid("minimum_amount", json!("600")),
            "bid.minimum_amount",
        ),
        (C::bid_set, bid("groups", json!(["nothing"])), "bid.groups"),
        (
            C::bid_set,
            bid("details", json!({"company_number": "1234567"})),
            "bid.details.company_number",
        ),
        (
            C::bid_set,
            bid(
                "details",
                json!({"start": "2014-04-01", "end": "2014-03-31"}),
            ),
            "bid.details.end",
        ),
        (
            C::bid_set,
            bid("objectives", json!(["nothing"])),
            "bid.objectives",
        ),
        (C::bids_check, json!({"file": unread}), "file.base64"),
        (
            C::bids_import,
            json!({"file": unread, "take_good": false, "late_reason": ""}),
            "file.base64",
        ),
        (
            C::bid_withdraw,
            json!({"bid": "9", "reason": "Gone"}),
            "bid",
        ),
        (
            C::bid_withdraw,
            json!({"bid": "1", "reason": " "}),
            "reason",
        ),
        (
            C::gateway_answer,
            json!({"bid": "1", "gateway": "nothing", "answer": "pass", "note": ""}),
            "gateway",
        ),
        (
            C::gateway_answer,
            json!({"bid": "1", "gateway": "purpose", "answer": "fail", "note": ""}),
            "note",
        ),
        (
            C::declare,
            json!({"subjects": [], "kind": "none", "note": ""}),
            "subjects",
        ),
        (
            C::declare,
            json!({"subjects": [{"bid": "1"}], "kind": "recused", "note": ""}),
            "note",
        ),
        (
            C::declare,
            json!({"subjects": [{"bid": "1"}, {"bid": "9"}], "kind": "none", "note": ""}),
            "subjects.1.bid",
        ),
        (
            C::declare,
            json!({"subjects": [{"bidder": "Nobody"}], "kind": "none", "note": ""}),
            "subjects.0.bidder",
        ),
        (C::score_list, json!({"member": "nobody"}), "member"),
        (C::sheet_show, json!({"bid": "9", "member": null}), "bid"),
        (
            C::invite,
            json!({"member": "nobody", "anew": false}),
            "member",
        ),
        (C::join, unread.clone(), "base64"),
        (C::reply_check, unread.clone(), "base64"),
        (C::bundle_take, unread.clone(), "base64"),
        (C::file_look, unread.clone(), "base64"),
        (
            C::reply_accept,
            json!({"file": unread, "words_confirmed": true}),
            "file.base64",
        ),
        (C::exchange_run, json!({"folder": null}), "folder"),
        (
            C::file_save,
            json!({"folder": " ", "file": unread}),
            "folder",
        ),
        (
            C::file_save,
            json!({"folder": "/", "file": {"name": "a.txt", "base64": ""}}),
            "file",
        ),
        (
            C::device_bar,
            json!({"log": "nothing", "reason": " "}),
            "reason",
        ),
        (
            C::device_bar,
            json!({"log": "nothing", "reason": "Lost"}),
            "log",
        ),
        (
            C::hand_over,
            json!({"to": "joan-fry", "reason": ""}),
            "reason",
        ),
        (
            C::hand_over,
            json!({"to": "joan-fry", "reason": "Ill"}),
            "to",
        ),
        (C::deputy_set, json!({"member": "joan-fry"}), "member"),
        (
            C::kit_recover,
            json!({"file": unread, "passphrase": " "}),
            "passphrase",
        ),
        (
            C::kit_recover,
            json!({"file": unread, "passphrase": "six words"}),
            "file.base64",
        ),
        (
            C::keys_move,
            json!({"to": "passphrase", "passphrase": "short"}),
            "passphrase",
        ),
    ];
    marked_at(Stage::SetUp, cases).await;
}

#[tokio::test]
async fn while_scoring_is_open() {
    let cases = vec![
        (
            C::sheet_reopen,
            json!({"bid": "1", "member": null, "reason": " "}),
            "reason",
        ),
        (
            C::sheet_withdraw,
            json!({"bid": "1", "member": null, "reason": ""}),
            "reason",
        ),
        (C::bid_set, bid("ref", json!("3")), "late_reason"),
        (
            C::member_remove,
            json!({"member": "joan-fry", "reason": ""}),
            "reason",
        ),
        (
            C::late_accept,
            json!({"record": "nothing", "reason": ""}),
            "reason",
        ),
        (
            C::late_accept,
            json!({"record": "nothing", "reason": "Post"}),
            "record",
        ),
        (
            C::fork_choose,
            json!({"record": "nothing", "reason": ""}),
            "reason",
        ),
        (
            C::fork_choose,
            json!({"record": "nothing", "reason": "Copied"}),
            "record",
        ),
    ];
    marked_at(Stage::Scoring, cases).await;
}

#[tokio::test]
async fn once_the_scores_are_open() {
    let agreed = |bid: &str, score: &str, reason: &str| json!({"scores": [{"bid": bid, "criterion": "value", "score": score, "reason": reason}]});
    let decision = |bid: &str, amount: &str, reason: &str| json!({"bid": bid, "kind": "reserve", "amount": amount, "reason": reason});
    let decide = |decisions: Value, by: &str| json!({"decisions": decisions, "by": by});
    let sound = decision("1", "0", "Next");
    let cases = vec![
        (C::bid_scores, json!({"bid": "9"}), "bid"),
        (C::agree, json!({"scores": []}), "scores"),
        (C::agree, agreed("9", "2", "So"), "scores.0.bid"),
        (C::agree, agreed("2", "9", "So"), "scores.0.score"),
        (C::agree, agreed("2", "2", " "), "scores.0.reason"),
        (
            C::moderation_note,
            json!({"bid": "9", "strengths": "", "weaknesses": ""}),
            "bid",
        ),
        (
            C::shortlist_cut,
            json!({"total": "-5", "rule": null}),
            "total",
        ),
        (C::stability, json!({"total": "-5", "draws": null}), "total"),
        (
            C::shortlist_override,
            json!({"bid": "9", "kind": "fund", "reason": "So"}),
            "bid",
        ),
        (
            C::shortlist_override,
            json!({"bid": "1", "kind": "fund", "reason": ""}),
            "reason",
        ),
        (
            C::shortlist_settle,
            json!({"total": "2000", "way": "best_value", "reason": ""}),
            "reason",
        ),
        (
            C::decide,
            decide(json!([]), "The Commissioner"),
            "decisions",
        ),
        (C::decide, decide(json!([sound]), " "), "by"),
        (
            C::decide,
            decide(
                json!([sound, decision("2", "5", "Next")]),
                "The Commissioner",
            ),
            "decisions.1.amount",
        ),
        (
            C::decide,
            decide(json!([sound, decision("2", "0", " ")]), "The Commissioner"),
            "decisions.1.reason",
        ),
        (
            C::decide,
            decide(
                json!([sound, decision("9", "0", "Next")]),
                "The Commissioner",
            ),
            "decisions.1.bid",
        ),
        (
            C::decide,
            decide(json!([sound, sound]), "The Commissioner"),
            "decisions.1.bid",
        ),
    ];
    marked_at(Stage::Revealed, cases).await;
}

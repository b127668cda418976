//! What is refused of each command, and in which words.

use evenhand_api::CommandName as C;
use evenhand_api::error::ErrorCode::{self, BadData, NotAllowed, NotFound};
use evenhand_core::Stage;
use evenhand_tests::Panel;
use serde_json::{Value, json};

use crate::NAMES;
use crate::examples::of_the_round;

/// A command, what it is asked, and the code and a part of the sentence of its refusal.
type Case = (C, Value, ErrorCode, &'static str);

/// Asks for all of it on the chair's laptop, and sees that nothing was changed.
async fn refused_at(stage: Stage, cases: &[Case]) {
    let panel = Panel::typed_in(NAMES, stage).await;
    let chair = panel.chair();
    let before = chair.told(C::verify, json!({})).await;
    for (command, request, code, wanted) in cases {
        let error = chair.refusal(*command, of_the_round(request.clone())).await;
        let said = format!("{} {}", error.message, error.details.join(" "));
        assert_eq!(error.code, *code, "{command} {request}: {said}");
        assert!(said.contains(wanted), "{command} {request}: {said}");
    }
    let after = chair.told(C::verify, json!({})).await;
    assert_eq!(after, before, "a refusal leaves no trace");
}

/// A file as it crosses the seam.
fn file(name: &str, text: &str) -> Value {
    let file = evenhand_api::view::bids::FileIn::from_bytes(name, text.as_bytes());
    serde_json::to_value(file).unwrap()
}

fn bid(change: &str, value: Value) -> Value {
    let mut bid = json!({"ref": "3", "bidder": "Cai", "title": "Third", "amount": "500"});
    bid[change] = value;
    json!({"bid": bid})
}

fn fund(change: &str, value: Value) -> Value {
    let mut fund = json!({"low": "1000", "high": "2000"});
    fund[change] = value;
    json!({"details": {"title": "Grants", "fund": fund}})
}

#[tokio::test]
async fn while_the_round_is_set_up() {
    let long = "9".repeat(200);
    let cases = [
        (
            C::round_new,
            json!({"details": {"title": " "}}),
            BadData,
            "Give the round a title",
        ),
        (
            C::round_new,
            json!({"details": {"title": "Next"}, "start_from": {"round": "nothing"}}),
            NotFound,
            "no round \"nothing\"",
        ),
        (
            C::round_edit,
            json!({"details": {"title": ""}}),
            BadData,
            "Give the round a title",
        ),
        (C::round_edit, fund("high", json!("500")), BadData, ""),
        (
            C::round_edit,
            fund("reserve_share", json!("101")),
            BadData,
            "cannot be held back",
        ),
        (
            C::round_edit,
            fund("most_per_bidder", json!("-1")),
            BadData,
            "",
        ),
        (
            C::member_add,
            json!({"name": " "}),
            BadData,
            "Give the member's name",
        ),
        (
            C::member_add,
            json!({"name": "Joan Fry"}),
            NotAllowed,
            "on the panel already",
        ),
        (
            C::member_remove,
            json!({"member": "nobody"}),
            NotFound,
            "not on the panel",
        ),
        (
            C::bid_set,
            bid("ref", json!(" ")),
            BadData,
            "Give each bid a short reference",
        ),
        (
            C::bid_set,
            bid("ref", json!(long)),
            BadData,
            "the most is 100",
        ),
        (C::bid_set, bid("bidder", json!("")), BadData, "bidder"),
        (C::bid_set, bid("title", json!("")), BadData, "title"),
        (C::bid_set, bid("amount", json!("-5")), BadData, ""),
        (C::bid_set, bid("amount", json!("5.005")), BadData, ""),
        (
            C::bid_set,
            bid("minimum_amount", json!("600")),
            BadData,
            "The minimum is over the amount",
        ),
        (
            C::bid_set,
            bid("groups", json!(["nothing"])),
            BadData,
            "There is no criterion with this name",
        ),
        (
            C::bids_import,
            json!({"file": file("bids.csv", "ref,bidder,title,amount\n3,Cai,Third,\"3,000\"\n")}),
            BadData,
            "line 2, column 4",
        ),
        (
            C::bids_import,
            json!({"file": file("bids.csv", "")}),
            BadData,
            "empty",
        ),
        (
            C::bids_import,
            json!({"file": {"name": "bids.csv", "base64": "?"}}),
            BadData,
            "did not arrive whole",
        ),
        (
            C::bid_withdraw,
            json!({"bid": "9", "reason": "Gone"}),
            NotFound,
            "no bid \"9\"",
        ),
        (
            C::bid_withdraw,
            json!({"bid": "1", "reason": " "}),
            BadData,
            "Say why",
        ),
        (
            C::gateway_answer,
            json!({"bid": "1", "gateway": "nothing", "answer": "pass"}),
            NotFound,
            "no gateway",
        ),
        (
            C::gateway_answer,
            json!({"bid": "9", "gateway": "purpose", "answer": "pass"}),
            NotFound,
            "no bid \"9\"",
        ),
        (
            C::gateway_answer,
            json!({"bid": "1", "gateway": "purpose", "answer": "fail"}),
            BadData,
            "Say why the bid fails",
        ),
        (
            C::declare,
            json!({"subjects": [], "kind": "none"}),
            BadData,
            "at least one bid",
        ),
        (
            C::declare,
            json!({"subjects": [{"bid": "1"}], "kind": "recused"}),
            BadData,
            "Say what the interest is",
        ),
        (
            C::declare,
            json!({"subjects": [{"bidder": "Nobody"}], "kind": "none"}),
            NotFound,
            "by \"Nobody\"",
        ),
        (
            C::declare,
            json!({"subjects": [{"bid": "1"}], "kind": "none", "member": "nobody"}),
            NotFound,
            "not on the panel",
        ),
        (
            C::score_list,
            json!({"member": "nobody"}),
            NotFound,
            "not on the panel",
        ),
        (C::sheet_show, json!({"bid": "9"}), NotFound, "no bid \"9\""),
    ];
    refused_at(Stage::SetUp, &cases).await;
}

#[tokio::test]
async fn while_scoring_is_open() {
    let sheet = |bid: &str, scores: Value| json!({"bid": bid, "content": {"scores": scores}});
    let import = |text: &str| {
        let lines = format!("bid,member,criterion,score,reason\n{text}\n");
        json!({"file": file("scores.csv", &lines)})
    };
    let mut broken = serde_json::to_value(evenhand_core::scheme::norfolk::norfolk()).unwrap();
    broken["sections"][0]["weight"] = json!("1");
    let cases = [
        (
            C::sheet_save,
            sheet("1", json!({"o1": "3"})),
            NotAllowed,
            "handed in already",
        ),
        (
            C::sheet_save,
            sheet("9", json!({})),
            NotFound,
            "no bid \"9\"",
        ),
        (
            C::sheet_reopen,
            json!({"bid": "1", "reason": " "}),
            BadData,
            "Say why the sheet is opened again",
        ),
        (
            C::sheet_withdraw,
            json!({"bid": "1", "reason": ""}),
            BadData,
            "Say why the sheet is taken back",
        ),
        (
            C::sheets_import,
            import("1,Nobody,o1,3,Seen"),
            NotAllowed,
            "not on the panel",
        ),
        (
            C::sheets_import,
            import("1,Joan Fry,o1,3,Seen"),
            NotAllowed,
            "handed in already",
        ),
        (
            C::sheets_import,
            import("1,Joan Fry,nothing,3,Seen"),
            BadData,
            "column 3",
        ),
        (
            C::sheets_import,
            import("9,Joan Fry,o1,3,Seen"),
            BadData,
            "column 1",
        ),
        (
            C::sheets_import,
            import("1,Joan Fry,o1,9,Seen"),
            BadData,
            "column 4",
        ),
        (
            C::bid_set,
            bid("ref", json!("1")),
            NotAllowed,
            "is being scored",
        ),
        (
            C::bid_set,
            bid("ref", json!("3")),
            BadData,
            "say why these bids are taken late",
        ),
        (
            C::member_remove,
            json!({"member": "joan-fry"}),
            BadData,
            "Say why they leave",
        ),
        (
            C::scheme_set,
            json!({"scheme": broken, "reason": "A word was wrong"}),
            BadData,
            "cannot be followed",
        ),
        (
            C::late_accept,
            json!({"record": "nothing", "reason": "Post"}),
            NotFound,
            "no such late",
        ),
        (
            C::late_accept,
            json!({"record": "nothing", "reason": ""}),
            BadData,
            "Say why",
        ),
        (
            C::fork_choose,
            json!({"record": "nothing", "reason": "Copied"}),
            NotFound,
            "No log",
        ),
        (
            C::fork_choose,
            json!({"record": "nothing", "reason": ""}),
            BadData,
            "Say how",
        ),
    ];
    refused_at(Stage::Scoring, &cases).await;
}

#[tokio::test]
async fn once_the_scores_are_open() {
    let agreed = |score: &str, criterion: &str, reason: &str| json!({"scores": [{"bid": "2", "criterion": criterion, "score": score, "reason": reason}]});
    let over = |bid: &str, reason: &str| json!({"bid": bid, "kind": "fund", "reason": reason});
    let decision = |bid: &str, kind: &str, amount: &str, reason: &str| json!({"bid": bid, "kind": kind, "amount": amount, "reason": reason});
    let decide = |decisions: &[Value]| json!({"decisions": decisions, "by": "The Commissioner"});
    let award = decision("1", "award", "1000", "First");
    let cases = [
        (C::agree, json!({"scores": []}), BadData, "at least one"),
        (C::agree, agreed("9", "value", "Why not"), BadData, ""),
        (C::agree, agreed("3", "victims", "Why not"), BadData, ""),
        (
            C::agree,
            agreed("3", "value", " "),
            BadData,
            "Say why the panel agreed",
        ),
        (C::bid_scores, json!({"bid": "9"}), NotFound, "no bid \"9\""),
        (
            C::moderation_note,
            json!({"bid": "9", "strengths": "", "weaknesses": ""}),
            NotFound,
            "no bid \"9\"",
        ),
        (C::shortlist_override, over("1", " "), BadData, "Say why"),
        (
            C::shortlist_override,
            over("9", "Needed"),
            NotFound,
            "no bid \"9\"",
        ),
        (
            C::shortlist_settle,
            json!({"total": "2000", "way": "best_value", "reason": ""}),
            BadData,
            "why the panel chose best value",
        ),
        (
            C::shortlist_settle,
            json!({"total": "-2", "way": "rank_order"}),
            BadData,
            "is not a fund",
        ),
        (
            C::shortlist_cut,
            json!({"total": "-5"}),
            BadData,
            "is not a fund",
        ),
        (
            C::shortlist_best,
            json!({"total": "-5", "objective": "total_score"}),
            BadData,
            "is not a fund",
        ),
        (
            C::stability,
            json!({"total": "-5"}),
            BadData,
            "is not a fund",
        ),
        (C::what_if, json!({"total": "-5"}), BadData, "is not a fund"),
        (C::decide, decide(&[]), BadData, "at least one bid"),
        (
            C::decide,
            decide(&[award.clone(), award]),
            BadData,
            "decided twice",
        ),
        (
            C::decide,
            decide(&[decision("9", "reserve", "0", "Next")]),
            BadData,
            "no bid \"9\"",
        ),
        (
            C::decide,
            decide(&[decision("1", "reserve", "0", " ")]),
            BadData,
            "say why",
        ),
        (
            C::decide,
            decide(&[decision("1", "reserve", "5", "Next")]),
            BadData,
            "awarded £0",
        ),
        (
            C::decide,
            decide(&[decision("1", "decline", "5", "Last")]),
            BadData,
            "awarded £0",
        ),
        (
            C::decide,
            decide(&[decision("1", "award", "900", "First")]),
            BadData,
            "part award",
        ),
        (
            C::decide,
            decide(&[decision("1", "part_award", "1000", "First")]),
            BadData,
            "under £1,000",
        ),
        (
            C::decide,
            decide(&[decision("1", "part_award", "0", "First")]),
            BadData,
            "over £0",
        ),
        (
            C::decide,
            decide(&[decision("1", "award", "1000.005", "First")]),
            BadData,
            "not an amount",
        ),
        (
            C::decide,
            json!({"decisions": [decision("1", "reserve", "0", "Next")], "by": " "}),
            BadData,
            "Say who decided",
        ),
        (
            C::declare,
            json!({"subjects": [{"bid": "9"}], "kind": "none"}),
            NotFound,
            "no bid \"9\"",
        ),
    ];
    refused_at(Stage::Revealed, &cases).await;
}

#[tokio::test]
async fn nothing_is_known_of_a_round_that_is_not_there() {
    let panel = Panel::set_up(NAMES).await;
    for command in C::ALL {
        let Some(mut example) = crate::examples::example(*command) else {
            continue;
        };
        example.request["round"] = json!("nothing");
        let asks_for_no_round = [
            C::home,
            C::round_new,
            C::scheme_check,
            C::file_look,
            C::bundle_make,
            C::exchange_show,
            C::verify,
            C::keys_show,
            C::keys_move,
            C::doctor,
        ];
        if asks_for_no_round.contains(command) {
            continue;
        }
        let error = panel.chair().refusal(*command, example.request).await;
        assert_eq!(error.code, NotFound, "{command}: {error}");
        assert!(
            error.message.contains("no round \"nothing\""),
            "{command}: {error}"
        );
    }
}

#[tokio::test]
async fn a_request_that_is_not_understood_is_refused_in_a_sentence() {
    let panel = Panel::set_up(NAMES).await;
    for (command, request) in [
        (C::round_show, json!({})),
        (C::round_show, json!({"round": 5})),
        (
            C::declare,
            json!({"round": "grants", "subjects": [{"bid": "1"}], "kind": "maybe"}),
        ),
        (
            C::shortlist_cut,
            json!({"round": "grants", "total": "1,000"}),
        ),
        (C::round_new, json!({"details": {}})),
        (C::keys_move, json!({"to": "my pocket"})),
    ] {
        let error = panel.chair().refusal(command, request).await;
        assert_eq!(error.code, BadData, "{command}: {error}");
        let begins = error.message.starts_with("The request is not understood: ");
        assert!(begins, "{command}: {error}");
    }
}

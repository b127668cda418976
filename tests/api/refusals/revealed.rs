//! Refused once the scores are open.

use evenhand_api::CommandName as C;
use evenhand_api::error::ErrorCode::{BadData, NotFound};
use evenhand_core::Stage;
use serde_json::{Value, json};

use super::refused_at;

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

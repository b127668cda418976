//! Refused while the round is set up.

use evenhand_api::CommandName as C;
use evenhand_api::error::ErrorCode::{BadData, NotAllowed, NotFound};
use evenhand_core::Stage;
use serde_json::{Value, json};

use super::{bid, file, refused_at};

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
            json!({"file": file("bids.csv", "ref,bidder,title,amount\n3,Cai,Third,\"3000,5\"\n")}),
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

//! What is refused of each command, and in which words: a file a stage of the round.

mod revealed;
mod scoring;
mod set_up;

use evenhand_api::CommandName as C;
use evenhand_api::error::ErrorCode::{self, BadData, NotFound};
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
            C::office_show,
            C::office_set,
            C::quick_grant,
            C::quick_grant_scheme,
            C::bidder_list,
            C::bidders_join,
            C::cycle_show,
            C::cycle_entry_set,
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

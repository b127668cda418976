//! Something to ask of each command, and the stages at which it is done.

use evenhand_api::CommandName;
use evenhand_api::view::bids::FileIn;
use evenhand_core::Stage::{self, Closed, Decided, Revealed, Scoring, SetUp};
use evenhand_core::scheme::norfolk::norfolk;
use evenhand_tests::laptop::ROUND;
use serde_json::{Value, json};

/// What a command is asked of a round of two bids, and when that is done.
pub(crate) struct Example {
    pub(crate) request: Value,
    /// At every other stage it is refused.
    pub(crate) stages: &'static [Stage],
}

const ALWAYS: &[Stage] = &[SetUp, Scoring, Closed, Revealed, Decided];
const UNTIL_DECIDED: &[Stage] = &[SetUp, Scoring, Closed, Revealed];
const UNTIL_CLOSED: &[Stage] = &[SetUp, Scoring];
const OPEN: &[Stage] = &[Revealed, Decided];

/// The example of a command; `None` where it takes more than one laptop, a file that
/// another made, or a minute.
pub(crate) fn example(command: CommandName) -> Option<Example> {
    use CommandName as C;
    let (stages, more) = match command {
        C::home | C::exchange_show | C::bundle_make | C::verify | C::keys_show | C::doctor => {
            (ALWAYS, json!({}))
        }
        C::round_new => (ALWAYS, json!({"details": {"title": "Another"}})),
        C::round_show | C::progress | C::bid_list | C::late_sheets | C::score_list => {
            (ALWAYS, json!({}))
        }
        C::round_edit => (UNTIL_DECIDED, json!({"details": {"title": "Renamed"}})),
        C::scheme_check => (ALWAYS, json!({"scheme": norfolk()})),
        C::scheme_set => (
            UNTIL_CLOSED,
            json!({"scheme": renamed_scheme(), "reason": "A word was wrong"}),
        ),
        C::member_add => (UNTIL_CLOSED, json!({"name": "Nia Rees"})),
        C::member_remove => (
            UNTIL_CLOSED,
            json!({"member": "joan-fry", "reason": "She moved away"}),
        ),
        C::round_open => (&[SetUp][..], json!({})),
        C::round_close => (&[Scoring][..], json!({})),
        C::round_reveal => (&[Closed][..], json!({})),
        C::bids_check => (ALWAYS, json!({"file": new_bid()})),
        C::bids_import => (
            UNTIL_CLOSED,
            json!({"file": new_bid(), "late_reason": "The post was late"}),
        ),
        C::bid_set => (
            UNTIL_CLOSED,
            json!({"bid": {"ref": "3", "bidder": "Cai", "title": "Third", "amount": "500"}, "late_reason": "The post was late"}),
        ),
        C::bid_withdraw => (
            UNTIL_DECIDED,
            json!({"bid": "2", "reason": "The bidder withdrew it"}),
        ),
        C::gateway_answer => (
            UNTIL_DECIDED,
            json!({"bid": "1", "gateway": "purpose", "answer": "fail", "note": "Not for victims"}),
        ),
        C::declare => (
            UNTIL_DECIDED,
            json!({"subjects": [{"bid": "1"}], "kind": "recused", "note": "A sister works there"}),
        ),
        C::sheet_show => (ALWAYS, json!({"bid": "1"})),
        C::sheet_reopen | C::sheet_withdraw => (
            &[Scoring][..],
            json!({"bid": "1", "reason": "The costs were misread"}),
        ),
        C::sheet_submit => (&[Scoring][..], json!({"bid": "1"})),
        C::agenda | C::ranking | C::shortlist | C::fairness => (OPEN, json!({})),
        C::pack_preview => (OPEN, json!({})),
        C::bid_scores => (OPEN, json!({"bid": "1"})),
        C::agree => (
            &[Revealed][..],
            json!({"scores": [{"bid": "1", "criterion": "value", "score": "2", "reason": "The budget was misread"}]}),
        ),
        C::moderation_note => (
            &[Revealed][..],
            json!({"bid": "1", "strengths": "Sound", "weaknesses": "Dear"}),
        ),
        C::shortlist_cut => (OPEN, json!({"total": "3000"})),
        C::shortlist_best => (OPEN, json!({"total": "3000", "objective": "total_score"})),
        C::stability => (OPEN, json!({"total": "2000", "draws": 20})),
        C::what_if => (OPEN, json!({"total": "2000", "criteria": ["value"]})),
        C::shortlist_override => (
            &[Revealed][..],
            json!({"bid": "2", "kind": "fund", "reason": "The only bid for Breckland"}),
        ),
        C::shortlist_settle => (
            &[Revealed][..],
            json!({"total": "3000", "way": "best_value", "reason": "Both can be funded"}),
        ),
        C::decide => (
            OPEN,
            json!({"decisions": [{"bid": "1", "kind": "reserve", "amount": "0", "reason": "Next in line"}], "by": "The Commissioner"}),
        ),
        C::history => (ALWAYS, json!({"skip": 0})),
        C::file_look => (ALWAYS, json!({"name": "letter.txt", "base64": "RGVhcg=="})),
        C::keys_move => (ALWAYS, json!({"to": "files"})),
        C::sheet_save
        | C::sheets_import
        | C::sample_round
        | C::pack_write
        | C::invite
        | C::join
        | C::reply_check
        | C::reply_accept
        | C::exchange_run
        | C::file_save
        | C::bundle_take
        | C::device_bar
        | C::fork_choose
        | C::hand_over
        | C::deputy_set
        | C::second_key_make
        | C::second_key_give
        | C::kit_make
        | C::kit_recover
        | C::late_accept
        | C::go_on => return None,
    };
    Some(Example {
        request: of_the_round(more),
        stages,
    })
}

/// The request, about the round. What a command does not ask for, it does not read.
pub(crate) fn of_the_round(mut request: Value) -> Value {
    request["round"] = json!(ROUND);
    request
}

fn renamed_scheme() -> evenhand_core::Scheme {
    let mut scheme = norfolk();
    scheme.title = "Another title".to_owned();
    scheme
}

fn new_bid() -> Value {
    let text = "ref,bidder,title,amount\n3,Cai,Third,500\n";
    let file = FileIn::from_bytes("more.csv", text.as_bytes());
    serde_json::to_value(file).unwrap()
}

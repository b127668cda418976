//! Something to ask of each command, and the stages at which it is done.

use evenhand_api::CommandName;
use evenhand_api::error::ErrorCode::{self, BadData, NotAllowed, NotFound};
use evenhand_api::view::bids::FileIn;
use evenhand_core::Stage::{self, Closed, Decided, Revealed, Scoring, SetUp};
use evenhand_core::scheme::norfolk::norfolk;
use evenhand_core::{Bid, BidRef, Bidder, CriterionId, Pounds};
use evenhand_tests::laptop::ROUND;
use serde_json::{Value, json};

use crate::before::Before;

/// What a command is asked of a round of two bids, and when that is done.
pub(crate) struct Example {
    pub(crate) request: Value,
    /// At every other stage it is refused.
    pub(crate) stages: &'static [Stage],
}

/// The same of a command before which something else is done, on the laptop that is asked.
pub(crate) struct Prepared {
    pub(crate) before: Before,
    pub(crate) stages: &'static [Stage],
    /// Why it is refused at every other stage.
    pub(crate) otherwise: ErrorCode,
}

/// A command's row in the table of stages.
pub(crate) enum Row {
    Plain(Example),
    Prepared(Prepared),
}

/// On the chair's laptop, where the round is: at no stage.
const NEVER: &[Stage] = &[];
const ALWAYS: &[Stage] = &[SetUp, Scoring, Closed, Revealed, Decided];
const UNTIL_DECIDED: &[Stage] = &[SetUp, Scoring, Closed, Revealed];
const UNTIL_CLOSED: &[Stage] = &[SetUp, Scoring];
const WHILE_SCORED: &[Stage] = &[Scoring, Closed, Revealed];
const OPEN: &[Stage] = &[Revealed, Decided];

/// The example of a command; `None` where something has to be done before it.
pub(crate) fn example(command: CommandName) -> Option<Example> {
    match row(command) {
        Row::Plain(example) => Some(example),
        Row::Prepared(_) => None,
    }
}

/// The row of a command. One without a row does not compile.
pub(crate) fn row(command: CommandName) -> Row {
    use CommandName as C;
    let (stages, more) = match command {
        C::home | C::exchange_show | C::bundle_make | C::verify | C::keys_show | C::doctor => {
            (ALWAYS, json!({}))
        }
        C::round_new => (ALWAYS, json!({"details": {"title": "Another"}})),
        C::quick_grant => (ALWAYS, quick_grant()),
        C::approaches_show | C::research_show | C::quick_grant_scheme => (ALWAYS, json!({})),
        C::approaches_set => (
            UNTIL_DECIDED,
            json!({"plan": {"approaches": ["invitation_for_bids"], "reason": "New ideas are wanted"}}),
        ),
        C::research_set => (&[SetUp][..], json!({"research": research()})),
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
        C::bid_correct => (
            WHILE_SCORED,
            json!({"bid": {"ref": "1", "bidder": "Amy", "title": "Put right", "amount": "1000"}, "reason": "A digit was left out"}),
        ),
        C::bid_withdraw => (
            UNTIL_DECIDED,
            json!({"bid": "2", "reason": "The bidder withdrew it"}),
        ),
        C::gateways_answer => (
            UNTIL_DECIDED,
            json!({"answers": [{"bid": "1", "gateway": "purpose", "answer": "pass", "note": ""}]}),
        ),
        C::gateways_import => (
            UNTIL_DECIDED,
            json!({"file": FileIn::from_bytes("gateways.csv", b"bid,gateway,answer,note\n1,purpose,pass,\n")}),
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
        C::sheet_reopen => (
            &[Scoring][..],
            json!({"bid": "1", "reason": "The costs were misread"}),
        ),
        C::sheet_withdraw => (
            &[Scoring, Closed, Revealed][..],
            json!({"bid": "1", "reason": "The costs were misread"}),
        ),
        C::sheet_submit => (&[Scoring][..], json!({"bid": "1"})),
        C::agenda | C::ranking | C::shortlist | C::fairness => (OPEN, json!({})),
        C::document_list => (OPEN, json!({})),
        C::document_preview => (OPEN, json!({"which": {"document": "pack"}})),
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
        C::partners_show => (ALWAYS, json!({})),
        C::partners_set => return prepared(UNTIL_DECIDED, Before::CoCommissioned),
        C::partner_sign_off => return prepared(UNTIL_DECIDED, Before::PartnersNamed),
        C::bidder_list | C::projects_show => (ALWAYS, json!({})),
        C::bidders_join => (
            ALWAYS,
            json!({"names": ["Ann", "Ben"], "as_one": "Ann", "reason": "They told us"}),
        ),
        C::projects_take_over => (
            UNTIL_DECIDED,
            json!({"rows": [{"bid": "1", "cost": "900", "achieved": "40 people"}]}),
        ),
        // Nothing was taken over; `existing` tells of what was.
        C::project_assess => {
            return Row::Prepared(Prepared {
                before: Before::Nothing(
                    json!({"bid": "1", "assessment": {"finding": "stop", "reasons": "No need"}}),
                ),
                stages: NEVER,
                otherwise: NotFound,
            });
        }
        C::office_show => (ALWAYS, json!({})),
        C::cycle_show | C::lessons_show => (ALWAYS, json!({})),
        C::cycle_entry_set => (ALWAYS, json!({"entry": cycle_entry()})),
        C::cycle_entry_remove => return prepared(ALWAYS, Before::CycleEntry),
        C::office_set => (ALWAYS, json!({"office": {"name": "The office"}})),
        C::publication_show => (OPEN, json!({})),
        C::publication_set => (OPEN, json!({"publication": {"unsuccessful": "named"}})),
        C::standard_words_show => (ALWAYS, json!({})),
        C::standard_words_set => (
            ALWAYS,
            json!({"words": {"overspends": "{{ bidder }} bears what goes beyond {{ amount }}."}}),
        ),
        C::awards => (ALWAYS, json!({})),
        C::award_show => (&[Decided][..], json!({"bid": "1"})),
        C::award_check_set => (
            &[Decided][..],
            json!({"bid": "1", "check": {"kind": "dbs", "state": {"state": "not_needed", "because": "Nobody at risk is met"}}}),
        ),
        C::agreement_write => (
            &[Decided][..],
            json!({"bid": "1", "agreement": agreement()}),
        ),
        C::agreement_sign => return prepared(&[Decided], Before::Agreement(signature())),
        C::return_record => return prepared(&[Decided], Before::Agreement(report())),
        C::payment_record => return prepared(&[Decided], Before::Agreement(payment())),
        C::review_record => return prepared(&[Decided], Before::Agreement(review())),
        C::return_form_write => return prepared(&[Decided], Before::ReturnForms),
        C::return_form_check => {
            return Row::Prepared(Prepared {
                before: Before::ReturnForm,
                stages: &[Decided],
                otherwise: BadData,
            });
        }
        C::return_form_take => {
            return Row::Prepared(Prepared {
                before: Before::ReturnFormToTake,
                stages: NEVER, // nobody has filled it in; `return_forms` tells of one that is
                otherwise: BadData,
            });
        }
        C::history => (ALWAYS, json!({"skip": 0})),
        C::file_look => (ALWAYS, json!({"name": "letter.txt", "base64": "RGVhcg=="})),
        C::keys_move => (ALWAYS, json!({"to": "files"})),
        C::sheet_save => return prepared(&[Scoring], Before::SheetReopened(sheet())),
        C::sheets_import => return prepared(&[Scoring], Before::SheetReopened(sheet_in_a_file())),
        C::document_write => return prepared(OPEN, Before::DocumentFolder),
        C::exchange_run => return prepared(ALWAYS, Before::Folder),
        C::file_save => return prepared(ALWAYS, Before::FileToSave),
        C::bundle_take => return prepared(ALWAYS, Before::Bundle),
        C::invite => return prepared(ALWAYS, Before::Nothing(json!({"member": "joan-fry"}))),
        C::join => return prepared(NEVER, Before::Invitation),
        C::reply_check => return prepared(ALWAYS, Before::ReplyToCheck),
        C::reply_accept => return prepared(ALWAYS, Before::ReplyToAccept),
        C::device_bar => return prepared(ALWAYS, Before::LaptopToBar),
        C::hand_over => {
            let request = json!({"to": "joan-fry", "reason": "The chair is ill"});
            return prepared(ALWAYS, Before::LaptopOfJoan(request));
        }
        C::deputy_set => {
            return prepared(ALWAYS, Before::LaptopOfJoan(json!({"member": "joan-fry"})));
        }
        C::sample_round | C::sample_year | C::second_key_make | C::second_key_give => {
            return prepared(NEVER, Before::Nothing(json!({})));
        }
        C::digest | C::kit_make | C::go_on => {
            return prepared(ALWAYS, Before::Nothing(json!({})));
        }
        // Nothing is researched; `evidence_led` tells of what is.
        C::research_sign_off => {
            let request = json!({"research": "nothing", "by": "The Commissioner"});
            return prepared(NEVER, Before::Nothing(request));
        }
        C::kit_recover => return prepared(NEVER, Before::Kit),
        C::takeover_agree => {
            return Row::Prepared(Prepared {
                before: Before::Nothing(json!({"takeover": "nothing", "reason": "Lost"})),
                stages: NEVER,
                otherwise: NotFound,
            });
        }
        // Nothing is late and no log is forked on one laptop; `late` and `forks` tell of both.
        C::late_accept | C::fork_choose => {
            return Row::Prepared(Prepared {
                before: Before::Nothing(json!({"record": "nothing", "reason": "Post"})),
                stages: NEVER,
                otherwise: NotFound,
            });
        }
    };
    Row::Plain(Example {
        request: of_the_round(more),
        stages,
    })
}

fn prepared(stages: &'static [Stage], before: Before) -> Row {
    Row::Prepared(Prepared {
        before,
        stages,
        otherwise: NotAllowed,
    })
}

/// The request, about the round. What a command does not ask for, it does not read.
pub(crate) fn of_the_round(mut request: Value) -> Value {
    request["round"] = json!(ROUND);
    request
}

/// An entry of the commissioning cycle.
pub(crate) fn cycle_entry() -> Value {
    json!({"id": "", "kind": "lesson", "phases": ["review"], "title": "Ask earlier",
        "on": "2014-02-01", "text": "Ask victims before the scheme is written."})
}

/// A quick grant by a panel of one.
pub(crate) fn quick_grant() -> Value {
    json!({
        "details": {"title": "A fence for Heartsease", "fund": {"low": "5000", "high": "5000"}},
        "reason": "There is need now",
        "fast_because": "The gang comes back each night",
        "bid": {"ref": "1", "bidder": "Heartsease Trust", "title": "A fence", "amount": "4000"},
        "need": {"answer": "pass", "evidence": "Nine calls to the police in a week"},
        "record": {"answer": "pass", "evidence": "Three grants since 2011, each delivered"},
        "content": {
            "scores": {"o1": "4", "o2": "3", "o3": "4"},
            "reasons": {"o1": "It stops the gang", "o2": "Tenants are elderly", "o3": "The council shares"},
        },
        "decision": {"kind": "award", "amount": "4000", "reason": "The need is plain", "by": "The Commissioner"},
    })
}

/// Research of which nothing is missing.
pub(crate) fn research() -> Value {
    let source = json!({"title": "Strategic Assessment 2013"});
    json!({
        "needs": [{"text": "Young people are drawn into theft", "sources": [source.clone()], "criteria": ["o1"]}],
        "options": [
            {"title": "Mentors", "what_works": "Fewer come back", "how_proven": "well", "sources": [source], "taken": true, "because": "It works"},
            {"title": "Leaflets", "what_works": "Nothing is known", "how_proven": "untried", "sources": [], "taken": false, "because": "Nothing shows it"},
        ],
        "findings": "Mentors work",
    })
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

fn sheet() -> Value {
    json!({"bid": "1", "content": {"scores": {"o1": "3"}}})
}

fn sheet_in_a_file() -> Value {
    let text = "bid,member,criterion,score,reason\n1,Mair Pugh,o1,3,Seen\n";
    json!({"file": FileIn::from_bytes("scores.csv", text.as_bytes())})
}

/// An agreement over bid 1 as it is on file.
pub(crate) fn agreement() -> Value {
    let bid = bid_one();
    json!({
        "start": "2014-04-01", "end": "2015-03-31", "measures": [],
        "returns": [{"number": 1, "from": "2014-04-01", "to": "2014-06-30", "due": "2014-07-28"}],
        "payments": [{"number": 1, "due": "2014-04-01", "amount": "1000"}],
        "reviews": ["2014-10-01"], "bid_sha256": bid.sha256(),
    })
}

fn bid_one() -> Bid {
    let amount = Pounds(1000.into());
    Bid {
        groups: [CriterionId::new("victims")].into(),
        ..Bid::new(BidRef::new("1"), Bidder::new("Ann"), "First", amount)
    }
}

fn signature() -> Value {
    let signature = json!({"version": 1, "side": "office", "by": "Jo Reed", "on": "2014-03-28"});
    json!({"bid": "1", "signature": signature})
}

fn report() -> Value {
    json!({"bid": "1", "report": {"period": 1, "received": "2014-07-01", "actuals": {}}})
}

fn payment() -> Value {
    json!({"bid": "1", "event": {"number": 1, "step": {"step": "held", "reason": "No bank letter"}}})
}

fn review() -> Value {
    let review =
        json!({"on": "2014-10-01", "finding": "continue", "reasons": "On time", "by": "Jo Reed"});
    json!({"bid": "1", "review": review})
}

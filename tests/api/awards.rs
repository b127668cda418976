//! What becomes of an award, told on two laptops: the chair's and a support officer's.

use evenhand_api::CommandName as C;
use evenhand_api::error::ErrorCode::{BadData, NotAllowed};
use evenhand_core::Stage;
use evenhand_tests::{Laptop, Panel};
use serde_json::{Value, json};

use crate::NAMES;
use crate::examples::of_the_round;

const OFFICER: &str = "Nia Rees";
const MEMBER: &str = "Joan Fry";

/// A round that awarded £1,000 to bid 1, on three laptops.
async fn awarded() -> Panel {
    let mut panel = Panel::typed_in(NAMES, Stage::Decided).await;
    let officer = of_the_round(json!({"name": OFFICER, "support": true}));
    panel.chair().told(C::member_add, officer).await;
    panel.come([MEMBER, OFFICER]).await;
    panel
}

fn of_award(mut request: Value) -> Value {
    request["bid"] = json!("1");
    of_the_round(request)
}

async fn show(laptop: &Laptop, on: &str) -> Value {
    laptop
        .told(C::award_show, of_award(json!({ "on": on })))
        .await
}

/// The agreement of the story: £1,000 in two payments, two quarters, a measure.
fn agreement(drafted: &Value) -> Value {
    let mut agreement = drafted.clone();
    agreement["start"] = json!("2014-04-01");
    agreement["end"] = json!("2014-09-30");
    agreement["measures"] = json!([{
        "id": "m1", "title": "Beds", "kind": "count", "target": {"figure": "20"},
        "by": "2014-09-30", "evidence": "Register",
    }]);
    agreement["returns"] = json!([
        {"number": 1, "from": "2014-04-01", "to": "2014-06-30", "due": "2014-07-28"},
        {"number": 2, "from": "2014-07-01", "to": "2014-09-30", "due": "2014-10-28"},
    ]);
    agreement["payments"] = json!([
        {"number": 1, "due": "2014-04-01", "amount": "600.01",
         "needs": ["signatures", {"check": "dbs"}]},
        {"number": 2, "due": "2014-07-28", "amount": "399.99", "needs": [{"return": 1}]},
    ]);
    agreement["reviews"] = json!(["2014-09-30"]);
    agreement
}

fn step(number: u32, mut step: Value, name: &str) -> Value {
    step["step"] = json!(name);
    of_award(json!({"event": {"number": number, "step": step}}))
}

fn paid(number: u32, on: &str) -> Value {
    step(number, json!({"on": on, "reference": "BACS 7"}), "paid")
}

fn signed(version: u32, side: &str) -> Value {
    let signature = json!({"version": version, "side": side, "by": "Jo Reed", "on": "2014-03-28"});
    of_award(json!({ "signature": signature }))
}

fn returned(period: u32, more: &Value) -> Value {
    let mut report = json!({"period": period, "received": "2014-10-01", "actuals": {}});
    for (key, value) in more.as_object().unwrap() {
        report[key] = value.clone();
    }
    of_award(json!({ "report": report }))
}

fn checked(kind: &str, state: &Value) -> Value {
    of_award(json!({"check": {"kind": kind, "state": state}}))
}

/// The agreement written by the officer, signed on both laptops in turn, with the check seen.
async fn in_force(panel: &Panel) {
    let (chair, officer) = (panel.chair(), panel.at(OFFICER));
    let shown = show(officer, "2014-03-01").await;
    let written = of_award(json!({"agreement": agreement(&shown["draft"])}));
    officer.told(C::agreement_write, written).await;
    officer
        .told(C::agreement_sign, signed(1, "recipient"))
        .await;
    panel.exchange().await;
    let shown = chair.told(C::agreement_sign, signed(1, "office")).await;
    assert_eq!(shown["state"], "signed");
    let seen = json!({"state": "evidenced", "on": "2014-03-20", "reference": "DBS 12"});
    chair.told(C::award_check_set, checked("dbs", &seen)).await;
    panel.exchange().await;
}

#[tokio::test]
async fn an_award_goes_from_agreement_to_review_on_two_laptops() {
    let panel = awarded().await;
    let (chair, officer) = (panel.chair(), panel.at(OFFICER));
    in_force(&panel).await;
    officer.told(C::payment_record, paid(1, "2014-04-02")).await;

    // The first quarter: queried, then accepted; only then the second payment.
    let figures = json!({
        "actuals": {"m1": {"value": {"figure": "12"}, "forecast": {"figure": "22"}}},
        "spend": "500", "forecast": "480", "state": "queried", "note": "Which beds?",
        "delivery": {"points": 2, "comment": "A post is empty"},
    });
    let queried = officer.told(C::return_record, returned(1, &figures)).await;
    assert_eq!(queried["returns"][0]["state"], "queried");
    let early = officer
        .refusal(C::payment_record, paid(2, "2014-07-28"))
        .await;
    assert_eq!(
        (early.code, early.field.as_deref()),
        (BadData, Some("event.step.step"))
    );
    panel.exchange().await;
    let mut accepted = figures.clone();
    accepted["state"] = json!("accepted");
    chair.told(C::return_record, returned(1, &accepted)).await;
    chair.told(C::payment_record, paid(2, "2014-07-29")).await;

    // The second, less spent than paid: the rest comes back, and a review ends it.
    let second =
        json!({"actuals": {"m1": {"value": {"figure": "9"}}}, "spend": "450.50", "forecast": "0"});
    chair.told(C::return_record, returned(2, &second)).await;
    panel.exchange().await;
    let back = json!({"on": "2014-11-03", "amount": "49.50", "reason": "Unspent"});
    officer
        .told(C::payment_record, step(2, back, "repaid"))
        .await;
    let review =
        json!({"on": "2014-10-02", "finding": "vary", "reasons": "Fewer beds", "by": "Jo Reed"});
    officer
        .told(C::review_record, of_award(json!({ "review": review })))
        .await;
    panel.exchange().await;

    let shown = show(chair, "2014-11-10").await;
    assert_eq!(
        shown,
        show(panel.at(OFFICER), "2014-11-10").await,
        "both see the same"
    );
    let money = &shown["money"];
    assert_eq!(
        (&money["paid"], &money["repaid"]),
        (&json!("1000.00"), &json!("49.50"))
    );
    assert_eq!(
        (&money["unpaid"], &money["spent"]),
        (&json!("0"), &json!("950.50"))
    );
    assert_eq!(money["now"], json!({"kind": "even", "amount": "0.00"}));
    assert_eq!(
        money["at_end"],
        json!({"kind": "underspend", "amount": "49.50"})
    );
    assert_eq!(shown["measures"][0]["so_far"], json!({"figure": "21"}));
    assert_eq!(shown["measures"][0]["standing"], "met");
    assert_eq!(shown["planned_reviews"][0]["done"], true);
    assert_eq!(shown["overdue"], json!([]));
    assert_eq!(
        shown["risks"],
        json!([
            "Delivery is rated 2 of 5 in period 1: three to six months behind.",
            "The review of 2 October 2014 found to vary it: Fewer beds."
        ])
    );
}

#[tokio::test]
async fn the_list_says_what_is_due_overdue_and_unspent() {
    let panel = awarded().await;
    in_force(&panel).await;
    let chair = panel.chair();
    chair.told(C::payment_record, paid(1, "2014-04-02")).await;
    let held = json!({"reason": "No return came"});
    chair.told(C::payment_record, step(2, held, "held")).await;
    let list = chair
        .told(C::awards, of_the_round(json!({"on": "2014-08-28"})))
        .await;
    let row = &list["rows"][0];
    assert_eq!(
        (&row["bid"], &row["bidder"], &row["state"]),
        (&json!("1"), &json!("Ann"), &json!("signed"))
    );
    assert_eq!(row["overdue"][0]["what"], "Return of period 1");
    assert_eq!(row["overdue"][0]["days_late"], 31);
    assert_eq!(row["next"]["what"], "Review");
    assert_eq!(
        row["risks"],
        json!([
            "Return of period 1: overdue by 31 days.",
            "Payment 2 of £399.99 is held back: No return came."
        ])
    );
    let ageing = json!([{"kind": "return", "to_30": 0, "to_60": 1, "over_60": 0, "amount": "0"}]);
    assert_eq!(list["ageing"], ageing);
    assert_eq!(list["calendar"]["earlier"], "399.99");
    assert_eq!(list["totals"]["unspent"], "600.01");
    assert_eq!(
        list["due_soon"].as_array().unwrap().len(),
        1,
        "the review; the next return is later"
    );
    let all = chair.told(C::awards, json!({"on": "2014-08-28"})).await;
    assert_eq!(all, list, "there is one round");
}

#[tokio::test]
async fn a_member_looks_and_changes_nothing() {
    let panel = awarded().await;
    in_force(&panel).await;
    let member = panel.at(MEMBER);
    let shown = show(member, "2014-04-01").await;
    assert_eq!(shown["may_change"], false);
    assert_eq!(
        show(panel.at(OFFICER), "2014-04-01").await["may_change"],
        true
    );
    let because = json!({"state": "not_needed", "because": "No"});
    let agreement = json!({"agreement": shown["versions"][0]["agreement"]});
    let review =
        json!({"review": {"on": "2014-10-01", "finding": "stop", "reasons": "No", "by": "Me"}});
    for (command, request) in [
        (C::agreement_write, of_award(agreement)),
        (C::agreement_sign, signed(1, "office")),
        (C::award_check_set, checked("dbs", &because)),
        (C::return_record, returned(1, &json!({}))),
        (C::payment_record, paid(1, "2014-04-02")),
        (C::review_record, of_award(review)),
    ] {
        let error = member.refusal(command, request).await;
        assert_eq!(error.code, NotAllowed, "{command}: {error}");
        assert!(
            error.message.contains("nly the chair or a support officer"),
            "{error}"
        );
    }
}

#[tokio::test]
async fn what_does_not_fit_is_refused_at_its_field() {
    let panel = awarded().await;
    let chair = panel.chair();
    let draft = show(chair, "2014-03-01").await["draft"].clone();
    let change = |at: &str, value: Value| {
        let mut changed = agreement(&draft);
        changed[at] = value;
        of_award(json!({ "agreement": changed }))
    };
    let later = json!({"version": 1, "side": "office", "by": "Jo", "on": "2199-01-01"});
    let no_reference = json!({"state": "evidenced", "on": "2014-03-20", "reference": ""});
    for (command, request, field, wanted) in [
        (
            C::agreement_write,
            change("bid_sha256", json!("ab".repeat(32))),
            "agreement.bid_sha256",
            "is not that of the bid as it is on file",
        ),
        (
            C::agreement_write,
            change("payments", json!([])),
            "agreement.payments",
            "sum to £0",
        ),
        (
            C::agreement_write,
            change("end", json!("2013-01-01")),
            "agreement.end",
            "before the start",
        ),
        (
            C::agreement_sign,
            of_award(json!({"signature": later})),
            "signature.on",
            "still to come",
        ),
        (
            C::award_check_set,
            checked("dbs", &no_reference),
            "check.state.reference",
            "is empty; give it",
        ),
    ] {
        let error = chair.refusal(command, request).await;
        assert_eq!(error.field.as_deref(), Some(field), "{error}");
        assert!(error.message.contains(wanted), "{error}");
    }
    let other = of_the_round(json!({"bid": "2"}));
    let error = chair.refusal(C::award_show, other).await;
    assert!(
        error.message.contains("has no award in this round"),
        "{error}"
    );
}

#[tokio::test]
async fn a_decision_anew_stays_above_what_was_paid_and_wants_a_variation() {
    let panel = awarded().await;
    in_force(&panel).await;
    let chair = panel.chair();
    chair.told(C::payment_record, paid(1, "2014-04-02")).await;
    let decide = |kind: &str, amount: &str| {
        let decision = json!({"bid": "1", "kind": kind, "amount": amount, "reason": "Again"});
        of_the_round(json!({"decisions": [decision], "by": "The Commissioner"}))
    };
    for (kind, amount) in [("decline", "0"), ("part_award", "600")] {
        let error = chair.refusal(C::decide, decide(kind, amount)).await;
        assert!(error.message.contains("£600.01 that was paid"), "{error}");
    }
    chair.told(C::decide, decide("part_award", "700.01")).await;
    let shown = show(chair, "2014-07-01").await;
    let told = shown["mismatches"][0].as_str().unwrap();
    assert!(told.contains("The award is £700.01 now"), "{told}");
    let despite = json!({"on": "2014-07-28", "reference": "", "despite": "They asked"});
    let error = chair
        .refusal(C::payment_record, step(2, despite, "paid"))
        .await;
    assert!(error.message.contains("the award is £700.01"), "{error}");
    let mut varied = shown["versions"][0]["agreement"].clone();
    varied["variation"] = json!({"from": "2014-07-01", "reason": "A smaller award"});
    varied["payments"][1]["amount"] = json!("100");
    let written = of_award(json!({ "agreement": varied }));
    let shown = chair.told(C::agreement_write, written).await;
    assert_eq!(
        (&shown["state"], &shown["mismatches"]),
        (&json!("variation_waits"), &json!([]))
    );
    for side in ["office", "recipient"] {
        chair.told(C::agreement_sign, signed(2, side)).await;
    }
    let shown = show(chair, "2014-07-01").await;
    assert_eq!(shown["state"], "varied");
    assert_eq!(
        (&shown["money"]["paid"], &shown["money"]["unpaid"]),
        (&json!("600.01"), &json!("100.00"))
    );
}

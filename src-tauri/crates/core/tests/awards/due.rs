//! What is due of an award on a day, and how late it is.

use evenhand_core::commission::{
    AwardCheck, AwardCheckKind, AwardCheckState, AwardEntry, AwardFacts, Finding, PaymentState,
    PeriodState, ReturnState, Side, due_things,
};

use crate::award::*;

fn facts() -> AwardFacts {
    AwardFacts {
        award: pounds("1000"),
        decided_on: Some(day("2014-02-01")),
        starts: None,
    }
}

/// What is due on a day, a line each: the day, how many days late, and what.
fn due(entries: Vec<AwardEntry>, today: &str) -> Vec<String> {
    let things = due_things(facts(), &said(entries), day(today));
    let lines = things
        .iter()
        .map(|one| format!("{} {} {}", one.on, one.days_late, one.what));
    lines.collect()
}

#[test]
fn an_agreement_is_due_four_weeks_after_the_decision_or_when_the_project_starts() {
    assert_eq!(
        due(vec![], "2014-03-02"),
        ["2014-03-01 1 Agreement to be written"]
    );
    let starts = AwardFacts {
        starts: Some(day("2014-04-01")),
        ..facts()
    };
    let things = due_things(starts, &said([]), day("2014-03-02"));
    assert_eq!((things[0].on, things[0].days_late), (day("2014-04-01"), 0));
    let unknown = AwardFacts {
        decided_on: None,
        ..facts()
    };
    assert!(due_things(unknown, &said([]), day("2014-03-02")).is_empty());
}

#[test]
fn everything_of_an_agreement_is_due_on_its_day() {
    assert_eq!(
        due(vec![written(|_| {})], "2014-04-02"),
        [
            "2014-04-01 1 Office to sign version 1 of the agreement",
            "2014-04-01 1 Recipient to sign version 1 of the agreement",
            "2014-04-01 1 DBS checks: to be seen",
            "2014-04-01 1 Payment 1 of £600.01",
            "2014-07-01 0 Review",
            "2014-07-28 0 Return of period 1",
            "2014-07-28 0 Payment 2 of £399.99",
            "2014-09-30 0 Review",
            "2014-10-28 0 Return of period 2",
        ]
    );
    let mut done = in_force();
    done.extend([
        paid(1, "2014-04-02", ""),
        returned(1, |_| {}),
        held(2),
        reviewed("2014-07-03", Finding::Continue),
    ]);
    assert_eq!(
        due(done, "2014-10-29"),
        ["2014-09-30 29 Review", "2014-10-28 1 Return of period 2"]
    );
}

#[test]
fn a_check_is_due_when_it_was_promised_needed_or_ends() {
    let check = |state| {
        AwardEntry::Checked(AwardCheck {
            kind: AwardCheckKind::Dbs,
            state,
        })
    };
    let promised = |by: Option<&str>| check(AwardCheckState::Promised { by: by.map(day) });
    let because = "Nobody at risk".to_owned();
    for (state, wanted) in [
        (
            promised(Some("2014-03-10")),
            Some("2014-03-10 22 DBS checks: to be seen"),
        ),
        (promised(None), Some("2014-04-01 0 DBS checks: to be seen")),
        (seen(AwardCheckKind::Dbs, None), None),
        (seen(AwardCheckKind::Dbs, Some("2015-04-01")), None),
        (
            seen(AwardCheckKind::Dbs, Some("2014-03-31")),
            Some("2014-03-31 1 DBS checks: to be renewed"),
        ),
        (check(AwardCheckState::NotNeeded { because }), None),
    ] {
        let lines = due(vec![written(|_| {}), state], "2014-04-01");
        let found = lines.iter().find(|line| line.contains("DBS"));
        assert_eq!(found.map(String::as_str), wanted);
    }
}

#[test]
fn a_review_answers_what_was_planned_by_its_day_or_soon_after() {
    for (reviews, wanted) in [
        (vec![], [false, false]),
        (vec!["2014-06-02"], [false, false]),
        (vec!["2014-06-03"], [true, false]),
        (vec!["2014-07-20"], [true, false]),
        (vec!["2014-06-20", "2014-07-20"], [true, false]),
        (vec!["2014-06-20", "2014-09-10"], [true, true]),
        (vec!["2014-10-05"], [true, true]),
    ] {
        let mut entries = in_force();
        entries.extend(reviews.iter().map(|on| reviewed(on, Finding::Continue)));
        let planned = said(entries).planned_reviews();
        let done: Vec<bool> = planned.iter().map(|(_, done)| *done).collect();
        assert_eq!(done, wanted, "{reviews:?}");
    }
}

#[test]
fn a_period_and_a_payment_stand_somewhere_on_each_day() {
    let file = said(in_force());
    let first = &file.periods()[0];
    for (today, state) in [
        ("2014-06-30", PeriodState::NotYetDue),
        ("2014-07-01", PeriodState::Due),
        ("2014-07-28", PeriodState::Due),
        ("2014-07-29", PeriodState::Overdue),
    ] {
        assert_eq!(file.period_state(first, day(today)), state, "{today}");
    }
    for (of, state) in [
        (ReturnState::Received, PeriodState::Received),
        (ReturnState::Queried, PeriodState::Queried),
        (ReturnState::Accepted, PeriodState::Accepted),
    ] {
        let mut file = file.clone();
        say(&mut file, returned(1, |it| it.state = of));
        assert_eq!(file.period_state(first, day("2014-12-01")), state);
        let second = &file.planned()[1].clone();
        let waits = file.payment_state(second, day("2014-12-01")) == PaymentState::Waiting;
        assert_eq!(
            waits,
            of != ReturnState::Accepted,
            "only what is accepted frees a payment"
        );
    }
    let payment = file.planned()[0].clone();
    let mut file = file;
    assert_eq!(
        file.payment_state(&payment, day("2014-03-31")),
        PaymentState::Planned
    );
    assert_eq!(
        file.payment_state(&payment, day("2014-04-01")),
        PaymentState::ToPay
    );
    say(&mut file, held(1));
    assert_eq!(
        file.payment_state(&payment, day("2014-04-01")),
        PaymentState::Held
    );
    say(&mut file, released(1));
    say(&mut file, paid(1, "2014-04-01", ""));
    assert_eq!(
        file.payment_state(&payment, day("2014-04-01")),
        PaymentState::Paid
    );
}

#[test]
fn a_payment_says_what_it_waits_for() {
    let waits = |entries: Vec<AwardEntry>, number: usize| {
        let file = said(entries);
        file.waits_in_words(&file.planned()[number], day("2014-08-01"))
            .join("; ")
    };
    let signed_draft = vec![written(|_| {}), signed(1, Side::Office)];
    assert_eq!(
        waits(signed_draft, 0),
        "both signatures of the agreement; the check “DBS checks”, of which nothing was seen"
    );
    assert_eq!(waits(in_force(), 0), "");
    assert_eq!(
        waits(in_force(), 1),
        "the return of period 1, which is not here"
    );
    for (state, wanted) in [
        (
            ReturnState::Received,
            "the return of period 1, to be accepted",
        ),
        (
            ReturnState::Queried,
            "the return of period 1, which is queried",
        ),
        (ReturnState::Accepted, ""),
    ] {
        let mut entries = in_force();
        entries.push(returned(1, |it| it.state = state));
        assert_eq!(waits(entries, 1), wanted);
    }
}

//! Why an award is at risk.

use evenhand_core::commission::{
    AwardCheckKind, AwardEntry, AwardFacts, Finding, Rating, ReturnState, due_things, risks,
};

use crate::award::*;

fn told(more: Vec<AwardEntry>, today: &str) -> Vec<String> {
    let mut entries = in_force();
    entries.extend(more);
    let file = said(entries);
    let facts = AwardFacts {
        award: pounds("1000"),
        decided_on: None,
        starts: None,
    };
    let mut late = due_things(facts, &file, day(today));
    late.retain(|thing| thing.days_late > 0);
    risks(&file, &late, day(today))
}

fn rated(period: u32, points: u8) -> AwardEntry {
    returned(period, |it| {
        it.risk = Some(Rating {
            points,
            comment: "A post is empty".into(),
        });
    })
}

#[test]
fn an_award_is_at_risk_for_reasons_in_words() {
    let quiet = || vec![paid(1, "2014-04-01", "")];
    let and = |more: Vec<AwardEntry>| [quiet(), more].concat();
    let query = |it: &mut evenhand_core::commission::ProjectReturn| {
        it.state = ReturnState::Queried;
        it.note = "Which beds?".into();
    };
    let dbs = |last| and(vec![seen(AwardCheckKind::Dbs, Some(last))]);
    for (entries, wanted) in [
        (quiet(), vec![]),
        (
            and(vec![rated(1, 2)]),
            vec!["Risk is rated 2 of 5 in period 1: a serious risk that nobody has in hand."],
        ),
        (and(vec![rated(1, 3)]), vec![]),
        (and(vec![rated(1, 1), rated(2, 4)]), vec![]),
        (
            and(vec![returned(1, query)]),
            vec!["The return of period 1 is queried: Which beds?"],
        ),
        (
            and(vec![held(2)]),
            vec!["Payment 2 of £399.99 is held back: Nothing came."],
        ),
        (
            dbs("2014-06-30"),
            vec!["DBS checks: what was seen ends on 30 June 2014."],
        ),
        (dbs("2014-07-02"), vec![]),
        (
            dbs("2014-05-30"),
            vec!["DBS checks: to be renewed: overdue by 2 days."],
        ),
        (
            and(vec![reviewed("2014-06-10", Finding::Stop)]),
            vec!["The review of 10 June 2014 found to stop it: Few came."],
        ),
        (and(vec![reviewed("2014-06-10", Finding::Continue)]), vec![]),
    ] {
        assert_eq!(told(entries, "2014-06-01"), wanted);
    }
    let late = told(quiet(), "2014-07-29");
    assert_eq!(
        late,
        [
            "Review: overdue by 28 days.",
            "Return of period 1: overdue by 1 day.",
            "Payment 2 of £399.99: overdue by 1 day.",
        ]
    );
}

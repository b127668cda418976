//! What is overdue by how long, and what is paid in which month.

use evenhand_core::commission::{AwardFacts, DueKind, PaymentCalendar, age_overdue, due_things};

use crate::award::*;

#[test]
fn what_is_overdue_ages_by_thirty_and_sixty_days() {
    let file = said([written(|_| {})]);
    let facts = AwardFacts {
        award: pounds("1000"),
        decided_on: None,
        starts: None,
    };
    // The signatures and payment 1 were due on 1 April, payment 2 on 28 July.
    for (today, kind, wanted) in [
        ("2014-04-01", DueKind::Signature, None),
        ("2014-04-02", DueKind::Signature, Some((2, 0, 0, "0"))),
        ("2014-05-01", DueKind::Signature, Some((2, 0, 0, "0"))),
        ("2014-05-02", DueKind::Signature, Some((0, 2, 0, "0"))),
        ("2014-05-31", DueKind::Signature, Some((0, 2, 0, "0"))),
        ("2014-06-01", DueKind::Signature, Some((0, 0, 2, "0"))),
        ("2014-08-01", DueKind::Payment, Some((1, 0, 1, "1000"))),
        ("2014-08-01", DueKind::Return, Some((1, 0, 0, "0"))),
    ] {
        let things = due_things(facts, &file, day(today));
        let rows = age_overdue(&things);
        let found = rows.iter().find(|row| row.kind == kind);
        let found = found.map(|row| (row.to_30, row.to_60, row.over_60, row.amount));
        let wanted = wanted.map(|(a, b, c, amount)| (a, b, c, pounds(amount)));
        assert_eq!(found, wanted, "{today}");
    }
}

#[test]
fn what_is_not_paid_stands_in_the_month_in_which_it_is_due() {
    let mut calendar = PaymentCalendar::from_month_of(day("2014-05-31"));
    let mut entries = in_force();
    entries.push(held(2));
    calendar.add(pounds("1000"), &said(entries));
    calendar.add(pounds("70.10"), &said([]));
    let later = written(|it| {
        it.payments[0].due = day("2015-05-01");
        it.payments[1].due = day("2015-04-30");
    });
    calendar.add(pounds("1000"), &said([later]));
    let firsts: Vec<String> = calendar
        .months
        .iter()
        .map(|month| month.first.to_string())
        .collect();
    assert_eq!(
        (firsts.len(), firsts[0].as_str(), firsts[11].as_str()),
        (12, "2014-05-01", "2015-04-01")
    );
    assert_eq!(calendar.earlier, pounds("600.01"));
    assert_eq!(calendar.months[2].amount, pounds("399.99"));
    assert_eq!(calendar.months[2].held, pounds("399.99"));
    assert_eq!(calendar.months[11].amount, pounds("399.99"));
    assert_eq!(calendar.later, pounds("600.01"));
    assert_eq!(calendar.unscheduled, pounds("70.10"));
    assert_eq!(calendar.total(), pounds("2070.10"));
}

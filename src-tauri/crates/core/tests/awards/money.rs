//! What an award comes to in money.

use evenhand_core::commission::{AwardEntry, AwardMoney, Gap, GapKind};

use crate::award::*;

fn money(more: Vec<AwardEntry>) -> AwardMoney {
    let mut entries = in_force();
    entries.extend(more);
    AwardMoney::of(pounds("1000"), &said(entries), day("2014-10-29"))
}

fn spent(period: u32, spend: &str, forecast: &str) -> AwardEntry {
    returned(period, |it| {
        it.spend = spend.parse().ok();
        it.forecast = forecast.parse().ok();
    })
}

fn gap(kind: GapKind, amount: &str) -> Option<Gap> {
    let amount = pounds(amount);
    Some(Gap { kind, amount })
}

#[test]
fn not_yet_is_no_nought() {
    let silent = money(vec![paid(1, "2014-04-02", ""), returned(1, |_| {})]);
    assert_eq!(
        (silent.spent, silent.now, silent.expected, silent.at_end),
        (None, None, None, None)
    );
    assert_eq!(silent.without_spend, [1, 2]);
    assert_eq!(silent.unspent, pounds("600.01"));
}

#[test]
fn spending_stands_beside_what_was_paid_and_the_forecast_beside_the_award() {
    let first = || vec![paid(1, "2014-04-02", "")];
    let and = |more: Vec<AwardEntry>| [first(), more].concat();
    for (entries, now, at_end) in [
        (
            and(vec![spent(1, "500", "400")]),
            gap(GapKind::Underspend, "100.01"),
            gap(GapKind::Underspend, "100"),
        ),
        (
            and(vec![spent(1, "600.01", "399.99")]),
            gap(GapKind::Even, "0"),
            gap(GapKind::Even, "0"),
        ),
        (
            and(vec![spent(1, "700", "400")]),
            gap(GapKind::Overspend, "99.99"),
            gap(GapKind::Overspend, "100"),
        ),
        (
            and(vec![spent(1, "500", "400"), spent(2, "300", "")]),
            gap(GapKind::Overspend, "199.99"),
            gap(GapKind::Underspend, "100"),
        ),
        (
            and(vec![spent(1, "500", "400"), spent(2, "600", "")]),
            gap(GapKind::Overspend, "499.99"),
            gap(GapKind::Overspend, "100"),
        ),
        (
            and(vec![spent(1, "500", "400"), spent(2, "300", "0")]),
            gap(GapKind::Overspend, "199.99"),
            gap(GapKind::Underspend, "200"),
        ),
        (
            and(vec![spent(1, "500", ""), repaid(1, "2014-09-01", "100.01")]),
            gap(GapKind::Even, "0"),
            None,
        ),
    ] {
        let money = money(entries);
        assert_eq!((money.now, money.at_end), (now, at_end), "{money:?}");
    }
}

#[test]
fn what_is_held_back_is_part_of_what_is_not_paid() {
    let money = money(vec![paid(1, "2014-04-02", ""), held(2)]);
    assert_eq!(money.paid, pounds("600.01"));
    assert_eq!(
        (money.unpaid, money.held),
        (pounds("399.99"), pounds("399.99"))
    );
}

//! Random stories of awards beside a naive ledger: whatever is said, and in which order,
//! what is accepted keeps the money right.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use evenhand_core::Pounds;
use evenhand_core::commission::{
    Agreement, AwardEntry, AwardFile, AwardMoney, Gap, GapKind, PaymentCalendar, PaymentEvent,
    PaymentStep, PlannedPayment, ReturnState, Side, Signature, Variation,
};
use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::award::*;

/// Something that somebody tries.
#[derive(Clone, Debug)]
enum Try {
    Write {
        cuts: Vec<u16>,
        varies: bool,
        keeps: bool,
    },
    Sign {
        version: u32,
        office: bool,
    },
    Return {
        period: u32,
        spend: Option<i64>,
        forecast: Option<i64>,
        state: u8,
    },
    Pay {
        number: u32,
        on: u64,
        despite: bool,
    },
    Hold(u32),
    Release(u32),
    TakeBack(u32),
    Repay {
        number: u32,
        on: u64,
        pence: i64,
    },
    Decide(Option<i64>),
}

fn pence(pence: i64) -> Pounds {
    Pounds(Decimal::new(pence, 2))
}

fn one_try() -> impl Strategy<Value = Try> {
    let number = 1_u32..=4;
    prop_oneof![
        3 => (prop::collection::vec(0_u16..=1000, 0..4), any::<bool>(), prop::bool::weighted(0.7))
            .prop_map(|(cuts, varies, keeps)| Try::Write { cuts, varies, keeps }),
        5 => (1_u32..=4, any::<bool>()).prop_map(|(version, office)| Try::Sign { version, office }),
        3 => (1_u32..=3, prop::option::of(0_i64..60_000), prop::option::of(0_i64..60_000), 0_u8..3)
            .prop_map(|(period, spend, forecast, state)| Try::Return { period, spend, forecast, state }),
        5 => (number.clone(), 0_u64..400, any::<bool>())
            .prop_map(|(number, on, despite)| Try::Pay { number, on, despite }),
        1 => number.clone().prop_map(Try::Hold),
        1 => number.clone().prop_map(Try::Release),
        2 => number.clone().prop_map(Try::TakeBack),
        3 => (number, 0_u64..500, 0_i64..80_000)
            .prop_map(|(number, on, pence)| Try::Repay { number, on, pence }),
        1 => prop::option::of(0_i64..150_000).prop_map(Try::Decide),
    ]
}

fn on_day(days: u64) -> NaiveDate {
    day("2014-04-01") + Days::new(days)
}

/// A split of the award at the cuts, in thousandths of it; what was paid stays where asked.
fn payments(file: &AwardFile, award: Pounds, cuts: &[u16], keeps: bool) -> Vec<PlannedPayment> {
    let kept: Vec<PlannedPayment> = file
        .planned()
        .iter()
        .take_while(|one| keeps && file.paid_on(one.number).is_some())
        .cloned()
        .collect();
    let mut left = award.0 - kept.iter().map(|one| one.amount.0).sum::<Decimal>();
    let mut all = kept;
    for cut in cuts {
        let part = (left * Decimal::new(i64::from(*cut), 3)).trunc_with_scale(2);
        left -= part;
        all.push(payment(0, "2014-04-01", &part.to_string(), &[]));
    }
    all.push(payment(0, "2014-07-01", &left.to_string(), &[]));
    for (number, one) in (1..).zip(&mut all) {
        one.number = number;
    }
    all
}

fn entry(file: &AwardFile, award: Pounds, tried: &Try) -> Option<AwardEntry> {
    let pay = |number: u32, step| Some(AwardEntry::Paid(PaymentEvent { number, step }));
    let reason = || "Because".to_owned();
    match tried {
        Try::Write {
            cuts,
            varies,
            keeps,
        } => {
            let variation = varies.then(|| Variation {
                from: day("2014-05-01"),
                reason: reason(),
            });
            Some(AwardEntry::Written(Box::new(Agreement {
                payments: payments(file, award, cuts, *keeps),
                variation,
                ..agreement()
            })))
        }
        Try::Sign { version, office } => Some(AwardEntry::Signed(Signature {
            version: *version,
            side: if *office {
                Side::Office
            } else {
                Side::Recipient
            },
            by: "Ann".into(),
            on: day("2014-04-01"),
        })),
        Try::Return {
            period,
            spend,
            forecast,
            state,
        } => Some(returned(*period, |it| {
            it.spend = spend.map(pence);
            it.forecast = forecast.map(pence);
            it.state = [
                ReturnState::Received,
                ReturnState::Queried,
                ReturnState::Accepted,
            ][usize::from(*state)];
        })),
        Try::Pay {
            number,
            on,
            despite,
        } => pay(
            *number,
            PaymentStep::Paid {
                on: on_day(*on),
                reference: String::new(),
                despite: if *despite { reason() } else { String::new() },
            },
        ),
        Try::Hold(number) => pay(*number, PaymentStep::Held { reason: reason() }),
        Try::Release(number) => pay(*number, PaymentStep::Released { reason: reason() }),
        Try::TakeBack(number) => pay(*number, PaymentStep::TakenBack { reason: reason() }),
        Try::Repay {
            number,
            on,
            pence: amount,
        } => pay(
            *number,
            PaymentStep::Repaid {
                on: on_day(*on),
                amount: pence(*amount),
                reason: reason(),
            },
        ),
        Try::Decide(_) => None,
    }
}

/// What a bookkeeper would note: each sum as it went out and came back.
#[derive(Default)]
struct Ledger {
    out: BTreeMap<u32, Decimal>,
    back: Decimal,
}

impl Ledger {
    /// Notes what was accepted; `file` is as it was before.
    fn note(&mut self, file: &AwardFile, entry: &AwardEntry) {
        let AwardEntry::Paid(event) = entry else {
            return;
        };
        match &event.step {
            PaymentStep::Paid { .. } => {
                let mut planned = file.planned().iter();
                let amount = planned
                    .find(|one| one.number == event.number)
                    .unwrap()
                    .amount;
                let before = self.out.insert(event.number, amount.0);
                assert_eq!(before, None, "nothing goes out twice");
            }
            PaymentStep::TakenBack { .. } => {
                assert!(self.out.remove(&event.number).is_some(), "it had gone out");
            }
            PaymentStep::Repaid { amount, .. } => self.back += amount.0,
            PaymentStep::Held { .. } | PaymentStep::Released { .. } => {}
        }
    }
}

fn signed_gap(gap: Gap) -> Decimal {
    match gap.kind {
        GapKind::Underspend => gap.amount.0,
        GapKind::Overspend => -gap.amount.0,
        GapKind::Even => Decimal::ZERO,
    }
}

fn check_money(file: &AwardFile, award: Pounds, ledger: &Ledger) -> Result<(), TestCaseError> {
    let money = AwardMoney::of(award, file, day("2014-12-01"));
    let out: Decimal = ledger.out.values().copied().sum();
    prop_assert_eq!(
        money.paid.0,
        out,
        "what was paid is what went out, whatever was varied"
    );
    prop_assert_eq!(money.repaid.0, ledger.back);
    prop_assert_eq!(
        money.paid.0 + money.unpaid.0,
        award.0,
        "paid + unpaid = award"
    );
    prop_assert!(money.repaid <= money.paid && money.held <= money.unpaid.max(scheduled(file)));
    for amount in [
        money.paid,
        money.repaid,
        money.unpaid,
        money.held,
        money.unspent,
    ] {
        prop_assert!(amount.check().is_ok(), "{amount} is an amount of money");
    }
    let spent = money.spent.unwrap_or_default().0;
    if let Some(now) = money.now {
        prop_assert_eq!(signed_gap(now), money.paid.0 - money.repaid.0 - spent);
    }
    if let (Some(gap), Some(expected)) = (money.at_end, money.expected) {
        prop_assert_eq!(signed_gap(gap), award.0 - expected.0);
        prop_assert!(expected.0 >= spent, "no less is expected than was spent");
    }
    prop_assert_eq!(money.now.is_some(), money.spent.is_some());
    let mut calendar = PaymentCalendar::from_month_of(day("2014-05-01"));
    calendar.add(award, file);
    if scheduled(file) == award || file.newest().is_none() {
        prop_assert_eq!(
            calendar.total(),
            money.unpaid,
            "the calendar holds what is not paid"
        );
    }
    Ok(())
}

/// What the schedule sums to.
fn scheduled(file: &AwardFile) -> Pounds {
    file.planned().iter().map(|one| one.amount).sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn whatever_is_said_the_money_is_right(
        first in 1_i64..150_000,
        tries in prop::collection::vec(one_try(), 1..40),
    ) {
        let (mut award, mut file) = (pence(first), AwardFile::default());
        let mut ledger = Ledger::default();
        for tried in tries {
            if let Try::Decide(anew) = tried {
                let anew = anew.map(pence);
                if file.check_decided(anew).is_ok() {
                    award = anew.unwrap_or_default();
                }
            } else if let Some(entry) = entry(&file, award, &tried)
                && file.check(award, &entry).is_ok()
            {
                ledger.note(&file, &entry);
                file.add(entry, "2014-03-01T12:00:00Z".parse().unwrap());
            }
            check_money(&file, award, &ledger)?;
        }
    }
}

//! An award to try things on: £1,000 in two payments, reported on twice.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use evenhand_core::commission::{
    Actual, Agreement, AwardCheck, AwardCheckKind, AwardCheckState, AwardEntry, AwardFile, Finding,
    Measure, MeasureKind, PaymentEvent, PaymentNeed, PaymentStep, PlannedPayment, ProjectReturn,
    ReturnPeriod, ReturnState, Review, Side, Signature, Variation,
};
use evenhand_core::{MeasureId, Pounds, PrivateText};

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn pounds(text: &str) -> Pounds {
    text.parse().unwrap()
}

pub(crate) fn period(number: u32, from: &str, to: &str, due: &str) -> ReturnPeriod {
    ReturnPeriod {
        number,
        from: day(from),
        to: day(to),
        due: day(due),
    }
}

pub(crate) fn payment(
    number: u32,
    due: &str,
    amount: &str,
    needs: &[PaymentNeed],
) -> PlannedPayment {
    PlannedPayment {
        number,
        due: day(due),
        amount: pounds(amount),
        needs: needs.iter().copied().collect(),
        sources: Vec::new(),
    }
}

pub(crate) fn agreement() -> Agreement {
    Agreement {
        start: day("2014-04-01"),
        end: day("2014-09-30"),
        texts: BTreeMap::new(),
        measures: Vec::new(),
        returns: vec![
            period(1, "2014-04-01", "2014-06-30", "2014-07-28"),
            period(2, "2014-07-01", "2014-09-30", "2014-10-28"),
        ],
        payments: vec![
            payment(
                1,
                "2014-04-01",
                "600.01",
                &[
                    PaymentNeed::Signatures,
                    PaymentNeed::Check(AwardCheckKind::Dbs),
                ],
            ),
            payment(2, "2014-07-28", "399.99", &[PaymentNeed::Return(1)]),
        ],
        reviews: vec![day("2014-07-01"), day("2014-09-30")],
        office_signatory: String::new(),
        recipient_signatory: String::new(),
        bid_sha256: "ab".repeat(32),
        variation: None,
    }
}

pub(crate) fn varied(change: impl FnOnce(&mut Agreement)) -> AwardEntry {
    let variation = Variation {
        from: day("2014-07-01"),
        reason: "A partner left".into(),
    };
    let mut agreement = Agreement {
        variation: Some(variation),
        ..agreement()
    };
    change(&mut agreement);
    AwardEntry::Written(Box::new(agreement))
}

pub(crate) fn written(change: impl FnOnce(&mut Agreement)) -> AwardEntry {
    let mut agreement = agreement();
    change(&mut agreement);
    AwardEntry::Written(Box::new(agreement))
}

pub(crate) fn signed(version: u32, side: Side) -> AwardEntry {
    AwardEntry::Signed(Signature {
        version,
        side,
        by: "Ann".into(),
        on: day("2014-03-28"),
    })
}

pub(crate) fn step(number: u32, step: PaymentStep) -> AwardEntry {
    AwardEntry::Paid(PaymentEvent { number, step })
}

pub(crate) fn paid(number: u32, on: &str, despite: &str) -> AwardEntry {
    step(
        number,
        PaymentStep::Paid {
            on: day(on),
            reference: "BACS 1".into(),
            despite: despite.into(),
        },
    )
}

pub(crate) fn held(number: u32) -> AwardEntry {
    let reason = "Nothing came".into();
    step(number, PaymentStep::Held { reason })
}

pub(crate) fn released(number: u32) -> AwardEntry {
    let reason = "It came".into();
    step(number, PaymentStep::Released { reason })
}

pub(crate) fn taken_back(number: u32) -> AwardEntry {
    let reason = "A slip".into();
    step(number, PaymentStep::TakenBack { reason })
}

pub(crate) fn repaid(number: u32, on: &str, amount: &str) -> AwardEntry {
    step(
        number,
        PaymentStep::Repaid {
            on: day(on),
            amount: pounds(amount),
            reason: "Unspent".into(),
        },
    )
}

pub(crate) fn seen(kind: AwardCheckKind, expires: Option<&str>) -> AwardEntry {
    AwardEntry::Checked(AwardCheck {
        kind,
        state: AwardCheckState::Evidenced {
            on: day("2014-03-20"),
            reference: PrivateText::new("No. 7"),
            expires: expires.map(day),
        },
    })
}

pub(crate) fn report(period: u32) -> ProjectReturn {
    ProjectReturn {
        period,
        received: day("2014-10-01"),
        actuals: BTreeMap::new(),
        spend: None,
        forecast: None,
        narrative: String::new(),
        delivery: None,
        spending: None,
        risk: None,
        signed_by: String::new(),
        state: ReturnState::Accepted,
        note: String::new(),
    }
}

pub(crate) fn returned(period: u32, change: impl FnOnce(&mut ProjectReturn)) -> AwardEntry {
    let mut report = report(period);
    change(&mut report);
    AwardEntry::Returned(Box::new(report))
}

pub(crate) fn reviewed(on: &str, finding: Finding) -> AwardEntry {
    AwardEntry::Reviewed(Review {
        on: day(on),
        finding,
        reasons: "Few came".into(),
        lesson: String::new(),
        by: "Ann".into(),
    })
}

pub(crate) fn measure(id: &str, kind: MeasureKind) -> Measure {
    serde_json::from_value(serde_json::json!({"id": id, "title": "Beds", "kind": kind})).unwrap()
}

pub(crate) fn actual(report: &mut ProjectReturn, id: &str, value: serde_json::Value) {
    let actual: Actual = serde_json::from_value(value).unwrap();
    report.actuals.insert(MeasureId::new(id), actual);
}

/// Adds what is said, each of it where it fits; panics where it does not.
pub(crate) fn said(entries: impl IntoIterator<Item = AwardEntry>) -> AwardFile {
    let mut file = AwardFile::default();
    for entry in entries {
        say(&mut file, entry);
    }
    file
}

pub(crate) fn say(file: &mut AwardFile, entry: AwardEntry) {
    if let Err(fault) = file.check(pounds("1000"), &entry) {
        panic!("{entry:?}: {fault}");
    }
    file.add(entry, "2014-03-01T12:00:00Z".parse().unwrap());
}

/// The agreement, signed by both sides, with its DBS check seen.
pub(crate) fn in_force() -> Vec<AwardEntry> {
    vec![
        written(|_| {}),
        signed(1, Side::Office),
        signed(1, Side::Recipient),
        seen(AwardCheckKind::Dbs, None),
    ]
}

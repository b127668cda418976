//! What is taken over of an award that has an agreement, two returns and a review.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::*;
use crate::commission::{
    Actual, Agreement, AwardEntry, Finding, MeasureFigure, PlannedPayment, ReturnPeriod,
    ReturnState, Review,
};
use crate::id::MeasureId;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn pounds(text: &str) -> Pounds {
    Pounds::parse(text).unwrap()
}

fn figure(text: &str) -> MeasureValue {
    MeasureValue::Figure(MeasureFigure(text.parse().unwrap()))
}

fn measure(id: &str, title: &str, kind: MeasureKind, target: &str) -> Measure {
    Measure {
        id: MeasureId::new(id),
        title: title.to_owned(),
        outcome: String::new(),
        criterion: None,
        kind,
        unit: if kind == MeasureKind::Count {
            "people"
        } else {
            ""
        }
        .to_owned(),
        direction: Direction::AtLeast,
        baseline: None,
        target: Some(figure(target)),
        by: None,
        evidence: String::new(),
    }
}

fn report(period: u32, actuals: &[(&str, &str)], spend: Option<&str>, told: &str) -> AwardEntry {
    let actual = |(id, value): &(&str, &str)| {
        let value = Some(figure(value));
        (
            MeasureId::new(id),
            Actual {
                value,
                ..Actual::default()
            },
        )
    };
    AwardEntry::Returned(Box::new(ProjectReturn {
        period,
        received: day("2013-10-10"),
        actuals: actuals.iter().map(actual).collect(),
        spend: spend.map(pounds),
        forecast: None,
        narrative: told.to_owned(),
        delivery: None,
        spending: None,
        risk: None,
        signed_by: String::new(),
        state: ReturnState::Accepted,
        note: String::new(),
    }))
}

fn agreement() -> Agreement {
    let period = |number, from: &str, to: &str| ReturnPeriod {
        number,
        from: day(from),
        to: day(to),
        due: day(to),
    };
    Agreement {
        start: day("2013-04-01"),
        end: day("2014-03-31"),
        texts: BTreeMap::new(),
        measures: vec![
            measure("m1", "Young people who finish", MeasureKind::Count, "40"),
            measure("m2", "Who feel safer", MeasureKind::Percentage, "75"),
            measure("m3", "Volunteers", MeasureKind::Count, "10"),
        ],
        returns: vec![
            period(1, "2013-04-01", "2013-09-30"),
            period(2, "2013-10-01", "2014-03-31"),
        ],
        payments: vec![PlannedPayment {
            number: 1,
            due: day("2013-04-30"),
            amount: pounds("12000"),
            needs: std::collections::BTreeSet::new(),
            sources: Vec::new(),
        }],
        reviews: Vec::new(),
        office_signatory: String::new(),
        recipient_signatory: String::new(),
        bid_sha256: "0".repeat(64),
        variation: None,
    }
}

#[test]
fn what_returns_and_reviews_say_is_taken_over_in_words() {
    let review = Review {
        on: day("2014-01-20"),
        finding: Finding::Continue,
        reasons: "Courses are full".to_owned(),
        lesson: "Begin in May".to_owned(),
        by: "Ann Reed, commissioning officer".to_owned(),
    };
    let mut file = AwardFile::default();
    let empty =
        ExistingProject::from_award("7".into(), ("g".into(), "3".into()), pounds("12000"), &file);
    assert_eq!(
        (empty.spent, empty.until, empty.achieved.as_str()),
        (None, None, "")
    );
    for entry in [
        AwardEntry::Written(Box::new(agreement())),
        report(
            1,
            &[("m1", "18"), ("m2", "61")],
            Some("5200.50"),
            "The first course was late",
        ),
        report(2, &[("m1", "25"), ("m2", "78")], Some("6000"), ""),
        AwardEntry::Reviewed(review),
    ] {
        let at: DateTime<Utc> = "2014-02-01T09:00:00Z".parse().unwrap();
        assert_eq!(file.check(pounds("12000"), &entry), Ok(()));
        file.add(entry, at);
    }
    let taken =
        ExistingProject::from_award("7".into(), ("g".into(), "3".into()), pounds("12000"), &file);
    assert_eq!(taken.spent, Some(pounds("11200.50")));
    assert_eq!(taken.until, Some(day("2014-03-31")));
    assert_eq!(
        taken.achieved,
        "Young people who finish: 43 people (target: at least 40 people).\n\
         Who feel safer: 78 % (target: at least 75 %).\n\
         Volunteers: not reported yet (target: at least 10 people).\n\
         The first course was late."
    );
    assert_eq!(
        taken.reviews,
        "20 January 2014, Ann Reed, commissioning officer: Continue. Courses are full."
    );
}

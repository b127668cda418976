//! What came of the award of bid 1: an agreement, a return and a review, signed by hand.

use std::collections::{BTreeMap, BTreeSet};

use evenhand_core::commission::{
    Agreement, Finding, PlannedPayment, ProjectReturn, ReturnPeriod, ReturnState, Review,
};
use evenhand_core::{BidRef, Pounds, RoundId};
use evenhand_record::Body;
use evenhand_tests::Laptop;

/// Puts it on file.
pub(crate) async fn follow_award(chair: &Laptop) {
    let (round, bid) = (RoundId::new("grants"), BidRef::new("1"));
    let (agreement, report) = (Box::new(agreement()), Box::new(report()));
    for body in [
        Body::AgreementWritten {
            round: round.clone(),
            bid: bid.clone(),
            agreement,
        },
        Body::ReturnRecorded {
            round: round.clone(),
            bid: bid.clone(),
            report,
        },
        Body::ReviewRecorded {
            round: round.clone(),
            bid: bid.clone(),
            review: review(),
        },
    ] {
        let record = chair.sign(&body).await;
        let taken = chair.takes(&[record]).await;
        assert_eq!(taken.new.len(), 1, "{taken:?}");
    }
}

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

fn agreement() -> Agreement {
    Agreement {
        start: day("2013-04-01"),
        end: day("2014-03-31"),
        texts: BTreeMap::new(),
        measures: Vec::new(),
        returns: vec![ReturnPeriod {
            number: 1,
            from: day("2013-04-01"),
            to: day("2013-09-30"),
            due: day("2013-10-31"),
        }],
        payments: vec![PlannedPayment {
            number: 1,
            due: day("2013-04-30"),
            amount: Pounds::parse("1000").unwrap(),
            needs: BTreeSet::new(),
            sources: Vec::new(),
        }],
        reviews: Vec::new(),
        office_signatory: String::new(),
        recipient_signatory: String::new(),
        bid_sha256: "0".repeat(64),
        variation: None,
    }
}

fn report() -> ProjectReturn {
    ProjectReturn {
        period: 1,
        received: day("2013-10-20"),
        actuals: BTreeMap::new(),
        spend: Some(Pounds::parse("450.50").unwrap()),
        forecast: None,
        narrative: "Twelve families were helped".to_owned(),
        delivery: None,
        spending: None,
        risk: None,
        signed_by: String::new(),
        state: ReturnState::Accepted,
        note: String::new(),
    }
}

fn review() -> Review {
    Review {
        on: day("2014-01-20"),
        finding: Finding::Continue,
        reasons: "It is full".to_owned(),
        lesson: "Begin in May, when schools have time".to_owned(),
        by: "Ann Reed".to_owned(),
    }
}

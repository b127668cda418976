//! What the sample bodies are about: bids, sheets, the round, other devices.

use std::collections::BTreeMap;

use evenhand_core::{
    Approach, Bid, Fund, FundLine, Pounds, Recommendation, RoundDetails, SheetContent,
};
use evenhand_record::{
    DeviceKey, Head, KeyFor, LogId, RecordId, SheetEntry, SheetNotice, seal::SealedBytes,
};

pub(super) fn bid(reference: &str) -> Bid {
    Bid {
        minimum_amount: Some(pounds("20000")),
        objectives: ["o1".into(), "o3".into()].into(),
        groups: ["g2".into()].into(),
        district: Some("Norwich".into()),
        ..Bid::new(
            reference.into(),
            "Leeway Norwich".into(),
            "A refuge – “safe home”",
            pounds("24500.50"),
        )
    }
}

pub(super) fn pounds(text: &str) -> Pounds {
    text.parse().unwrap()
}

pub(super) fn sheet() -> SheetEntry {
    SheetEntry {
        round: "2014".into(),
        bid: "021".into(),
        member: "m1".into(),
        entered_by: Some("officer".into()),
        content: SheetContent {
            scores: [
                ("o1".into(), "4".parse().unwrap()),
                ("o3".into(), "2.5".parse().unwrap()),
            ]
            .into_iter()
            .collect(),
            reasons: [(
                "o1".into(),
                "Evidence from three districts.\nWell costed.".to_owned(),
            )]
            .into(),
            strengths: "Known need".into(),
            weaknesses: "Short of volunteers".into(),
            comment: String::new(),
            recommendation: Some(Recommendation::PartFund),
            suggested_amount: Some(pounds("20000")),
        },
    }
}

pub(super) fn notice() -> SheetNotice {
    SheetNotice {
        round: "2014".into(),
        bid: "021".into(),
        member: "m1".into(),
        reason: "Scored the wrong bid".into(),
    }
}

pub(super) fn details() -> RoundDetails {
    RoundDetails {
        title: "Crime and disorder reduction grants 2014/15".into(),
        commissioner: "Police and Crime Commissioner for Norfolk".into(),
        approach: Approach::InvitationForBids,
        direction: "Reduce reoffending".into(),
        fund: Fund {
            low: pounds("331000"),
            high: pounds("400000"),
            sources: vec![FundLine {
                label: "Community Safety Fund".into(),
                amount: pounds("1000000"),
            }],
            commitments: vec![FundLine {
                label: "Committed".into(),
                amount: pounds("669000"),
            }],
            most_per_bidder: None,
            ..Fund::default()
        },
        sample: false,
    }
}

pub(super) fn other_log() -> LogId {
    DeviceKey::from_seed(&[9; 32]).log()
}

pub(super) fn heads() -> BTreeMap<LogId, Head> {
    let id = RecordId::from_bytes([3; 32]);
    BTreeMap::from([(other_log(), Head { seq: 12, id })])
}

/// What stands for a wrapped key: a true one differs at every writing.
pub(super) fn keys() -> Vec<KeyFor> {
    vec![KeyFor {
        log: other_log(),
        key: SealedBytes::from_bytes(b"age-encryption.org/v1 ...".to_vec()),
    }]
}

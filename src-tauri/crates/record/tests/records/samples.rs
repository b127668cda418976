//! One body of every kind, and the fixed key, salt and time they are signed with.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use evenhand_core::{
    AgreedScore, Approach, Bid, Decision, DecisionKind, Declaration, DeclarationKind, Fund,
    FundLine, GatewayAnswer, GatewayReply, Member, OverrideKind, Pounds, Recommendation, Role,
    RoundDetails, Scheme, Settled, SettledAward, SheetContent, Subject, Way,
};
use evenhand_record::{
    Body, DeviceKey, Head, Heading, KeyFor, LogId, LogPosition, PanelId, Recipient, Record,
    RecordId, Salt, SealKey, SheetEntry, SheetNotice, seal::SealedBytes,
};

pub(crate) fn key() -> DeviceKey {
    DeviceKey::from_seed(&[7; 32])
}

pub(crate) fn at() -> DateTime<Utc> {
    "2013-11-04T09:30:00.125Z".parse().unwrap()
}

pub(crate) fn salt() -> Salt {
    Salt::from_bytes(*b"0123456789abcdef")
}

/// Signs a body as the third record of a panel in which one other log is known.
pub(crate) fn signed(body: &Body) -> Record {
    let is_genesis = matches!(body, Body::Genesis { .. });
    let third = LogPosition {
        seq: 3,
        prev: Some(RecordId::from_bytes([2; 32])),
        seen: BTreeMap::from([(
            DeviceKey::from_seed(&[9; 32]).log(),
            RecordId::from_bytes([3; 32]),
        )]),
    };
    let first = LogPosition {
        seq: 1,
        prev: None,
        seen: BTreeMap::new(),
    };
    let panel = (!is_genesis).then_some(PanelId::from_bytes([1; 32]));
    let place = if is_genesis { first } else { third };
    Record::sign(&key(), heading(panel, place), body, salt()).unwrap()
}

/// Signs the next record of a log.
pub(crate) fn next(
    key: &DeviceKey,
    panel: Option<PanelId>,
    prev: Option<&Record>,
    seen: &[&Record],
    body: &Body,
) -> Record {
    let place = LogPosition {
        seq: prev.map_or(1, |prev| prev.payload().seq + 1),
        prev: prev.map(Record::id),
        seen: seen
            .iter()
            .map(|one| (one.payload().log, one.id()))
            .collect::<BTreeMap<LogId, RecordId>>(),
    };
    Record::sign(key, heading(panel, place), body, salt()).unwrap()
}

/// The head of a record of the sample day.
pub(crate) fn heading(panel: Option<PanelId>, position: LogPosition) -> Heading {
    let at = at();
    Heading {
        panel,
        position,
        at,
    }
}

pub(crate) fn genesis() -> Body {
    Body::Genesis {
        chair: Member {
            id: "chair".into(),
            name: "Ann Chair".into(),
            role: Role::Chair,
        },
        deputy: Some("deputy".into()),
        recipient: None,
    }
}

pub(crate) fn opened(round: &str) -> Body {
    Body::RoundOpened {
        round: round.into(),
        seal: None,
    }
}

fn bid(reference: &str) -> Bid {
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

fn pounds(text: &str) -> Pounds {
    text.parse().unwrap()
}

fn sheet() -> SheetEntry {
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

fn notice() -> SheetNotice {
    SheetNotice {
        round: "2014".into(),
        bid: "021".into(),
        member: "m1".into(),
        reason: "Scored the wrong bid".into(),
    }
}

fn details() -> RoundDetails {
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

/// One body of every kind.
pub(crate) fn one_of_each() -> Vec<Body> {
    let round = || "2014".into();
    let scheme: Scheme = serde_json::from_str(include_str!("scheme.json")).unwrap();
    let declaration = |subject, kind| Declaration {
        member: "m1".into(),
        subject,
        kind,
    };
    vec![
        genesis(),
        Body::RoundDescribed {
            round: round(),
            details: details(),
        },
        Body::SchemeSet {
            round: round(),
            scheme: Box::new(scheme),
            reason: String::new(),
        },
        Body::MemberAdded {
            round: round(),
            member: Member {
                id: "m1".into(),
                name: "Siân Member".into(),
                role: Role::Member,
            },
        },
        Body::MemberRemoved {
            round: round(),
            member: "m1".into(),
            reason: "Left the office".into(),
        },
        Body::BidsSet {
            round: round(),
            bids: vec![bid("021"), bid("022")],
            source: "bids.csv".into(),
        },
        Body::LateBidAccepted {
            round: round(),
            bid: Box::new(bid("023")),
            reason: "The post was late".into(),
        },
        Body::BidWithdrawn {
            round: round(),
            bid: "022".into(),
            reason: "At the bidder's wish".into(),
        },
        Body::GatewaysAnswered {
            round: round(),
            answers: vec![
                GatewayAnswer {
                    bid: "021".into(),
                    gateway: "need".into(),
                    answer: Some(GatewayReply::Pass),
                    note: "Audit 2013".into(),
                },
                GatewayAnswer {
                    bid: "023".into(),
                    gateway: "need".into(),
                    answer: None,
                    note: String::new(),
                },
            ],
        },
        opened("2014"),
        Body::Declared {
            round: round(),
            declarations: vec![
                declaration(Subject::Bid("021".into()), DeclarationKind::Declared),
                declaration(
                    Subject::Bidder("Leeway Norwich".into()),
                    DeclarationKind::Recused,
                ),
            ],
            note: "My sister works there".into(),
            entered_by: None,
        },
        Body::SheetDrafted(SheetEntry {
            entered_by: None,
            content: SheetContent::default(),
            ..sheet()
        }),
        Body::SheetSubmitted(sheet()),
        Body::SheetReopened(notice()),
        Body::SheetWithdrawn(notice()),
        Body::RoundClosed {
            round: round(),
            heads: None,
        },
        Body::Revealed {
            round: round(),
            keys: Vec::new(),
        },
        Body::ScoresAgreed {
            round: round(),
            scores: vec![
                AgreedScore {
                    bid: "021".into(),
                    criterion: "o1".into(),
                    score: Some("3.5".parse().unwrap()),
                    reason: "Less reach".into(),
                },
                AgreedScore {
                    bid: "021".into(),
                    criterion: "o3".into(),
                    score: None,
                    reason: String::new(),
                },
            ],
        },
        Body::BidModerated {
            round: round(),
            bid: "021".into(),
            strengths: "Known need".into(),
            weaknesses: "Few volunteers".into(),
        },
        Body::Overridden {
            round: round(),
            bid: "021".into(),
            kind: Some(OverrideKind::Fund),
            reason: "The only bid for Breckland".into(),
        },
        Body::ShortlistSettled {
            round: round(),
            settled: Settled {
                total: pounds("331000"),
                way: Way::BestValue,
                reason: "It reaches one more district for the same money".into(),
                awards: vec![SettledAward {
                    bid: "021".into(),
                    amount: pounds("24500.50"),
                }],
            },
        },
        Body::Decided {
            round: round(),
            decisions: vec![Decision {
                bid: "021".into(),
                kind: DecisionKind::PartAward,
                amount: pounds("20000"),
                reason: "The fund".into(),
            }],
            by: "Stephen Bett, Police and Crime Commissioner".into(),
        },
        Body::Joined {
            member: "m1".into(),
            recipient: recipient(),
        },
        Body::DeviceAccepted {
            member: "m1".into(),
            log: other_log(),
            recipient: recipient(),
            words_confirmed: true,
            supersedes: Some(key().log()),
        },
        Body::DeviceRevoked {
            log: other_log(),
            after: 12,
            reason: "The laptop was stolen".into(),
        },
        Body::HandedOver {
            to: "m1".into(),
            reason: "The chair is ill".into(),
        },
        Body::Received { heads: heads() },
        Body::ForkChosen {
            log: other_log(),
            seq: 4,
            keep: RecordId::from_bytes([4; 32]),
            reason: "The old laptop was used by mistake".into(),
        },
        Body::ObserverReady {
            round: round(),
            recipient: recipient(),
            keys: keys(),
        },
        Body::ObserverReleased {
            round: round(),
            keys: keys(),
        },
        Body::LateSheetAccepted {
            round: round(),
            bid: "021".into(),
            member: "m1".into(),
            record: RecordId::from_bytes([5; 32]),
            reason: "The train had no network".into(),
        },
        Body::KeysGiven {
            round: round(),
            keys: keys(),
            observer_keys: Vec::new(),
            held: Vec::new(),
        },
        Body::DeputyNamed {
            member: Some("m1".into()),
        },
        Body::TakeoverAgreed {
            takeover: RecordId::from_bytes([6; 32]),
            reason: "The chair's laptop is lost".into(),
        },
    ]
}

fn other_log() -> LogId {
    DeviceKey::from_seed(&[9; 32]).log()
}

fn heads() -> BTreeMap<LogId, Head> {
    let id = RecordId::from_bytes([3; 32]);
    BTreeMap::from([(other_log(), Head { seq: 12, id })])
}

/// A key whose secret is 32 bytes of the value 0x42 (the age project's test key).
pub(crate) fn seal_key() -> SealKey {
    "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"
        .parse()
        .unwrap()
}

pub(crate) fn recipient() -> Recipient {
    seal_key().recipient()
}

/// What stands for a wrapped key: a true one differs at every writing.
fn keys() -> Vec<KeyFor> {
    vec![KeyFor {
        log: other_log(),
        key: SealedBytes::from_bytes(b"age-encryption.org/v1 ...".to_vec()),
    }]
}

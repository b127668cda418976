//! One body of every kind.

use evenhand_core::{
    AgreedScore, Decision, DecisionDetails, DecisionKind, Declaration, DeclarationKind,
    GatewayAnswer, GatewayReply, Ground, LeftOut, Member, Office, OverrideKind, PublicText,
    Publication, ReadText, Role, RoundId, Settled, SettledAward, SheetContent, Subject,
    TemplateName, Unsuccessful, Way,
};
use evenhand_record::{Body, RecordId, SheetEntry};

use super::commissioning::{of_an_award, of_the_approaches, of_the_cycle};
use super::values::{bid, details, heads, keys, notice, other_log, pounds, sheet};
use super::{genesis, key, opened, recipient};

/// One body of every kind.
pub(crate) fn one_of_each() -> Vec<Body> {
    [
        of_the_set_up(),
        of_scoring(),
        of_the_end(),
        of_publishing(),
        of_the_approaches(),
        of_the_cycle(),
        of_an_award(),
        of_devices(),
    ]
    .concat()
}

fn round() -> RoundId {
    "2014".into()
}

fn declaration(subject: Subject, kind: DeclarationKind) -> Declaration {
    Declaration {
        member: "m1".into(),
        subject,
        kind,
    }
}

/// What is written while a round is set up.
fn of_the_set_up() -> Vec<Body> {
    let scheme = serde_json::from_str(include_str!("../scheme.json")).unwrap();
    vec![
        genesis(),
        Body::RoundDescribed {
            round: round(),
            details: details(),
        },
        Body::SchemeSet {
            round: round(),
            scheme,
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
        Body::BidCorrected {
            round: round(),
            bid: Box::new(bid("022")),
            reason: "A digit was left out".into(),
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
                    score_anyway: false,
                },
                GatewayAnswer {
                    bid: "023".into(),
                    gateway: "need".into(),
                    answer: None,
                    note: String::new(),
                    score_anyway: false,
                },
            ],
        },
    ]
}

/// What is written while scoring is open.
fn of_scoring() -> Vec<Body> {
    vec![
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
    ]
}

/// What is written from the close to the decision.
fn of_the_end() -> Vec<Body> {
    vec![
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
                conditions: String::new(),
            }],
            by: "Stephen Bett, Police and Crime Commissioner".into(),
            details: DecisionDetails::default(),
        },
    ]
}

/// What is written of the office, and of what is published.
fn of_publishing() -> Vec<Body> {
    vec![
        Body::OfficeDescribed {
            office: Box::new(Office {
                name: "Office of the Police and Crime Commissioner for Norfolk".into(),
                decision_maker: "Police and Crime Commissioner for Norfolk".into(),
                address: "1 High Street\nNorwich".into(),
                contact: "grants@office.example".into(),
                prefix: "360G-example".into(),
                funder_id: "GB-EXAMPLE-1".into(),
                funder_name: "Norfolk PCC".into(),
                accept_within: Some(28),
                templates: [(TemplateName::DeclineLetter, "Dear {{ bidder }}".to_owned())].into(),
            }),
        },
        Body::PublicationSet {
            round: round(),
            publication: Publication {
                unsuccessful: Unsuccessful::ByReference,
                read: vec![
                    ReadText {
                        bid: Some("021".into()),
                        text: PublicText::DecisionReason,
                        sha256: "0a".repeat(32),
                    },
                    ReadText {
                        bid: None,
                        text: PublicText::Options,
                        sha256: "1b".repeat(32),
                    },
                ],
                left_out: vec![LeftOut {
                    what: "The address of the refuge".into(),
                    ground: Ground::HealthAndSafety,
                    why: "Those who live there could be found".into(),
                    by: "Jo Reed, chief executive".into(),
                }],
            },
        },
    ]
}

/// What is written of devices, keys and who has the chair.
fn of_devices() -> Vec<Body> {
    vec![
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
        Body::TakeoverAgreed {
            takeover: RecordId::from_bytes([6; 32]),
            reason: "The chair's laptop is lost".into(),
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
    ]
}

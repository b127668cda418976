//! One body of every newer version of a kind.

use evenhand_core::{
    Bid, BidApproach, BidDetails, Decision, DecisionDetails, DecisionKind, Fund, Ground,
    LegalPower, Member, PrivateText, Restricted, Role, RoundDetails, RoundId, ValidationPlan,
};
use evenhand_record::Body;

use super::values::{bid, details, pounds};

/// One body of every kind that has a second version, which says what the first cannot.
pub(crate) fn one_of_each_second_version() -> Vec<Body> {
    vec![
        Body::RoundDescribed {
            round: round(),
            details: RoundDetails {
                fund: Fund {
                    power: Some(LegalPower::CrimeAndDisorder),
                    over_allocation: "10".parse().unwrap(),
                    ..details().fund
                },
                ..details()
            },
        },
        Body::BidsSet {
            round: round(),
            bids: vec![bid("021"), detailed_bid("022")],
            source: "bids.csv".into(),
        },
        Body::LateBidAccepted {
            round: round(),
            bid: Box::new(detailed_bid("023")),
            reason: "The post was late".into(),
        },
        Body::BidCorrected {
            round: round(),
            bid: Box::new(detailed_bid("022")),
            reason: String::new(),
        },
        Body::MemberAdded {
            round: round(),
            member: Member {
                id: "officer".into(),
                name: "Oli Officer".into(),
                role: Role::Support,
            },
        },
        Body::Decided {
            round: round(),
            decisions: vec![Decision {
                bid: "021".into(),
                kind: DecisionKind::Award,
                amount: pounds("24500.50"),
                reason: "The only refuge in the district".into(),
                conditions: "A safeguarding policy is sent by 1 April".into(),
            }],
            by: "Stephen Bett, Police and Crime Commissioner".into(),
            details: DecisionDetails {
                reference: Some("PCC 2014/07".into()),
                on: "2014-01-31".parse().ok(),
                options: Some("To fund no refuge: the need is known".into()),
                restricted: Some(Restricted {
                    text: PrivateText::new("Where the refuge is"),
                    ground: Ground::HealthAndSafety,
                }),
            },
        },
    ]
}

/// One body of every kind that has a third version, which says what the second cannot.
pub(crate) fn one_of_each_third_version() -> Vec<Body> {
    vec![
        Body::BidsSet {
            round: round(),
            bids: vec![bid("021"), validated_bid("024")],
            source: "bids.csv".into(),
        },
        Body::LateBidAccepted {
            round: round(),
            bid: Box::new(validated_bid("025")),
            reason: "The post was late".into(),
        },
        Body::BidCorrected {
            round: round(),
            bid: Box::new(validated_bid("024")),
            reason: String::new(),
        },
    ]
}

fn round() -> RoundId {
    "2014".into()
}

fn detailed_bid(reference: &str) -> Bid {
    Bid {
        details: BidDetails {
            charity_number: Some("1112345".into()),
            company_number: Some("01234567".into()),
            contact: Some(PrivateText::new("Jo Reed, 01603 555010")),
            address: Some(PrivateText::new("1 Elm Lane, Norwich")),
            start: "2014-04-01".parse().ok(),
            end: "2015-03-31".parse().ok(),
            purpose: Some("Two refuge workers for a year".into()),
            beneficiaries: Some("Women and children who flee violence".into()),
            other_funding: Some(PrivateText::new("£10,000 of the Henderson Trust")),
            approach: Some(BidApproach::Proven),
            existing: Some(true),
            ..BidDetails::default()
        },
        ..bid(reference)
    }
}

fn validated_bid(reference: &str) -> Bid {
    Bid {
        details: BidDetails {
            approach: Some(BidApproach::New),
            evidence: Some("The evaluation of the Suffolk pilot, 2012".into()),
            validation: "2015-03-31".parse().ok().map(|by| ValidationPlan {
                method: "Compared with a district without it".into(),
                measure: "Calls to the police in a year".into(),
                by,
            }),
            ..BidDetails::default()
        },
        ..bid(reference)
    }
}

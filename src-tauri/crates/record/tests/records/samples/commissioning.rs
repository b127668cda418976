//! One body of every kind that is about the whole commissioning.

use std::collections::BTreeMap;

use evenhand_core::commission::{
    Actual, Agreement, ApproachPlan, Assessment, AwardCheck, AwardCheckKind, AwardCheckState,
    CycleEntry, CycleEntryKind, Direction, Earmark, ExistingProject, Finding, Heading, HowProven,
    JoinedBidders, Measure, MeasureKind, MeasureValue, Need, OptionLookedAt, Partner,
    PartnerSignOff, Partnership, PaymentEvent, PaymentNeed, PaymentStep, Phase, PlannedPayment,
    ProjectReturn, Rating, Research, ReturnPeriod, ReturnState, Review, SharedOutcome, Side,
    Signature, Source, SplitRule, StandardWords, Variation,
};
use evenhand_core::{Approach, BidRef, FundLine, PrivateText, RoundId};
use evenhand_record::Body;

use super::values::pounds;

/// What is written of how a round is commissioned.
pub(super) fn of_the_approaches() -> Vec<Body> {
    vec![
        Body::ApproachesSet {
            round: round(),
            plan: ApproachPlan {
                approaches: [Approach::Iterative, Approach::GrantGiving].into(),
                reason: "What works goes on, and one need cannot wait".into(),
                fast_because: "The refuge closes on 1 March".into(),
            },
        },
        Body::ResearchSet {
            round: round(),
            research: Box::new(research()),
        },
        Body::ResearchSignedOff {
            round: round(),
            research: research().digest(),
            by: "Jo Reed, chief executive".into(),
        },
        Body::PartnersSet {
            round: round(),
            partnership: Box::new(partnership()),
        },
        Body::PartnerSignedOff {
            round: round(),
            sign_off: PartnerSignOff {
                partner: "council".into(),
                partnership: partnership().digest(),
                by: "Wioletta Łęcka, head of public health".into(),
                note: "As the board agreed".into(),
            },
        },
        Body::ProjectsTakenOver {
            round: round(),
            projects: vec![ExistingProject {
                bid: bid(),
                agreement: Some(("2013".into(), "007".into())),
                cost: pounds("174000"),
                spent: Some(pounds("171250.75")),
                until: "2014-03-31".parse().ok(),
                achieved: "212 people in treatment".into(),
                reviews: "Continue: on time and within its sum".into(),
            }],
        },
        Body::ProjectAssessed {
            round: round(),
            bid: bid(),
            assessment: Assessment {
                finding: Finding::Vary,
                reasons: "It works in two of three towns".into(),
            },
        },
        Body::BiddersJoined {
            joined: JoinedBidders {
                names: ["Leeway".into(), "Leeway Norwich".into()].into(),
                as_one: Some("Leeway Norwich".into()),
                reason: "One charity number".into(),
            },
        },
    ]
}

fn research() -> Research {
    let source = Source {
        title: "Strategic Assessment 2013".into(),
        found_at: "page 19".into(),
        on: "2013-09-30".parse().ok(),
    };
    Research {
        needs: vec![Need {
            text: "Young people drink in two town centres".into(),
            sources: vec![source.clone()],
            criteria: ["g4".into()].into(),
        }],
        options: vec![OptionLookedAt {
            title: "Street pastors".into(),
            what_works: "Fewer assaults in three towns".into(),
            how_proven: HowProven::Somewhat,
            sources: vec![source],
            taken: true,
            because: "It is near and cheap".into(),
        }],
        findings: "Work at night, in the street".into(),
    }
}

fn partnership() -> Partnership {
    let partner = |id: &str, name: &str, member: &str| Partner {
        id: id.into(),
        name: name.into(),
        organisation_id: String::new(),
        money: pounds("60000.50"),
        people: String::new(),
        influence: String::new(),
        members: [member.into()].into(),
        earmark: Earmark::default(),
    };
    Partnership {
        partners: vec![
            partner("pcc", "Police and Crime Commissioner", "chair"),
            Partner {
                organisation_id: "GB-LAE-NFK".into(),
                people: "A support officer, two days a week".into(),
                influence: "Schools and surgeries".into(),
                earmark: Earmark {
                    criteria: ["g4".into()].into(),
                    districts: ["Norwich".into()].into(),
                    bids: [bid()].into(),
                },
                ..partner("council", "Norfolk County Council", "m1")
            },
        ],
        rule: SplitRule::Earmarked,
        outcomes: vec![SharedOutcome {
            text: "Fewer young people drink".into(),
            criteria: ["g4".into()].into(),
        }],
    }
}

/// What is written of the cycle.
pub(super) fn of_the_cycle() -> Vec<Body> {
    vec![
        Body::CycleEntrySet {
            entry: Box::new(CycleEntry {
                id: "survey".into(),
                kind: CycleEntryKind::Engagement,
                phases: [Phase::Understand, Phase::Review].into(),
                title: "Survey of victims".into(),
                on: "2013-06-01".parse().unwrap(),
                until: "2013-06-30".parse().ok(),
                who: "412 people who had reported a crime".into(),
                how: "By post and by telephone".into(),
                text: "They want to hear what came of it".into(),
                sources: vec![Source {
                    title: "Report of the survey".into(),
                    found_at: String::new(),
                    on: None,
                }],
                rounds: [round()].into(),
                criteria: ["o2".into()].into(),
                public: true,
            }),
        },
        Body::CycleEntryRemoved {
            entry: "survey".into(),
            reason: "It was entered twice".into(),
        },
    ]
}

/// What is written of an award.
pub(super) fn of_an_award() -> Vec<Body> {
    vec![
        Body::StandardWordsSet {
            round: round(),
            words: StandardWords {
                words: [(Heading::CrbChecks, "Nobody starts unchecked.".to_owned())].into(),
            },
        },
        Body::AgreementWritten {
            round: round(),
            bid: bid(),
            agreement: Box::new(agreement()),
        },
        Body::AgreementSigned {
            round: round(),
            bid: bid(),
            signature: Signature {
                version: 2,
                side: Side::Recipient,
                by: "Ffion Wyn-Jones, director".into(),
                on: "2014-03-28".parse().unwrap(),
            },
        },
        Body::AwardChecked {
            round: round(),
            bid: bid(),
            check: AwardCheck {
                kind: AwardCheckKind::Insurance,
                state: AwardCheckState::Evidenced {
                    on: "2014-03-20".parse().unwrap(),
                    reference: PrivateText::new("Policy 7788"),
                    expires: "2015-03-19".parse().ok(),
                },
            },
        },
        Body::ReturnRecorded {
            round: round(),
            bid: bid(),
            report: Box::new(report()),
        },
        Body::PaymentRecorded {
            round: round(),
            bid: bid(),
            event: PaymentEvent {
                number: 1,
                step: PaymentStep::Paid {
                    on: "2014-04-02".parse().unwrap(),
                    reference: "BACS 0402/17".into(),
                    despite: "The certificate came by telephone".into(),
                },
            },
        },
        Body::ReviewRecorded {
            round: round(),
            bid: bid(),
            review: Review {
                on: "2014-10-01".parse().unwrap(),
                finding: Finding::Continue,
                reasons: "On time and within its sum".into(),
                lesson: "Ask for the number of beds, not of nights".into(),
                by: "Jo Reed, chief executive".into(),
            },
        },
    ]
}

fn agreement() -> Agreement {
    Agreement {
        start: "2014-04-01".parse().unwrap(),
        end: "2015-03-31".parse().unwrap(),
        texts: [(Heading::Activities, "A refuge of eight beds".to_owned())].into(),
        measures: vec![measure()],
        returns: vec![ReturnPeriod {
            number: 1,
            from: "2014-04-01".parse().unwrap(),
            to: "2014-06-30".parse().unwrap(),
            due: "2014-07-28".parse().unwrap(),
        }],
        payments: vec![PlannedPayment {
            number: 1,
            due: "2014-04-01".parse().unwrap(),
            amount: pounds("20000"),
            needs: [
                PaymentNeed::Signatures,
                PaymentNeed::Return(1),
                PaymentNeed::Check(AwardCheckKind::Dbs),
            ]
            .into(),
            sources: vec![
                line("Police Grant", "12000.50"),
                line("Public health", "7999.50"),
            ],
        }],
        reviews: vec!["2014-10-01".parse().unwrap()],
        office_signatory: "Stephen Bett, Police and Crime Commissioner".into(),
        recipient_signatory: "Ffion Wyn-Jones, director".into(),
        bid_sha256: "2c".repeat(32),
        variation: Some(Variation {
            from: "2014-10-01".parse().unwrap(),
            reason: "Two beds more".into(),
        }),
    }
}

fn measure() -> Measure {
    Measure {
        id: "m1".into(),
        title: "Women and children who are housed".into(),
        outcome: "They are safe".into(),
        criterion: Some("g2".into()),
        kind: MeasureKind::Count,
        unit: "people".into(),
        direction: Direction::AtLeast,
        baseline: Some(MeasureValue::Figure("64".parse().unwrap())),
        target: Some(MeasureValue::Figure("80".parse().unwrap())),
        by: "2015-03-31".parse().ok(),
        evidence: "The refuge’s register".into(),
    }
}

fn report() -> ProjectReturn {
    let rating = |points, comment: &str| {
        Some(Rating {
            points,
            comment: comment.into(),
        })
    };
    ProjectReturn {
        period: 1,
        received: "2014-07-21".parse().unwrap(),
        actuals: BTreeMap::from([
            (
                "m1".into(),
                Actual {
                    value: Some(MeasureValue::Figure("17".parse().unwrap())),
                    forecast: Some(MeasureValue::Figure("78".parse().unwrap())),
                    evidence: "Register, sheet 3".into(),
                },
            ),
            ("m2".into(), Actual::default()),
        ]),
        spend: Some(pounds("4100.25")),
        forecast: Some(pounds("15000")),
        narrative: "Two rooms opened late".into(),
        delivery: rating(3, "The builder was late"),
        spending: rating(5, ""),
        risk: rating(4, ""),
        signed_by: "Ffion Wyn-Jones, director".into(),
        state: ReturnState::Accepted,
        note: "Thank you".into(),
    }
}

fn line(label: &str, amount: &str) -> FundLine {
    FundLine {
        label: label.into(),
        amount: pounds(amount),
    }
}

fn round() -> RoundId {
    "2014".into()
}

fn bid() -> BidRef {
    "021".into()
}

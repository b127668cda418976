//! An award with the agreement behind it, in which nothing lacks but the signatures.

use std::collections::BTreeMap;

use evenhand_core::{
    BidApproach, DecisionKind, FundLine, PrivateText, ValidationPlan, VariantArray,
    commission::{
        Agreement, AgreementFacts, AgreementVersion, AwardCheckKind, AwardCheckState, AwardFile,
        Direction, Heading, Measure, MeasureFigure, MeasureKind, MeasureValue, PaymentNeed,
        PlannedPayment, ReturnPeriod, Side, Signature, StandardWords, WhichAgreement,
    },
};
use evenhand_documents::{AgreementInput, Document, TemplateFault, agreement};
use evenhand_pack::input::PackInput;

use crate::inputs::decided;

/// A round with an award to its first bid, and the agreement behind it.
pub(crate) struct Awarded {
    pub(crate) round: PackInput,
    pub(crate) file: AwardFile,
    pub(crate) words: Option<StandardWords>,
}

impl Awarded {
    pub(crate) fn new() -> Self {
        let mut round = decided(6);
        let (bid, decision) = (&mut round.bids[0], &mut round.decisions[0]);
        bid.bidder = "Cymdeithas Tŷ Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch a Stowarzyszenie Źdźbło i Żółć".into();
        bid.title = "Chrząszcz i gŵyl: mynd ymlaen".to_owned();
        bid.amount = "1234567".parse().unwrap();
        bid.summary = Some("Evening sessions in four villages, with a bus.".to_owned());
        bid.details.charity_number = Some("1112345".to_owned());
        bid.details.approach = Some(BidApproach::New);
        bid.details.other_funding = Some(PrivateText::new("£5,000 of the Lottery"));
        bid.details.validation = Some(ValidationPlan {
            method: "Beside two villages without a bus".to_owned(),
            measure: "Calls about disorder".to_owned(),
            by: on("2015-02-28"),
        });
        decision.kind = DecisionKind::Award;
        decision.amount = bid.amount;
        let file = AwardFile {
            versions: vec![version(1)],
            checks: AwardCheckKind::VARIANTS
                .iter()
                .map(|kind| (*kind, seen()))
                .collect(),
            ..AwardFile::default()
        };
        Self {
            round,
            file,
            words: None,
        }
    }

    pub(crate) fn newest(&mut self) -> &mut AgreementVersion {
        self.file.versions.last_mut().unwrap()
    }

    pub(crate) fn document(&self) -> Document {
        self.try_document().unwrap()
    }

    pub(crate) fn try_document(&self) -> Result<Document, TemplateFault> {
        let input = AgreementInput {
            facts: AgreementFacts {
                office: &self.round.office,
                round: &self.round.round,
                bid: &self.round.bids[0],
                decision: &self.round.decisions[0],
                file: &self.file,
                which: WhichAgreement::Version(self.file.newest().unwrap()),
                words: self.words.as_ref(),
            },
            scheme: &self.round.scheme,
            decision: self.round.decision.as_ref().unwrap(),
            as_of: self.round.audit.as_of,
        };
        agreement(&input)
    }
}

pub(crate) fn on(day: &str) -> chrono::NaiveDate {
    day.parse().unwrap()
}

pub(crate) fn seen() -> AwardCheckState {
    AwardCheckState::Evidenced {
        on: on("2014-04-02"),
        reference: PrivateText::new("Canary certificate"),
        expires: Some(on("2015-06-30")),
    }
}

pub(crate) fn version(number: u32) -> AgreementVersion {
    AgreementVersion {
        number,
        agreement: Agreement {
            start: on("2014-04-01"),
            end: on("2015-03-31"),
            texts: BTreeMap::from([(
                Heading::PremisesAndFacilities,
                "The village hall at Wells.\n\nKeys are held by the warden.".to_owned(),
            )]),
            measures: vec![count(), milestone()],
            returns: returns(),
            payments: payments(),
            reviews: vec![on("2014-10-01"), on("2015-03-02")],
            office_signatory: "Jenny McKibben, Deputy Commissioner".to_owned(),
            recipient_signatory: "Łukasz Żółć, Chair".to_owned(),
            bid_sha256: "0a".repeat(32),
            variation: None,
        },
        at: "2014-04-02T10:00:00Z".parse().unwrap(),
        signed: BTreeMap::new(),
    }
}

pub(crate) fn count() -> Measure {
    Measure {
        id: "m1".into(),
        title: "Young people who come twice or more".to_owned(),
        outcome: "Fewer young people are in trouble".to_owned(),
        criterion: None,
        kind: MeasureKind::Count,
        unit: "people".to_owned(),
        direction: Direction::AtLeast,
        baseline: Some(MeasureValue::Figure(MeasureFigure(40.into()))),
        target: Some(MeasureValue::Figure(MeasureFigure(1_200.into()))),
        by: Some(on("2015-03-31")),
        evidence: "Attendance sheets".to_owned(),
    }
}

fn milestone() -> Measure {
    Measure {
        id: "m2".into(),
        title: "The bus is on the road".to_owned(),
        kind: MeasureKind::Milestone,
        by: Some(on("2014-06-01")),
        baseline: None,
        target: None,
        unit: String::new(),
        evidence: "A photograph".to_owned(),
        ..count()
    }
}

fn returns() -> Vec<ReturnPeriod> {
    let periods = [
        ("2014-04-01", "2014-09-30", "2014-10-31"),
        ("2014-10-01", "2015-03-31", "2015-04-30"),
    ];
    let periods = periods.into_iter().zip(1..);
    periods
        .map(|((from, to, due), number)| ReturnPeriod {
            number,
            from: on(from),
            to: on(to),
            due: on(due),
        })
        .collect()
}

fn payments() -> Vec<PlannedPayment> {
    let first = PlannedPayment {
        number: 1,
        due: on("2014-05-01"),
        amount: "1000000.01".parse().unwrap(),
        needs: [
            PaymentNeed::Signatures,
            PaymentNeed::Check(AwardCheckKind::Dbs),
        ]
        .into(),
        sources: [
            ("Community Safety Fund", "600000.01"),
            ("County council", "400000"),
        ]
        .map(|(label, amount)| FundLine {
            label: label.to_owned(),
            amount: amount.parse().unwrap(),
        })
        .to_vec(),
    };
    let second = PlannedPayment {
        number: 2,
        due: on("2014-11-15"),
        amount: "234566.99".parse().unwrap(),
        needs: [PaymentNeed::Return(1)].into(),
        sources: Vec::new(),
    };
    vec![first, second]
}

pub(crate) fn sign(version: &mut AgreementVersion) {
    for (side, by) in [
        (Side::Office, "Jenny McKibben"),
        (Side::Recipient, "Łukasz Żółć"),
    ] {
        let signature = Signature {
            version: version.number,
            side,
            by: by.to_owned(),
            on: on("2014-04-03"),
        };
        version.signed.insert(side, signature);
    }
}

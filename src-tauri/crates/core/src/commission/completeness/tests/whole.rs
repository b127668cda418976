//! An agreement that lacks nothing.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use strum::VariantArray;

use super::super::super::agreement::{
    Agreement, AgreementVersion, ReturnPeriod, Side, Signature, StandardWords,
};
use super::super::super::award_file::AwardFile;
use super::super::super::measure::{Direction, Measure, MeasureFigure, MeasureKind, MeasureValue};
use super::super::super::payment::{AwardCheckKind, AwardCheckState, PlannedPayment};
use super::super::{AgreementFacts, AgreementGap, WhichAgreement, agreement_gaps};
use crate::bid::Bid;
use crate::decision::{Decision, DecisionKind};
use crate::fund::LegalPower;
use crate::number::Pounds;
use crate::office::Office;
use crate::private_text::PrivateText;
use crate::round::RoundDetails;

pub(super) fn on(day: &str) -> NaiveDate {
    day.parse().unwrap()
}

pub(super) fn pounds(amount: &str) -> Pounds {
    amount.parse().unwrap()
}

/// What the facts borrow.
#[derive(Clone)]
pub(super) struct Whole {
    pub(super) office: Office,
    pub(super) round: RoundDetails,
    pub(super) bid: Bid,
    pub(super) decision: Decision,
    pub(super) file: AwardFile,
    pub(super) words: StandardWords,
}

impl Whole {
    /// One that lacks nothing.
    pub(super) fn new() -> Self {
        let mut round = RoundDetails {
            commissioner: "Police and Crime Commissioner for Norfolk".to_owned(),
            ..RoundDetails::default()
        };
        round.fund.power = Some(LegalPower::CrimeAndDisorder);
        let mut bid = Bid::new(
            "PCC-001".into(),
            "Bus".into(),
            "Bus of plenty",
            pounds("30000"),
        );
        bid.details.purpose = Some("A bus".to_owned());
        bid.details.contact = Some(PrivateText::new("Jo Reed"));
        let decision = Decision {
            bid: "PCC-001".into(),
            kind: DecisionKind::Award,
            amount: pounds("30000"),
            reason: "It works".to_owned(),
            conditions: String::new(),
        };
        let file = AwardFile {
            versions: vec![version()],
            checks: AwardCheckKind::VARIANTS
                .iter()
                .map(|kind| (*kind, evidenced(Some("2015-03-31"))))
                .collect(),
            ..AwardFile::default()
        };
        Self {
            office: Office::default(),
            round,
            bid,
            decision,
            file,
            words: StandardWords::default(),
        }
    }

    pub(super) fn agreement(&mut self) -> &mut Agreement {
        &mut self.file.versions.last_mut().unwrap().agreement
    }

    /// What the newest version lacks on 2 May 2014.
    pub(super) fn gaps(&self) -> Vec<AgreementGap> {
        agreement_gaps(&self.facts(), on("2014-05-02"))
    }

    pub(super) fn facts(&self) -> AgreementFacts<'_> {
        AgreementFacts {
            office: &self.office,
            round: &self.round,
            bid: &self.bid,
            decision: &self.decision,
            file: &self.file,
            which: WhichAgreement::Version(self.file.newest().unwrap()),
            words: Some(&self.words),
        }
    }
}

pub(super) fn evidenced(expires: Option<&str>) -> AwardCheckState {
    AwardCheckState::Evidenced {
        on: on("2014-04-01"),
        reference: PrivateText::new("secret policy 99"),
        expires: expires.map(on),
    }
}

pub(super) fn version() -> AgreementVersion {
    let agreement = Agreement {
        start: on("2014-04-01"),
        end: on("2015-03-31"),
        texts: BTreeMap::new(),
        measures: vec![measure()],
        returns: vec![ReturnPeriod {
            number: 1,
            from: on("2014-04-01"),
            to: on("2015-03-31"),
            due: on("2015-04-30"),
        }],
        payments: ["10000.01", "19999.99"]
            .iter()
            .zip(1..)
            .map(|(amount, number)| PlannedPayment {
                number,
                due: on("2014-05-01"),
                amount: pounds(amount),
                needs: Default::default(),
                sources: Vec::new(),
            })
            .collect(),
        reviews: vec![on("2014-10-01")],
        office_signatory: "Jenny McKibben, Deputy".to_owned(),
        recipient_signatory: "Jo Reed, Chair".to_owned(),
        bid_sha256: "0".repeat(64),
        variation: None,
    };
    let signed = Side::VARIANTS.iter().map(|side| {
        let signature = Signature {
            version: 1,
            side: *side,
            by: "Jo Reed".to_owned(),
            on: on("2014-05-01"),
        };
        (*side, signature)
    });
    AgreementVersion {
        number: 1,
        agreement,
        at: "2014-05-01T10:00:00Z".parse().unwrap(),
        signed: signed.collect(),
    }
}

fn measure() -> Measure {
    Measure {
        id: "m1".into(),
        title: "Young people on the bus".to_owned(),
        outcome: String::new(),
        criterion: None,
        kind: MeasureKind::Count,
        unit: "people".to_owned(),
        direction: Direction::AtLeast,
        baseline: None,
        target: Some(MeasureValue::Figure(MeasureFigure(80.into()))),
        by: Some(on("2015-03-31")),
        evidence: "Attendance sheets".to_owned(),
    }
}

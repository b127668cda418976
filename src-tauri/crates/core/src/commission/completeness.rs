//! Whether an agreement is whole: what is missing of it, and what was only promised.

mod checked;
mod said;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use chrono::NaiveDate;

use super::agreement::{Agreement, AgreementVersion, Side, StandardWords};
use super::award_file::AwardFile;
use super::heading::Heading;
use super::payment::AwardCheckKind;
use crate::bid::Bid;
use crate::decision::Decision;
use crate::office::Office;
use crate::round::RoundDetails;
use crate::title::Titled;

/// Something that an agreement lacks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AgreementGap {
    /// Under which heading.
    pub heading: Heading,
    /// What is to be done about it, as a sentence.
    pub what: String,
    /// Whether it is missing or was promised.
    pub kind: AgreementGapKind,
    /// Where it is put right.
    pub place: GapPlace,
}

impl AgreementGap {
    /// The same, put right elsewhere than under its heading.
    fn put_right_at(self, place: GapPlace) -> Self {
        Self { place, ..self }
    }
}

/// Where something that an agreement lacks is put right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum GapPlace {
    /// What is said under its heading for this award.
    Text,
    /// The first and last day.
    Period,
    /// The periods that are reported on.
    Returns,
    /// The days of reviews.
    Reviews,
    /// The payments.
    Payments,
    /// The measures.
    Measures,
    /// Why a version differs from the one before, and from when.
    Variation,
    /// Who signs for a side.
    Signatory(Side),
    /// A side's signature.
    Signature(Side),
    /// A check of the award.
    Check(AwardCheckKind),
    /// The bid.
    Bid,
    /// The round's details.
    Round,
    /// What is said of the office.
    Office,
}

impl GapPlace {
    /// Where what is said under a heading is filled in, if nowhere else.
    const fn of(heading: Heading) -> Self {
        match heading {
            Heading::Duration => Self::Period,
            Heading::Monitoring => Self::Returns,
            Heading::ProjectReview => Self::Reviews,
            Heading::Payments => Self::Payments,
            Heading::OutcomesAndPerformanceMeasures => Self::Measures,
            Heading::Activities
            | Heading::Evaluation
            | Heading::Overspends
            | Heading::Underspends
            | Heading::AuditArrangements
            | Heading::RecordsAndAssetRegister
            | Heading::DataProtection
            | Heading::Confidentiality
            | Heading::CrbChecks
            | Heading::PremisesAndFacilities
            | Heading::InsuranceAndIndemnities
            | Heading::AssignmentAndSubcontracting
            | Heading::Publicity
            | Heading::ThirdParties
            | Heading::ProjectOverview => Self::Text,
        }
    }
}

/// How far what is lacking has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[derive(strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum AgreementGapKind {
    /// Nothing is there.
    Missing,
    /// The recipient has promised it and nothing was seen.
    Promised,
}

impl Titled for AgreementGapKind {
    fn title(self) -> &'static str {
        match self {
            Self::Missing => "Missing",
            Self::Promised => "Only promised",
        }
    }
}

/// Which agreement is looked at.
#[derive(Clone, Copy, Debug)]
pub enum WhichAgreement<'a> {
    /// One that is not on file yet.
    Draft(&'a Agreement),
    /// A version that is.
    Version(&'a AgreementVersion),
}

impl<'a> WhichAgreement<'a> {
    /// What it says.
    pub fn agreement(self) -> &'a Agreement {
        match self {
            Self::Draft(agreement) => agreement,
            Self::Version(version) => &version.agreement,
        }
    }

    /// The version on file that it is; none for a draft.
    pub fn version(self) -> Option<&'a AgreementVersion> {
        match self {
            Self::Draft(_) => None,
            Self::Version(version) => Some(version),
        }
    }
}

/// All that an agreement is filled in from.
#[derive(Clone, Copy, Debug)]
pub struct AgreementFacts<'a> {
    /// The office that gives the grant.
    pub office: &'a Office,
    /// The round that it was awarded in.
    pub round: &'a RoundDetails,
    /// The bid, as it was decided on.
    pub bid: &'a Bid,
    /// What was decided on it: an award.
    pub decision: &'a Decision,
    /// What is on file of the award.
    pub file: &'a AwardFile,
    /// The agreement.
    pub which: WhichAgreement<'a>,
    /// The office's own words; the program's where there are none.
    pub words: Option<&'a StandardWords>,
}

impl AgreementFacts<'_> {
    /// What is said under a heading for this award, without white space around it.
    pub fn text_of(&self, heading: Heading) -> &str {
        let text = self.which.agreement().texts.get(&heading);
        text.map_or("", |text| text.trim())
    }
}

/// Everything that an agreement lacks on a day, the signatures among it, by heading in the
/// source's order. Empty where it is whole and in force.
pub fn agreement_gaps(facts: &AgreementFacts<'_>, today: NaiveDate) -> Vec<AgreementGap> {
    let mut gaps = unwritten_gaps(facts, today);
    gaps.extend(said::signature_gaps(facts, today));
    in_order(gaps)
}

/// What an agreement lacks on a day before it can be signed, by heading in the source's
/// order: all of [`agreement_gaps`] but the signatures.
pub fn unwritten_gaps(facts: &AgreementFacts<'_>, today: NaiveDate) -> Vec<AgreementGap> {
    let mut gaps = said::heading_gaps(facts);
    gaps.extend(said::activity_gaps(facts));
    gaps.extend(said::party_gaps(facts));
    gaps.extend(said::variation_gaps(facts));
    gaps.extend(checked::duration_gaps(facts));
    gaps.extend(checked::return_gaps(facts));
    gaps.extend(checked::review_gaps(facts));
    gaps.extend(checked::payment_gaps(facts));
    gaps.extend(checked::measure_gaps(facts));
    gaps.extend(checked::check_gaps(facts, today));
    in_order(gaps)
}

fn in_order(mut gaps: Vec<AgreementGap>) -> Vec<AgreementGap> {
    gaps.sort_by_key(|gap| gap.heading);
    gaps
}

fn missing(heading: Heading, what: impl Into<String>) -> AgreementGap {
    AgreementGap {
        heading,
        what: what.into(),
        kind: AgreementGapKind::Missing,
        place: GapPlace::of(heading),
    }
}

#[cfg(test)]
mod tests;

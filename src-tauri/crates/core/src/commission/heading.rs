//! The twenty headings that the source asks of every written agreement.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::title::Titled;

/// A heading of a written agreement, in the source's order ("Written agreement and
/// performance measurement").
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[derive(strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Heading {
    /// From when until when.
    Duration,
    /// What is paid for.
    Activities,
    /// Who reports what, and when.
    Monitoring,
    /// How it is found out whether it worked.
    Evaluation,
    /// When it is looked at again, and what can follow.
    ProjectReview,
    /// How much, when, and on what it depends.
    Payments,
    /// Who bears what it costs beyond.
    Overspends,
    /// What becomes of what is left.
    Underspends,
    /// Who may look at the books.
    AuditArrangements,
    /// What is kept, and for how long.
    RecordsAndAssetRegister,
    /// Whose personal data, and who answers for them.
    DataProtection,
    /// What is not told.
    Confidentiality,
    /// Who is checked before they work with people at risk.
    CrbChecks,
    /// Where.
    PremisesAndFacilities,
    /// Who is covered for what.
    InsuranceAndIndemnities,
    /// What may be handed on to others.
    AssignmentAndSubcontracting,
    /// What may be said in public, and how.
    Publicity,
    /// Who else has rights, and who else pays.
    ThirdParties,
    /// Who, whom, what for.
    ProjectOverview,
    /// What is to come of it, and how that is measured.
    OutcomesAndPerformanceMeasures,
}

impl Heading {
    /// What the source calls it.
    pub const fn source_name(self) -> &'static str {
        match self {
            Self::Duration => "Duration",
            Self::Activities => "Activities",
            Self::Monitoring => "Monitoring",
            Self::Evaluation => "Evaluation",
            Self::ProjectReview => "Project review",
            Self::Payments => "Payments",
            Self::Overspends => "Overspends",
            Self::Underspends => "Underspends",
            Self::AuditArrangements => "Audit arrangements",
            Self::RecordsAndAssetRegister => "Records and asset register",
            Self::DataProtection => "Data protection",
            Self::Confidentiality => "Confidentiality",
            Self::CrbChecks => "CRB checks",
            Self::PremisesAndFacilities => "Premises and facilities",
            Self::InsuranceAndIndemnities => "Insurance and indemnities",
            Self::AssignmentAndSubcontracting => "Assignment and subcontracting",
            Self::Publicity => "Publicity",
            Self::ThirdParties => "Third parties",
            Self::ProjectOverview => "Project overview",
            Self::OutcomesAndPerformanceMeasures => "Outcomes and performance measures",
        }
    }
}

impl Titled for Heading {
    /// What it is called today.
    fn title(self) -> &'static str {
        match self {
            Self::Duration => "Funding period",
            Self::Activities => "Funded activities",
            Self::Monitoring => "Monitoring and reporting",
            Self::Evaluation => "Evaluation",
            Self::ProjectReview => "Grant review",
            Self::Payments => "Payment of grant",
            Self::Overspends => "Overspends",
            Self::Underspends => "Unspent grant and repayment",
            Self::AuditArrangements => "Audit and assurance",
            Self::RecordsAndAssetRegister => "Records and asset register",
            Self::DataProtection => "Data protection (UK GDPR)",
            Self::Confidentiality => "Confidentiality and freedom of information",
            Self::CrbChecks => "DBS checks and safeguarding",
            Self::PremisesAndFacilities => "Premises and facilities",
            Self::InsuranceAndIndemnities => "Insurance and indemnity",
            Self::AssignmentAndSubcontracting => "Assignment and subcontracting",
            Self::Publicity => "Publicity and acknowledgement",
            Self::ThirdParties => "Third parties and other funding",
            Self::ProjectOverview => "Project overview and parties",
            Self::OutcomesAndPerformanceMeasures => "Outcomes and performance measures",
        }
    }
}

//! The program's own templates, for offices that have none.

use evenhand_core::{TemplateName, commission::Heading};

/// The program's own template.
pub fn default_template(name: TemplateName) -> &'static str {
    match name {
        TemplateName::AwardLetter => include_str!("../../templates/award_letter.txt"),
        TemplateName::PartAwardLetter => include_str!("../../templates/part_award_letter.txt"),
        TemplateName::ReserveLetter => include_str!("../../templates/reserve_letter.txt"),
        TemplateName::DeferredLetter => include_str!("../../templates/deferred_letter.txt"),
        TemplateName::DeclineLetter => include_str!("../../templates/decline_letter.txt"),
        TemplateName::Notice => include_str!("../../templates/notice.txt"),
    }
}

macro_rules! include_words {
    ($name:literal) => {
        include_str!(concat!("../../templates/agreement/", $name, ".txt"))
    };
}

/// The program's own standard words under a heading of agreements.
pub fn default_words(heading: Heading) -> &'static str {
    match heading {
        Heading::Duration => include_words!("duration"),
        Heading::Activities => include_words!("activities"),
        Heading::Monitoring => include_words!("monitoring"),
        Heading::Evaluation => include_words!("evaluation"),
        Heading::ProjectReview => include_words!("project_review"),
        Heading::Payments => include_words!("payments"),
        Heading::Overspends => include_words!("overspends"),
        Heading::Underspends => include_words!("underspends"),
        Heading::AuditArrangements => include_words!("audit_arrangements"),
        Heading::RecordsAndAssetRegister => include_words!("records_and_asset_register"),
        Heading::DataProtection => include_words!("data_protection"),
        Heading::Confidentiality => include_words!("confidentiality"),
        Heading::CrbChecks => include_words!("crb_checks"),
        Heading::PremisesAndFacilities => include_words!("premises_and_facilities"),
        Heading::InsuranceAndIndemnities => include_words!("insurance_and_indemnities"),
        Heading::AssignmentAndSubcontracting => include_words!("assignment_and_subcontracting"),
        Heading::Publicity => include_words!("publicity"),
        Heading::ThirdParties => include_words!("third_parties"),
        Heading::ProjectOverview => include_words!("project_overview"),
        Heading::OutcomesAndPerformanceMeasures => {
            include_words!("outcomes_and_performance_measures")
        }
    }
}

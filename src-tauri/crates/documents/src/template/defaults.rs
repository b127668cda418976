//! The program's own templates, for offices that have none.

use evenhand_core::TemplateName;

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

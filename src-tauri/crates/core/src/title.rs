//! What an enum is called: by a code in files and records, by a title before people.

use std::str::FromStr;

use strum::VariantArray;

/// An enum that people see. Screens, pages and letters all take its words from here.
///
/// The code of a variant is its name in records and JSON; it never changes. The
/// title may.
pub trait Titled: Copy + FromStr + Into<&'static str> + VariantArray + 'static {
    /// What people read: "Part award".
    fn title(self) -> &'static str;

    /// What files and records hold: "part_award".
    fn code(self) -> &'static str {
        self.into()
    }

    /// The variant with this code.
    fn from_code(code: &str) -> Option<Self> {
        code.parse().ok()
    }

    /// The title within a sentence: "part award".
    fn in_sentence(self) -> String {
        lower_first(self.title())
    }
}

/// A text with its first letter small, to go on within a sentence.
pub fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(letters).collect()
    })
}

#[cfg(test)]
mod tests {
    use serde::Serialize;

    use super::*;
    use crate::commission::{
        AgreementState, DueKind, GapKind, PaymentState, PeriodState, Standing,
    };
    use crate::fairness::stability::Band;
    use crate::rank::UnrankedReason;
    use crate::scheme::{GatewayKind, TieBreakKind};
    use crate::shortlist::{AwardKind, CoverageKind, Objective};
    use crate::{
        Approach, DecisionKind, DeclarationKind, FitRule, GatewayReply, Ground, OverrideKind,
        PublicText, Recommendation, Role, SheetState, Stage, TemplateName, Unsuccessful, Way,
    };

    fn check<T: Titled + Serialize + PartialEq + std::fmt::Debug>() {
        let mut titles: Vec<&str> = T::VARIANTS.iter().map(|one| one.title()).collect();
        for one in T::VARIANTS {
            let stored = serde_json::to_value(one).unwrap();
            assert_eq!(stored, one.code(), "the code is what records hold");
            assert_eq!(T::from_code(one.code()), Some(*one));
        }
        titles.sort_unstable();
        titles.dedup();
        assert_eq!(titles.len(), T::VARIANTS.len(), "{titles:?} repeat a title");
    }

    #[test]
    fn a_code_is_what_records_hold_and_no_title_stands_for_two() {
        check::<AgreementState>();
        check::<Approach>();
        check::<AwardKind>();
        check::<Band>();
        check::<CoverageKind>();
        check::<DecisionKind>();
        check::<DeclarationKind>();
        check::<DueKind>();
        check::<FitRule>();
        check::<GapKind>();
        check::<GatewayKind>();
        check::<GatewayReply>();
        check::<Ground>();
        check::<Objective>();
        check::<OverrideKind>();
        check::<PaymentState>();
        check::<PeriodState>();
        check::<PublicText>();
        check::<Recommendation>();
        check::<Role>();
        check::<SheetState>();
        check::<Stage>();
        check::<Standing>();
        check::<TemplateName>();
        check::<TieBreakKind>();
        check::<UnrankedReason>();
        check::<Unsuccessful>();
        check::<Way>();
    }

    #[test]
    fn a_title_goes_into_a_sentence() {
        assert_eq!(Way::RankOrder.in_sentence(), "in rank order");
        assert_eq!(DecisionKind::from_code("bought"), None);
    }
}

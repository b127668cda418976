//! The built-in scheme by which existing projects are assessed for value: the iterative
//! method of the Norfolk Police and Crime Commissioner's Commissioning Strategy 2013–2017,
//! "an assessment is made of existing projects … and where these are considered to be of
//! value, then subsequent grants are made to ensure their continuance".
//!
//! The strategy publishes no criteria for it. These are a starting point for a chair to
//! edit; the objectives are the strategy's own.

use rust_decimal::Decimal;

use super::norfolk::{always_scored, norfolk, section_of};
use super::{Gateway, GatewayKind, Scheme, Section, TieBreak, TotalBand};
use crate::id::{GatewayId, SectionId};
use crate::number::Points;

/// The scheme "Value of existing projects", ready to be edited.
pub fn existing_value() -> Scheme {
    let basis = norfolk();
    let objectives = basis.sections.into_iter();
    let objectives = objectives.filter(|section| section.id.as_str() == "objectives");
    let objectives = objectives.map(|section| Section {
        title: "Fit with the Crime and Disorder Reduction Objectives".to_owned(),
        weight: section_of("objectives", "", 20, Vec::new()).weight,
        ..section
    });
    let mut sections = vec![record_section(), future_section()];
    sections.extend(objectives);
    Scheme {
        title: "Value of existing projects".to_owned(),
        bands: value_bands(),
        tie_breaks: vec![
            TieBreak::Section(SectionId::new("record")),
            TieBreak::LowerAmount,
        ],
        gateways: value_gateways(),
        sections,
        ..basis
    }
}

fn value_bands() -> Vec<TotalBand> {
    let band = |from: u32, title: &str| TotalBand {
        from: Points(Decimal::from(from)),
        title: title.to_owned(),
    };
    vec![
        band(70, "Of value: continue"),
        band(50, "Of value in part: vary"),
    ]
}

fn record_section() -> Section {
    section_of(
        "record",
        "What it has done",
        50,
        vec![
            always_scored(
                "achieved",
                60,
                "What it achieved against its targets",
                "Did the project reach what its agreement said, by its returns and reviews?",
                &[
                    "Measures against their targets",
                    "Outcomes for those it is for",
                    "What its reviews found",
                ],
            ),
            always_scored(
                "spending",
                40,
                "Value for the money it had",
                "Was what it achieved worth what it cost, and was the money spent as planned?",
                &[
                    "Cost of each outcome",
                    "Spent as planned, and underspends told in time",
                    "Money and support from others",
                ],
            ),
        ],
    )
}

fn future_section() -> Section {
    section_of(
        "future",
        "Whether it should go on",
        30,
        vec![
            always_scored(
                "need",
                50,
                "The need is still there",
                "What shows that those it is for still need it, and would go without?",
                &["Evidence of need today", "What would happen if it stopped"],
            ),
            always_scored(
                "improve",
                50,
                "What it would do better",
                "What did the project learn, and what would it change with another grant?",
                &[
                    "Lessons of its reviews taken up",
                    "Less dependence on this grant",
                ],
            ),
        ],
    )
}

fn value_gateways() -> Vec<Gateway> {
    let gateway = |id: &str, question: &str, kind| Gateway {
        id: GatewayId::new(id),
        question: question.to_owned(),
        answered_by: "Support officer".to_owned(),
        kind,
    };
    vec![
        gateway(
            "returns",
            "Has the project sent every return that its agreement asks for?",
            GatewayKind::Advisory,
        ),
        gateway(
            "purpose",
            "Does the project still secure, or contribute to securing, crime and disorder reduction?",
            GatewayKind::Showstopper,
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scheme::check::check;

    #[test]
    fn the_scheme_can_be_followed_as_it_is() {
        assert_eq!(check(&existing_value()), []);
    }

    #[test]
    fn what_was_done_weighs_half_and_the_objectives_are_the_strategys() {
        let scheme = existing_value();
        let sections = scheme.sections.iter();
        let told: Vec<(&str, String, usize)> = sections
            .map(|one| {
                (
                    one.id.as_str(),
                    one.weight.0.to_string(),
                    one.criteria.len(),
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                ("record", "50".to_owned(), 2),
                ("future", "30".to_owned(), 2),
                ("objectives", "20".to_owned(), 3)
            ]
        );
        let lowest = scheme.bands_from_top().last().map(|band| band.from);
        assert_eq!(lowest, scheme.pass_mark, "what is under it has no band");
    }
}

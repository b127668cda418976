//! How a total is made, so that a reader with a calculator can follow it.

use std::collections::BTreeMap;

use evenhand_core::title::lower_first;
use evenhand_core::{
    CriterionId, phrase,
    rank::EffectiveFigures,
    scheme::{Aggregate, Scheme, Section, SectionRule, TieBreak, TotalBand, Unclaimed},
};

use super::weights;
use crate::{PackError, layout::Flow, wording};

/// Lays the chapter out.
pub(crate) fn draw_method(
    flow: &mut Flow,
    scheme: &Scheme,
    effective: &BTreeMap<CriterionId, EffectiveFigures>,
) -> Result<(), PackError> {
    flow.add_prose(format!(
        "The scheme is “{}”. It was frozen when scoring opened.",
        scheme.title
    ))?;
    let steps = [
        (
            "1. The panel’s score of a criterion",
            panel_score_words(scheme),
        ),
        ("2. On one scale", common_scale_words().to_owned()),
        ("3. The score of a section", section_rules(scheme)),
        ("4. The total", total_words(scheme)),
        ("5. Which bids are ranked", eligibility_words(scheme)),
        ("6. The rank", rank_words(scheme)),
    ];
    let bands = bands_words(scheme).map(|words| ("7. The band", words));
    for (heading, words) in steps.into_iter().chain(bands) {
        flow.add_sub_heading(heading)?;
        flow.add_prose(words)?;
    }
    weights::draw_gateways(flow, scheme)?;
    weights::draw_weights(flow, scheme, effective)?;
    weights::draw_scales(flow, scheme)
}

fn panel_score_words(scheme: &Scheme) -> String {
    let rule = match scheme.aggregate {
        Aggregate::Mean => "the mean of the members’ scores: their sum, divided by how many there are".to_owned(),
        Aggregate::Median => "the median of the members’ scores: the middle one in order or, of an even number, the mean of the middle two".to_owned(),
        Aggregate::TrimmedMean { k } => format!("the mean of the members’ scores without the {k} highest and the {k} lowest"),
    };
    format!(
        "It is {rule}. A sheet counts where it was handed in complete, by a member of the panel who is not recused from the bid or its bidder, and was not \
         taken back. Where the panel agreed a score in moderation, the agreed score stands instead; the members’ own scores stay on file."
    )
}

fn common_scale_words() -> &'static str {
    "So that criteria with different scales can be added, each panel score is put on a scale from 0 to 100: (score − lowest point) ÷ (highest point − lowest \
     point) × 100. Where a lower score is the better one, the scale is turned over: (highest point − score) ÷ (highest point − lowest point) × 100."
}

fn section_rules(scheme: &Scheme) -> String {
    let mut words =
        vec!["Each section’s score, 0 to 100, is made from its criteria as follows.".to_owned()];
    words.extend(scheme.sections.iter().map(section_rule_words));
    words.join(" ")
}

fn section_rule_words(section: &Section) -> String {
    let title = &section.title;
    let claims = section
        .criteria
        .iter()
        .any(|criterion| criterion.applies == evenhand_core::scheme::Applies::Claimed);
    let (rule, unclaimed) = match (section.rule, section.unclaimed) {
        (SectionRule::WeightedMean, Unclaimed::Exclude) => (
            "each criterion × its weight, added up, divided by the sum of the weights".to_owned(),
            "Criteria that a bid does not claim fall away with their weights; a bid that claims none scores 0.",
        ),
        (SectionRule::WeightedMean, Unclaimed::Zero) => (
            "each criterion × its weight, added up, divided by the sum of the weights".to_owned(),
            "Criteria that a bid does not claim count as 0.",
        ),
        (SectionRule::BestOf { n }, Unclaimed::Exclude) => (
            format!("the mean of the {n} best criteria, their weights set aside"),
            "Where a bid is scored on fewer, it is the mean of those; a bid that claims none scores 0.",
        ),
        (SectionRule::BestOf { n }, Unclaimed::Zero) => (
            format!("the mean of the {n} best criteria, their weights set aside"),
            "Where a bid is scored on fewer, the missing ones count as 0.",
        ),
    };
    if claims {
        format!("{title}: {rule}. {unclaimed}")
    } else {
        format!("{title}: {rule}.")
    }
}

fn total_words(scheme: &Scheme) -> String {
    let places = match scheme.decimals {
        0 => "a whole number".to_owned(),
        1 => "1 place after the point".to_owned(),
        more => format!("{more} places after the point"),
    };
    let sum: Vec<String> = scheme
        .sections
        .iter()
        .map(|section| format!("{} × {}", wording::weight(section.weight), section.title))
        .collect();
    let stage = scheme
        .second_stage
        .as_ref()
        .map_or_else(String::new, |stage| {
            let weights: Vec<String> = scheme
                .sections
                .iter()
                .filter_map(|section| {
                    Some(format!(
                        "{} × {}",
                        wording::weight(*stage.weights.get(&section.id)?),
                        section.title
                    ))
                })
                .collect();
            format!(
                " Bids with a total of at least {} go on to a second stage, where the total is {}.",
                stage.mark,
                weights.join(" + ")
            )
        });
    format!(
        "The total, 0 to 100, is {}. Nothing is rounded on the way. Each published figure is rounded once, to {places}, a half away from zero. Adding up \
         rounded figures can therefore differ from a published total in its last digit.{stage}",
        sum.join(" + ")
    )
}

fn eligibility_words(scheme: &Scheme) -> String {
    let mut words = vec![format!(
        "A bid is ranked where at least {} for it.",
        phrase::counted(scheme.quorum, "sheet counts", "sheets count")
    )];
    if !scheme.gateways.is_empty() {
        words.push("It must pass every gateway that is a showstopper.".to_owned());
    }
    let criteria = scheme.criteria().filter_map(|criterion| {
        Some(format!(
            "{}: {}",
            criterion.title,
            wording::threshold(criterion)?
        ))
    });
    let sections = scheme.sections.iter().filter_map(|section| {
        Some(format!(
            "{}: at least {}",
            section.title, section.threshold?
        ))
    });
    let marks: Vec<String> = criteria.chain(sections).collect();
    if !marks.is_empty() {
        words.push(format!(
            "It must reach each of these marks: {}.",
            marks.join("; ")
        ));
    }
    if let Some(mark) = scheme.pass_mark {
        words.push(format!("Its total must be at least {mark}."));
    }
    words.push("Bids that are not ranked are listed apart, each with its reason; a bid without scores is never a bid with a score of 0.".to_owned());
    words.join(" ")
}

fn rank_words(scheme: &Scheme) -> String {
    let breaks: Vec<String> = scheme
        .tie_breaks
        .iter()
        .map(|rule| tie_break_words(scheme, rule))
        .collect();
    let ties = if breaks.is_empty() {
        "Bids with the same published total share a rank".to_owned()
    } else {
        format!(
            "Bids with the same published total are told apart, in this order, by {}. Those that still cannot be told apart share a rank",
            breaks.join("; then by ")
        )
    };
    format!(
        "The published totals rank the bids, highest first. {ties}, shown as “=2”, and the next rank is passed over: 1, =2, =2, 4."
    )
}

/// The bands from the highest down; `None` for a scheme that has none.
fn bands_words(scheme: &Scheme) -> Option<String> {
    let bands = scheme.bands_from_top();
    if bands.is_empty() {
        return None;
    }
    let each = |band: &&TotalBand| format!("{}: {} and over.", band.title, band.from);
    let bands: Vec<String> = bands.iter().map(each).collect();
    Some(format!(
        "The published total says what the panel recommends. {} A total is in the highest band that it reaches; one under the lowest is in none. A band stands \
         beside the total and alters no rank.",
        bands.join(" ")
    ))
}

/// A tie-break in words.
fn tie_break_words(scheme: &Scheme, rule: &TieBreak) -> String {
    let title = format!("the {}", lower_first(&rule.title(scheme)));
    match rule.how_to_repeat() {
        None => title,
        Some(how) => format!("{title}, {how}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_are_told_from_the_highest_down() {
        let mut scheme = Scheme::empty("T");
        assert_eq!(
            bands_words(&scheme),
            None,
            "no bands, no step of the method"
        );
        scheme.bands = [("50", "More work may be asked for"), ("70", "Recommended")]
            .map(|(from, title)| TotalBand {
                from: from.parse().unwrap(),
                title: title.to_owned(),
            })
            .into();
        let words = bands_words(&scheme).unwrap();
        assert!(
            words.contains("Recommended: 70 and over. More work may be asked for: 50 and over."),
            "{words}"
        );
    }
}

//! The scheme built in from the Norfolk Police and Crime Commissioner's
//! Commissioning Strategy 2013–2017: its three Crime and Disorder Reduction
//! Objectives, its five priority groups, and what every bid is asked besides.
//!
//! The strategy publishes no weights, no pass mark and no bands. Those here are a
//! starting point for a chair to edit, the bands after what other funders publish; the words of objectives and groups are the strategy's own.

use rust_decimal::Decimal;

use super::{
    Aggregate, Applies, Criterion, Gateway, GatewayKind, ReasonRule, Scale, Scheme, Section,
    SectionRule, TieBreak, TotalBand, Unclaimed,
};
use crate::id::{CriterionId, GatewayId, SectionId};
use crate::number::{Points, Weight};

/// The Norfolk scheme, ready to be edited.
pub fn norfolk() -> Scheme {
    Scheme {
        title: "Norfolk Police and Crime Commissioner: crime and disorder reduction grants"
            .to_owned(),
        decimals: 2,
        aggregate: Aggregate::Mean,
        quorum: 3,
        pass_mark: Some(Points(Decimal::from(50))),
        bands: norfolk_bands(),
        tie_breaks: vec![
            TieBreak::Section(SectionId::new("objectives")),
            TieBreak::LowerAmount,
        ],
        reasons: ReasonRule::Always,
        sections: vec![objectives_section(), groups_section(), delivery_section()],
        gateways: norfolk_gateways(),
        second_stage: None,
    }
}

fn norfolk_bands() -> Vec<TotalBand> {
    let band = |from: u32, title: &str| TotalBand {
        from: Points(Decimal::from(from)),
        title: title.to_owned(),
    };
    vec![
        band(70, "Recommended"),
        band(60, "Recommended if the fund allows"),
        band(50, "More work may be asked for"),
    ]
}

fn objectives_section() -> Section {
    section_of(
        "objectives",
        "Crime and Disorder Reduction Objectives",
        50,
        vec![
            always_scored(
                "o1",
                34,
                "Reduce priority crime, anti-social behaviour and reoffending",
                "How far would the project reduce priority crime, anti-social behaviour and reoffending in Norfolk?",
                &["Priority crime", "Anti-social behaviour", "Reoffending"],
            ),
            always_scored(
                "o2",
                33,
                "Reduce vulnerability, promote equality and support victims",
                "How far would the project reduce vulnerability, promote equality and support victims?",
                &["Vulnerability", "Equality", "Support for victims"],
            ),
            always_scored(
                "o3",
                33,
                "Reduce the need for service, through preventative and restorative approaches and more joined-up working with partners, protecting the availability of frontline resources",
                "How far would the project prevent harm, restore, and join up with partners, so that fewer people need the police?",
                &[
                    "Preventative approaches",
                    "Restorative approaches",
                    "Joined-up working with partners",
                    "Availability of frontline resources",
                ],
            ),
        ],
    )
}

fn groups_section() -> Section {
    section_of(
        "groups",
        "Priority groups",
        20,
        vec![
            scored_if_claimed(
                "young_people",
                "Young people who are vulnerable to being involved in crime or anti-social behaviour",
            ),
            scored_if_claimed(
                "domestic_abuse",
                "Victims and perpetrators of domestic abuse",
            ),
            scored_if_claimed(
                "mental_health",
                "Those who are vulnerable to being a victim of crime or otherwise in need of support from the police owing to their mental health",
            ),
            scored_if_claimed("alcohol_drugs", "Prevention of misuse of alcohol and drugs"),
            scored_if_claimed("victims", "Supporting victims of crime"),
        ],
    )
}

fn delivery_section() -> Section {
    section_of(
        "delivery",
        "Delivery",
        30,
        vec![
            always_scored(
                "deliverability",
                40,
                "Deliverability",
                "Can the bidder do what it proposes, in the time and with the people it has?",
                &[
                    "Plan and milestones",
                    "People and experience",
                    "Risks and safeguarding",
                ],
            ),
            always_scored(
                "value",
                30,
                "Value for money",
                "Is what would be achieved worth what it costs?",
                &[
                    "Costs set out and reasonable",
                    "Money and support from others",
                    "What stays when the grant ends",
                ],
            ),
            always_scored(
                "evidence",
                30,
                "Evidence",
                "Is the need well researched, and is the approach proven, or new with a plan to validate it?",
                &[
                    "Evidence of need",
                    "Evidence that the approach works, or a validation plan",
                    "Measures of outcome",
                ],
            ),
        ],
    )
}

pub(super) fn section_of(id: &str, title: &str, weight: u32, criteria: Vec<Criterion>) -> Section {
    Section {
        id: SectionId::new(id),
        title: title.to_owned(),
        weight: Weight(Decimal::from(weight)),
        rule: SectionRule::WeightedMean,
        unclaimed: Unclaimed::Exclude,
        threshold: None,
        criteria,
    }
}

pub(super) fn always_scored(
    id: &str,
    weight: u32,
    title: &str,
    guidance: &str,
    sub_points: &[&str],
) -> Criterion {
    Criterion {
        id: CriterionId::new(id),
        title: title.to_owned(),
        guidance: guidance.to_owned(),
        sub_points: sub_points.iter().map(|point| (*point).to_owned()).collect(),
        weight: Weight(Decimal::from(weight)),
        applies: Applies::Always,
        threshold: None,
        scale: Scale::default(),
    }
}

fn scored_if_claimed(id: &str, title: &str) -> Criterion {
    Criterion {
        applies: Applies::Claimed,
        ..always_scored(
            id,
            20,
            title,
            "How well would the project serve this group? Scored only where the bid claims it.",
            &["Reach", "Need", "Voice of those it is for"],
        )
    }
}

fn norfolk_gateways() -> Vec<Gateway> {
    let gateway = |id: &str, question: &str, kind| Gateway {
        id: GatewayId::new(id),
        question: question.to_owned(),
        answered_by: "Support officer".to_owned(),
        kind,
    };
    vec![
        gateway(
            "purpose",
            "Would the project secure, or contribute to securing, crime and disorder reduction in Norfolk?",
            GatewayKind::Showstopper,
        ),
        gateway(
            "agreement",
            "Has the bidder said that it will sign a written agreement?",
            GatewayKind::Showstopper,
        ),
        gateway(
            "safeguards",
            "Has the bidder the checks, insurance and data protection that the agreement asks for?",
            GatewayKind::Advisory,
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scheme::check::check;

    #[test]
    fn the_norfolk_scheme_can_be_followed() {
        assert_eq!(
            check(&norfolk()),
            [],
            "the built-in scheme must pass its own check"
        );
    }

    #[test]
    fn what_nobody_thought_fundable_has_no_band_and_no_rank() {
        let scheme = norfolk();
        let lowest = scheme.bands_from_top().last().map(|band| band.from);
        assert_eq!(
            lowest, scheme.pass_mark,
            "the lowest band begins at the pass mark"
        );
    }

    #[test]
    fn it_has_the_three_objectives_and_the_five_groups_of_the_strategy() {
        let scheme = norfolk();
        let counts: Vec<usize> = scheme
            .sections
            .iter()
            .map(|section| section.criteria.len())
            .collect();
        assert_eq!(counts, [3, 5, 3]);
    }
}

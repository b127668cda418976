//! The scheme of the made-up round.

use evenhand_core::{
    CriterionId, Scheme, Score, Weight,
    scheme::{
        Applies, Criterion, Gateway, GatewayKind, Scale, Section, SectionRule, TieBreak, Unclaimed,
    },
};
use rust_decimal::{Decimal, RoundingStrategy};

use super::Plan;

fn rounded(figure: Decimal) -> Decimal {
    let mut out = figure.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
    out.rescale(2);
    out
}

fn scale(plan: Plan) -> Scale {
    if !plan.words_only {
        return Scale::default();
    }
    let words = ["Not met", "Met in part", "Met", "Met – strong"];
    Scale {
        max: Score(Decimal::from(3)),
        points: words
            .iter()
            .enumerate()
            .map(|(point, word)| (point.to_string(), (*word).to_owned()))
            .collect(),
        words_only: true,
        ..Scale::default()
    }
}

fn section(
    plan: Plan,
    id: &str,
    title: &str,
    weight: u32,
    criteria: usize,
    applies: Applies,
) -> Section {
    let each = Decimal::from(100) / Decimal::from(criteria.max(1));
    let criterion = |number: usize| Criterion {
        id: CriterionId::new(format!("{id}{number}")),
        title: format!(
            "{}{number}: {}",
            id[..1].to_uppercase(),
            [
                "Reduce burglary",
                "Protect vulnerable people and communities",
                "Rehabilitate offenders",
                "Value for money"
            ][number % 4]
        ),
        guidance: if number == 1 {
            "Look for evidence of need, a plan that can be delivered, and outcomes that can be measured.".to_owned()
        } else {
            String::new()
        },
        sub_points: if number == 2 {
            vec![
                "Who is protected?".to_owned(),
                "How will the panel know?".to_owned(),
            ]
        } else {
            Vec::new()
        },
        weight: Weight(rounded(each)),
        applies,
        threshold: (number == 1 && id == "o").then(|| "1".parse().unwrap()),
        scale: scale(plan),
    };
    Section {
        id: id.into(),
        title: title.to_owned(),
        weight: Weight(Decimal::from(weight)),
        rule: SectionRule::WeightedMean,
        unclaimed: Unclaimed::Exclude,
        threshold: (id == "o").then(|| "20".parse().unwrap()),
        criteria: (1..=criteria).map(criterion).collect(),
    }
}

pub(super) fn scheme(plan: Plan) -> Scheme {
    let objectives = plan.criteria.div_ceil(2);
    let mut scheme = Scheme::empty("Norfolk 2014/15 bid assessment");
    scheme.quorum = 2;
    scheme.tie_breaks = vec![
        TieBreak::Section("o".into()),
        TieBreak::LowerAmount,
        TieBreak::Drawn("norfolk-2014".to_owned()),
    ];
    scheme.sections = vec![
        section(
            plan,
            "o",
            "Crime and disorder reduction objectives",
            60,
            objectives,
            Applies::Always,
        ),
        section(
            plan,
            "g",
            "Priority groups",
            40,
            plan.criteria - objectives,
            Applies::Claimed,
        ),
    ];
    scheme.gateways = vec![
        Gateway {
            id: "g1".into(),
            question: "Is the need evidenced?".to_owned(),
            answered_by: "Support officer".to_owned(),
            kind: GatewayKind::Showstopper,
        },
        Gateway {
            id: "g2".into(),
            question:
                "Is there a safeguarding policy in force, reviewed within the last two years?"
                    .to_owned(),
            answered_by: "Support officer".to_owned(),
            kind: GatewayKind::Advisory,
        },
    ];
    scheme
}

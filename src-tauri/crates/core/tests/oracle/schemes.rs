//! Random schemes, bent towards what goes wrong: thirds, midpoints, zero
//! weights, scales the other way up, tie-breaks of every kind.

use std::collections::BTreeMap;

use evenhand_core::id::{CriterionId, GatewayId, SectionId};
use evenhand_core::scheme::{
    Aggregate, Applies, Criterion, Gateway, GatewayKind, Scale, SecondStage, Section, SectionRule,
    TieBreak, Unclaimed,
};
use evenhand_core::{Scheme, Score, Weight};
use rand::Rng;
use rand::rngs::StdRng;
use rand::seq::SliceRandom;

/// Weights that sum to 100, by how many there are.
const WEIGHTS: [&[&str]; 5] = [
    &["100"],
    &[
        "50 50",
        "33.33 66.67",
        "87.5 12.5",
        "60 40",
        "100 0",
        "0.01 99.99",
        "12.345678 87.654322",
    ],
    &[
        "33.33 33.33 33.34",
        "12.5 37.5 50",
        "20 30 50",
        "0 50 50",
        "33.333333 33.333333 33.333334",
        "14.29 28.57 57.14",
    ],
    &[
        "25 25 25 25",
        "12.5 12.5 25 50",
        "33.33 33.33 33.34 0",
        "10 20 30 40",
        "6.25 6.25 37.5 50",
    ],
    &[
        "20 20 20 20 20",
        "12.5 12.5 12.5 12.5 50",
        "33.33 33.33 33.34 0 0",
        "5 10 15 30 40",
    ],
];

/// Scales: least, most, step.
const SCALES: [(&str, &str, &str); 12] = [
    ("0", "5", "1"),
    ("0", "4", "1"),
    ("0", "8", "1"),
    ("0", "5", "0.5"),
    ("0", "10", "0.25"),
    ("1", "5", "1"),
    ("0", "1", "0.1"),
    ("0", "1", "1"),
    ("-2", "2", "0.5"),
    ("0", "7", "1"),
    ("1", "10", "0.1"),
    ("0", "100", "1"),
];

pub fn pick<T: Copy>(dice: &mut StdRng, from: &[T]) -> T {
    *from.choose(dice).unwrap()
}

fn weights(dice: &mut StdRng, count: usize) -> Vec<Weight> {
    let listed = WEIGHTS[count - 1];
    let picked = if dice.gen_bool(0.4) {
        listed[0]
    } else {
        pick(dice, listed)
    };
    let mut weights: Vec<Weight> = picked
        .split(' ')
        .map(|weight| weight.parse().unwrap())
        .collect();
    weights.shuffle(dice);
    weights
}

fn scale(dice: &mut StdRng) -> Scale {
    let (min, max, step) = pick(dice, &SCALES);
    Scale {
        min: min.parse().unwrap(),
        max: max.parse().unwrap(),
        step: step.parse().unwrap(),
        higher_is_better: dice.gen_bool(0.65),
        points: BTreeMap::new(),
        ..Scale::default()
    }
}

/// Every point of a scale.
pub fn points(scale: &Scale) -> Vec<Score> {
    let mut points = vec![scale.min];
    while points[points.len() - 1] < scale.max {
        points.push(Score(points[points.len() - 1].0 + scale.step.0));
    }
    points
}

fn section(dice: &mut StdRng, place: usize, weight: Weight, one_scale: Option<&Scale>) -> Section {
    let count = dice.gen_range(1..=4);
    let claims = pick(dice, &[0.0, 0.5, 1.0]);
    let criteria = weights(dice, count)
        .into_iter()
        .enumerate()
        .map(|(inner, weight)| Criterion {
            id: CriterionId::new(format!("s{place}c{inner}")),
            title: format!("Criterion {inner} of section {place}"),
            guidance: String::new(),
            sub_points: Vec::new(),
            weight,
            applies: if dice.gen_bool(claims) {
                Applies::Claimed
            } else {
                Applies::Always
            },
            threshold: None,
            scale: one_scale.cloned().unwrap_or_else(|| scale(dice)),
        });
    let criteria: Vec<_> = criteria.collect();
    let best = u32::try_from(dice.gen_range(1..=count)).unwrap();
    Section {
        id: SectionId::new(format!("s{place}")),
        title: format!("Section {place}"),
        weight,
        rule: if dice.gen_bool(0.3) {
            SectionRule::BestOf { n: best }
        } else {
            SectionRule::WeightedMean
        },
        unclaimed: pick(dice, &[Unclaimed::Exclude, Unclaimed::Zero]),
        threshold: None,
        criteria,
    }
}

fn tie_breaks(dice: &mut StdRng, sections: &[Section]) -> Vec<TieBreak> {
    let count = pick(dice, &[0, 1, 1, 2, 3]);
    (0..count)
        .map(|_| {
            let section = sections.choose(dice).unwrap();
            match dice.gen_range(0..5) {
                0 | 1 => TieBreak::Section(section.id.clone()),
                2 => TieBreak::Criterion(section.criteria.choose(dice).unwrap().id.clone()),
                3 => TieBreak::LowerAmount,
                _ => TieBreak::Drawn(format!("seed {}", dice.gen_range(0..9))),
            }
        })
        .collect()
}

fn gateways(dice: &mut StdRng) -> Vec<Gateway> {
    let count = pick(dice, &[0, 0, 0, 1, 2]);
    (0..count)
        .map(|place| Gateway {
            id: GatewayId::new(format!("g{place}")),
            question: format!("Question {place}?"),
            answered_by: String::new(),
            kind: pick(dice, &[GatewayKind::Showstopper, GatewayKind::Advisory]),
        })
        .collect()
}

/// A scheme that passes every check, as yet without thresholds and marks; one
/// in five such that thirds and sevenths meet on midpoints.
pub fn scheme(dice: &mut StdRng) -> Scheme {
    let mut scheme = any_scheme(dice);
    if dice.gen_bool(0.2) {
        meet_on_midpoints(dice, &mut scheme);
    }
    scheme
}

/// Equal weights over means in eighths of a scale: 1/3 of one criterion and 2/3
/// of the other make a whole again, and 6.25 or 12.5 a midpoint.
fn meet_on_midpoints(dice: &mut StdRng, scheme: &mut Scheme) {
    scheme.decimals = pick(dice, &[0, 1]);
    scheme.aggregate = Aggregate::Mean;
    scheme.second_stage = None;
    scheme
        .tie_breaks
        .retain(|tie_break| matches!(tie_break, TieBreak::LowerAmount));
    scheme.sections.truncate(1);
    for section in &mut scheme.sections {
        section.weight = "100".parse().unwrap();
        section.rule = SectionRule::WeightedMean;
        let mut pair = [section.criteria[0].clone(), section.criteria[0].clone()];
        for (criterion, id) in pair.iter_mut().zip(["s0c0", "s0c1"]) {
            criterion.id = CriterionId::new(id);
            criterion.weight = "50".parse().unwrap();
            criterion.applies = Applies::Always;
            criterion.scale.min = "0".parse().unwrap();
            criterion.scale.max = "8".parse().unwrap();
            criterion.scale.step = "1".parse().unwrap();
        }
        section.criteria = pair.into();
    }
}

fn any_scheme(dice: &mut StdRng) -> Scheme {
    let count = dice.gen_range(1..=3);
    let one_scale = dice.gen_bool(0.5).then(|| scale(dice));
    let sections: Vec<_> = weights(dice, count)
        .into_iter()
        .enumerate()
        .map(|(place, weight)| section(dice, place, weight, one_scale.as_ref()))
        .collect();
    let second_stage = dice.gen_bool(0.15).then(|| SecondStage {
        mark: "0".parse().unwrap(),
        weights: sections
            .iter()
            .map(|section| section.id.clone())
            .zip(weights(dice, count))
            .collect(),
    });
    Scheme {
        decimals: pick(dice, &[0, 0, 1, 1, 2, 2, 3, 4, 5, 6]),
        aggregate: pick(
            dice,
            &[
                Aggregate::Mean,
                Aggregate::Mean,
                Aggregate::Median,
                Aggregate::TrimmedMean { k: 1 },
                Aggregate::TrimmedMean { k: 2 },
            ],
        ),
        quorum: pick(dice, &[1, 1, 1, 2, 3]),
        tie_breaks: tie_breaks(dice, &sections),
        gateways: gateways(dice),
        second_stage,
        sections,
        ..Scheme::empty("A scheme by lot")
    }
}

//! Schemes that can be followed.

use evenhand_core::scheme::{
    Aggregate, Applies, Criterion, Gateway, GatewayKind, ReasonRule, Scale, SecondStage, Section,
    SectionRule, TieBreak, TotalBand, Unclaimed,
};
use evenhand_core::{CriterionId, Points, Scheme, Score, Weight};
use proptest::collection::{btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use rust_decimal::Decimal;

use super::texts::{any_filled_text, any_id, any_name, any_points, any_text, hundredths};

/// Weights in millionths that sum to 100, as many as there are shares.
fn split_hundred(shares: &[u32]) -> Vec<Weight> {
    let all: i64 = shares.iter().map(|share| i64::from(*share)).sum();
    let mut left = 100_000_000;
    let mut weights: Vec<i64> = Vec::new();
    for share in shares.iter().skip(1) {
        let part = 100_000_000 * i64::from(*share) / all;
        left -= part;
        weights.push(part);
    }
    weights.push(left);
    weights
        .into_iter()
        .map(|millionths| Weight(Decimal::new(millionths, 6)))
        .collect()
}

fn any_weights(count: usize) -> impl Strategy<Value = Vec<Weight>> {
    vec(1..1_000_u32, count).prop_map(|shares| split_hundred(&shares))
}

fn any_scale() -> impl Strategy<Value = Scale> {
    let figures = (hundredths(-500, 500), hundredths(1, 300), 1..40_u32);
    let words = option::of(any_filled_text());
    (figures, any::<bool>(), any::<bool>(), words).prop_map(
        |((min, step, steps), higher_is_better, words_only, words)| Scale {
            min: Score(min),
            max: Score(min + step * Decimal::from(steps)),
            step: Score(step),
            higher_is_better,
            points: words
                .map(|words| (min.to_string(), words))
                .into_iter()
                .collect(),
            words_only,
        },
    )
}

/// A point of a scale.
pub(crate) fn any_point(scale: &Scale) -> impl Strategy<Value = Score> + use<> {
    let (min, step) = (scale.min.0, scale.step.0);
    (0..scale.point_count()).prop_map(move |steps| Score(min + step * Decimal::from(steps)))
}

fn any_criterion(index: usize) -> BoxedStrategy<Criterion> {
    let texts = (
        any_id(format!("c{index}")),
        any_filled_text(),
        any_text(),
        vec(any_text(), 0..3),
    );
    let scale = any_scale().prop_flat_map(|scale| {
        let threshold = option::of(any_point(&scale));
        (Just(scale), threshold)
    });
    (texts, any::<bool>(), scale)
        .prop_map(
            |((id, title, guidance, sub_points), always, (scale, threshold))| Criterion {
                id: CriterionId::new(id),
                title,
                guidance,
                sub_points,
                weight: Weight::default(),
                applies: if always {
                    Applies::Always
                } else {
                    Applies::Claimed
                },
                threshold,
                scale,
            },
        )
        .boxed()
}

fn any_section(index: usize) -> BoxedStrategy<Section> {
    (1..4_usize)
        .prop_flat_map(move |count| {
            let criteria: Vec<_> = (0..count)
                .map(|inner| any_criterion(10 * index + inner))
                .collect();
            let best_of = option::of(1..=u32::try_from(count).unwrap());
            let texts = (any_id(format!("s{index}")), any_filled_text());
            let rest = (best_of, any::<bool>(), option::of(any_points()));
            (texts, criteria, any_weights(count), rest).prop_map(
                |((id, title), mut criteria, weights, (best_of, zero, threshold))| {
                    for (criterion, weight) in criteria.iter_mut().zip(weights) {
                        criterion.weight = weight;
                    }
                    Section {
                        id: id.as_str().into(),
                        title,
                        weight: Weight::default(),
                        rule: best_of
                            .map_or(SectionRule::WeightedMean, |n| SectionRule::BestOf { n }),
                        unclaimed: if zero {
                            Unclaimed::Zero
                        } else {
                            Unclaimed::Exclude
                        },
                        threshold,
                        criteria,
                    }
                },
            )
        })
        .boxed()
}

fn any_gateway(index: usize) -> impl Strategy<Value = Gateway> {
    let kind = select(vec![GatewayKind::Showstopper, GatewayKind::Advisory]);
    (any_id(format!("g{index}")), any_text(), any_text(), kind).prop_map(
        |(id, question, answered_by, kind)| Gateway {
            id: id.as_str().into(),
            question,
            answered_by,
            kind,
        },
    )
}

fn any_tie_breaks(sections: &[Section]) -> impl Strategy<Value = Vec<TieBreak>> + use<> {
    let ids = sections
        .iter()
        .map(|section| TieBreak::Section(section.id.clone()));
    let criteria = sections.iter().flat_map(|section| &section.criteria);
    let criteria = criteria.map(|criterion| TieBreak::Criterion(criterion.id.clone()));
    let named: Vec<TieBreak> = ids.chain(criteria).chain([TieBreak::LowerAmount]).collect();
    let drawn = any_filled_text().prop_map(TieBreak::Drawn);
    vec(prop_oneof![3 => select(named), 1 => drawn], 0..4)
}

/// Bands in any order, each at a figure that a total can be published as.
fn any_bands(decimals: u8) -> impl Strategy<Value = Vec<TotalBand>> {
    let places = u32::from(decimals);
    let beginnings = btree_set(0..=100 * 10_i64.pow(places), 0..5);
    let titles = ["a", "b", "c", "d", "e"].map(any_name);
    (beginnings.prop_map(Vec::from_iter).prop_shuffle(), titles).prop_map(
        move |(beginnings, titles)| {
            let bands = beginnings.into_iter().zip(titles);
            let band = |(from, title)| TotalBand {
                from: Points(Decimal::new(from, places)),
                title,
            };
            bands.map(band).collect()
        },
    )
}

fn any_aggregate() -> impl Strategy<Value = Aggregate> {
    prop_oneof![
        Just(Aggregate::Mean),
        Just(Aggregate::Median),
        (1..9_u32).prop_map(|k| Aggregate::TrimmedMean { k }),
    ]
}

fn any_second_stage(sections: &[Section]) -> impl Strategy<Value = SecondStage> + use<> {
    let ids: Vec<_> = sections.iter().map(|section| section.id.clone()).collect();
    (any_points(), any_weights(ids.len())).prop_map(move |(mark, weights)| SecondStage {
        mark,
        weights: ids.iter().cloned().zip(weights).collect(),
    })
}

/// Any scheme that can be followed.
pub(crate) fn any_scheme() -> BoxedStrategy<Scheme> {
    let sections = (1..4_usize).prop_flat_map(|count| {
        let sections: Vec<_> = (0..count).map(any_section).collect();
        (sections, any_weights(count)).prop_map(|(mut sections, weights)| {
            for (section, weight) in sections.iter_mut().zip(weights) {
                section.weight = weight;
            }
            sections
        })
    });
    let gateways =
        (0..3_usize).prop_flat_map(|count| (0..count).map(any_gateway).collect::<Vec<_>>());
    sections
        .prop_flat_map(move |sections| {
            let (tie_breaks, second_stage) =
                (any_tie_breaks(&sections), any_second_stage(&sections));
            let rule = select(vec![
                ReasonRule::Always,
                ReasonRule::AtExtremes,
                ReasonRule::Never,
            ]);
            let places = (0..=6_u8).prop_flat_map(|decimals| (Just(decimals), any_bands(decimals)));
            let figures = (places, any_aggregate(), 1..9_u32, option::of(any_points()));
            let lists = (
                Just(sections),
                gateways.clone(),
                tie_breaks,
                option::of(second_stage),
            );
            (any_filled_text(), figures, rule, lists).prop_map(
                |(title, (places, aggregate, quorum, pass_mark), reasons, lists)| {
                    let (decimals, bands) = places;
                    let (sections, gateways, tie_breaks, second_stage) = lists;
                    Scheme {
                        decimals,
                        aggregate,
                        quorum,
                        pass_mark,
                        bands,
                        reasons,
                        sections,
                        gateways,
                        tie_breaks,
                        second_stage,
                        ..Scheme::empty(title)
                    }
                },
            )
        })
        .boxed()
}

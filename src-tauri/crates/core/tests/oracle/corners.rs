//! Whether the random rounds reach what they are made for: a comparison that
//! never meets a corner proves nothing of it.

use std::collections::BTreeMap;

use evenhand_core::scheme::{Aggregate, SectionRule, Unclaimed};
use evenhand_core::{Ranking, Titled};
use num_bigint::BigInt;

use crate::apart::{bar, under_its_mark};
use crate::fraction::{Fraction, Printed, fraction};
use crate::naive::{Exactly, exactly, places};
use crate::round::{Ranked, Round};
use crate::rounds::round;

#[derive(Default)]
struct Met(BTreeMap<String, u32>);

impl Met {
    fn note(&mut self, corner: impl Into<String>, met: bool) {
        *self.0.entry(corner.into()).or_default() += u32::from(met);
    }
}

#[test]
fn rounds_by_lot_reach_every_corner_often() {
    let mut met = Met::default();
    for seed in 0..1_500 {
        let round = round(seed);
        note_scheme(&mut met, &round);
        note_ranking(&mut met, &round.rank());
        note_figures(&mut met, &round);
    }
    let rare: Vec<_> = met.0.iter().filter(|(_, count)| **count < 10).collect();
    assert!(rare.is_empty(), "met too seldom: {rare:?} of {:?}", met.0);
}

fn note_scheme(met: &mut Met, round: &Round) {
    let scheme = &round.scheme;
    met.note(
        "trimmed mean",
        matches!(scheme.aggregate, Aggregate::TrimmedMean { .. }),
    );
    met.note("median", scheme.aggregate == Aggregate::Median);
    met.note("second stage", scheme.second_stage.is_some());
    for section in &scheme.sections {
        let best = matches!(section.rule, SectionRule::BestOf { .. });
        met.note(
            format!("best of {best}, exclude"),
            section.unclaimed == Unclaimed::Exclude,
        );
        met.note(
            format!("best of {best}, zero"),
            section.unclaimed == Unclaimed::Zero,
        );
        met.note("section threshold", section.threshold.is_some());
    }
    for criterion in scheme.criteria() {
        let way = if criterion.scale.higher_is_better {
            "up"
        } else {
            "down"
        };
        met.note(
            format!("threshold on a scale {way}"),
            criterion.threshold.is_some(),
        );
    }
}

fn note_ranking(met: &mut Met, ranking: &Ranking) {
    for one in &ranking.ranking {
        met.note("tied", one.tied);
        met.note(
            "tied and parted from others",
            one.tied && one.tie_break.is_some(),
        );
        if let Some(rule) = &one.tie_break {
            met.note(format!("split by {}", rule.kind().code()), true);
        }
        met.note(
            "agreed",
            one.figures.criteria.values().any(|figures| figures.agreed),
        );
    }
    for apart in &ranking.unranked {
        met.note(format!("apart: {:?}", apart.reason), true);
    }
}

fn note_figures(met: &mut Met, round: &Round) {
    for bid in &round.bids {
        let Some(exact) = exactly(round, bid) else {
            continue;
        };
        met.note(
            "midpoint total",
            Printed::is_midpoint(&exact.total, places(round)),
        );
        met.note(
            "midpoint total from thirds or sevenths",
            whole_from_parts(round, &exact),
        );
        if bar(round, bid, Some(&exact)).is_none() {
            note_marks(met, round, &exact);
        }
        for under in under_its_mark(round, bid, &exact) {
            let what = if under.contains('c') {
                "criterion"
            } else {
                under.trim_end_matches(char::is_numeric)
            };
            met.note(format!("under its mark: {what}"), true);
        }
    }
}

/// Whether a total on a midpoint comes from figures that no decimal holds.
fn whole_from_parts(round: &Round, exact: &Exactly) -> bool {
    let divides = |figure: &Fraction, by: u32| figure.denom() % BigInt::from(by) == BigInt::from(0);
    let parts = exact
        .panel
        .values()
        .any(|panel| divides(panel, 3) || divides(panel, 7));
    parts && Printed::is_midpoint(&exact.total, places(round))
}

/// Figures that stand exactly on their mark and pass.
fn note_marks(met: &mut Met, round: &Round, exact: &Exactly) {
    let printed = |figure: &Fraction| Printed::of(figure, places(round)).value();
    if let Some(mark) = round.scheme.pass_mark {
        met.note(
            "total on the pass mark",
            printed(&exact.total) == fraction(mark.0),
        );
        let lifted = exact.total < fraction(mark.0);
        met.note("total over the pass mark by rounding alone", lifted);
    }
    for band in &round.scheme.bands {
        let from = fraction(band.from.0);
        met.note("total on a band's beginning", printed(&exact.total) == from);
        let lifted = exact.total < from && printed(&exact.total) == from;
        met.note("total in a band by rounding alone", lifted);
        met.note("total under a band", printed(&exact.total) < from);
    }
    for section in &round.scheme.sections {
        let on = section
            .threshold
            .is_some_and(|mark| printed(&exact.sections[&section.id]) == fraction(mark.0));
        met.note("section on its threshold", on);
    }
    for criterion in round.scheme.criteria() {
        if let (Some(mark), Some(panel)) = (criterion.threshold, exact.panel.get(&criterion.id)) {
            met.note("criterion on its threshold", *panel == fraction(mark.0));
        }
    }
}

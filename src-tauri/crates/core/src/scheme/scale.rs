//! The scale that a criterion is scored on.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::exact::Exact;
use crate::number::Score;

/// A scale: from `min` to `max` in steps, with words for its named points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    /// The lowest point.
    pub min: Score,
    /// The highest point, over `min` by a whole number of steps.
    pub max: Score,
    /// The distance between points, over 0.
    #[serde(default = "one")]
    pub step: Score,
    /// Whether more is better; some funders score the other way up.
    #[serde(default = "yes")]
    pub higher_is_better: bool,
    /// What named points mean, by the point's figure ("0": "Unacceptable").
    #[serde(default)]
    pub points: BTreeMap<String, String>,
    /// Whether screens and the pack show the points' words instead of their figures.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub words_only: bool,
}

fn one() -> Score {
    Score(Decimal::ONE)
}

fn yes() -> bool {
    true
}

impl Default for Scale {
    /// The scale most panels use: 0 unacceptable to 5 excellent.
    fn default() -> Self {
        let words = [
            "Unacceptable",
            "Poor",
            "Weak",
            "Satisfactory",
            "Good",
            "Excellent",
        ];
        Self {
            min: Score(Decimal::ZERO),
            max: Score(Decimal::from(5)),
            step: one(),
            higher_is_better: true,
            points: words
                .iter()
                .enumerate()
                .map(|(point, word)| (point.to_string(), (*word).to_owned()))
                .collect(),
            words_only: false,
        }
    }
}

/// Why a score does not stand on a scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OffScale {
    /// Below the lowest or above the highest point.
    OutOfRange,
    /// Between two points, given here; the nearest first where one is nearer.
    OffStep {
        /// The point below.
        below: Score,
        /// The point above.
        above: Score,
    },
}

impl Scale {
    /// Whether the score is a point of the scale.
    ///
    /// # Errors
    /// [`OffScale`] says how it is not.
    pub fn place(&self, score: Score) -> Result<(), OffScale> {
        if !self.spans(score) {
            return Err(OffScale::OutOfRange);
        }
        let is_whole = |figure: Decimal| figure.scale() == 0;
        if self.step.0 == Decimal::ONE && is_whole(score.0) && is_whole(self.min.0) {
            return Ok(());
        }
        let from_min = score.0.saturating_sub(self.min.0);
        // A scale without a step has no points between its ends.
        let step = Some(self.step.0).filter(|step| *step > Decimal::ZERO);
        let over = step.and_then(|step| from_min.checked_rem(step));
        let over = over.unwrap_or(from_min);
        if over.is_zero() {
            return Ok(());
        }
        let below = score.0.saturating_sub(over);
        Err(OffScale::OffStep {
            below: Score(below),
            above: Score(below.saturating_add(self.step.0)),
        })
    }

    /// Whether the score is from the lowest to the highest point.
    pub fn spans(&self, score: Score) -> bool {
        self.min <= score && score <= self.max
    }

    /// Puts a panel score on the common scale: `(s − min) / (max − min) × 100`,
    /// reversed where lower is better. 0 to 100; 0 where the ends meet.
    pub fn normalise(&self, panel: &Exact) -> Exact {
        let span = Exact::from(self.max.0) - Exact::from(self.min.0);
        let from_worst = if self.higher_is_better {
            panel - &Exact::from(self.min.0)
        } else {
            &Exact::from(self.max.0) - panel
        };
        (from_worst * Exact::from(100)).over(&span)
    }

    /// The words for a point, where it has any. `3`, `3.0` and `3.00` are one point.
    pub fn words(&self, score: Score) -> Option<&str> {
        self.points
            .iter()
            .find(|(point, _)| point.parse() == Ok(score))
            .map(|(_, words)| words.as_str())
    }

    /// Whether the score is one of the two ends of the scale.
    pub fn is_extreme(&self, score: Score) -> bool {
        score == self.min || score == self.max
    }

    /// How many points the scale has.
    pub fn point_count(&self) -> u64 {
        use rust_decimal::prelude::ToPrimitive;
        let span = self.max.0.saturating_sub(self.min.0);
        span.checked_div(self.step.0)
            .and_then(|steps| steps.to_u64())
            .map_or(0, |steps| steps.saturating_add(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(text: &str) -> Score {
        text.parse().unwrap()
    }

    #[test]
    fn a_score_between_two_points_is_refused_with_both() {
        let scale = Scale {
            step: score("0.25"),
            ..Scale::default()
        };
        assert_eq!(scale.place(score("3.75")), Ok(()));
        assert_eq!(
            scale.place(score("3.8")),
            Err(OffScale::OffStep {
                below: score("3.75"),
                above: score("4.00")
            })
        );
        assert_eq!(scale.place(score("5.25")), Err(OffScale::OutOfRange));
    }

    #[test]
    fn normalising_turns_a_scale_where_lower_is_better_over() {
        let down = Scale {
            min: score("1"),
            max: score("5"),
            higher_is_better: false,
            ..Scale::default()
        };
        assert_eq!(down.normalise(&Exact::from(1)), Exact::from(100));
        assert_eq!(down.normalise(&Exact::from(5)), Exact::ZERO);
        assert_eq!(down.normalise(&Exact::from(2)), Exact::from(75));
    }
}

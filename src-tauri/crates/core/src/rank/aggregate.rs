//! How the members' scores of one criterion become the panel's.

use rust_decimal::Decimal;

use crate::exact::Exact;
use crate::number::Score;
use crate::scheme::Aggregate;

/// Why scores have no aggregate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TooFew {
    /// There is none.
    None,
    /// A trimmed mean needs this many.
    Trimmed {
        /// `2k + 1`.
        needed: usize,
    },
}

/// The aggregate of scores by the scheme's rule, as an exact ratio.
///
/// # Errors
/// [`TooFew`] where the rule needs more scores than there are.
pub fn aggregate(rule: Aggregate, mut scores: Vec<Score>) -> Result<Exact, TooFew> {
    if scores.is_empty() {
        return Err(TooFew::None);
    }
    match rule {
        Aggregate::Mean => Ok(mean_of(&scores)),
        Aggregate::Median => {
            scores.sort_unstable();
            let drop = scores.len().saturating_sub(1) / 2;
            Ok(mean_of(without_ends(&scores, drop)))
        }
        Aggregate::TrimmedMean { k } => {
            let drop = k as usize;
            let needed = drop.saturating_mul(2).saturating_add(1);
            if scores.len() < needed {
                return Err(TooFew::Trimmed { needed });
            }
            scores.sort_unstable();
            Ok(mean_of(without_ends(&scores, drop)))
        }
    }
}

/// The scores without `drop` at each end. A median is the mean of what stays
/// when all but the middle one or two are dropped.
fn without_ends(sorted: &[Score], drop: usize) -> &[Score] {
    sorted
        .get(drop..sorted.len().saturating_sub(drop))
        .unwrap_or_default()
}

/// The mean of a few scores, whatever their size. The sum of scores within the limits
/// fits a decimal; that of others is a ratio from the beginning.
fn mean_of(scores: &[Score]) -> Exact {
    let add = |sum: Decimal, score: &Score| sum.checked_add(score.0);
    let sum = scores.iter().try_fold(Decimal::ZERO, add).map_or_else(
        || scores.iter().map(|score| Exact::from(score.0)).sum(),
        Exact::from,
    );
    sum.over(&Exact::from(scores.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(rule: Aggregate, scores: &[i64]) -> Result<String, TooFew> {
        let scores = scores
            .iter()
            .map(|score| Score(Decimal::from(*score)))
            .collect();
        aggregate(rule, scores).map(|panel| panel.publish(4).to_string())
    }

    #[test]
    fn each_rule_aggregates_as_published() {
        assert_eq!(of(Aggregate::Mean, &[5, 0, 5]), Ok("3.3333".into()));
        assert_eq!(of(Aggregate::Median, &[5, 1, 2]), Ok("2.0000".into()));
        assert_eq!(of(Aggregate::Median, &[5, 1, 2, 4]), Ok("3.0000".into()));
        assert_eq!(
            of(Aggregate::TrimmedMean { k: 1 }, &[5, 0, 3, 4]),
            Ok("3.5000".into())
        );
    }

    #[test]
    fn too_few_scores_are_never_a_silent_mean() {
        assert_eq!(
            of(Aggregate::TrimmedMean { k: 1 }, &[5, 0]),
            Err(TooFew::Trimmed { needed: 3 })
        );
        assert_eq!(of(Aggregate::Mean, &[]), Err(TooFew::None));
    }
}

//! The scores that agreement is measured on: a row a bid, a column a member.

use std::collections::BTreeSet;

use dashu_int::ops::Gcd;
use dashu_int::{IBig, UBig};

use crate::exact::Exact;
use crate::id::MemberId;

/// What one member gave one bid.
pub(super) type Given<'a> = (&'a MemberId, Exact);

/// Scores on one common whole-number scale.
///
/// Every measure of agreement stays the same when all scores are multiplied by
/// one number, so they are multiplied by the least that makes them all whole.
/// Sums and squares are then exact, and what is equal is found equal.
#[derive(Debug)]
pub(super) struct Ratings {
    /// The scores of each bid that has any, by member; bids and members in order of id.
    rows: Vec<Vec<(usize, IBig)>>,
    /// How many members gave any.
    members: usize,
}

impl Ratings {
    /// Puts scores on their common scale. Bids without any fall away.
    pub(super) fn of(mut bids: Vec<Vec<Given<'_>>>) -> Self {
        bids.retain(|given| !given.is_empty());
        let members: BTreeSet<&MemberId> =
            bids.iter().flatten().map(|(member, _)| *member).collect();
        let members: Vec<&MemberId> = members.into_iter().collect();
        let scale = common_denominator(&bids);
        let row = |given: &Vec<Given<'_>>| {
            let mut row: Vec<(usize, IBig)> = given
                .iter()
                .filter_map(|(member, score)| {
                    let place = members.binary_search(member).ok()?;
                    Some((place, on_scale(score, &scale)))
                })
                .collect();
            row.sort_unstable();
            row
        };
        Self {
            rows: bids.iter().map(row).collect(),
            members: members.len(),
        }
    }

    /// How many bids have any score.
    pub(super) fn bids(&self) -> usize {
        self.rows.len()
    }

    /// How many members gave any score.
    pub(super) fn members(&self) -> usize {
        self.members
    }

    /// How many scores there are.
    pub(super) fn scores(&self) -> usize {
        self.rows.iter().map(Vec::len).sum()
    }

    /// The scores of the bids that have two or more, a row a bid: those that
    /// can be compared with another of the same bid.
    pub(super) fn comparable_rows(&self) -> Vec<Vec<&IBig>> {
        self.rows_where(|count| count >= 2)
    }

    /// The scores of the bids that every member scored, a row a bid and a
    /// column a member.
    pub(super) fn complete_rows(&self) -> Vec<Vec<&IBig>> {
        self.rows_where(|count| count == self.members)
    }

    fn rows_where(&self, wanted: impl Fn(usize) -> bool) -> Vec<Vec<&IBig>> {
        self.rows
            .iter()
            .filter(|row| wanted(row.len()))
            .map(|row| row.iter().map(|(_, score)| score).collect())
            .collect()
    }
}

/// The least whole number that every score times it is whole.
fn common_denominator(bids: &[Vec<Given<'_>>]) -> UBig {
    bids.iter().flatten().fold(UBig::ONE, |common, (_, score)| {
        let (_, below) = score.terms();
        // What stands below a line is never 0, and nor is what divides it.
        if below.is_one() || common.is_multiple_of(&below) {
            return common;
        }
        let shared = (&common).gcd(&below);
        common / shared * below
    })
}

fn on_scale(score: &Exact, scale: &UBig) -> IBig {
    let (above, below) = score.terms();
    above * IBig::from(scale / below)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thirds_and_halves_meet_on_sixths() {
        let (ann, bob) = (MemberId::new("ann"), MemberId::new("bob"));
        let part = |of: usize| Exact::from(1).over(&Exact::from(of));
        let ratings = Ratings::of(vec![
            vec![(&bob, part(2)), (&ann, part(3))],
            vec![],
            vec![(&ann, part(1))],
        ]);
        let whole = |number: i32| IBig::from(number);
        assert_eq!(ratings.comparable_rows(), [[&whole(2), &whole(3)]]);
        assert_eq!(
            (ratings.bids(), ratings.members(), ratings.scores()),
            (2, 2, 3)
        );
    }
}

//! What can be chosen of one bidder's bids.

use super::super::pence::{Pence, sum_of};
use super::candidates::Candidate;
use crate::fund::Minimum;

/// What can be chosen of a group.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    /// The bids, by index.
    pub(super) bids: Vec<usize>,
    /// What they are worth.
    pub(super) value: i128,
    /// What they use of each row.
    pub(super) uses: Vec<i64>,
}

/// Over so many options, a bidder's most is a row of its own.
const MOST_OPTIONS: usize = 4_096;

/// What the rows of minimums count: each with whether it is in money.
pub(super) type MinimumRows<'a> = [(&'a Minimum, bool)];

/// The option of taking a set of bids.
pub(super) fn choice_of(set: &[&Candidate<'_>], minimums: &MinimumRows<'_>) -> Choice {
    let money = sum_of(set.iter().map(|one| one.cost));
    let rows = minimums.iter().map(|(minimum, in_money)| {
        let serving = set.iter().filter(|one| minimum.of.served_by(one.bid));
        let counted = serving.map(|one| if *in_money { one.cost } else { 1 });
        sum_of(counted).saturating_neg()
    });
    Choice {
        bids: set.iter().map(|one| one.place).collect(),
        value: set
            .iter()
            .map(|one| one.value)
            .fold(0, i128::saturating_add),
        uses: std::iter::once(money).chain(rows).collect(),
    }
}

/// Every set of a bidder's bids within its room. Where they
/// are many, sets that another is at least as good as in every way are left out:
/// whatever can be added to them can be added to the other. None where there are
/// still too many.
pub(super) fn sets_within(
    bids: &[&Candidate<'_>],
    minimums: &MinimumRows<'_>,
    room: Pence,
) -> Option<Vec<Choice>> {
    let mut sets = vec![choice_of(&[], minimums)];
    for bid in bids {
        let one = choice_of(&[*bid], minimums);
        let fits = |set: &&Choice| {
            set.uses
                .first()
                .is_some_and(|cost| cost.saturating_add(bid.cost) <= room)
        };
        let with: Vec<Choice> = sets.iter().filter(fits).map(|set| set.with(&one)).collect();
        sets.extend(with);
        if sets.len() > MOST_OPTIONS {
            sets = not_bettered(&sets).into_iter().cloned().collect();
        }
        if sets.len() > MOST_OPTIONS {
            return None;
        }
    }
    Some(sets)
}

/// The options that no other betters: worth as much or more, and using no more of
/// any row. Of options alike in all, the first stays; the best stand first.
pub(super) fn not_bettered(choices: &[Choice]) -> Vec<&Choice> {
    let mut sorted: Vec<&Choice> = choices.iter().collect();
    sorted.sort_by(|one, other| {
        let value = other.value.cmp(&one.value);
        value.then_with(|| one.uses.cmp(&other.uses))
    });
    let mut kept: Vec<&Choice> = Vec::new();
    for choice in sorted {
        if !kept.iter().any(|by| by.uses_no_more(choice)) {
            kept.push(choice);
        }
    }
    kept
}

impl Choice {
    /// Whether it uses as much as another of every row, or less.
    fn uses_no_more(&self, than: &Self) -> bool {
        self.uses.iter().zip(&than.uses).all(|(by, it)| by <= it)
    }

    /// What both take together.
    fn with(&self, other: &Self) -> Self {
        let uses = self.uses.iter().zip(&other.uses);
        Self {
            bids: self.bids.iter().chain(&other.bids).copied().collect(),
            value: self.value.saturating_add(other.value),
            uses: uses
                .map(|(one, other)| one.saturating_add(*other))
                .collect(),
        }
    }
}

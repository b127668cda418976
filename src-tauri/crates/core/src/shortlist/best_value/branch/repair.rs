//! Picks that break a row, mended: not the best set, but one to measure others by.

use super::super::options::Choice;
use super::descent::Rows;
use super::node::{Node, Open, of_one_group};

/// How many options are exchanged at most before it is given up.
const MOST_EXCHANGES: u32 = 60;
/// What is mended is looked at in units of so many bits, to leave room for what
/// is lost for each.
const FINE: u32 = 16;

/// The picks of a node, exchanged until every row is kept and then improved one
/// by one; `None` where that fails. `left` is what the picks leave of each row.
pub(super) fn repaired<'m>(node: &Node<'m>, left: &[i64], rows: &Rows) -> Option<Vec<&'m Choice>> {
    let groups: Vec<&[Open<'m>]> = node.open.chunk_by(of_one_group).collect();
    let picks = groups
        .iter()
        .filter_map(|group| group.iter().find(|one| one.picked));
    let mut set = Set {
        groups: &groups,
        rows,
        taken: picks.copied().collect(),
        left: left.to_vec(),
    };
    for _ in 0..MOST_EXCHANGES {
        if set.broken_in_all() == 0 {
            while set.improve_worth() {}
            return Some(set.taken.iter().map(|one| one.choice).collect());
        }
        if !set.mend_a_row() {
            return None;
        }
    }
    None
}

/// One option of each group.
struct Set<'a, 'm> {
    groups: &'a [&'a [Open<'m>]],
    rows: &'a Rows,
    taken: Vec<Open<'m>>,
    left: Vec<i64>,
}

impl<'m> Set<'_, 'm> {
    /// By how much rows are broken in all.
    fn broken_in_all(&self) -> i128 {
        self.rows.broken(self.left.iter().copied())
    }

    /// By how much they would be after an exchange.
    fn broken_after(&self, from: &Choice, to: &Choice) -> i128 {
        let uses = from.uses.iter().zip(&to.uses);
        let after = self.left.iter().zip(uses);
        self.rows
            .broken(after.map(|(left, (from, to))| left.saturating_add(from.saturating_sub(*to))))
    }

    /// Every exchange of one option for another of its group.
    fn all_exchanges(&self) -> impl Iterator<Item = (usize, Open<'m>, Open<'m>)> {
        let taken = self.taken.iter().enumerate().zip(self.groups);
        taken.flat_map(|((place, from), group)| group.iter().map(move |to| (place, *from, *to)))
    }

    /// Makes the exchange that mends most for what it loses. Says whether there is one.
    fn mend_a_row(&mut self) -> bool {
        let broken = self.broken_in_all();
        let cost = |(place, from, to): (usize, Open<'m>, Open<'m>)| {
            let mended = broken.saturating_sub(self.broken_after(from.choice, to.choice));
            let lost = from.net.saturating_sub(to.net).max(0);
            let each = lost.checked_div((mended >> FINE).max(1)).unwrap_or(lost);
            (mended > 0).then_some((each, place, to))
        };
        let cheapest = self
            .all_exchanges()
            .filter_map(cost)
            .reduce(|best, one| if one.0 < best.0 { one } else { best });
        cheapest.is_some_and(|(_, place, to)| self.exchange_option(place, to))
    }

    /// Makes the exchange that gains most and breaks nothing. Says whether there is one.
    fn improve_worth(&mut self) -> bool {
        let gain = |(place, from, to): (usize, Open<'m>, Open<'m>)| {
            let gain = to.choice.value.saturating_sub(from.choice.value);
            let allowed = gain > 0 && self.broken_after(from.choice, to.choice) == 0;
            allowed.then_some((gain, place, to))
        };
        let best = self
            .all_exchanges()
            .filter_map(gain)
            .reduce(|best, one| if one.0 > best.0 { one } else { best });
        best.is_some_and(|(_, place, to)| self.exchange_option(place, to))
    }

    fn exchange_option(&mut self, place: usize, to: Open<'m>) -> bool {
        let Some(taken) = self.taken.get_mut(place) else {
            return false;
        };
        let uses = taken.choice.uses.iter().zip(&to.choice.uses);
        for (left, (from, to)) in self.left.iter_mut().zip(uses) {
            *left = left.saturating_add(from.saturating_sub(*to));
        }
        *taken = to;
        true
    }
}

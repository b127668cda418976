//! A node of the search: what is taken, what is open, and the bound on its worth.

use super::super::bound::price_of;
use super::super::model::Model;
use super::super::options::{Choice, not_bettered};

/// A part of the search: all the sets that take what is taken and one open
/// option of each open group.
#[derive(Clone, Debug)]
pub(super) struct Node<'m> {
    /// What is taken.
    pub(super) taken: Vec<&'m Choice>,
    /// What that is worth.
    pub(super) worth: i128,
    /// What it leaves of each row.
    pub(super) slack: Vec<i64>,
    /// The options of the open groups, each group's together, two at least.
    pub(super) open: Vec<Open<'m>>,
    /// A price for each row, in parts.
    pub(super) prices: Vec<i128>,
    /// No set of the node is worth more than this, in parts.
    pub(super) upper: i128,
}

/// An option that may be taken.
#[derive(Clone, Copy, Debug)]
pub(super) struct Open<'m> {
    pub(super) group: usize,
    pub(super) choice: &'m Choice,
    /// Its worth less its price, in parts.
    pub(super) net: i128,
    /// Whether it is its group's best at the prices.
    pub(super) picked: bool,
    /// How often it was, while prices were sought.
    pub(super) picks: u32,
}

/// Whether two open options are of one group.
pub(super) fn of_one_group(one: &Open<'_>, other: &Open<'_>) -> bool {
    one.group == other.group
}

impl<'m> Node<'m> {
    /// The node of all sets. Options that another of their group betters are left out.
    pub(super) fn root(model: &'m Model, prices: Vec<i128>) -> Self {
        let groups = model.groups.iter().enumerate();
        let open = groups.flat_map(|(group, choices)| {
            not_bettered(choices).into_iter().map(move |choice| Open {
                group,
                choice,
                net: 0,
                picked: false,
                picks: 0,
            })
        });
        let mut root = Self {
            taken: Vec::new(),
            worth: 0,
            slack: model.limits.clone(),
            open: open.collect(),
            prices,
            upper: i128::MAX,
        };
        root.settle();
        root
    }

    /// Keeps the open options of which `keep` holds, which must be one of each
    /// group at least, and takes those that are left alone.
    pub(super) fn keep(&mut self, keep: impl Fn(&Open<'m>) -> bool) {
        let before = self.open.len();
        self.open.retain(keep);
        if self.open.len() < before {
            self.settle();
        }
    }

    fn settle(&mut self) {
        let open = std::mem::take(&mut self.open);
        for group in open.chunk_by(of_one_group) {
            if let [only] = group {
                self.take(only.choice);
            } else {
                self.open.extend_from_slice(group);
            }
        }
    }

    fn take(&mut self, choice: &'m Choice) {
        self.taken.push(choice);
        self.worth = self.worth.saturating_add(choice.value);
        subtract_uses(&mut self.slack, &choice.uses);
    }

    /// Whether what is taken keeps to every row.
    pub(super) fn is_within(&self) -> bool {
        self.slack.iter().all(|slack| *slack >= 0)
    }

    /// Shuts out options that a row does not allow whatever else is taken. Says
    /// whether any set of the node can keep to every row.
    pub(super) fn propagate(&mut self) -> bool {
        loop {
            let before = self.open.len();
            for row in 0..self.slack.len() {
                if !self.propagate_row(row) {
                    return false;
                }
            }
            if self.open.len() == before {
                return true;
            }
        }
    }

    fn propagate_row(&mut self, row: usize) -> bool {
        let slack = self.slack.get(row).copied().unwrap_or(i64::MAX);
        let (mut least, mut widest) = (0_i64, 0_i64);
        for group in self.open.chunk_by(of_one_group) {
            let (low, high) = least_and_most_use(group, row);
            least = least.saturating_add(low);
            widest = widest.max(high.saturating_sub(low));
        }
        if least > slack {
            return false;
        }
        if least.saturating_add(widest) > slack {
            self.shut_out_of_row(row, slack.saturating_sub(least));
        }
        true
    }

    /// Shuts out options that use more than `spare` of a row over the least of their group.
    fn shut_out_of_row(&mut self, row: usize, spare: i64) {
        let lows: Vec<(usize, i64)> = self
            .open
            .chunk_by(of_one_group)
            .filter_map(|group| Some((group.first()?.group, least_and_most_use(group, row).0)))
            .collect();
        let low = |group| find_in_list(&lows, group).unwrap_or(0);
        self.keep(|one| one.uses(row).saturating_sub(low(one.group)) <= spare);
    }

    /// Puts the prices on the rows, picks each group's best option at them, and
    /// gives the bound, in parts: the price of what the rows leave, and the picks
    /// (the ceiling of the parent module, for what is open). Writes into `left`
    /// what the picks would leave of each row.
    pub(super) fn evaluate(&mut self, bits: u32, left: &mut Vec<i64>) -> i128 {
        left.clone_from(&self.slack);
        let mut upper =
            in_parts(self.worth, bits).saturating_add(price_of(&self.prices, &self.slack));
        for group in self.open.chunk_by_mut(of_one_group) {
            for one in group.iter_mut() {
                let paid = price_of(&self.prices, &one.choice.uses);
                one.net = in_parts(one.choice.value, bits).saturating_sub(paid);
                one.picked = false;
            }
            if let Some(best) = best_option(group) {
                best.picked = true;
                best.picks = best.picks.saturating_add(1);
                upper = upper.saturating_add(best.net);
                subtract_uses(left, &best.choice.uses);
            }
        }
        upper
    }

    /// The options picked.
    pub(super) fn picks(&self) -> impl Iterator<Item = &'m Choice> {
        self.open
            .iter()
            .filter(|one| one.picked)
            .map(|one| one.choice)
    }

    /// Shuts out options that lose more than `spare` against the pick of their
    /// group: a set with one of them cannot be worth enough.
    pub(super) fn shut_out(&mut self, spare: i128) {
        let picks = self.open.iter().filter(|one| one.picked);
        let nets: Vec<(usize, i128)> = picks.map(|one| (one.group, one.net)).collect();
        let net = |group| find_in_list(&nets, group).unwrap_or(i128::MIN);
        self.keep(|one| net(one.group).saturating_sub(one.net) <= spare);
    }
}

impl Open<'_> {
    fn uses(&self, row: usize) -> i64 {
        self.choice.uses.get(row).copied().unwrap_or(0)
    }
}

/// What a list, ascending by group, has for one.
fn find_in_list<T: Copy>(list: &[(usize, T)], group: usize) -> Option<T> {
    let at = list
        .binary_search_by_key(&group, |(group, _)| *group)
        .ok()?;
    list.get(at).map(|(_, found)| *found)
}

/// The first of the best options at the prices.
fn best_option<'a, 'm>(group: &'a mut [Open<'m>]) -> Option<&'a mut Open<'m>> {
    group
        .iter_mut()
        .reduce(|best, one| if one.net > best.net { one } else { best })
}

/// The least and the most that the options of a group use of a row.
fn least_and_most_use(group: &[Open<'_>], row: usize) -> (i64, i64) {
    let uses = group.iter().map(|one| one.uses(row));
    uses.fold((i64::MAX, i64::MIN), |(low, high), uses| {
        (low.min(uses), high.max(uses))
    })
}

/// Units of worth in parts, `2^bits` to a unit.
pub(super) fn in_parts(worth: i128, bits: u32) -> i128 {
    worth.saturating_mul(1_i128.checked_shl(bits).unwrap_or(i128::MAX))
}

/// Takes uses away from what is left of each row.
fn subtract_uses(left: &mut [i64], uses: &[i64]) {
    for (left, uses) in left.iter_mut().zip(uses) {
        *left = left.saturating_sub(*uses);
    }
}

//! Looking through every set that could be worth as much as the ceiling less a little.
//!
//! At the ceiling's prices a set falls short of the ceiling by the regrets of its
//! options and by the price of what it leaves unused, and by nothing else. So
//! all sets worth a given value are found by straying from the best options as
//! far as the gap allows. Groups are taken one after the other; of part sets that
//! use the same of each row, or more for less, only the better is kept.

use std::cmp::Ordering;

use super::bound::{Ceiling, ONE, SHIFT, price_of};
use super::found::{Ended, Found};
use super::model::Model;

/// How many part sets are carried along at once.
const MOST_LABELS: usize = 600_000;
/// How many of the last kept part sets one is compared with where there are
/// several rows.
const NEIGHBOURS: usize = 48;
/// How many part sets are looked at between two questions whether to stop.
const BETWEEN_ASKING: usize = 4_096;

/// A part set: what is chosen of the groups so far, where that is not the best option.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Label {
    /// What may still be used of each row; below zero while it is overspent.
    slack: Vec<i64>,
    /// The regrets so far, in parts.
    regret: i128,
    /// The last step away from the best options, as a place among all steps.
    tail: u32,
}

/// A step away from the best option of a group.
#[derive(Clone, Copy, Debug)]
struct Stray {
    before: u32,
    group: u32,
    option: u32,
}

/// An option that is not its group's best.
struct Other {
    option: u32,
    regret: i128,
    /// What it uses of each row over what the best option uses.
    more: Vec<i64>,
}

/// Finds the best set.
pub(super) fn search(model: &Model, ceiling: &Ceiling, stop: &dyn Fn() -> bool) -> Ended {
    let top = ceiling.height >> SHIFT;
    let mut gap = (top >> 17).max(1);
    let mut known = top; // no set is worth more than this
    let mut best: Option<Found> = None;
    let mut target = top.saturating_sub(gap).max(0);
    loop {
        let mut level = Level::new(model, ceiling, target);
        let found = level.run(stop);
        if level.whole {
            match found {
                Some(found) => return Ended::Proved(Some(found)),
                None if target == 0 => return Ended::Proved(None),
                None => known = target.saturating_sub(1),
            }
            gap = widen_gap(gap, level.most_carried);
            target = top.saturating_sub(gap).max(0);
        } else {
            // There was too much to look through. What was come across narrows it,
            // if it is worth more than was asked for.
            let worth = found
                .as_ref()
                .map(|found| found.value.saturating_sub(model.chosen_value()));
            best = found.or(best);
            match worth {
                Some(worth) if worth > target => target = worth,
                _ => {
                    return Ended::Stopped {
                        best,
                        ceiling: known.saturating_add(model.chosen_value()),
                    };
                }
            }
        }
    }
}

/// How far the next look goes: twice as far while that is quick, then in small steps.
fn widen_gap(gap: i128, carried: usize) -> i128 {
    if carried < MOST_LABELS / 64 {
        gap.saturating_mul(2)
    } else {
        gap.saturating_add(gap / 6).saturating_add(1)
    }
}

/// One look through all sets worth at least a target.
struct Level<'a> {
    model: &'a Model,
    ceiling: &'a Ceiling,
    /// How far a set may fall short of the ceiling, in parts.
    budget: i128,
    strays: Vec<Stray>,
    /// Whether nothing was passed over.
    whole: bool,
    /// The most part sets that were carried along at once.
    most_carried: usize,
}

impl<'a> Level<'a> {
    fn new(model: &'a Model, ceiling: &'a Ceiling, target: i128) -> Self {
        Self {
            model,
            ceiling,
            budget: ceiling.height.saturating_sub(target.saturating_mul(ONE)),
            strays: Vec::new(),
            whole: true,
            most_carried: 0,
        }
    }

    /// Looks; gives the best set, if any is worth the target.
    fn run(&mut self, stop: &dyn Fn() -> bool) -> Option<Found> {
        if self.budget < 0 {
            return None;
        }
        let others = self.other_options();
        let reach = self.reach_after(&others);
        let mut labels = vec![Label {
            slack: self.slack_of_best(),
            regret: 0,
            tail: 0,
        }];
        for ((group, options), reach) in others.iter().zip(&reach) {
            labels = self.extend_labels(labels, *group, options, reach, stop);
            labels = self.drop_dominated(labels);
            self.most_carried = self.most_carried.max(labels.len());
        }
        labels
            .iter()
            .filter(|label| label.slack.iter().all(|slack| *slack >= 0))
            .filter(|label| self.shortfall(label) <= self.budget)
            .map(|label| {
                self.model
                    .found(self.options_chosen(label.tail).into_iter())
            })
            .min_by(|one, other| self.compare_sets(one, other))
    }

    /// The higher value first, then the lower spend, then the lower references.
    fn compare_sets(&self, one: &Found, other: &Found) -> Ordering {
        other
            .value
            .cmp(&one.value)
            .then(one.spent.cmp(&other.spent))
            .then_with(|| {
                self.model
                    .by_reference(&one.bids)
                    .cmp(&self.model.by_reference(&other.bids))
            })
    }

    /// The options within the budget that are not the best, by group: groups
    /// whose least regret is highest first, so that few part sets are carried long.
    fn other_options(&self) -> Vec<(usize, Vec<Other>)> {
        let groups = self.model.groups.iter().zip(&self.ceiling.regrets);
        let mut all: Vec<(usize, Vec<Other>)> = groups
            .enumerate()
            .map(|(group, (choices, regrets))| {
                let best = self.ceiling.best.get(group).copied().unwrap_or(0);
                let uses_of_best = choices.get(best).map(|best| best.uses.clone());
                let uses_of_best = uses_of_best.unwrap_or_default();
                let rows = choices.iter().zip(regrets).enumerate();
                let within =
                    rows.filter(|(option, (_, regret))| *option != best && **regret <= self.budget);
                let others = within.map(|(option, (choice, regret))| Other {
                    option: u32::try_from(option).unwrap_or(u32::MAX),
                    regret: *regret,
                    more: subtract_each(&choice.uses, &uses_of_best),
                });
                (group, others.collect())
            })
            .filter(|(_, others): &(usize, Vec<Other>)| !others.is_empty())
            .collect();
        let least = |others: &[Other]| others.iter().map(|other| other.regret).min();
        all.sort_by(|(one, its), (other, theirs)| {
            least(theirs).cmp(&least(its)).then(one.cmp(other))
        });
        all
    }

    /// For each group in turn, how much the groups after it can still add to what
    /// is unused of each row, at most, and take from it, at most.
    fn reach_after(&self, others: &[(usize, Vec<Other>)]) -> Vec<(Vec<i64>, Vec<i64>)> {
        let rows = self.model.limits.len();
        let mut after = (vec![0_i64; rows], vec![0_i64; rows]);
        let mut reach = Vec::with_capacity(others.len());
        for (_, options) in others.iter().rev() {
            reach.push(after.clone());
            for row in 0..rows {
                let more = || {
                    options
                        .iter()
                        .filter_map(|other| other.more.get(row).copied())
                };
                let (least, most) = (more().min().unwrap_or(0), more().max().unwrap_or(0));
                if let (Some(add), Some(take)) = (after.0.get_mut(row), after.1.get_mut(row)) {
                    *add = add.saturating_sub(least.min(0));
                    *take = take.saturating_add(most.max(0));
                }
            }
        }
        reach.reverse();
        reach
    }

    fn slack_of_best(&self) -> Vec<i64> {
        let mut slack = self.model.limits.clone();
        for (group, best) in self.model.groups.iter().zip(&self.ceiling.best) {
            if let Some(choice) = group.get(*best) {
                slack = subtract_each(&slack, &choice.uses);
            }
        }
        slack
    }

    /// Every part set with and without each other option of a group.
    fn extend_labels(
        &mut self,
        labels: Vec<Label>,
        group: usize,
        others: &[Other],
        reach: &(Vec<i64>, Vec<i64>),
        stop: &dyn Fn() -> bool,
    ) -> Vec<Label> {
        let mut next = Vec::with_capacity(labels.len());
        for (looked, label) in labels.into_iter().enumerate() {
            if looked % BETWEEN_ASKING == 0 && stop() {
                self.whole = false;
                return Vec::new();
            }
            for other in others {
                let strayed = Label {
                    slack: subtract_each(&label.slack, &other.more),
                    regret: label.regret.saturating_add(other.regret),
                    tail: 0,
                };
                if self.can_end(&strayed, reach) {
                    let tail = self.add_stray(label.tail, group, other.option);
                    next.push(Label { tail, ..strayed });
                }
            }
            if self.can_end(&label, reach) {
                next.push(label);
            }
        }
        next
    }

    /// Whether the groups to come can make a part set one that keeps to every
    /// row and is worth the target.
    fn can_end(&self, label: &Label, (add, take): &(Vec<i64>, Vec<i64>)) -> bool {
        if label.regret > self.budget {
            return false;
        }
        let mut unused = 0_i128;
        let rows = label
            .slack
            .iter()
            .zip(add)
            .zip(take)
            .zip(&self.ceiling.prices);
        for (((slack, add), take), price) in rows {
            if slack.saturating_add(*add) < 0 {
                return false;
            }
            let left = i128::from(slack.saturating_sub(*take).max(0));
            unused = unused.saturating_add(price.saturating_mul(left));
        }
        label.regret.saturating_add(unused) <= self.budget
    }

    /// How far a part set falls short of the ceiling: its regrets, and what is left
    /// unused at the prices.
    fn shortfall(&self, label: &Label) -> i128 {
        let unused = price_of(&self.ceiling.prices, &label.slack);
        label.regret.saturating_add(unused)
    }

    fn add_stray(&mut self, before: u32, group: usize, option: u32) -> u32 {
        self.strays.push(Stray {
            before,
            group: u32::try_from(group).unwrap_or(u32::MAX),
            option,
        });
        u32::try_from(self.strays.len()).unwrap_or(u32::MAX)
    }

    /// Leaves out part sets that another is at least as good as in every way.
    fn drop_dominated(&mut self, mut labels: Vec<Label>) -> Vec<Label> {
        // A part set's value so far is what it has less regret and less left unused.
        let short = |label: &Label| self.shortfall(label);
        labels.sort_by_cached_key(|label| {
            let unused: Vec<i64> = label
                .slack
                .iter()
                .map(|slack| slack.saturating_neg())
                .collect();
            (unused, short(label), label.tail)
        });
        let mut kept: Vec<Label> = Vec::with_capacity(labels.len());
        let mut shortfalls: Vec<i128> = Vec::with_capacity(labels.len());
        let several = self.model.limits.len() > 1;
        let mut least = i128::MAX;
        for label in labels {
            let shortfall = short(&label);
            let beaten = if several {
                let near = kept.len().saturating_sub(NEIGHBOURS);
                let last = kept.iter().zip(&shortfalls).skip(near);
                last.rev()
                    .any(|(one, its)| *its <= shortfall && no_less(&one.slack, &label.slack))
            } else {
                least <= shortfall
            };
            if !beaten {
                least = least.min(shortfall);
                kept.push(label);
                shortfalls.push(shortfall);
            }
        }
        if kept.len() > MOST_LABELS {
            self.whole = false;
            kept.sort_by_key(|label| label.regret);
            kept.truncate(MOST_LABELS / 16);
        }
        kept
    }

    /// The option of each group that a part set chooses.
    fn options_chosen(&self, mut tail: u32) -> Vec<usize> {
        let mut options = self.ceiling.best.clone();
        while let Some(stray) = (tail as usize)
            .checked_sub(1)
            .and_then(|place| self.strays.get(place))
        {
            if let Some(option) = options.get_mut(stray.group as usize) {
                *option = stray.option as usize;
            }
            tail = stray.before;
        }
        options
    }
}

fn subtract_each(one: &[i64], other: &[i64]) -> Vec<i64> {
    one.iter()
        .zip(other)
        .map(|(one, other)| one.saturating_sub(*other))
        .collect()
}

/// Whether as much or more is unused of every row.
fn no_less(one: &[i64], other: &[i64]) -> bool {
    one.iter().zip(other).all(|(one, other)| one >= other)
}

//! One run: the bids' figures, their order, and who is funded.

use super::Cut;
use super::entry::Entry;
use super::rules::{Rules, Weights, weighted_total};
use super::tie_keys::TieKey;

/// A run of the round. Its lists are kept for the next run, so that thousands of
/// runs allocate once.
#[derive(Debug, Default)]
pub(super) struct Run {
    /// How often each member's sheets count.
    pub(super) counts: Vec<u32>,
    panel: Vec<(usize, f64)>,
    sections: Vec<f64>,
    best: Vec<f64>,
    /// What each bid is ordered by: the total and a key for each tie-break, the smaller first.
    keys: Vec<i64>,
    /// The entries that have a rank in this run, in order.
    order: Vec<usize>,
    ranking: Vec<(u32, usize)>,
    funded: Vec<bool>,
}

impl Run {
    /// A run for a panel of so many members, each counted once.
    pub(super) fn for_members(members: usize) -> Self {
        Self {
            counts: vec![1; members],
            ..Self::default()
        }
    }

    /// Ranks every bid with the members as counted. Calls `enough` for each bid
    /// that has sheets enough.
    pub(super) fn rank_entries(
        &mut self,
        rules: &Rules,
        weights: &Weights,
        entries: &[Entry],
        mut enough: impl FnMut(usize),
    ) {
        self.keys.clear();
        self.order.clear();
        for (index, entry) in entries.iter().enumerate() {
            let ranked = entry.score_panel(rules, &self.counts, &mut self.panel) && {
                enough(index);
                self.append_keys(rules, weights, entry)
            };
            if ranked {
                self.order.push(index);
            }
            let filled = index.saturating_add(1).saturating_mul(key_width(rules));
            self.keys.resize(filled, i64::MAX);
        }
        self.order_entries(rules, entries);
    }

    /// Works out a bid from its panel scores and appends its keys. `false` where
    /// it misses a mark.
    fn append_keys(&mut self, rules: &Rules, weights: &Weights, entry: &Entry) -> bool {
        if !entry.reaches_thresholds(&self.panel) || !self.score_sections(rules, weights) {
            return false;
        }
        let figure = rules.publish(weighted_total(&weights.sections, &self.sections));
        let first = rules.publish(weighted_total(&weights.first, &self.sections));
        let under = |mark: Option<i64>, figure: i64| mark.is_some_and(|mark| figure < mark);
        if under(rules.pass_mark, figure) || under(rules.first_mark, first) {
            return false;
        }
        self.keys.push(figure.saturating_neg());
        self.append_tie_keys(rules, entry);
        true
    }

    /// Works out the sections. `false` where one is under its threshold.
    fn score_sections(&mut self, rules: &Rules, weights: &Weights) -> bool {
        self.sections.clear();
        for section in &rules.sections {
            let before = |index: usize| move |(criterion, _): &(usize, f64)| *criterion < index;
            let from = self.panel.partition_point(before(section.criteria.start));
            let to = self.panel.partition_point(before(section.criteria.end));
            let columns = self.panel.get(from..to).unwrap_or_default();
            let score = section.score(&weights.criteria, columns, &mut self.best);
            if section
                .threshold
                .is_some_and(|mark| rules.publish(score) < mark)
            {
                return false;
            }
            self.sections.push(score);
        }
        true
    }

    /// Appends a key for each tie-break; a figure that does not apply comes last.
    fn append_tie_keys(&mut self, rules: &Rules, entry: &Entry) {
        let mut fixed = entry.fixed.iter().copied();
        for tie_key in &rules.tie_keys {
            let key = match tie_key {
                TieKey::Section(index) => self
                    .sections
                    .get(*index)
                    .map(|score| rules.publish(*score).saturating_neg()),
                TieKey::Criterion(index) => self
                    .panel
                    .iter()
                    .find(|(criterion, _)| criterion == index)
                    .map(|(_, score)| rules.publish(*score).saturating_neg()),
                TieKey::Fixed => fixed.next(),
            };
            self.keys.push(key.unwrap_or(i64::MAX));
        }
    }

    /// Orders the bids that have a rank, as the official ranking does.
    fn order_entries(&mut self, rules: &Rules, entries: &[Entry]) {
        let (keys, width) = (&self.keys, key_width(rules));
        let keys_of = |index: &usize| {
            let from = index.saturating_mul(width);
            keys.get(from..from.saturating_add(width))
        };
        self.order
            .sort_unstable_by(|one, other| keys_of(one).cmp(&keys_of(other)).then(one.cmp(other)));
        self.ranking.clear();
        let mut above: Option<(u32, usize)> = None;
        for (position, index) in (1_u32..).zip(&self.order) {
            let rank = match above {
                Some((rank, above)) if keys_of(&above) == keys_of(index) => rank,
                _ => position,
            };
            above = Some((rank, *index));
            let given = entries.get(*index).map_or(usize::MAX, |entry| entry.given);
            self.ranking.push((rank, given));
        }
    }

    /// The entries that have a rank in this run, in order, with their ranks.
    pub(super) fn ranked_entries(&self) -> impl Iterator<Item = (usize, u32)> {
        self.order
            .iter()
            .copied()
            .zip(self.ranking.iter().map(|(rank, _)| *rank))
    }

    /// Calls `above` for each entry that is funded in full, of so many bids given.
    pub(super) fn fund_entries(
        &mut self,
        cut: &impl Cut,
        bids: usize,
        mut above: impl FnMut(usize),
    ) {
        self.funded.clear();
        self.funded.resize(bids, false);
        cut.cut(&self.ranking, &mut self.funded);
        for (index, (_, given)) in self.order.iter().zip(&self.ranking) {
            if self.funded.get(*given).copied().unwrap_or_default() {
                above(*index);
            }
        }
    }
}

fn key_width(rules: &Rules) -> usize {
    rules.tie_keys.len().saturating_add(1)
}

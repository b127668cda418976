//! A bid that takes part in the runs.

use super::rules::{GUARD, Rules};
use crate::exact::Exact;
use crate::id::{BidRef, MemberId};
use crate::rank::counting::Case;
use crate::scheme::{Aggregate, Criterion, Scheme};

/// A bid with its sheets as numbers.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) reference: BidRef,
    /// Its index among the bids as they were given.
    pub(super) given: usize,
    /// The members whose sheets it has, by index among all members.
    members: Vec<usize>,
    /// The criteria that apply, in the scheme's order.
    columns: Vec<Column>,
    /// The scores on the common 0–100 scale: a row a sheet, a column a criterion.
    scores: Vec<f64>,
    /// What tie-breaks compare that no run changes, in their order: the smaller first.
    pub(super) fixed: Vec<i64>,
}

/// A criterion that applies to a bid.
#[derive(Debug)]
struct Column {
    /// Its index among all criteria.
    criterion: usize,
    /// What was agreed, on the common scale.
    agreed: Option<f64>,
    /// What the panel score must reach, on the common scale.
    threshold: Option<f64>,
    /// The sheets from the lowest score to the highest, where the aggregate needs it.
    order: Vec<usize>,
}

impl Entry {
    pub(super) fn of(
        scheme: &Scheme,
        case: &Case<'_>,
        given: usize,
        members: &[&MemberId],
    ) -> Self {
        let mut scores = Vec::new();
        let applies = |criterion: &&Criterion| criterion.applies_to(case.bid);
        for sheet in &case.sheets {
            for criterion in scheme.criteria().filter(applies) {
                let score = sheet.scores.get(&criterion.id).unwrap_or_default();
                scores.push(criterion.scale.normalise(&Exact::from(score.0)).to_f64());
            }
        }
        let width = scheme.criteria().filter(applies).count();
        let columns = scheme
            .criteria()
            .enumerate()
            .filter(|(_, criterion)| criterion.applies_to(case.bid))
            .enumerate()
            .map(|(index, (criterion, published))| {
                let scores = scores.iter().skip(index).step_by(width);
                column_of(scheme, case, criterion, published, scores)
            });
        Self {
            reference: case.bid.reference.clone(),
            given,
            members: case
                .sheets
                .iter()
                .filter_map(|sheet| members.binary_search(&&sheet.member).ok())
                .collect(),
            columns: columns.collect(),
            scores,
            fixed: Vec::new(),
        }
    }

    /// The panel score of each criterion that applies, by the criterion's index,
    /// with each member's sheet counted so many times. `false` where the sheets
    /// are too few.
    pub(super) fn score_panel(
        &self,
        rules: &Rules,
        counts: &[u32],
        panel: &mut Vec<(usize, f64)>,
    ) -> bool {
        panel.clear();
        panel.extend(self.columns.iter().map(|column| (column.criterion, 0.0)));
        let times = |member: &usize| counts.get(*member).copied().unwrap_or_default();
        let sheets = self.members.iter().map(times).fold(0, u32::saturating_add);
        if sheets == 0 {
            return false;
        }
        let enough = match rules.aggregate {
            Aggregate::Mean => {
                self.add_means(sheets, times, panel);
                true
            }
            Aggregate::Median => {
                self.add_trimmed_means(sheets, sheets.saturating_sub(1) / 2, times, panel)
            }
            Aggregate::TrimmedMean { k } => self.add_trimmed_means(sheets, k, times, panel),
        };
        for (column, (_, score)) in self.columns.iter().zip(panel) {
            *score = column.agreed.unwrap_or(*score);
        }
        enough
    }

    fn add_means(&self, sheets: u32, times: impl Fn(&usize) -> u32, panel: &mut [(usize, f64)]) {
        let rows = self.scores.chunks_exact(self.columns.len().max(1));
        for (member, row) in self.members.iter().zip(rows) {
            let times = f64::from(times(member));
            if times == 0.0 {
                continue;
            }
            for ((_, sum), score) in panel.iter_mut().zip(row) {
                *sum += times * score;
            }
        }
        for (_, sum) in panel {
            *sum /= f64::from(sheets);
        }
    }

    /// The means without the `drop` lowest and highest scores; `false` where
    /// nothing would be left of a criterion that is not agreed.
    fn add_trimmed_means(
        &self,
        sheets: u32,
        drop: u32,
        times: impl Fn(&usize) -> u32,
        panel: &mut [(usize, f64)],
    ) -> bool {
        let kept = drop..sheets.saturating_sub(drop);
        if kept.is_empty() {
            return self.columns.iter().all(|column| column.agreed.is_some());
        }
        let width = self.columns.len();
        for (index, (column, (_, middle))) in self.columns.iter().zip(panel).enumerate() {
            let mut passed = 0_u32;
            let mut sum = 0.0;
            for sheet in &column.order {
                let before = passed;
                passed = passed.saturating_add(self.members.get(*sheet).map_or(0, &times));
                let counted = passed.min(kept.end).saturating_sub(before.max(kept.start));
                if let Some(score) = self
                    .scores
                    .get(sheet.saturating_mul(width).saturating_add(index))
                {
                    sum += f64::from(counted) * score;
                }
            }
            *middle = sum / f64::from(kept.end.saturating_sub(kept.start));
        }
        true
    }

    /// Whether every panel score reaches its threshold.
    pub(super) fn reaches_thresholds(&self, panel: &[(usize, f64)]) -> bool {
        self.columns
            .iter()
            .zip(panel)
            .all(|(column, (_, score))| column.threshold.is_none_or(|mark| *score + GUARD >= mark))
    }
}

fn column_of<'a>(
    scheme: &Scheme,
    case: &Case<'_>,
    criterion: usize,
    published: &Criterion,
    scores: impl Iterator<Item = &'a f64>,
) -> Column {
    let common =
        |score: crate::number::Score| published.scale.normalise(&Exact::from(score.0)).to_f64();
    let mut order: Vec<(usize, f64)> = match scheme.aggregate {
        Aggregate::Mean => Vec::new(),
        Aggregate::Median | Aggregate::TrimmedMean { .. } => scores.copied().enumerate().collect(),
    };
    order.sort_by(|(_, one), (_, other)| one.total_cmp(other));
    let agreed = case
        .agreed
        .get(&published.id)
        .and_then(|agreed| agreed.score);
    Column {
        criterion,
        agreed: agreed.map(common),
        threshold: published.threshold.map(common),
        order: order.into_iter().map(|(sheet, _)| sheet).collect(),
    }
}

//! A bid worked out in whole numbers, as its row of formulas does.

use std::collections::BTreeSet;

use evenhand_core::rank::UnrankedReason;
use evenhand_core::rank::counting::Case;
use evenhand_core::scheme::{Aggregate, Criterion, GatewayKind, Scheme, SectionRule};
use evenhand_core::{GatewayReply, Score};

use crate::fit::{TooManyFigures, product, round_share, sum, within};
use crate::whole::{denominator, gcd, lcm, whole};
use crate::whole_scheme::{WholeCriterion, WholeScheme, WholeSection};

/// What a criterion's cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Panel {
    /// The bid is not scored on it, or no sheet counts.
    NotScored,
    /// The rule needs more sheets than count.
    TooFew,
    /// Points from the worst end, over the divisor.
    Points(i128),
}

/// What a section's cells hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SectionRow {
    /// What its criteria weigh together.
    pub(crate) weight: i128,
    /// Their points, each times its weight; over divisor × points × weight.
    pub(crate) above: i128,
    /// The published score in units; `None` where the bid has no figures.
    pub(crate) units: Option<i128>,
}

/// A bid's row of whole numbers.
#[derive(Clone, Debug)]
pub(crate) struct BidRow {
    /// How many sheets count.
    pub(crate) sheets: i128,
    /// What panel scores are over.
    pub(crate) divisor: i128,
    /// What an agreed score between two points makes of the divisor; else 1.
    pub(crate) finer: i128,
    /// One a criterion, in the scheme's order.
    pub(crate) panel: Vec<Panel>,
    /// One a section.
    pub(crate) sections: Vec<SectionRow>,
    /// The least common multiple of each section's points × weight.
    pub(crate) common: i128,
    /// The total, over divisor × common × the sections' weight.
    pub(crate) above: i128,
    /// What the total is over.
    pub(crate) below: i128,
    /// The same of the first stage.
    pub(crate) first_above: i128,
    /// The published total in units.
    pub(crate) units: Option<i128>,
    /// The published first-stage total in units.
    pub(crate) first_units: Option<i128>,
    /// What keeps it from a rank, the first bar first.
    pub(crate) bars: BTreeSet<UnrankedReason>,
}

/// How many sheets count of a bid.
pub(crate) fn count_sheets(case: &Case<'_>) -> i128 {
    i128::try_from(case.sheets.len()).unwrap_or(i128::MAX)
}

/// Whether the bid has a showstopper gateway that is not passed.
fn misses_gateway(scheme: &Scheme, case: &Case<'_>) -> bool {
    let mut stops = scheme
        .gateways
        .iter()
        .filter(|gateway| gateway.kind == GatewayKind::Showstopper);
    stops.any(|gateway| {
        let answer = case.gateways.get(&gateway.id);
        answer.and_then(|answer| answer.answer) != Some(GatewayReply::Pass)
    })
}

/// Whether an agreed score that counts lacks its figure or its reason.
fn has_open_agreement(scheme: &Scheme, case: &Case<'_>) -> bool {
    let mut applying = scheme
        .criteria()
        .filter(|criterion| criterion.applies_to(case.bid));
    applying.any(|criterion| {
        let agreed = case.agreed.get(&criterion.id);
        agreed.is_some_and(|agreed| !agreed.is_complete())
    })
}

/// How many scores at each end are dropped under a trimmed mean.
fn dropped(aggregate: Aggregate) -> i128 {
    match aggregate {
        Aggregate::Mean | Aggregate::Median => 0,
        Aggregate::TrimmedMean { k } => i128::from(k),
    }
}

fn divisor(aggregate: Aggregate, sheets: i128) -> i128 {
    let trimmed = sheets.saturating_sub(dropped(aggregate).saturating_mul(2));
    match aggregate {
        Aggregate::Median => 2,
        Aggregate::Mean | Aggregate::TrimmedMean { .. } => trimmed.max(1),
    }
}

impl BidRow {
    /// Works a bid out.
    ///
    /// # Errors
    /// [`TooManyFigures`] where a spreadsheet could not do the same exactly.
    pub(crate) fn of(
        scheme: &Scheme,
        numbers: &WholeScheme,
        case: &Case<'_>,
    ) -> Result<Self, TooManyFigures> {
        let sheets = count_sheets(case);
        let finer = finer_for_agreed(scheme, numbers, case)?;
        let divisor = product(&[divisor(scheme.aggregate, sheets), finer])?;
        let panel = panel_cells(scheme, numbers, case, (divisor, finer))?;
        let has_figures = sheets > 0 && !panel.contains(&Panel::TooFew);
        let pairs = scheme.sections.iter().zip(&numbers.sections);
        let rows = pairs.map(|(section, whole)| {
            let (weight, above) = section_sum(section.rule, numbers, whole, &panel)?;
            let score = section_score(numbers, whole, divisor, (weight, above));
            let units = has_figures.then_some(score).transpose()?;
            Ok(SectionRow {
                weight,
                above,
                units,
            })
        });
        let mut row = Self {
            sections: rows.collect::<Result<_, TooManyFigures>>()?,
            sheets,
            divisor,
            finer,
            panel,
            common: 1,
            above: 0,
            below: 1,
            first_above: 0,
            units: None,
            first_units: None,
            bars: BTreeSet::new(),
        };
        row.add_up(numbers, has_figures)?;
        row.set_bars(scheme, numbers, case);
        Ok(row)
    }

    /// Adds the sections up.
    fn add_up(&mut self, numbers: &WholeScheme, has_figures: bool) -> Result<(), TooManyFigures> {
        let parts = || numbers.sections.iter().zip(&self.sections);
        let below =
            |(whole, row): (&WholeSection, &SectionRow)| product(&[whole.points, row.weight]);
        let mut common: i128 = 1;
        for part in parts() {
            let below = below(part)?.max(1);
            product(&[common, below])?; // what a spreadsheet may make of them on its way
            common = lcm(common, below)?;
        }
        let add = |weight_of: fn(&WholeSection) -> i128| {
            let terms = parts().map(|(whole, row)| {
                let times = common.checked_div(below((whole, row))?).unwrap_or(0);
                product(&[weight_of(whole), row.above, times])
            });
            sum(terms.collect::<Result<Vec<_>, _>>()?)
        };
        let (above, first_above) = (add(|one| one.weight)?, add(|one| one.first_weight)?);
        let below = product(&[self.divisor, common, numbers.weight])?;
        if has_figures {
            let first_below = product(&[self.divisor, common, numbers.first_weight])?;
            self.units = Some(round_share(above, below, numbers.unit)?);
            self.first_units = Some(round_share(first_above, first_below, numbers.unit)?);
        }
        (self.common, self.above, self.below) = (common, above, below);
        self.first_above = first_above;
        Ok(())
    }

    fn set_bars(&mut self, scheme: &Scheme, numbers: &WholeScheme, case: &Case<'_>) {
        let lacks_figures = self.sheets > 0 && self.units.is_none();
        let open = has_open_agreement(scheme, case);
        let bars = [
            (misses_gateway(scheme, case), UnrankedReason::Gateway),
            (
                self.sheets < i128::from(scheme.quorum),
                UnrankedReason::Quorum,
            ),
            (open || lacks_figures, UnrankedReason::Incomplete),
            (
                self.units.is_some() && self.misses_mark(numbers),
                UnrankedReason::Threshold,
            ),
        ];
        let met = bars.into_iter().filter_map(|(bar, why)| bar.then_some(why));
        self.bars = met.collect();
    }

    fn misses_mark(&self, numbers: &WholeScheme) -> bool {
        let under = |units: Option<i128>, mark: Option<i128>| {
            units.zip(mark).is_some_and(|(units, mark)| units < mark)
        };
        let criteria = numbers.criteria.iter().zip(&self.panel);
        let missed = criteria.filter_map(|(whole, cell)| match (cell, whole.mark) {
            (Panel::Points(points), Some(mark)) => {
                Some(*points < mark.saturating_mul(self.divisor))
            }
            _ => None,
        });
        let sections = numbers.sections.iter().zip(&self.sections);
        under(self.units, numbers.pass_mark)
            || under(self.first_units, numbers.stage_mark)
            || missed.into_iter().any(|missed| missed)
            || sections
                .into_iter()
                .any(|(whole, row)| under(row.units, whole.mark))
    }

    /// The published figure of a criterion in units, where the bid has one.
    ///
    /// # Errors
    /// [`TooManyFigures`] where a spreadsheet could not make it exactly.
    pub(crate) fn criterion_units(
        &self,
        numbers: &WholeScheme,
        place: usize,
    ) -> Result<Option<i128>, TooManyFigures> {
        let section = numbers.section_of(place);
        let cell = self.panel.get(place).zip(section);
        let Some((Panel::Points(points), section)) = cell else {
            return Ok(None);
        };
        let below = product(&[self.divisor, section.points])?;
        round_share(*points, below, numbers.unit).map(Some)
    }
}

/// How much finer than the points of their scales the agreed scores of a bid are.
fn finer_for_agreed(
    scheme: &Scheme,
    numbers: &WholeScheme,
    case: &Case<'_>,
) -> Result<i128, TooManyFigures> {
    let pairs = scheme.criteria().zip(&numbers.criteria);
    let mut applying = pairs.filter(|(criterion, _)| criterion.applies_to(case.bid));
    applying.try_fold(1, |so_far, (criterion, whole)| {
        let agreed = case.agreed.get(&criterion.id).and_then(|one| one.score);
        let Some(score) = agreed else {
            return Ok(so_far);
        };
        let below = denominator(score.0)?;
        let finer = below.checked_div(gcd(below, whole.times));
        lcm(so_far, finer.ok_or(TooManyFigures)?)
    })
}

/// The cell of each criterion.
fn panel_cells(
    scheme: &Scheme,
    numbers: &WholeScheme,
    case: &Case<'_>,
    over: (i128, i128),
) -> Result<Vec<Panel>, TooManyFigures> {
    let pairs = scheme.criteria().zip(&numbers.criteria);
    pairs
        .map(|(criterion, whole)| {
            if case.sheets.is_empty() || !criterion.applies_to(case.bid) {
                return Ok(Panel::NotScored);
            }
            panel_cell(scheme.aggregate, (criterion, whole), case, over)
        })
        .collect()
}

fn panel_cell(
    aggregate: Aggregate,
    (criterion, numbers): (&Criterion, &WholeCriterion),
    case: &Case<'_>,
    (divisor, finer): (i128, i128),
) -> Result<Panel, TooManyFigures> {
    let agreed = case.agreed.get(&criterion.id).and_then(|one| one.score);
    let above = if let Some(score) = agreed {
        let times = product(&[numbers.times, finer])?;
        let above = product(&[whole(score.0, times)?, divisor])?;
        above.checked_div(finer)
    } else {
        let sheets = case.sheets.iter();
        let given = sheets.filter_map(|sheet| sheet.scores.get(&criterion.id));
        let given = given.map(|score: Score| whole(score.0, numbers.times));
        let middle = add_middle(aggregate, given.collect::<Result<_, _>>()?)?;
        middle.map(|middle| product(&[middle, finer])).transpose()?
    };
    let Some(above) = above else {
        return Ok(Panel::TooFew);
    };
    let from_worst = if numbers.higher_is_better {
        above.checked_sub(product(&[numbers.least, divisor])?)
    } else {
        product(&[numbers.most, divisor])?.checked_sub(above)
    };
    let points = product(&[within(from_worst.ok_or(TooManyFigures)?)?, numbers.factor])?;
    Ok(Panel::Points(points))
}

/// What the aggregate has above its divisor; `None` where there are too few scores.
fn add_middle(aggregate: Aggregate, mut given: Vec<i128>) -> Result<Option<i128>, TooManyFigures> {
    given.sort_unstable();
    match aggregate {
        Aggregate::Mean => sum(given).map(Some),
        Aggregate::Median => {
            let (low, high) = (given.len().saturating_sub(1) / 2, given.len() / 2);
            sum(given.get(low).into_iter().chain(given.get(high)).copied()).map(Some)
        }
        Aggregate::TrimmedMean { k } => {
            let drop = k as usize;
            let middle = given.get(drop..given.len().saturating_sub(drop));
            let middle = middle.filter(|middle| !middle.is_empty());
            middle.map(|middle| sum(middle.iter().copied())).transpose()
        }
    }
}

/// What a section's criteria weigh, and their points.
fn section_sum(
    rule: SectionRule,
    numbers: &WholeScheme,
    section: &WholeSection,
    panel: &[Panel],
) -> Result<(i128, i128), TooManyFigures> {
    let cells = panel.get(section.criteria.clone()).unwrap_or_default();
    match rule {
        SectionRule::WeightedMean => {
            let criteria = numbers.criteria.get(section.criteria.clone());
            weigh(section, criteria.unwrap_or_default(), cells)
        }
        SectionRule::BestOf { n } => take_best(section, n as usize, cells),
    }
}

/// What the criteria of a weighted mean weigh, and their points times their weights.
fn weigh(
    section: &WholeSection,
    criteria: &[WholeCriterion],
    cells: &[Panel],
) -> Result<(i128, i128), TooManyFigures> {
    let mut weight = 0;
    let mut above = 0;
    for (criterion, cell) in criteria.iter().zip(cells) {
        if let Panel::Points(points) = cell {
            weight = sum([weight, criterion.weight])?;
            above = sum([above, product(&[criterion.weight, *points])?])?;
        }
    }
    Ok((section.fixed_weight.unwrap_or(weight), above))
}

/// How many of the best are taken, and their points.
fn take_best(
    section: &WholeSection,
    most: usize,
    cells: &[Panel],
) -> Result<(i128, i128), TooManyFigures> {
    let points = cells.iter().filter_map(|cell| match cell {
        Panel::Points(points) => Some(*points),
        Panel::NotScored | Panel::TooFew => None,
    });
    let mut points: Vec<i128> = points.collect();
    points.sort_unstable_by(|one, other| other.cmp(one));
    points.truncate(most);
    let taken = i128::try_from(points.len()).map_err(|_| TooManyFigures)?;
    Ok((section.fixed_weight.unwrap_or(taken), sum(points)?))
}

/// The published score of a section in units; one that nothing weighs in has 0.
fn section_score(
    numbers: &WholeScheme,
    section: &WholeSection,
    divisor: i128,
    (weight, above): (i128, i128),
) -> Result<i128, TooManyFigures> {
    if weight == 0 {
        return Ok(0);
    }
    let below = product(&[divisor, section.points, weight])?;
    round_share(above, below, numbers.unit)
}

//! A scheme as whole numbers.
//!
//! A criterion's panel score is a whole number of steps from the worst end of its scale,
//! over the bid's divisor. `points` steps, the same for all criteria of a section, are the
//! whole scale; a weight is one of the smallest whole numbers in the same proportions.

use std::ops::Range;

use evenhand_core::scheme::{Applies, Criterion, Scheme, Section, SectionRule, Unclaimed};
use rust_decimal::Decimal;

use crate::fit::{TooManyFigures, product, sum, within};
use crate::whole::{Scaling, common_denominator, lcm, units_to_reach, whole, whole_weights};

/// A criterion as whole numbers.
#[derive(Clone, Debug)]
pub(crate) struct WholeCriterion {
    /// What makes a score on its scale whole.
    pub(crate) times: i128,
    /// The lowest point, made whole.
    pub(crate) least: i128,
    /// The highest point, made whole.
    pub(crate) most: i128,
    /// Whether more is better.
    pub(crate) higher_is_better: bool,
    /// How many of the section's points one whole step is.
    pub(crate) factor: i128,
    /// Its weight within the section.
    pub(crate) weight: i128,
    /// The points from the worst end that pass, where it has a threshold.
    pub(crate) mark: Option<i128>,
}

/// A section as whole numbers.
#[derive(Clone, Debug)]
pub(crate) struct WholeSection {
    /// Its criteria, by their place in the scheme.
    pub(crate) criteria: Range<usize>,
    /// The points of a whole scale.
    pub(crate) points: i128,
    /// Its weight in the total that ranks.
    pub(crate) weight: i128,
    /// Its weight in the total of the first stage.
    pub(crate) first_weight: i128,
    /// The weight that its criteria come to, where that is the same for every bid.
    pub(crate) fixed_weight: Option<i128>,
    /// The published units that pass, where it has a threshold.
    pub(crate) mark: Option<i128>,
    /// How its criteria's weights were made whole.
    pub(crate) scaling: Scaling,
}

/// A scheme as whole numbers.
#[derive(Clone, Debug)]
pub(crate) struct WholeScheme {
    /// All criteria, in the scheme's order.
    pub(crate) criteria: Vec<WholeCriterion>,
    /// All sections, in the scheme's order.
    pub(crate) sections: Vec<WholeSection>,
    /// Published units in one point: 10^decimals.
    pub(crate) unit: i128,
    /// What the sections' weights come to.
    pub(crate) weight: i128,
    /// What the sections' weights come to in the first stage.
    pub(crate) first_weight: i128,
    /// How the sections' weights were made whole.
    pub(crate) scaling: Scaling,
    /// How those of the first stage were.
    pub(crate) first_scaling: Scaling,
    /// The published units of the total that pass.
    pub(crate) pass_mark: Option<i128>,
    /// The published units of the first total that go on to the second stage.
    pub(crate) stage_mark: Option<i128>,
}

/// Published units in one point: 10^decimals.
pub(crate) fn units_in_a_point(scheme: &Scheme) -> i128 {
    10_i128.checked_pow(u32::from(scheme.decimals)).unwrap_or(1)
}

impl WholeScheme {
    /// Makes a scheme whole.
    ///
    /// # Errors
    /// [`TooManyFigures`] where it takes numbers that a spreadsheet does not keep.
    pub(crate) fn of(scheme: &Scheme) -> Result<Self, TooManyFigures> {
        let unit = units_in_a_point(scheme);
        let weights = |of: &dyn Fn(&Section) -> Decimal| {
            whole_weights(&scheme.sections.iter().map(of).collect::<Vec<_>>())
        };
        let (last, scaling) = weights(&|section| scheme.final_weight(section).0)?;
        let (first, first_scaling) = weights(&|section| section.weight.0)?;
        let mut whole = Self {
            criteria: Vec::new(),
            sections: Vec::new(),
            unit,
            weight: over_nothing(sum(last.iter().copied())?)?,
            first_weight: over_nothing(sum(first.iter().copied())?)?,
            scaling,
            first_scaling,
            pass_mark: reach(scheme.pass_mark.map(|mark| mark.0), unit)?,
            stage_mark: reach(scheme.second_stage.as_ref().map(|stage| stage.mark.0), unit)?,
        };
        for (section, weights) in scheme.sections.iter().zip(last.iter().zip(&first)) {
            whole.add_section(section, weights, unit)?;
        }
        Ok(whole)
    }

    /// The section that a criterion is of, by its place in the scheme.
    pub(crate) fn section_of(&self, criterion: usize) -> Option<&WholeSection> {
        let mut sections = self.sections.iter();
        sections.find(|section| section.criteria.contains(&criterion))
    }

    fn add_section(
        &mut self,
        section: &Section,
        (weight, first_weight): (&i128, &i128),
        unit: i128,
    ) -> Result<(), TooManyFigures> {
        let weights: Vec<Decimal> = section.criteria.iter().map(|one| one.weight.0).collect();
        let (weights, scaling) = whole_weights(&weights)?;
        let begin = self.criteria.len();
        let mut points = 1;
        for (criterion, weight) in section.criteria.iter().zip(&weights) {
            let scaled = whole_criterion(criterion, *weight)?;
            points = lcm(points, span(&scaled)?)?;
            self.criteria.push(scaled);
        }
        let criteria = begin..self.criteria.len();
        for scaled in self
            .criteria
            .get_mut(criteria.clone())
            .into_iter()
            .flatten()
        {
            share_points(scaled, points)?;
        }
        self.sections.push(WholeSection {
            criteria,
            points,
            weight: *weight,
            first_weight: *first_weight,
            fixed_weight: fixed_weight(section, sum(weights)?),
            mark: reach(section.threshold.map(|mark| mark.0), unit)?,
            scaling,
        });
        Ok(())
    }
}

/// A weight that something can be divided by.
fn over_nothing(weight: i128) -> Result<i128, TooManyFigures> {
    if weight > 0 {
        Ok(weight)
    } else {
        Err(TooManyFigures)
    }
}

fn reach(mark: Option<Decimal>, unit: i128) -> Result<Option<i128>, TooManyFigures> {
    mark.map(|mark| units_to_reach(mark, unit)).transpose()
}

/// A criterion by itself: its points are still its own steps.
fn whole_criterion(criterion: &Criterion, weight: i128) -> Result<WholeCriterion, TooManyFigures> {
    let scale = &criterion.scale;
    let decimals = [scale.min, scale.max, scale.step].into_iter();
    let decimals = decimals.chain(criterion.threshold);
    let times = common_denominator(decimals.map(|score| score.0))?;
    let (least, most) = (whole(scale.min.0, times)?, whole(scale.max.0, times)?);
    let from_worst = |point: i128| {
        let steps = if scale.higher_is_better {
            point.checked_sub(least)
        } else {
            most.checked_sub(point)
        };
        within(steps.ok_or(TooManyFigures)?)
    };
    let mark = criterion
        .threshold
        .map(|mark| from_worst(whole(mark.0, times)?));
    Ok(WholeCriterion {
        times,
        least,
        most,
        higher_is_better: scale.higher_is_better,
        factor: 1,
        weight,
        mark: mark.transpose()?,
    })
}

fn span(criterion: &WholeCriterion) -> Result<i128, TooManyFigures> {
    let span = criterion.most.checked_sub(criterion.least);
    over_nothing(span.ok_or(TooManyFigures)?)
}

/// Puts a criterion on the scale that all of its section share.
fn share_points(criterion: &mut WholeCriterion, points: i128) -> Result<(), TooManyFigures> {
    let factor = points.checked_div(span(criterion)?);
    criterion.factor = factor.ok_or(TooManyFigures)?;
    let mark = criterion
        .mark
        .map(|mark| product(&[mark, criterion.factor]));
    criterion.mark = mark.transpose()?;
    Ok(())
}

/// What the criteria of a section weigh together, where no claim moves it. Under
/// `best_of` each of those that are taken weighs 1.
fn fixed_weight(section: &Section, all: i128) -> Option<i128> {
    let always = section
        .criteria
        .iter()
        .all(|criterion| criterion.applies == Applies::Always);
    if !always && section.unclaimed == Unclaimed::Exclude {
        return None;
    }
    match section.rule {
        SectionRule::WeightedMean => Some(all),
        SectionRule::BestOf { n } => Some(i128::from(n)),
    }
}

//! Sections, criteria and scales.

use rust_decimal::Decimal;

use super::way::{Faults, Way};
use super::{check_points, check_sum};
use crate::checks::check_score;
use crate::id::CriterionId;
use crate::limits;
use crate::scheme::{Criterion, Scale, Section, SectionRule};

/// Everything wrong with one section.
pub(super) fn check_section(section: &Section, at: &Way, found: &mut Faults) {
    if section.criteria.is_empty() {
        found.add(
            &at.key("criteria"),
            format!("Section {} has no criterion.", section.id),
            "Add one.",
        );
    } else {
        check_sum(
            section.criteria.iter().map(|criterion| criterion.weight),
            &at.key("criteria"),
            &format!("criteria of section {}", section.id),
            found,
        );
    }
    if let SectionRule::BestOf { n } = section.rule
        && (n == 0 || n as usize > section.criteria.len())
    {
        found.add(
            &at.key("rule"),
            format!(
                "Section {} cannot take the best {n} of {} criteria.",
                section.id,
                section.criteria.len()
            ),
            format!("Use an \"n\" of 1 to {}.", section.criteria.len().max(1)),
        );
    }
    if let Some(threshold) = section.threshold {
        check_points(threshold, &at.key("threshold"), "threshold", found);
    }
    for (place, criterion) in section.criteria.iter().enumerate() {
        check_criterion(criterion, &at.key("criteria").index(place), found);
    }
}

fn check_criterion(criterion: &Criterion, at: &Way, found: &mut Faults) {
    if !check_scale(&criterion.id, &criterion.scale, &at.key("scale"), found) {
        return;
    }
    let (min, max) = (criterion.scale.min, criterion.scale.max);
    if let Some(threshold) = criterion.threshold
        && (threshold < min || threshold > max)
    {
        found.add(
            &at.key("threshold"),
            format!(
                "Criterion {} has a threshold of {threshold}, off its scale.",
                criterion.id
            ),
            format!("Use {min} to {max}."),
        );
    }
    for point in criterion.scale.points.keys() {
        if !point
            .parse()
            .is_ok_and(|score| criterion.scale.place(score).is_ok())
        {
            let here = at.key("scale").key("points").name(point);
            found.add(
                &here,
                format!(
                    "\"{point}\" is not a point of the scale of criterion {}.",
                    criterion.id
                ),
                format!(
                    "Use points from {min} to {max} in steps of {}.",
                    criterion.scale.step
                ),
            );
        }
    }
}

/// Whether the scale can be scored on.
fn check_scale(id: &CriterionId, scale: &Scale, at: &Way, found: &mut Faults) -> bool {
    let before = found.0.len();
    for (figure, key) in [(scale.min, "min"), (scale.max, "max"), (scale.step, "step")] {
        if check_score("", figure).is_err() {
            found.add(
                &at.key(key),
                format!("The scale of criterion {id} cannot use {figure}."),
                "Use figures up to a million with at most 6 places after the point.",
            );
        }
    }
    if scale.max <= scale.min {
        found.add(
            &at.key("max"),
            format!(
                "The scale of criterion {id} ends at {} but begins at {}.",
                scale.max, scale.min
            ),
            "Make \"max\" larger than \"min\".",
        );
    }
    if scale.step.0 <= Decimal::ZERO {
        found.add(
            &at.key("step"),
            format!("The scale of criterion {id} has a step of {}.", scale.step),
            "Use a step over 0.",
        );
    }
    if found.0.len() > before {
        return false;
    }
    check_steps(id, scale, at, found);
    found.0.len() == before
}

/// Refuses steps that do not divide the scale, or that make too many points of it.
fn check_steps(id: &CriterionId, scale: &Scale, at: &Way, found: &mut Faults) {
    let span = scale.max.0.saturating_sub(scale.min.0);
    let rest = span.checked_rem(scale.step.0);
    if rest.is_none_or(|rest| !rest.is_zero()) {
        found.add(
            &at.key("step"),
            format!(
                "Steps of {} from {} do not reach {} on the scale of criterion {id}.",
                scale.step, scale.min, scale.max
            ),
            "Use a step that divides the whole scale.",
        );
    } else if scale.point_count() > limits::SCALE_POINTS as u64 {
        found.add(
            &at.key("step"),
            format!(
                "The scale of criterion {id} has {} points.",
                scale.point_count()
            ),
            "Use a larger step.",
        );
    }
}

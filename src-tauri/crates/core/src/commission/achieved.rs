//! What a project achieved, in words: from what is on file of its award.

use chrono::NaiveDate;

use super::award_file::AwardFile;
use super::existing::ExistingProject;
use super::measure::{Direction, Measure, MeasureKind, MeasureValue};
use super::measure_progress::value_so_far;
use super::project_return::ProjectReturn;
use crate::id::{BidRef, RoundId};
use crate::number::Pounds;
use crate::phrase;
use crate::title::Titled;

impl ExistingProject {
    /// A project as it is taken over from an award of an earlier round: what was spent by
    /// its returns, until when it is paid for, what it achieved and what its reviews found.
    pub fn from_award(
        bid: BidRef,
        agreement: (RoundId, BidRef),
        award: Pounds,
        file: &AwardFile,
    ) -> Self {
        Self {
            bid,
            agreement: Some(agreement),
            cost: award,
            spent: file.spent(),
            until: file.schedule().map(|schedule| schedule.end),
            achieved: tell_achieved(file),
            reviews: tell_reviews(file),
        }
    }
}

/// A sentence a measure, and what the newest return tells.
fn tell_achieved(file: &AwardFile) -> String {
    let measures = file.schedule().map(|schedule| schedule.measures.as_slice());
    let measures = measures.unwrap_or_default().iter();
    let mut told: Vec<String> = measures
        .map(|measure| tell_measure(file, measure))
        .collect();
    let tells = |report: &&ProjectReturn| !report.narrative.trim().is_empty();
    let newest = file.returns.values().rev().find(tells);
    told.extend(newest.map(|report| phrase::as_sentence(&report.narrative)));
    told.join("\n")
}

fn tell_measure(file: &AwardFile, measure: &Measure) -> String {
    let unit = match measure.unit.trim() {
        "" => String::new(),
        unit => format!(" {unit}"),
    };
    let words = |value: MeasureValue| format!("{}{unit}", value_words(measure.kind, value));
    let so_far = match value_so_far(measure, file) {
        Some(value) => words(value),
        None => "not reported yet".to_owned(),
    };
    let target = match (measure.kind, measure.target, measure.by) {
        (MeasureKind::Milestone, _, Some(by)) => format!(" (by {})", day_words(by)),
        (MeasureKind::YesNo | MeasureKind::Milestone, Some(target), _) => {
            format!(" (target: {})", words(target))
        }
        (_, Some(target), _) => {
            let side = match measure.direction {
                Direction::AtLeast => Direction::AtLeast.title(),
                Direction::AtMost => Direction::AtMost.title(),
            };
            format!(" (target: {} {})", side.to_lowercase(), words(target))
        }
        (_, None, _) => String::new(),
    };
    format!("{}: {so_far}{target}.", measure.title)
}

fn value_words(kind: MeasureKind, value: MeasureValue) -> String {
    match value {
        MeasureValue::Figure(figure) if kind == MeasureKind::Money => Pounds(figure.0).to_words(),
        MeasureValue::Figure(figure) if kind == MeasureKind::Percentage => {
            format!("{} %", figure.0.normalize())
        }
        MeasureValue::Figure(figure) => figure.0.normalize().to_string(),
        MeasureValue::YesNo(true) => "yes".to_owned(),
        MeasureValue::YesNo(false) => "no".to_owned(),
        MeasureValue::Reached(on) => format!("reached on {}", day_words(on)),
    }
}

/// A line a review.
fn tell_reviews(file: &AwardFile) -> String {
    let reviews = file.reviews.iter();
    let told = reviews.map(|review| {
        let (on, finding) = (day_words(review.on), review.finding.title());
        phrase::as_sentence(&format!(
            "{on}, {}: {finding}. {}",
            review.by,
            review.reasons.trim()
        ))
    });
    told.collect::<Vec<_>>().join("\n")
}

fn day_words(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}

#[cfg(test)]
mod tests;

//! What the next round should know: the lessons of the cycle, and those of the reviews of
//! awards.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::award_file::AwardFile;
use super::cycle::{CycleEntry, CycleEntryKind};
use super::existing::Finding;
use super::financial_year::FinancialYear;
use crate::id::{BidRef, RoundId};

/// Something that was learned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Lesson {
    /// When.
    #[ts(type = "string")]
    pub on: NaiveDate,
    /// The financial year of that day.
    pub year: FinancialYear,
    /// What.
    pub text: String,
    /// Where it comes from.
    pub from: LessonFrom,
}

/// Where a lesson comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum LessonFrom {
    /// An entry of the cycle.
    Cycle {
        /// What the entry is called.
        title: String,
    },
    /// The review of an award.
    Review {
        /// Of which round.
        round: RoundId,
        /// Of which bid.
        bid: BidRef,
        /// What is to become of the project.
        finding: Finding,
        /// Who reviewed it, by name and office.
        by: String,
    },
}

/// The lessons for a round, the newest first: those of `until` (the day that its scoring
/// opened, or today) and before, without reviews of its own awards.
pub fn lessons_for(
    round: &RoundId,
    until: NaiveDate,
    entries: &[CycleEntry],
    awards: &BTreeMap<(RoundId, BidRef), AwardFile>,
) -> Vec<Lesson> {
    let of_cycle = entries
        .iter()
        .filter(|entry| entry.kind == CycleEntryKind::Lesson)
        .map(|entry| {
            let title = entry.title.clone();
            lesson(entry.on, &entry.text, LessonFrom::Cycle { title })
        });
    let others = awards.iter().filter(|((of, _), _)| of != round);
    let of_reviews = others.flat_map(|((of, bid), file)| {
        let reviews = file.reviews.iter();
        reviews.map(move |review| {
            let from = LessonFrom::Review {
                round: of.clone(),
                bid: bid.clone(),
                finding: review.finding,
                by: review.by.clone(),
            };
            lesson(review.on, &review.lesson, from)
        })
    });
    let all = of_cycle.chain(of_reviews);
    let mut lessons: Vec<Lesson> = all
        .filter(|one| one.on <= until && !one.text.is_empty())
        .collect();
    lessons.sort_by_key(|one| std::cmp::Reverse(one.on));
    lessons
}

fn lesson(on: NaiveDate, text: &str, from: LessonFrom) -> Lesson {
    Lesson {
        on,
        year: FinancialYear::of(on),
        text: text.trim().to_owned(),
        from,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commission::Review;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn review(on: &str, lesson: &str) -> AwardFile {
        let review = Review {
            on: day(on),
            finding: Finding::Vary,
            reasons: "It reached fewer people".to_owned(),
            lesson: lesson.to_owned(),
            by: "Cai Rees, commissioning officer".to_owned(),
        };
        AwardFile {
            reviews: vec![review],
            ..AwardFile::default()
        }
    }

    fn entry(kind: &str, on: &str, text: &str) -> CycleEntry {
        let json = serde_json::json!({
            "id": text, "kind": kind, "phases": ["review"], "title": "T", "on": on, "text": text,
        });
        serde_json::from_value(json).unwrap()
    }

    #[test]
    fn a_round_is_told_what_was_learned_before_it_opened_and_not_of_itself() {
        let entries = [
            entry("lesson", "2014-02-01", "Ask earlier"),
            entry("lesson", "2014-06-01", "Too late"),
            entry("decision", "2014-02-01", "No lesson"),
            entry("lesson", "2014-01-01", " "),
        ];
        let award = |round: &str| (RoundId::new(round), BidRef::new("7"));
        let awards = [
            (award("last"), review("2014-03-01", "Pay on returns")),
            (award("silent"), review("2014-03-01", "")),
            (award("this"), review("2014-03-01", "Of itself")),
        ]
        .into();
        let told = lessons_for(&"this".into(), day("2014-05-01"), &entries, &awards);
        let texts: Vec<&str> = told.iter().map(|one| one.text.as_str()).collect();
        assert_eq!(texts, ["Pay on returns", "Ask earlier"], "the newest first");
        assert_eq!(told[0].year.to_string(), "2013/14");
        assert!(
            matches!(
                &told[0].from,
                LessonFrom::Review {
                    finding: Finding::Vary,
                    ..
                }
            ),
            "{told:?}"
        );
    }
}

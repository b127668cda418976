//! What was filled in: apart from the file it came in, and before anybody records it.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::commission::agreement::Agreement;
use crate::commission::measure::Measure;
use crate::commission::project_return::{Actual, ProjectReturn, Rating, ReturnState};
use crate::id::MeasureId;
use crate::number::Pounds;
use crate::phrase;

/// Who signs a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormSignature {
    /// By name.
    pub name: String,
    /// As what.
    pub role: String,
    /// When.
    pub on: Option<NaiveDate>,
}

impl FormSignature {
    /// As it is kept: "Ann Lee, manager, 3 July 2014"; empty where nobody signed.
    pub fn in_words(&self) -> String {
        let day = self.on.map(phrase::date).unwrap_or_default();
        let parts = [self.name.trim(), self.role.trim(), &day];
        let given: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        given.join(", ")
    }
}

/// What was filled in. What is blank or "not yet" is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormAnswers {
    /// By measure; one of which nothing is said is left out.
    pub actuals: BTreeMap<MeasureId, Actual>,
    /// What was spent in the period, in pounds.
    pub spend: Option<Pounds>,
    /// What will be spent after it, in pounds.
    pub forecast: Option<Pounds>,
    /// What happened.
    pub narrative: String,
    /// Delivery, spend and risk.
    pub ratings: [Option<Rating>; 3],
    /// Who signs.
    pub signature: FormSignature,
}

/// What was filled in, as far as it fits the agreement as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FittedAnswers {
    /// What fits.
    pub answers: FormAnswers,
    /// What does not, as sentences.
    pub left_out: Vec<String>,
}

impl FormAnswers {
    /// What is on file, to be filled in again. Nobody has signed it anew.
    pub fn of_return(report: &ProjectReturn) -> Self {
        Self {
            actuals: report.actuals.clone(),
            spend: report.spend,
            forecast: report.forecast,
            narrative: report.narrative.clone(),
            ratings: [
                report.delivery.clone(),
                report.spending.clone(),
                report.risk.clone(),
            ],
            signature: FormSignature::default(),
        }
    }

    /// The return of a period, as it came in on a day.
    pub fn into_return(self, period: u32, received: NaiveDate) -> ProjectReturn {
        let signed_by = self.signature.in_words();
        let [delivery, spending, risk] = self.ratings;
        ProjectReturn {
            period,
            received,
            actuals: self.actuals,
            spend: self.spend,
            forecast: self.forecast,
            narrative: self.narrative,
            delivery,
            spending,
            risk,
            signed_by,
            state: ReturnState::Received,
            note: String::new(),
        }
    }

    /// Keeps what fits the agreement as it is now, where the form was written from an
    /// earlier version: measures that mean the same. The others are named.
    pub fn fit_to(self, written_from: &[Measure], now: &Agreement) -> FittedAnswers {
        let mut left_out = Vec::new();
        let mut answers = self;
        answers.actuals.retain(|id, _| {
            let then = written_from.iter().find(|measure| measure.id == *id);
            let now = now.measures.iter().find(|measure| measure.id == *id);
            let problem = why_unfit(then, now);
            let fits = problem.is_none();
            left_out.extend(problem);
            fits
        });
        FittedAnswers { answers, left_out }
    }
}

/// Why what was said of a measure says nothing of it as it is now.
fn why_unfit(then: Option<&Measure>, now: Option<&Measure>) -> Option<String> {
    let then = then?;
    let (title, why) = (
        &then.title,
        match now {
            None => "the agreement was varied since, and has it no more".to_owned(),
            Some(now) if now.kind != then.kind || now.unit.trim() != then.unit.trim() => {
                "the agreement was varied since, and counts it otherwise".to_owned()
            }
            Some(now) if now.title.trim() != then.title.trim() => format!(
                "the agreement was varied since, and measures “{}” in its place",
                now.title
            ),
            Some(_) => return None,
        },
    );
    Some(format!(
        "What the form says of “{title}” is left out: {why}."
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_what_was_given() {
        let on = NaiveDate::from_ymd_opt(2014, 7, 3);
        let signed = |name: &str, role: &str, on| {
            FormSignature {
                name: name.to_owned(),
                role: role.to_owned(),
                on,
            }
            .in_words()
        };
        assert_eq!(
            signed("Ann Lee", "manager", on),
            "Ann Lee, manager, 3 July 2014"
        );
        assert_eq!(signed(" Ann Lee ", "", None), "Ann Lee");
        assert_eq!(signed("", "", None), "");
    }
}

//! Options for what documents need of a bid, as `evenhand bids correct` takes them.

use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use evenhand_core::{BidApproach, BidDetails, PrivateText, ValidationPlan};

use crate::error::{ApiError, ErrorCode};

/// What documents need of a bid: what is named is put in, and taken off where it is empty.
#[derive(Args, Debug)]
pub(super) struct DetailOptions {
    /// The bidder's number with the Charity Commission.
    #[arg(long)]
    charity_number: Option<String>,
    /// The bidder's number with Companies House, eight characters.
    #[arg(long)]
    company_number: Option<String>,
    /// Whom letters go to; never published.
    #[arg(long)]
    contact: Option<String>,
    /// Where letters go to; never published.
    #[arg(long)]
    address: Option<String>,
    /// The day on which the project starts, such as 2014-04-01.
    #[arg(long, value_name = "DAY")]
    start: Option<String>,
    /// Its last day.
    #[arg(long, value_name = "DAY")]
    end: Option<String>,
    /// What the money is for, in a sentence that can be published.
    #[arg(long)]
    purpose: Option<String>,
    /// Whom the project is for.
    #[arg(long)]
    beneficiaries: Option<String>,
    /// What else pays for the project; never published.
    #[arg(long)]
    other_funding: Option<String>,
    /// Whether what it does is proven or new.
    #[arg(long, value_enum)]
    approach: Option<ApproachWord>,
    /// Whether it goes on with a project that runs already.
    #[arg(long, value_enum)]
    existing: Option<YesOrNo>,
    /// What shows that it works: the sources of a proven approach.
    #[arg(long)]
    evidence: Option<String>,
    /// How it is found out whether a new approach works.
    #[arg(long)]
    validation_method: Option<String>,
    /// What is measured for that.
    #[arg(long)]
    validation_measure: Option<String>,
    /// By which day it is known, such as 2015-03-31.
    #[arg(long, value_name = "DAY")]
    validation_date: Option<String>,
}

/// Whether what a bid would do is proven or new, or is not said.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum ApproachWord {
    /// It has been shown to work.
    Proven,
    /// It has still to be shown.
    New,
    /// Takes it off.
    Unsaid,
}

/// Yes, no, or not said.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum YesOrNo {
    /// It does.
    Yes,
    /// It does not.
    No,
    /// Takes it off.
    Unsaid,
}

impl DetailOptions {
    /// Puts what is named into the details.
    ///
    /// # Errors
    /// A day that is none.
    pub(super) fn correct(&self, details: &mut BidDetails) -> Result<(), ApiError> {
        let texts = [
            (&self.charity_number, &mut details.charity_number),
            (&self.company_number, &mut details.company_number),
            (&self.purpose, &mut details.purpose),
            (&self.beneficiaries, &mut details.beneficiaries),
            (&self.evidence, &mut details.evidence),
        ];
        for (given, on_file) in texts {
            if let Some(given) = given {
                *on_file = filled(given);
            }
        }
        let private = [
            (&self.contact, &mut details.contact),
            (&self.address, &mut details.address),
            (&self.other_funding, &mut details.other_funding),
        ];
        for (given, on_file) in private {
            if let Some(given) = given {
                *on_file = filled(given).map(PrivateText::new);
            }
        }
        if let Some(start) = &self.start {
            details.start = parse_day(start, "--start")?;
        }
        if let Some(end) = &self.end {
            details.end = parse_day(end, "--end")?;
        }
        self.correct_choices(details);
        self.correct_plan(details)
    }

    /// Puts what is named of the plan to validate in. One that is emptied is taken off.
    fn correct_plan(&self, details: &mut BidDetails) -> Result<(), ApiError> {
        let named = [
            &self.validation_method,
            &self.validation_measure,
            &self.validation_date,
        ];
        if named.iter().all(|one| one.is_none()) {
            return Ok(());
        }
        let on_file = details.validation.take().unwrap_or_default();
        let text = |given: &Option<String>, on_file: String| match given {
            Some(given) => given.trim().to_owned(),
            None => on_file,
        };
        let method = text(&self.validation_method, on_file.method);
        let measure = text(&self.validation_measure, on_file.measure);
        let by = match &self.validation_date {
            Some(day) => parse_day(day, "--validation-date")?,
            None => Some(on_file.by).filter(|by| *by != NaiveDate::default()),
        };
        if method.is_empty() && measure.is_empty() && by.is_none() {
            return Ok(());
        }
        let Some(by) = by else {
            let message =
                "Give the day by which it is known with --validation-date, such as 2015-03-31.";
            return Err(ApiError::of(ErrorCode::Usage, message));
        };
        details.validation = Some(ValidationPlan {
            method,
            measure,
            by,
        });
        Ok(())
    }

    fn correct_choices(&self, details: &mut BidDetails) {
        if let Some(approach) = self.approach {
            details.approach = match approach {
                ApproachWord::Proven => Some(BidApproach::Proven),
                ApproachWord::New => Some(BidApproach::New),
                ApproachWord::Unsaid => None,
            };
        }
        if let Some(existing) = self.existing {
            details.existing = match existing {
                YesOrNo::Yes => Some(true),
                YesOrNo::No => Some(false),
                YesOrNo::Unsaid => None,
            };
        }
    }
}

fn filled(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

fn parse_day(text: &str, option: &str) -> Result<Option<NaiveDate>, ApiError> {
    let Some(text) = filled(text) else {
        return Ok(None);
    };
    let day = NaiveDate::parse_from_str(&text, "%Y-%m-%d").ok();
    day.filter(|_| text.len() == "2014-04-01".len())
        .map(Some)
        .ok_or_else(|| {
            let message = format!(
                "{option} \"{text}\" is not a day. Write year, month and day, such as 2014-04-01."
            );
            ApiError::of(ErrorCode::Usage, message)
        })
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        details: DetailOptions,
    }

    fn corrected(line: &[&str], mut details: BidDetails) -> Result<BidDetails, String> {
        let line = Line::parse_from(std::iter::once(&"bids").chain(line));
        let done = line.details.correct(&mut details);
        done.map(|()| details).map_err(|error| error.to_string())
    }

    #[test]
    fn what_is_named_is_put_in_and_what_is_empty_is_taken_off() {
        let line = [
            "--company-number",
            " 01234567 ",
            "--contact",
            "Jo Reed",
            "--start",
            "2014-04-01",
            "--approach",
            "new",
            "--existing",
            "no",
        ];
        let put_in = corrected(&line, BidDetails::default()).unwrap();
        let wanted = BidDetails {
            company_number: Some("01234567".to_owned()),
            contact: Some(PrivateText::new("Jo Reed")),
            start: "2014-04-01".parse().ok(),
            approach: Some(BidApproach::New),
            existing: Some(false),
            ..BidDetails::default()
        };
        assert_eq!(put_in, wanted);
        let line = ["--contact", "", "--start", "", "--approach", "unsaid"];
        let taken_off = corrected(&line, put_in).unwrap();
        assert_eq!(
            taken_off,
            BidDetails {
                contact: None,
                start: None,
                approach: None,
                ..wanted
            }
        );
    }

    #[test]
    fn a_plan_to_validate_is_put_in_changed_and_taken_off() {
        let line = [
            "--validation-method",
            "Before and after",
            "--validation-measure",
            "Calls",
            "--validation-date",
            "2015-03-31",
        ];
        let put_in = corrected(&line, BidDetails::default()).unwrap();
        let plan = put_in.validation.clone().unwrap();
        assert_eq!(plan.by.to_string(), "2015-03-31");
        let changed = corrected(&["--validation-measure", "Visits"], put_in.clone()).unwrap();
        assert_eq!(
            changed.validation,
            Some(ValidationPlan {
                measure: "Visits".to_owned(),
                ..plan
            })
        );
        let empty = [
            "--validation-method=",
            "--validation-measure=",
            "--validation-date=",
        ];
        assert_eq!(corrected(&empty, put_in.clone()).unwrap().validation, None);
        let told = corrected(&["--validation-date="], put_in).unwrap_err();
        assert!(told.contains("--validation-date"), "{told}");
    }

    #[test]
    fn a_day_in_another_spelling_is_refused() {
        let told = corrected(&["--end", "1/4/2014"], BidDetails::default()).unwrap_err();
        assert!(
            told.contains("--end \"1/4/2014\" is not a day. Write year, month and day"),
            "{told}"
        );
    }
}

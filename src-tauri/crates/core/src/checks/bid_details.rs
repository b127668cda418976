//! What documents need of a bid.

use chrono::{Datelike, NaiveDate};

use super::basic::{Checked, ValueFault, check_text, check_title};
use crate::bid_details::{
    BidDetails, PROJECT_YEARS, ValidationPlan, is_charity_number, is_company_number,
};
use crate::limits;
use crate::private_text::PrivateText;

/// Checks what documents need of a bid. What is private is named and never quoted.
///
/// # Errors
/// The first [`ValueFault`].
pub(super) fn check_bid_details(details: &BidDetails) -> Checked {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    check_number(
        "charity_number",
        details.charity_number.as_deref(),
        is_charity_number,
        "six or seven digits, such as 1112345, or 1112345-1 for a charity linked to one",
    )?;
    check_number(
        "company_number",
        details.company_number.as_deref(),
        is_company_number,
        "eight digits, or two capital letters and six digits, such as 01234567 or SC123456",
    )?;
    check_title("contact", for_check(details.contact.as_ref()))?;
    check_text("address", for_check(details.address.as_ref()))?;
    check_days(details)?;
    check_title("purpose", &text(&details.purpose))?;
    check_text("beneficiaries", &text(&details.beneficiaries))?;
    check_text("other_funding", for_check(details.other_funding.as_ref()))?;
    check_text("evidence", &text(&details.evidence))?;
    let plan = details.validation.as_ref();
    plan.map_or(Ok(()), |plan| {
        check_validation(plan).map_err(|fault| fault.under("validation"))
    })
}

/// Checks a plan to validate: without a method, a measure and a day it is none.
fn check_validation(plan: &ValidationPlan) -> Checked {
    for (at, said) in [("method", &plan.method), ("measure", &plan.measure)] {
        check_text(at, said)?;
        if said.trim().is_empty() {
            let problem = "is empty; a plan to validate says how, what is measured, and by when.";
            return Err(ValueFault::new(at, problem));
        }
    }
    check_day("by", Some(plan.by))
}

fn for_check(private: Option<&PrivateText>) -> &str {
    private.map_or("", PrivateText::for_the_office)
}

fn check_number(
    at: &str,
    number: Option<&str>,
    is_one: impl Fn(&str) -> bool,
    right: &str,
) -> Checked {
    match number {
        Some(number) if !is_one(number) => {
            let shown: String = number.chars().take(limits::ID_LETTERS).collect();
            let problem = format!("is \"{shown}\"; give {right}.");
            Err(ValueFault::new(at, problem))
        }
        Some(_) | None => Ok(()),
    }
}

fn check_days(details: &BidDetails) -> Checked {
    check_day("start", details.start)?;
    check_day("end", details.end)?;
    match (details.start, details.end) {
        (Some(start), Some(end)) if end < start => {
            let problem = format!("is {end}, before the start on {start}; give {start} or later.");
            Err(ValueFault::new("end", problem))
        }
        _ => Ok(()),
    }
}

fn check_day(at: &str, day: Option<NaiveDate>) -> Checked {
    let (first, last) = PROJECT_YEARS.into_inner();
    match day {
        Some(day) if !PROJECT_YEARS.contains(&day.year()) => {
            let problem = format!("is {day}; give a day of the years {first} to {last}.");
            Err(ValueFault::new(at, problem))
        }
        Some(_) | None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(details: BidDetails) -> String {
        let checked = check_bid_details(&details);
        checked.map_or_else(|fault| fault.to_string(), |()| String::new())
    }

    fn charity(number: &str) -> String {
        said(BidDetails {
            charity_number: Some(number.to_owned()),
            ..BidDetails::default()
        })
    }

    fn company(number: &str) -> String {
        said(BidDetails {
            company_number: Some(number.to_owned()),
            ..BidDetails::default()
        })
    }

    fn days(start: &str, end: &str) -> String {
        said(BidDetails {
            start: start.parse().ok(),
            end: end.parse().ok(),
            ..BidDetails::default()
        })
    }

    #[test]
    fn charity_numbers_are_those_of_the_register() {
        for right in ["213456", "1112345", "1112345-1", "213456-12"] {
            assert_eq!(charity(right), "", "{right}");
        }
        for wrong in [
            "",
            "12345",
            "11123456",
            "1112345-",
            "1112345-1-2",
            "11 12345",
            "SC012345",
            "٣١١٢٣٤٥",
        ] {
            assert_eq!(
                charity(wrong),
                format!(
                    "charity_number is \"{wrong}\"; give six or seven digits, such as 1112345, or 1112345-1 for a charity linked to one."
                )
            );
        }
    }

    #[test]
    fn company_numbers_have_eight_characters() {
        for right in ["01234567", "SC123456", "OC301234"] {
            assert_eq!(company(right), "", "{right}");
        }
        for wrong in [
            "",
            "1234567",
            "012345678",
            "sc123456",
            "S1234567",
            "SCO12345",
            "0123 4567",
        ] {
            assert_eq!(
                company(wrong),
                format!(
                    "company_number is \"{wrong}\"; give eight digits, or two capital letters and six digits, such as 01234567 or SC123456."
                )
            );
        }
    }

    #[test]
    fn a_project_ends_on_the_day_it_starts_or_later() {
        assert_eq!(days("2014-04-01", "2014-04-01"), "");
        assert_eq!(days("2014-04-01", ""), "");
        assert_eq!(
            days("2014-04-01", "2014-03-31"),
            "end is 2014-03-31, before the start on 2014-04-01; give 2014-04-01 or later."
        );
        assert_eq!(
            days("0214-04-01", ""),
            "start is 0214-04-01; give a day of the years 1900 to 2199."
        );
        assert!(days("", "2200-01-01").starts_with("end is 2200-01-01; give"));
    }

    #[test]
    fn a_plan_to_validate_says_how_what_and_by_when() {
        let plan = |method: &str, measure: &str, by: &str| {
            said(BidDetails {
                validation: by.parse().ok().map(|by| ValidationPlan {
                    method: method.to_owned(),
                    measure: measure.to_owned(),
                    by,
                }),
                ..BidDetails::default()
            })
        };
        assert_eq!(plan("Before and after", "Calls", "2015-03-31"), "");
        let empty = plan(" ", "Calls", "2015-03-31");
        assert!(empty.starts_with("validation.method is empty"), "{empty}");
        let empty = plan("Before and after", "", "2015-03-31");
        assert!(empty.starts_with("validation.measure is empty"), "{empty}");
        let year = plan("Before and after", "Calls", "1066-10-14");
        assert!(year.starts_with("validation.by is 1066-10-14"), "{year}");
    }

    #[test]
    fn no_text_is_endless_and_no_private_one_is_told() {
        let secret = PrivateText::new("Elm Lane".repeat(10_000));
        let details = || BidDetails::default();
        let cases = [
            (
                "contact has 80,000 letters; the most is 2,000.",
                BidDetails {
                    contact: Some(secret.clone()),
                    ..details()
                },
            ),
            (
                "address has 80,000 letters; the most is 65,536.",
                BidDetails {
                    address: Some(secret.clone()),
                    ..details()
                },
            ),
            (
                "other_funding has 80,000 letters; the most is 65,536.",
                BidDetails {
                    other_funding: Some(secret),
                    ..details()
                },
            ),
            (
                "purpose has 2,001 letters; the most is 2,000.",
                BidDetails {
                    purpose: Some("p".repeat(2_001)),
                    ..details()
                },
            ),
            (
                "beneficiaries has 65,537 letters; the most is 65,536.",
                BidDetails {
                    beneficiaries: Some("b".repeat(65_537)),
                    ..details()
                },
            ),
        ];
        for (told, details) in cases {
            assert_eq!(said(details), told);
        }
    }
}

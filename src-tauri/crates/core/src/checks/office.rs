//! The office.

use super::basic::{Checked, ValueFault, check_line, check_text};
use crate::limits;
use crate::office::Office;

/// With what every prefix of 360Giving begins.
const PREFIX: &str = "360G-";
/// By how many days after the letter an award can have to be accepted.
const ACCEPT_WITHIN: std::ops::RangeInclusive<u32> = 1..=365;

/// Checks what is said of the office; anything of it may be left empty.
///
/// # Errors
/// The first [`ValueFault`].
pub fn check_office(office: &Office) -> Checked {
    check_line("name", &office.name, limits::NAME_LETTERS)?;
    check_line(
        "decision_maker",
        &office.decision_maker,
        limits::NAME_LETTERS,
    )?;
    check_text("address", &office.address)?;
    check_line("contact", &office.contact, limits::NAME_LETTERS)?;
    check_prefix(&office.prefix)?;
    check_line("funder_id", &office.funder_id, limits::ID_LETTERS)?;
    check_line("funder_name", &office.funder_name, limits::NAME_LETTERS)?;
    check_days(office.accept_within)?;
    for (name, text) in &office.templates {
        let code: &str = (*name).into();
        check_text(&format!("templates.{code}"), text)?;
    }
    Ok(())
}

fn check_prefix(prefix: &str) -> Checked {
    check_line("prefix", prefix, limits::ID_LETTERS)?;
    let rest = prefix.strip_prefix(PREFIX);
    if prefix.is_empty() || rest.is_some_and(|rest| !rest.is_empty()) {
        return Ok(());
    }
    let problem = format!(
        "is \"{prefix}\"; give the one that 360Giving gave to the office, which begins with {PREFIX}, or leave it empty."
    );
    Err(ValueFault::new("prefix", problem))
}

fn check_days(days: Option<u32>) -> Checked {
    match days {
        Some(days) if !ACCEPT_WITHIN.contains(&days) => {
            let problem = format!("is {days}; give 1 to 365 days.");
            Err(ValueFault::new("accept_within", problem))
        }
        Some(_) | None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::office::TemplateName;

    fn told(change: impl FnOnce(&mut Office)) -> String {
        let mut office = Office::default();
        change(&mut office);
        check_office(&office).map_or_else(|fault| fault.to_string(), |()| String::new())
    }

    #[test]
    fn an_office_may_leave_everything_empty() {
        assert_eq!(told(|_| ()), "");
    }

    #[test]
    fn a_prefix_is_one_of_360giving() {
        assert_eq!(told(|office| office.prefix = "360G-norfolkpcc".into()), "");
        for wrong in ["norfolkpcc", "360G-", "360g-norfolkpcc"] {
            let told = told(|office| office.prefix = wrong.into());
            assert!(
                told.starts_with(&format!("prefix is \"{wrong}\"")),
                "{told}"
            );
        }
    }

    #[test]
    fn an_award_is_accepted_within_a_day_to_a_year() {
        for (days, right) in [(0, false), (1, true), (365, true), (366, false)] {
            let told = told(|office| office.accept_within = Some(days));
            assert_eq!(told.is_empty(), right, "{told}");
        }
    }

    #[test]
    fn a_template_is_no_longer_than_a_text() {
        let told = told(|office| {
            let text = "x".repeat(limits::TEXT_LETTERS + 1);
            office.templates.insert(TemplateName::Notice, text);
        });
        assert!(
            told.starts_with("templates.notice has 65,537 letters"),
            "{told}"
        );
    }
}

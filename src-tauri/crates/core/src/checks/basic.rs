//! The checks that all others are made of.

use rust_decimal::Decimal;

use crate::limits;
use crate::number::{Pounds, Score, group_thousands};

/// Something wrong with a value.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{at} {problem}")]
pub struct ValueFault {
    /// The way to the value: "bids.3.amount".
    pub at: String,
    /// What is wrong and what would be right, to follow the way in a sentence.
    pub problem: String,
}

/// Nothing, or the first thing that is wrong.
pub type Checked = Result<(), ValueFault>;

impl ValueFault {
    /// Says what is wrong with a value.
    pub fn new(at: impl Into<String>, problem: impl Into<String>) -> Self {
        Self {
            at: at.into(),
            problem: problem.into(),
        }
    }

    /// The same fault in a part of something larger: "amount" under "bids.3".
    #[must_use]
    pub fn under(self, part: &str) -> Self {
        Self {
            at: format!("{part}.{}", self.at),
            ..self
        }
    }
}

/// Checks every item of a list, and that there are not too many.
///
/// # Errors
/// The first [`ValueFault`].
pub fn check_each<T>(
    at: &str,
    most: usize,
    items: impl ExactSizeIterator<Item = T>,
    check: impl Fn(T) -> Checked,
) -> Checked {
    check_count(at, items.len(), most)?;
    for (index, item) in items.enumerate() {
        check(item).map_err(|fault| fault.under(&format!("{at}.{index}")))?;
    }
    Ok(())
}

/// Checks that there are not too many things.
///
/// # Errors
/// [`ValueFault`].
pub fn check_count(at: &str, count: usize, most: usize) -> Checked {
    if count <= most {
        return Ok(());
    }
    let (count, most) = (with_commas(count), with_commas(most));
    let problem = format!("holds {count} entries; the most is {most}.");
    Err(ValueFault::new(at, problem))
}

/// Checks the length of a text of any number of lines; it may be empty.
///
/// # Errors
/// [`ValueFault`].
pub fn check_text(at: &str, text: &str) -> Checked {
    check_letters(at, text, limits::TEXT_LETTERS)
}

/// Checks the length of a title; it may be empty while a round is set up.
///
/// # Errors
/// [`ValueFault`].
pub fn check_title(at: &str, text: &str) -> Checked {
    check_letters(at, text, limits::TITLE_LETTERS)
}

/// Checks a name that somebody or something must have, on one line.
///
/// # Errors
/// [`ValueFault`].
pub fn check_name(at: &str, text: &str) -> Checked {
    check_given(at, text)?;
    check_line(at, text, limits::NAME_LETTERS)
}

/// Checks a reference or an id, on one line.
///
/// # Errors
/// [`ValueFault`].
pub fn check_id(at: &str, text: &str) -> Checked {
    check_given(at, text)?;
    check_line(at, text, limits::ID_LETTERS)
}

/// Checks that a text is given.
pub(super) fn check_given(at: &str, text: &str) -> Checked {
    if text.is_empty() {
        return Err(ValueFault::new(at, "is empty; give it."));
    }
    Ok(())
}

/// Checks a text that stands on one line; it may be empty.
///
/// # Errors
/// [`ValueFault`].
pub fn check_line(at: &str, text: &str, most: usize) -> Checked {
    check_letters(at, text, most)?;
    if text.contains(char::is_control) {
        let problem = "holds a line end, a tab or another control character; take it out.";
        return Err(ValueFault::new(at, problem));
    }
    Ok(())
}

fn check_letters(at: &str, text: &str, most: usize) -> Checked {
    // A text never has more letters than bytes, so most are not counted.
    if text.len() <= most {
        return Ok(());
    }
    let count = text.chars().count();
    if count <= most {
        return Ok(());
    }
    let (count, most) = (with_commas(count), with_commas(most));
    let problem = format!("has {count} letters; the most is {most}.");
    Err(ValueFault::new(at, problem))
}

/// Checks an amount: whole pence, not under 0, not over the most.
///
/// # Errors
/// [`ValueFault`].
pub fn check_pounds(at: &str, amount: Pounds) -> Checked {
    amount.check().map_err(|why| {
        let problem =
            format!("is {amount}, which is not an amount: {why}; give pounds, such as 24500.50.");
        ValueFault::new(at, problem)
    })
}

/// Checks a score by itself. Whether it stands on its scale, the scheme tells.
///
/// # Errors
/// [`ValueFault`].
pub fn check_score(at: &str, score: Score) -> Checked {
    check_figure(at, score.0, limits::SCORE, limits::SCORE_PLACES)
}

/// Checks that a figure is not too far from 0 and has not too many places.
pub(super) fn check_figure(at: &str, figure: Decimal, most: usize, places: usize) -> Checked {
    let within = figure.abs() <= limits::decimal(most);
    if within && figure.normalize().scale() as usize <= places {
        return Ok(());
    }
    let most = with_commas(most);
    let problem = format!(
        "is {figure}; give a figure from -{most} to {most} with at most {places} places after the point."
    );
    Err(ValueFault::new(at, problem))
}

fn with_commas(number: usize) -> String {
    group_thousands(&number.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(checked: Checked) -> String {
        checked.unwrap_err().to_string()
    }

    #[test]
    fn each_limit_holds_at_its_end_and_no_further() {
        let text = |letters| "é".repeat(letters);
        assert_eq!(check_title("title", &text(2_000)), Ok(()));
        assert_eq!(
            said(check_title("title", &text(2_001))),
            "title has 2,001 letters; the most is 2,000."
        );
        assert_eq!(check_id("ref", &text(100)), Ok(()));
        assert!(said(check_id("ref", &text(101))).starts_with("ref has 101 letters"));
        assert_eq!(check_count("bids", 20_000, limits::BIDS), Ok(()));
        assert_eq!(
            said(check_count("bids", 20_001, limits::BIDS)),
            "bids holds 20,001 entries; the most is 20,000."
        );
    }

    #[test]
    fn a_name_is_given_and_stands_on_one_line() {
        assert_eq!(said(check_name("name", "")), "name is empty; give it.");
        for text in ["Ann\nBrown", "Ann\u{1b}[2J", "Ann\u{7f}"] {
            assert!(said(check_name("name", text)).starts_with("name holds a line end"));
        }
        assert_eq!(check_name("name", "Zoë O’Neill"), Ok(()));
    }

    #[test]
    fn figures_out_of_range_are_named_with_what_would_be_right() {
        for figure in ["79228162514264337593543950335", "-1000001", "0.0000001"] {
            let told = said(check_score("score", figure.parse().unwrap()));
            assert_eq!(
                told,
                format!(
                    "score is {figure}; give a figure from -1,000,000 to 1,000,000 with at most 6 places after the point."
                )
            );
        }
        assert_eq!(
            check_score("score", "-1000000.000000".parse().unwrap()),
            Ok(())
        );
    }

    #[test]
    fn amounts_are_whole_pence_within_the_most() {
        for (amount, why) in [
            ("-0.01", "it is below zero"),
            ("0.001", "it has parts of a penny"),
            ("1000000000000.01", "it is over a million million pounds"),
            (
                "79228162514264337593543950335",
                "it is over a million million pounds",
            ),
        ] {
            let told = said(check_pounds("amount", amount.parse().unwrap()));
            assert!(
                told.starts_with(&format!("amount is {amount}, which")),
                "{told}"
            );
            assert!(told.contains(why), "{told}");
        }
        assert_eq!(check_pounds("amount", Pounds(Pounds::MOST)), Ok(()));
    }
}

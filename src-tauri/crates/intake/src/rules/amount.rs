//! Amounts of money.

use evenhand_core::Pounds;
use evenhand_core::number::{NotANumber, NotAnAmount};

use crate::table::Fault;

/// Reads an amount in pounds.
pub(crate) fn amount(column: usize, text: &str) -> Result<Pounds, Fault> {
    Pounds::parse(text).map_err(|why| Fault::new(column, problem(&why), remedy(text, &why)))
}

fn problem(why: &NotAnAmount) -> String {
    match why {
        NotAnAmount::Number(NotANumber::Empty) => "The amount is empty.".to_owned(),
        other => format!("This is not an amount: {other}."),
    }
}

fn remedy(text: &str, why: &NotAnAmount) -> String {
    match why {
        NotAnAmount::Number(NotANumber::Empty) => {
            "Give the amount in pounds, such as 24500 or 24500.50.".to_owned()
        }
        NotAnAmount::Number(NotANumber::Separator) => without_separators(text),
        NotAnAmount::Negative => "Give an amount of 0 or more.".to_owned(),
        NotAnAmount::PartsOfAPenny => {
            "Give whole pence: at most two digits after the point, such as 24500.50.".to_owned()
        }
        NotAnAmount::TooLarge => "Check the digits; the most is 1000000000000.".to_owned(),
        NotAnAmount::Number(_) => "Give digits alone, such as 24500 or 24500.50.".to_owned(),
    }
}

/// The same amount without what stands between its digits.
fn without_separators(text: &str) -> String {
    let plain: String = text
        .chars()
        .filter(|c| c.is_ascii_digit() || *c == '.')
        .collect();
    match Pounds::parse(&plain) {
        Ok(_) => format!("Write {plain}."),
        Err(_) => "Give digits alone, such as 24500 or 24500.50.".to_owned(),
    }
}

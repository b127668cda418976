//! Amounts of money.

use evenhand_core::Pounds;
use evenhand_core::number::{NotANumber, NotAnAmount};

use crate::mistake::Mistake;

/// Reads an amount in pounds.
pub(crate) fn read_amount(text: &str) -> Result<Pounds, Mistake> {
    Pounds::parse(text).map_err(|why| Mistake::new(amount_problem(&why), amount_remedy(&why)))
}

/// Reads an amount that may be left empty.
pub(crate) fn read_optional_amount(text: &str) -> Result<Option<Pounds>, Mistake> {
    if text.is_empty() {
        return Ok(None);
    }
    read_amount(text).map(Some)
}

fn amount_problem(why: &NotAnAmount) -> String {
    match why {
        NotAnAmount::Number(NotANumber::Empty) => "The amount is empty.".to_owned(),
        other => format!("This is not an amount: {other}."),
    }
}

fn amount_remedy(why: &NotAnAmount) -> String {
    match why {
        NotAnAmount::Number(NotANumber::Empty) => {
            "Give the amount in pounds, such as 24500 or 24500.50.".to_owned()
        }
        other => other.remedy(),
    }
}

//! The Specified Information as CSV.

use crate::csv_file::{BYTE_ORDER_MARK, write_lines};
use crate::entry::Amount;
use crate::specified::SpecifiedInformation;
use crate::specified::rows::Row;

/// What stands in each column. The page has the same.
const HEADINGS: [&str; 9] = [
    "Date of decision",
    "Recipient",
    "Amount (£)",
    "Purpose",
    "Conditions",
    "Reasons",
    "Legal power",
    "Round",
    "Decision",
];

/// Writes the grants of a month, a line each.
pub(crate) fn write_csv(month: &SpecifiedInformation) -> Vec<u8> {
    let headings = HEADINGS.map(str::to_owned).to_vec();
    let rows = month.rows.iter().map(write_row);
    let none = month.rows.is_empty().then(|| vec![month.no_grants()]);
    let lines = std::iter::once(headings).chain(none).chain(rows);
    write_lines(BYTE_ORDER_MARK, lines)
}

fn write_row(row: &Row) -> Vec<String> {
    vec![
        row.day.to_string(),
        row.recipient.clone(),
        Amount(row.amount).digits(),
        row.purpose.clone(),
        row.conditions.clone(),
        row.reasons.clone(),
        row.power.to_owned(),
        row.round.clone(),
        row.decision.clone(),
    ]
}

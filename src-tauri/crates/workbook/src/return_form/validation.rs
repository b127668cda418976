//! What cells take, said before somebody types and when they typed something else. Pasting
//! goes round it, so that whoever reads the form checks all of it again.

use evenhand_core::commission::{FormLayout, MeasureKind, NOT_YET};
use rust_xlsxwriter::{DataValidation, Formula};

use super::page::Cell;
use crate::WorkbookError;

type Rule = Result<DataValidation, WorkbookError>;

/// The first day that can be meant.
const FROM: &str = "DATE(1990,1,1)";
/// The last day that can be meant.
const UNTIL: &str = "DATE(2199,12,31)";

/// What a cell of a measure takes.
pub(super) fn of_measure(kind: MeasureKind, at: Cell) -> Rule {
    let cell = FormLayout::cell_name(at);
    match kind {
        MeasureKind::Count => number(
            &cell,
            &format!("{cell}>=0"),
            "A number",
            "0 or more, or “not yet”. Blank is “not yet”, never 0.",
        ),
        MeasureKind::Percentage => number(
            &cell,
            &format!("AND({cell}>=0,{cell}<=100)"),
            "Per cent",
            "0 to 100, or “not yet”. Blank is “not yet”, never 0.",
        ),
        MeasureKind::Money => of_pounds(at),
        MeasureKind::YesNo => said(
            DataValidation::new().allow_list_strings(&["Yes", "No", NOT_YET])?,
            "Yes or no",
            "Choose Yes, No or “not yet”.",
        ),
        MeasureKind::Milestone => number(
            &cell,
            &format!("AND({cell}>={FROM},{cell}<={UNTIL})"),
            "A day",
            "The day on which it was reached, such as 3 April 2014, or “not yet”.",
        ),
    }
}

/// What a cell of an amount takes.
pub(super) fn of_pounds(at: Cell) -> Rule {
    let cell = FormLayout::cell_name(at);
    number(
        &cell,
        &format!("AND({cell}>=0,ROUND({cell},2)={cell})"),
        "Pounds",
        "0 or more, with pence where there are some, or “not yet”. Blank is “not yet”, never 0.",
    )
}

/// What the day of a signature takes.
pub(super) fn of_day(at: Cell) -> Rule {
    let cell = FormLayout::cell_name(at);
    let formula = format!("=IF(ISNUMBER({cell}),AND({cell}>={FROM},{cell}<={UNTIL}),FALSE)");
    let rule = DataValidation::new().allow_custom(Formula::new(formula));
    said(
        rule,
        "A day",
        "The day on which it is signed, such as 3 April 2014.",
    )
}

/// What a rating takes: one of the words in a column of the hidden sheet.
pub(super) fn of_rating(column: u16) -> Rule {
    let first = rust_xlsxwriter::utility::row_col_to_cell_absolute(0, column);
    let last = rust_xlsxwriter::utility::row_col_to_cell_absolute(4, column);
    let list = Formula::new(format!("={}!{first}:{last}", FormLayout::HIDDEN));
    said(
        DataValidation::new().allow_list_formula(list),
        "How it stands",
        "Choose one of the five. Say why beside it unless it is one of the best two.",
    )
}

/// A number that `holds`, or "not yet".
fn number(cell: &str, holds: &str, title: &str, message: &str) -> Rule {
    let formula = format!("=IF(ISNUMBER({cell}),{holds},LOWER(TRIM({cell}))=\"{NOT_YET}\")");
    let rule = DataValidation::new().allow_custom(Formula::new(formula));
    said(rule, title, message)
}

fn said(rule: DataValidation, title: &str, message: &str) -> Rule {
    Ok(rule
        .set_input_title(title)?
        .set_input_message(message)?
        .set_error_title("This cannot be taken")?
        .set_error_message(message)?)
}

//! The formulas of a criterion's cell: the panel score in points, over the divisor.

use evenhand_core::scheme::Aggregate;

use super::Book;
use super::agreed::{AGREED, SCORE};
use super::bids::{BIDS, CLAIMED, bid_row};
use super::layout::{DIVISOR, SHEETS};
use super::scores::SCORES;
use super::section_formulas::work_row;
use crate::WorkbookError;
use crate::page::{Row, cell, fixed, fixed_cells};
use crate::whole_scheme::WholeCriterion;

/// What stands in the cell of a criterion whose rule needs more sheets than count.
pub(super) const TOO_FEW: &str = "too few";

/// What panel scores of a row are over.
pub(super) fn divisor_formula(aggregate: Aggregate, row: Row, finer: i128) -> Option<String> {
    let sheets = cell(row, SHEETS);
    let times = times(finer);
    match aggregate {
        Aggregate::Median => None,
        Aggregate::Mean => Some(format!("=MAX(1,{sheets}){times}")),
        Aggregate::TrimmedMean { k } => Some(format!("=MAX(1,{sheets}-2*{k}){times}")),
    }
}

/// `*7`, or nothing where that changes nothing.
fn times(factor: i128) -> String {
    match factor {
        1 => String::new(),
        factor => format!("*{factor}"),
    }
}

/// How many sheets of a case count.
pub(super) fn sheets_formula(book: &Book<'_>, case: usize) -> Option<String> {
    let (first, last) = (*book.layout.scores.rows.get(case)?)?;
    Some(format!(
        "=COUNTA({SCORES}!{})",
        fixed_cells((first, 0), (last, 0))
    ))
}

/// The cell of a criterion; `None` where no sheet of the bid counts.
pub(super) fn criterion_formula(
    book: &Book<'_>,
    (case, place): (usize, usize),
    numbers: &WholeCriterion,
    finer: i128,
) -> Result<Option<String>, WorkbookError> {
    let row = work_row(case)?;
    let rows = book.layout.scores.rows.get(case).copied().flatten();
    let column = book.layout.scores.whole.get(place);
    let Some(((first, last), column)) = rows.zip(column) else {
        return Ok(None);
    };
    let scores = format!(
        "{SCORES}!{}",
        fixed_cells((first, *column), (last, *column))
    );
    let count = last.saturating_sub(first).saturating_add(1);
    let from_sheets = from_sheets(book.scheme.aggregate, row, (&scores, count), numbers, finer);
    let agreed = book.layout.agreed.row(case, place);
    let panel = agreed.map_or(from_sheets.clone(), |agreed| {
        let agreed = format!("{AGREED}!{}", fixed(agreed, SCORE));
        let figure = agreed_points(&agreed, row, numbers, finer);
        format!("IF(ISNUMBER({agreed}),{figure},{from_sheets})")
    });
    let claims = book.layout.bids.claims.get(place).copied().flatten();
    Ok(Some(match claims {
        None => format!("={panel}"),
        Some(claims) => {
            let claims = fixed(bid_row(case)?, claims);
            format!("=IF({BIDS}!{claims}=\"{CLAIMED}\",{panel},\"\")")
        }
    }))
}

/// The points that the sheets give, by the scheme's aggregate.
fn from_sheets(
    aggregate: Aggregate,
    row: Row,
    (scores, count): (&str, u32),
    numbers: &WholeCriterion,
    finer: i128,
) -> String {
    let points = |sum: &str| points(&format!("{sum}{}", times(finer)), row, numbers);
    let sheets = cell(row, SHEETS);
    match aggregate {
        Aggregate::Mean => points(&format!("SUM({scores})")),
        Aggregate::Median => {
            let middle = |up: u8| format!("SMALL({scores},QUOTIENT({sheets}+{up},2))");
            points(&format!("({}+{})", middle(1), middle(2)))
        }
        Aggregate::TrimmedMean { k } if count <= k.saturating_mul(2) => format!("\"{TOO_FEW}\""),
        Aggregate::TrimmedMean { k } => {
            let ends = first_numbers(k);
            let sum = format!(
                "(SUM({scores})-SUMPRODUCT(LARGE({scores},{ends}))-SUMPRODUCT(SMALL({scores},{ends})))"
            );
            let points = points(&sum);
            format!("IF({sheets}>2*{k},{points},\"{TOO_FEW}\")")
        }
    }
}

/// The numbers from 1 on as a spreadsheet lists them: `{1,2,3}`.
pub(super) fn first_numbers(count: u32) -> String {
    let numbers: Vec<String> = (1..=count).map(|number| number.to_string()).collect();
    format!("{{{}}}", numbers.join(","))
}

/// A sum of scores as points from the worst end.
fn points(sum: &str, row: Row, numbers: &WholeCriterion) -> String {
    let divisor = cell(row, DIVISOR);
    let from_worst = match (numbers.higher_is_better, numbers.least) {
        (true, 0) => sum.to_owned(),
        (true, least) if least < 0 => format!("({sum}+{}*{divisor})", least.unsigned_abs()),
        (true, least) => format!("({sum}-{least}*{divisor})"),
        (false, _) => format!("({}*{divisor}-{sum})", numbers.most),
    };
    format!("{from_worst}{}", times(numbers.factor))
}

/// An agreed score as points from the worst end.
fn agreed_points(agreed: &str, row: Row, numbers: &WholeCriterion, finer: i128) -> String {
    let divisor = cell(row, DIVISOR);
    let whole = match numbers.times.saturating_mul(finer) {
        1 => agreed.to_owned(),
        times => format!("ROUND({agreed}*{times},6)"),
    };
    let share = match finer {
        1 => String::new(),
        finer => format!("/{finer}"),
    };
    points(&format!("({divisor}*{whole}{share})"), row, numbers)
}

//! The formulas of sections, totals, bars and tie-breaks.

use evenhand_core::scheme::{Section, SectionRule, TieBreak};

use super::Book;
use super::agreed::{AGREED, OPEN};
use super::bids::{BIDS, PASSED, PENCE, bid_row};
use super::layout::{DIVISOR, FIGURES, FIRST_WORKED, SHEETS, row as row_at};
use super::row_formulas::{TOO_FEW, first_numbers};
use crate::WorkbookError;
use crate::fit::divides_in_two;
use crate::page::{Column, Row, cell, cells, fixed, fixed_cells};
use crate::placing::{criterion_place, section_place};
use crate::whole_scheme::{WholeScheme, WholeSection};

/// The rows of `Workings` that hold what the scheme gives: weights, those of the first
/// stage, and marks of criteria.
pub(super) const WEIGHTS: Row = 1;
pub(super) const FIRST_WEIGHTS: Row = 2;
pub(super) const MARKS: Row = 3;

/// Whether a bid has figures: sheets that count, and enough of them.
pub(super) fn figures_formula(book: &Book<'_>, row: Row) -> String {
    let all = all_criteria(book, row);
    let sheets = cell(row, SHEETS);
    format!("=IF(OR({sheets}=0,COUNTIF({all},\"{TOO_FEW}\")>0),0,1)")
}

fn all_criteria(book: &Book<'_>, row: Row) -> String {
    let columns = &book.layout.workings.criteria;
    let ends = columns.first().zip(columns.last());
    ends.map_or(String::new(), |(first, last)| cells(row, *first, *last))
}

/// The cells of a section's criteria, in one row.
fn criteria_cells(
    book: &Book<'_>,
    section: &WholeSection,
    row: Row,
) -> Option<(Column, Column, String)> {
    let columns = book
        .layout
        .workings
        .criteria
        .get(section.criteria.clone())?;
    let (first, last) = (*columns.first()?, *columns.last()?);
    Some((first, last, cells(row, first, last)))
}

/// What the criteria of a section weigh together; `None` where that is one number.
pub(super) fn weight_formula(
    book: &Book<'_>,
    (section, numbers): (&Section, &WholeSection),
    row: Row,
) -> Option<String> {
    if numbers.fixed_weight.is_some() {
        return None;
    }
    let (first, last, scored) = criteria_cells(book, numbers, row)?;
    let weights = fixed_cells((WEIGHTS, first), (WEIGHTS, last));
    Some(match section.rule {
        SectionRule::WeightedMean => format!("=SUMPRODUCT({weights}*ISNUMBER({scored}))"),
        SectionRule::BestOf { n } => format!("=MIN({n},COUNT({scored}))"),
    })
}

/// A section's points times weights.
pub(super) fn above_formula(
    book: &Book<'_>,
    (section, numbers): (&Section, &WholeSection),
    row: Row,
) -> Option<String> {
    let (first, last, scored) = criteria_cells(book, numbers, row)?;
    let weights = fixed_cells((WEIGHTS, first), (WEIGHTS, last));
    Some(match section.rule {
        SectionRule::WeightedMean => format!("=SUMPRODUCT({weights},{scored})"),
        SectionRule::BestOf { n } => {
            let best = first_numbers(n);
            format!("=IF(COUNT({scored})<={n},SUM({scored}),SUMPRODUCT(LARGE({scored},{best})))")
        }
    })
}

/// `above / below` of 0–100 in published units, midpoints up: [`round_share`] as a formula.
///
/// [`round_share`]: crate::fit::round_share
fn rounded(numbers: &WholeScheme, above: &str, below: &str) -> String {
    let unit = numbers.unit;
    let doubled = unit.saturating_mul(2);
    if divides_in_two(unit) {
        let points = format!("QUOTIENT(100*{above},{below})");
        let left = format!("MOD(100*{above},{below})");
        return format!("{points}*{unit}+QUOTIENT({doubled}*{left}+{below},2*{below})");
    }
    let scale = doubled.saturating_mul(100);
    format!("QUOTIENT({scale}*{above}+{below},2*{below})")
}

/// A section's published score in units.
pub(super) fn section_units_formula(
    numbers: &WholeScheme,
    section: &WholeSection,
    row: Row,
    (weight, above): (Column, Column),
) -> String {
    let (weight, above) = (cell(row, weight), cell(row, above));
    let below = format!("({}*{}*{weight})", cell(row, DIVISOR), section.points);
    let score = rounded(numbers, &above, &below);
    format!(
        "=IF({}=0,\"\",IF({weight}=0,0,{score}))",
        cell(row, FIGURES)
    )
}

/// What sections' scores can all be put over; `None` where that is one number.
pub(super) fn common_formula(book: &Book<'_>, numbers: &WholeScheme, row: Row) -> Option<String> {
    let fixed = numbers
        .sections
        .iter()
        .all(|one| one.fixed_weight.is_some());
    let pairs = numbers.sections.iter().zip(&book.layout.workings.sections);
    let terms: Vec<String> = pairs
        .map(|(section, (weight, _, _))| {
            format!("MAX(1,{}*{})", section.points, cell(row, *weight))
        })
        .collect();
    (!fixed).then(|| format!("=LCM({})", terms.join(",")))
}

/// The total over the common number, by the weights of a stage.
pub(super) fn total_above_formula(
    book: &Book<'_>,
    numbers: &WholeScheme,
    row: Row,
    weights: Row,
) -> String {
    let common = cell(row, book.layout.workings.common);
    let pairs = numbers.sections.iter().zip(&book.layout.workings.sections);
    let terms: Vec<String> = pairs
        .map(|(section, (weight, above, _))| {
            let below = cell(row, *weight);
            let points = section.points;
            let share = fixed(weights, *above);
            let term = format!(
                "{share}*{}*({common}/({points}*{below}))",
                cell(row, *above)
            );
            format!("IF({below}=0,0,{term})")
        })
        .collect();
    format!("={}", terms.join("+"))
}

/// The published total in units.
pub(super) fn units_formula(book: &Book<'_>, numbers: &WholeScheme, row: Row) -> String {
    let columns = &book.layout.workings;
    let total = rounded(
        numbers,
        &cell(row, columns.above),
        &cell(row, columns.below),
    );
    format!("=IF({}=0,\"\",{total})", cell(row, FIGURES))
}

/// The published first-stage total in units.
pub(super) fn first_units_formula(
    book: &Book<'_>,
    numbers: &WholeScheme,
    row: Row,
    above: Column,
) -> String {
    let columns = &book.layout.workings;
    let (divisor, common) = (cell(row, DIVISOR), cell(row, columns.common));
    let below = format!(
        "({divisor}*{common}*{})",
        fixed(FIRST_WEIGHTS, columns.below)
    );
    let total = rounded(numbers, &cell(row, above), &below);
    format!("=IF({}=0,\"\",{total})", cell(row, FIGURES))
}

/// Whether a showstopper gateway is not passed; `None` where there is none.
pub(super) fn gateway_formula(
    book: &Book<'_>,
    case: usize,
) -> Result<Option<String>, WorkbookError> {
    let stops = &book.layout.bids.stops;
    let row = bid_row(case)?;
    let ends = stops.first().zip(stops.last());
    Ok(ends.map(|(first, last)| {
        let answers = fixed_cells((row, *first), (row, *last));
        let count = stops.len();
        format!("=IF(COUNTIF({BIDS}!{answers},\"{PASSED}\")={count},0,1)")
    }))
}

/// Whether an agreed score is unfinished, or sheets are too few for the rule.
pub(super) fn incomplete_formula(book: &Book<'_>, case: usize, row: Row) -> String {
    let lacks = format!("AND({}>0,{}=0)", cell(row, SHEETS), cell(row, FIGURES));
    let condition = match book.layout.agreed.span(case) {
        None => lacks,
        Some((first, last)) => {
            let open = fixed_cells((first, OPEN), (last, OPEN));
            format!("OR(SUM({AGREED}!{open})>0,{lacks})")
        }
    };
    format!("=IF({condition},1,0)")
}

/// Whether a figure is under its mark; `None` where the scheme has no mark.
pub(super) fn threshold_formula(
    book: &Book<'_>,
    numbers: &WholeScheme,
    row: Row,
) -> Option<String> {
    let columns = &book.layout.workings;
    let under = |column: Column, mark: i128| format!("{}<{mark}", cell(row, column));
    let mut missed: Vec<String> = Vec::new();
    if numbers.criteria.iter().any(|one| one.mark.is_some())
        && let Some((first, last)) = columns.criteria.first().zip(columns.criteria.last())
    {
        let (scored, marks) = (
            cells(row, *first, *last),
            fixed_cells((MARKS, *first), (MARKS, *last)),
        );
        let divisor = cell(row, DIVISOR);
        missed.push(format!(
            "SUMPRODUCT(ISNUMBER({scored})*({scored}<{divisor}*{marks}))>0"
        ));
    }
    let sections = numbers.sections.iter().zip(&columns.sections);
    missed.extend(
        sections
            .filter_map(|(section, (_, _, units))| section.mark.map(|mark| under(*units, mark))),
    );
    missed.extend(numbers.pass_mark.map(|mark| under(columns.units, mark)));
    let stage = columns.first.zip(numbers.stage_mark);
    missed.extend(stage.map(|((_, units), mark)| under(units, mark)));
    let figures = cell(row, FIGURES);
    let any = missed.join(",");
    (!missed.is_empty()).then(|| format!("=IF({figures}=0,0,IF(OR({any}),1,0))"))
}

/// What a tie-break compares, the larger first.
pub(super) fn key_formula(
    book: &Book<'_>,
    numbers: &WholeScheme,
    case: usize,
    row: Row,
    tie_break: &TieBreak,
    draw: usize,
) -> Result<Option<String>, WorkbookError> {
    let columns = &book.layout.workings;
    let at = bid_row(case)?;
    let bid = |column: Column| format!("=-{BIDS}!{}", fixed(at, column));
    let formula = match tie_break {
        TieBreak::Section(id) => section_place(book.scheme, id)
            .and_then(|place| columns.sections.get(place))
            .map(|(_, _, units)| {
                let units = cell(row, *units);
                format!("=IF(ISNUMBER({units}),{units},-1)")
            }),
        TieBreak::Criterion(id) => criterion_place(book.scheme, id).and_then(|place| {
            let scored = cell(row, *columns.criteria.get(place)?);
            let points = numbers.section_of(place)?.points;
            let below = format!("({}*{points})", cell(row, DIVISOR));
            let figure = rounded(numbers, &scored, &below);
            Some(format!("=IF(ISNUMBER({scored}),{figure},-1)"))
        }),
        TieBreak::LowerAmount => Some(bid(PENCE)),
        TieBreak::Drawn(_) => {
            let column = book.layout.bids.draws.get(draw);
            column.map(|column| bid(*column))
        }
    };
    Ok(formula)
}

/// How many ranked bids have a larger total.
pub(super) fn before_by_total(book: &Book<'_>, row: Row) -> Result<String, WorkbookError> {
    let columns = &book.layout.workings;
    let last = last_row(book)?;
    let all = |column: Column| fixed_cells((FIRST_WORKED, column), (last, column));
    Ok(format!(
        "=IF({}=\"\",SUMPRODUCT(({}=\"\")*({}>{})),-1)",
        cell(row, columns.apart),
        all(columns.apart),
        all(columns.units),
        cell(row, columns.units)
    ))
}

/// How many stand before once a tie-break has split those that stand alike.
pub(super) fn before_by_key(
    book: &Book<'_>,
    row: Row,
    (before, key): (Column, Column),
) -> Result<String, WorkbookError> {
    let last = last_row(book)?;
    let all = |column: Column| fixed_cells((FIRST_WORKED, column), (last, column));
    let (own, own_key) = (cell(row, before), cell(row, key));
    Ok(format!(
        "=IF({own}<0,-1,{own}+SUMPRODUCT(({}={own})*({}>{own_key})))",
        all(before),
        all(key)
    ))
}

/// The last row of bids.
fn last_row(book: &Book<'_>) -> Result<Row, WorkbookError> {
    work_row(book.cases.len().saturating_sub(1))
}

/// The row of a case in `Workings`.
pub(super) fn work_row(case: usize) -> Result<Row, WorkbookError> {
    Ok(FIRST_WORKED.saturating_add(row_at(case)?))
}

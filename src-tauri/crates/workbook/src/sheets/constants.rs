//! The first rows of `Workings`: headings, and what the scheme gives in whole numbers.

use super::scheme::{SECOND_WEIGHT, WEIGHT};
use super::section_formulas::{FIRST_WEIGHTS, MARKS, WEIGHTS};
use super::{Book, heading_of};
use crate::WorkbookError;
use crate::page::{Column, Comes, Page, Row, fixed};
use crate::whole::Scaling;
use crate::whole_scheme::WholeScheme;

/// How wide columns of whole numbers are.
const WIDTH: f64 = 15.0;

/// The headings.
pub(super) fn write_headings(book: &Book<'_>, page: &mut Page<'_>) -> Result<(), WorkbookError> {
    let scheme = book.scheme;
    let mut headings: Vec<String> = [
        "ref",
        "sheets that count",
        "panel scores are over",
        "has figures",
    ]
    .map(str::to_owned)
    .to_vec();
    headings.extend(
        scheme
            .criteria()
            .map(|one| format!("points: {}", heading_of(&one.title))),
    );
    for section in &scheme.sections {
        let title = heading_of(&section.title);
        headings.push(format!("{title}: weight scored on"));
        headings.push(format!("{title}: points × weights"));
        headings.push(format!("{title}: score in units"));
    }
    let total = ["common number", "total", "total is over", "total in units"];
    headings.extend(total.map(str::to_owned));
    if scheme.second_stage.is_some() {
        headings.extend(["first-stage total", "first-stage total in units"].map(str::to_owned));
    }
    let bars = [
        "a gateway is not passed",
        "too few sheets",
        "incomplete",
        "below a threshold",
        "listed apart",
        "before it by total",
    ];
    headings.extend(bars.map(str::to_owned));
    for tie_break in &scheme.tie_breaks {
        headings.push(format!("tie-break: {}", tie_break.title(scheme)));
        headings.push("before it now".to_owned());
    }
    page.headings(&headings, 1)?;
    let all = (0..).zip(&headings).map(|(column, _)| (column, WIDTH));
    page.widths(&all.collect::<Vec<_>>())
}

/// The rows above the bids: weights and marks as whole numbers, from the scheme.
pub(super) fn write_constants(
    book: &Book<'_>,
    page: &mut Page<'_>,
    numbers: &WholeScheme,
) -> Result<(), WorkbookError> {
    let staged = book.scheme.second_stage.is_some();
    page.text(WEIGHTS, 0, "weights, whole")?;
    page.text(MARKS, 0, "marks of criteria in points")?;
    if !staged {
        section_weights(book, page, numbers, (WEIGHTS, WEIGHT))?;
        return criterion_cells(book, page, numbers);
    }
    page.text(FIRST_WEIGHTS, 0, "weights of the first stage")?;
    section_weights(book, page, numbers, (WEIGHTS, SECOND_WEIGHT))?;
    section_weights(book, page, numbers, (FIRST_WEIGHTS, WEIGHT))?;
    criterion_cells(book, page, numbers)
}

/// The sections' weights in a stage, from their column in `Scheme`, and what they come to.
fn section_weights(
    book: &Book<'_>,
    page: &mut Page<'_>,
    numbers: &WholeScheme,
    (row, from): (Row, Column),
) -> Result<(), WorkbookError> {
    let sections = numbers.sections.iter().zip(&book.layout.workings.sections);
    for ((section, (_, above, _)), at) in sections.zip(&book.layout.scheme.sections) {
        let (scaling, weight) = if row == FIRST_WEIGHTS {
            (numbers.first_scaling, section.first_weight)
        } else {
            (numbers.scaling, section.weight)
        };
        link(page, (row, *above), (*at, from), scaling, weight)?;
    }
    let whole = if row == FIRST_WEIGHTS {
        numbers.first_weight
    } else {
        numbers.weight
    };
    sum_of_weights(book, page, row, whole)
}

/// The weights of criteria within their sections, and their marks.
fn criterion_cells(
    book: &Book<'_>,
    page: &mut Page<'_>,
    numbers: &WholeScheme,
) -> Result<(), WorkbookError> {
    let criteria = numbers.criteria.iter().enumerate();
    let criteria = criteria.zip(&book.layout.workings.criteria);
    for (((place, criterion), column), at) in criteria.zip(&book.layout.scheme.criteria) {
        if let Some(section) = numbers.section_of(place) {
            let (to, from) = ((WEIGHTS, *column), (*at, WEIGHT));
            link(page, to, from, section.scaling, criterion.weight)?;
        }
        page.whole(MARKS, *column, criterion.mark.unwrap_or(0))?;
    }
    Ok(())
}

/// A weight of the sheet `Scheme` as a whole number.
fn link(
    page: &mut Page<'_>,
    to: (Row, Column),
    from: (Row, Column),
    scaling: Scaling,
    whole: i128,
) -> Result<(), WorkbookError> {
    let weight = format!("Scheme!{}", fixed(from.0, from.1));
    let Scaling { times, over } = scaling;
    let formula = match (times, over) {
        (1, 1) => format!("={weight}"),
        (1, over) => format!("=ROUND({weight}/{over},6)"),
        (times, over) => format!("=ROUND({weight}*{times}/{over},6)"),
    };
    page.formula(to.0, to.1, &formula, &Comes::To(whole))
}

/// What the sections' weights come to, above what the total is over.
fn sum_of_weights(
    book: &Book<'_>,
    page: &mut Page<'_>,
    row: Row,
    whole: i128,
) -> Result<(), WorkbookError> {
    let columns = &book.layout.workings;
    let weights = columns.sections.iter();
    let weights: Vec<String> = weights.map(|(_, above, _)| fixed(row, *above)).collect();
    let formula = format!("={}", weights.join("+"));
    page.formula(row, columns.below, &formula, &Comes::To(whole))
}

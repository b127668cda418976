//! Every step from the scores to the ranks, in whole numbers.

use evenhand_core::Titled;
use evenhand_core::rank::UnrankedReason;
use evenhand_core::scheme::TieBreak;

use super::Book;
use super::constants::{write_constants, write_headings};
use super::layout::{DIVISOR, FIGURES, SHEETS};
use super::row_formulas::{TOO_FEW, criterion_formula, divisor_formula, sheets_formula};
use super::section_formulas::{
    FIRST_WEIGHTS, WEIGHTS, above_formula, before_by_key, before_by_total, common_formula,
    figures_formula, first_units_formula, gateway_formula, incomplete_formula, key_formula,
    section_units_formula, threshold_formula, total_above_formula, units_formula, weight_formula,
    work_row,
};
use crate::WorkbookError;
use crate::page::{Comes, Page, Row, cell, fixed};
use crate::placing::{Given, Placed, Worked};
use crate::whole_bid::{BidRow, Panel};
use crate::whole_scheme::WholeScheme;

/// The sheet's name in formulas.
pub(super) const WORKINGS: &str = "Workings";

/// Fills the sheet.
pub(super) fn fill_workings(book: &Book<'_>, page: &mut Page<'_>) -> Result<(), WorkbookError> {
    write_headings(book, page)?;
    page.widths(&[(0, 24.0), (book.layout.workings.apart, 20.0)])?;
    if let Some(numbers) = book.numbers {
        write_constants(book, page, numbers)?;
    }
    for (index, placed) in book.placed.iter().enumerate() {
        let row = work_row(index)?;
        let reference = book.cases.get(index).map(|case| &case.bid.reference);
        page.text(row, 0, reference.map_or("", |reference| reference.as_str()))?;
        match (&placed.worked, book.numbers) {
            (Worked::Out(bid), Some(numbers)) => worked_row(book, page, numbers, index, bid)?,
            (Worked::Given(given), _) => given_row(book, page, index, given, placed)?,
            (Worked::Out(_), None) => {}
        }
        outcome(book, page, index, placed)?;
    }
    Ok(())
}

/// What a number comes to where there may be none.
fn number_or_nothing(number: Option<i128>) -> Comes {
    number.map_or(Comes::ToText(""), Comes::To)
}

fn worked_row(
    book: &Book<'_>,
    page: &mut Page<'_>,
    numbers: &WholeScheme,
    case: usize,
    bid: &BidRow,
) -> Result<(), WorkbookError> {
    let row = work_row(case)?;
    count_cells(book, page, case, bid)?;
    let cells = bid.panel.iter().zip(&numbers.criteria).enumerate();
    for ((place, (panel, criterion)), column) in cells.zip(&book.layout.workings.criteria) {
        if let Some(formula) = criterion_formula(book, (case, place), criterion, bid.finer)? {
            page.formula(row, *column, &formula, &panel_comes(*panel))?;
        }
    }
    section_cells(book, page, numbers, row, bid)?;
    total_cells(book, page, numbers, row, bid)?;
    bar_cells(book, page, numbers, case, bid)?;
    key_cells(book, page, numbers, case)
}

/// What keeps it from a rank.
fn bar_cells(
    book: &Book<'_>,
    page: &mut Page<'_>,
    numbers: &WholeScheme,
    case: usize,
    bid: &BidRow,
) -> Result<(), WorkbookError> {
    let row = work_row(case)?;
    let columns = &book.layout.workings;
    let met = |reason| bar(bid.bars.contains(&reason));
    match gateway_formula(book, case)? {
        Some(formula) => {
            page.formula(
                row,
                columns.gateway,
                &formula,
                &met(UnrankedReason::Gateway),
            )?;
        }
        None => page.whole(row, columns.gateway, 0)?,
    }
    let formula = format!("=IF({}<{},1,0)", cell(row, SHEETS), book.scheme.quorum);
    page.formula(row, columns.quorum, &formula, &met(UnrankedReason::Quorum))?;
    let formula = incomplete_formula(book, case, row);
    page.formula(
        row,
        columns.incomplete,
        &formula,
        &met(UnrankedReason::Incomplete),
    )?;
    match threshold_formula(book, numbers, row) {
        Some(formula) => page.formula(
            row,
            columns.threshold,
            &formula,
            &met(UnrankedReason::Threshold),
        ),
        None => page.whole(row, columns.threshold, 0),
    }
}

/// What each tie-break compares.
fn key_cells(
    book: &Book<'_>,
    page: &mut Page<'_>,
    numbers: &WholeScheme,
    case: usize,
) -> Result<(), WorkbookError> {
    let row = work_row(case)?;
    let columns = &book.layout.workings;
    let keys = book.placed.get(case).map(|placed| &placed.keys);
    let keys = book
        .scheme
        .tie_breaks
        .iter()
        .zip(keys.into_iter().flatten());
    let mut draw: usize = 0;
    for ((tie_break, key), column) in keys.zip(&columns.keys) {
        if let Some(formula) = key_formula(book, numbers, case, row, tie_break, draw)? {
            page.formula(row, *column, &formula, &Comes::To(*key))?;
        }
        let drawn = matches!(tie_break, TieBreak::Drawn(_));
        draw = draw.saturating_add(usize::from(drawn));
    }
    Ok(())
}

fn panel_comes(panel: Panel) -> Comes {
    match panel {
        Panel::NotScored => Comes::ToText(""),
        Panel::TooFew => Comes::ToText(TOO_FEW),
        Panel::Points(points) => Comes::To(points),
    }
}

fn bar(stands: bool) -> Comes {
    Comes::To(i128::from(stands))
}

/// How many sheets count, what panel scores are over, whether there are figures.
fn count_cells(
    book: &Book<'_>,
    page: &mut Page<'_>,
    case: usize,
    bid: &BidRow,
) -> Result<(), WorkbookError> {
    let row = work_row(case)?;
    write_count(book, page, case, bid.sheets)?;
    match divisor_formula(book.scheme.aggregate, row, bid.finer) {
        Some(formula) => page.formula(row, DIVISOR, &formula, &Comes::To(bid.divisor))?,
        None => page.whole(row, DIVISOR, bid.divisor)?,
    }
    let formula = figures_formula(book, row);
    page.formula(row, FIGURES, &formula, &bar(bid.units.is_some()))
}

fn write_count(
    book: &Book<'_>,
    page: &mut Page<'_>,
    case: usize,
    sheets: i128,
) -> Result<(), WorkbookError> {
    let row = work_row(case)?;
    match sheets_formula(book, case) {
        Some(formula) => page.formula(row, SHEETS, &formula, &Comes::To(sheets)),
        None => page.whole(row, SHEETS, sheets),
    }
}

fn section_cells(
    book: &Book<'_>,
    page: &mut Page<'_>,
    numbers: &WholeScheme,
    row: Row,
    bid: &BidRow,
) -> Result<(), WorkbookError> {
    let sections = book.scheme.sections.iter().zip(&numbers.sections);
    let cells = bid.sections.iter().zip(&book.layout.workings.sections);
    for (section, (comes, (weight, above, units))) in sections.zip(cells) {
        match weight_formula(book, section, row) {
            Some(formula) => page.formula(row, *weight, &formula, &Comes::To(comes.weight))?,
            None => page.whole(row, *weight, comes.weight)?,
        }
        if let Some(formula) = above_formula(book, section, row) {
            page.formula(row, *above, &formula, &Comes::To(comes.above))?;
        }
        let formula = section_units_formula(numbers, section.1, row, (*weight, *above));
        page.formula(row, *units, &formula, &number_or_nothing(comes.units))?;
    }
    Ok(())
}

fn total_cells(
    book: &Book<'_>,
    page: &mut Page<'_>,
    numbers: &WholeScheme,
    row: Row,
    bid: &BidRow,
) -> Result<(), WorkbookError> {
    let columns = &book.layout.workings;
    match common_formula(book, numbers, row) {
        Some(formula) => page.formula(row, columns.common, &formula, &Comes::To(bid.common))?,
        None => page.whole(row, columns.common, bid.common)?,
    }
    let formula = total_above_formula(book, numbers, row, WEIGHTS);
    page.formula(row, columns.above, &formula, &Comes::To(bid.above))?;
    let weights = fixed(WEIGHTS, columns.below);
    let formula = format!(
        "={}*{}*{weights}",
        cell(row, DIVISOR),
        cell(row, columns.common)
    );
    page.formula(row, columns.below, &formula, &Comes::To(bid.below))?;
    let formula = units_formula(book, numbers, row);
    page.formula(row, columns.units, &formula, &number_or_nothing(bid.units))?;
    if let Some((above, units)) = columns.first {
        let formula = total_above_formula(book, numbers, row, FIRST_WEIGHTS);
        page.formula(row, above, &formula, &Comes::To(bid.first_above))?;
        let formula = first_units_formula(book, numbers, row, above);
        page.formula(row, units, &formula, &number_or_nothing(bid.first_units))?;
    }
    Ok(())
}

/// A row of published figures, where numbers have more figures than a cell keeps.
fn given_row(
    book: &Book<'_>,
    page: &mut Page<'_>,
    case: usize,
    given: &Given,
    placed: &Placed,
) -> Result<(), WorkbookError> {
    let row = work_row(case)?;
    let columns = &book.layout.workings;
    write_count(book, page, case, given.sheets)?;
    for (units, (_, _, column)) in given.sections.iter().zip(&columns.sections) {
        if let Some(units) = units {
            page.whole(row, *column, *units)?;
        }
    }
    if let Some(units) = given.units {
        page.whole(row, columns.units, units)?;
    }
    for (key, column) in placed.keys.iter().zip(&columns.keys) {
        page.whole(row, *column, *key)?;
    }
    Ok(())
}

/// Bars, the reason to list it apart, and the places; whether or not its figures are given.
fn outcome(
    book: &Book<'_>,
    page: &mut Page<'_>,
    case: usize,
    placed: &Placed,
) -> Result<(), WorkbookError> {
    let row = work_row(case)?;
    let columns = &book.layout.workings;
    apart_cell(book, page, row, placed)?;
    let mut before = placed.before.iter().zip(&columns.before);
    let mut last = None;
    if let Some((count, column)) = before.next() {
        let formula = before_by_total(book, row)?;
        page.formula(row, *column, &formula, &Comes::To(*count))?;
        last = Some(*column);
    }
    for ((count, column), key) in before.zip(&columns.keys) {
        let from = last.unwrap_or(*column);
        let formula = before_by_key(book, row, (from, *key))?;
        page.formula(row, *column, &formula, &Comes::To(*count))?;
        last = Some(*column);
    }
    Ok(())
}

fn apart_cell(
    book: &Book<'_>,
    page: &mut Page<'_>,
    row: Row,
    placed: &Placed,
) -> Result<(), WorkbookError> {
    let columns = &book.layout.workings;
    let words = placed.apart.map_or("", UnrankedReason::title);
    if matches!(placed.worked, Worked::Given(_)) {
        return page.text(row, columns.apart, words);
    }
    let bars = [
        (columns.gateway, UnrankedReason::Gateway),
        (columns.quorum, UnrankedReason::Quorum),
        (columns.incomplete, UnrankedReason::Incomplete),
        (columns.threshold, UnrankedReason::Threshold),
    ];
    let ifs = bars
        .iter()
        .rev()
        .fold("\"\"".to_owned(), |rest, (column, reason)| {
            format!("IF({}=1,\"{}\",{rest})", cell(row, *column), reason.title())
        });
    page.formula(
        row,
        columns.apart,
        &format!("={ifs}"),
        &Comes::ToText(words),
    )
}

//! The members' scores: the sheets that count, one a row.

use evenhand_core::Sheet;
use evenhand_core::scheme::Criterion;

use super::{Book, heading_of};
use crate::WorkbookError;
use crate::page::{Column, Comes, Page, Row, cell};
use crate::whole::whole;

/// The sheet's name in formulas.
pub(super) const SCORES: &str = "Scores";

/// Fills the sheet.
pub(super) fn fill_scores(book: &Book<'_>, page: &mut Page<'_>) -> Result<(), WorkbookError> {
    page.headings(&headings(book), 2)?;
    page.widths(&[(0, 12.0), (1, 26.0)])?;
    for (case, rows) in book.cases.iter().zip(&book.layout.scores.rows) {
        let first = rows.map_or(0, |(first, _)| first);
        for (row, sheet) in (first..).zip(&case.sheets) {
            page.text(row, 0, sheet.bid.as_str())?;
            page.text(row, 1, book.input.name_of(&sheet.member))?;
            let criteria = book.scheme.criteria().enumerate();
            for (place, criterion) in criteria.filter(|(_, one)| one.applies_to(case.bid)) {
                score_cells(book, page, row, (place, criterion), sheet)?;
            }
        }
    }
    Ok(())
}

fn headings(book: &Book<'_>) -> Vec<String> {
    let mut headings = vec!["bid".to_owned(), "member".to_owned()];
    headings.extend(book.scheme.criteria().map(|one| heading_of(&one.title)));
    for (place, criterion) in book.scheme.criteria().enumerate() {
        if let Some((_, times)) = whole_column(book, place) {
            headings.push(format!("{} × {times}", heading_of(&criterion.title)));
        }
    }
    headings
}

/// Where the scores of a criterion stand as whole numbers, and how many times as large,
/// where that is not where they stand as they were given.
fn whole_column(book: &Book<'_>, place: usize) -> Option<(Column, i128)> {
    let given = book.layout.scores.given.get(place)?;
    let whole = book.layout.scores.whole.get(place)?;
    let times = book.numbers?.criteria.get(place)?.times;
    (given != whole).then_some((*whole, times))
}

fn score_cells(
    book: &Book<'_>,
    page: &mut Page<'_>,
    row: Row,
    (place, criterion): (usize, &Criterion),
    sheet: &Sheet,
) -> Result<(), WorkbookError> {
    let given = book.layout.scores.given.get(place);
    let Some((column, score)) = given.zip(sheet.scores.get(&criterion.id)) else {
        return Ok(());
    };
    page.decimal(row, *column, score.0)?;
    if let Some((to, times)) = whole_column(book, place)
        && let Ok(counted) = whole(score.0, times)
    {
        let formula = format!("=ROUND({}*{times},6)", cell(row, *column));
        page.formula(row, to, &formula, &Comes::To(counted))?;
    }
    Ok(())
}

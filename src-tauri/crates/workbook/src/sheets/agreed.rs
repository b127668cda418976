//! The scores agreed in moderation, which stand in place of the members'.

use super::Book;
use crate::WorkbookError;
use crate::page::{Column, Comes, Page, cell};

/// The sheet's name in formulas.
pub(super) const AGREED: &str = "'Agreed scores'";
/// The column of the figure.
pub(super) const SCORE: Column = 3;
/// The column that says whether figure or reason lack.
pub(super) const OPEN: Column = 5;
const REASON: Column = 4;

/// Fills the sheet.
pub(super) fn fill_agreed(book: &Book<'_>, page: &mut Page<'_>) -> Result<(), WorkbookError> {
    let headings = [
        "bid",
        "criterion",
        "title",
        "agreed score",
        "reason",
        "unfinished",
    ];
    page.headings(&headings.map(str::to_owned), 2)?;
    page.widths(&[
        (0, 12.0),
        (1, 16.0),
        (2, 34.0),
        (3, 12.0),
        (4, 70.0),
        (5, 12.0),
    ])?;
    for (index, case) in book.cases.iter().enumerate() {
        for (place, criterion) in book.scheme.criteria().enumerate() {
            let agreed = case.agreed.get(&criterion.id);
            let row = book.layout.agreed.row(index, place);
            let Some((row, agreed)) = row.zip(agreed) else {
                continue;
            };
            page.text(row, 0, case.bid.reference.as_str())?;
            page.text(row, 1, criterion.id.as_str())?;
            page.text(row, 2, &criterion.title)?;
            if let Some(score) = agreed.score {
                page.decimal(row, SCORE, score.0)?;
            }
            page.long_text(row, REASON, agreed.reason.trim())?;
            let (score, reason) = (cell(row, SCORE), cell(row, REASON));
            let formula = format!("=IF(AND(ISNUMBER({score}),{reason}<>\"\"),0,1)");
            let open = Comes::To(i128::from(!agreed.is_complete()));
            page.formula(row, OPEN, &formula, &open)?;
        }
    }
    Ok(())
}

//! How to read the workbook, and what a reader of the ranking should know.

use super::Book;
use crate::WorkbookError;
use crate::page::{Page, Row};
use crate::placing::Worked;

const HOW: [&str; 9] = [
    "Ranking: each bid with its total and rank as this workbook works them out, beside the published ones. “same” says whether they are.",
    "Scheme, Bids, Scores, Agreed scores: what was published, put on file, scored and agreed. Scores has the sheets that count.",
    "Workings: every step in whole numbers, so that no rounding of the spreadsheet’s own can move a rank.",
    "A panel score is a number of points from the worst end of its scale, over the number in “panel scores are over”. A criterion’s points are those of the longest common scale of its section.",
    "A section’s score is its points × weights, over that number × the points of a whole scale × the weight scored on.",
    "The total is over the common number of all sections. “In units” is the published figure without its point, midpoints rounded up.",
    "“Before it” counts the ranked bids that stand before a bid: by total, then by each tie-break among those that stand alike. One more is its rank.",
    "A draw is by SHA-256, which spreadsheets do not have: Bids gives each bid’s place in it, and the Scheme says how to repeat it.",
    "Spreadsheets show what is stored until they are told to work it out: in LibreOffice with Ctrl+Shift+F9, in Excel with Ctrl+Alt+F9.",
];

/// Fills the sheet.
pub(super) fn fill_notes(book: &Book<'_>, page: &mut Page<'_>) -> Result<(), WorkbookError> {
    page.widths(&[(0, 120.0)])?;
    page.heading(0, 0, "How to read this workbook")?;
    let mut row: Row = 1;
    let mut line = |page: &mut Page<'_>, text: &str, heads: bool| {
        let written = if heads {
            page.heading(row, 0, text)
        } else {
            page.long_text(row, 0, text)
        };
        row = row.saturating_add(1);
        written
    };
    line(page, &book.input.title, false)?;
    for words in HOW {
        line(page, words, false)?;
    }
    let given = book.placed.iter();
    let given = given.filter(|placed| matches!(placed.worked, Worked::Given(_)));
    let given = given.count();
    if given > 0 {
        line(page, &given_words(given), false)?;
    }
    if !book.input.ranking.warnings.is_empty() {
        line(page, "To know", true)?;
    }
    for warning in &book.input.ranking.warnings {
        line(page, warning, false)?;
    }
    let apart = &book.input.ranking.unranked;
    if !apart.is_empty() {
        line(page, "Why bids are listed apart", true)?;
    }
    for bid in apart {
        line(page, &format!("{}: {}", bid.bid, bid.details), false)?;
    }
    Ok(())
}

fn given_words(count: usize) -> String {
    let bids = evenhand_core::phrase::counted(count, "bid is", "bids are");
    format!(
        "{bids} not recomputed: exact whole numbers under this scheme’s weights and scales need more figures than a spreadsheet keeps (15). Ranking says which, and gives the published figures."
    )
}

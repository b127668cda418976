//! The sheets of the workbook, in the order in which they stand.

use evenhand_core::rank::counting::{Case, gather};
use evenhand_core::{BidRef, Scheme};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

use crate::WorkbookError;
use crate::input::WorkbookInput;
use crate::page::{Page, Styles};
use crate::placing::{Placed, Worked, place_bids};
use crate::whole_scheme::WholeScheme;

mod agreed;
mod bids;
mod constants;
mod layout;
mod notes;
mod ranking;
mod row_formulas;
mod scheme;
mod scores;
mod section_formulas;
mod workings;

use layout::Layout;

/// Everything that sheets are written from.
struct Book<'a> {
    input: &'a WorkbookInput,
    scheme: &'a Scheme,
    /// All bids with what counts of them, by reference.
    cases: &'a [Case<'a>],
    /// The scheme in whole numbers; `None` where it takes more figures than a cell keeps.
    numbers: Option<&'a WholeScheme>,
    /// One a case.
    placed: &'a [Placed],
    layout: &'a Layout,
}

/// A title as the head of a column: its first sixty letters.
fn heading_of(title: &str) -> String {
    const MOST: usize = 60;
    match title.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", title.get(..end).unwrap_or(title)),
        None => title.to_owned(),
    }
}

/// Fills one sheet.
type Fill = fn(&Book<'_>, &mut Page<'_>) -> Result<(), WorkbookError>;

/// The sheets by name. `Ranking` comes first, and so is what opens.
const SHEETS: [(&str, Fill); 7] = [
    ("Ranking", ranking::fill_ranking),
    ("Scheme", scheme::fill_scheme),
    ("Bids", bids::fill_bids),
    ("Scores", scores::fill_scores),
    ("Agreed scores", agreed::fill_agreed),
    ("Workings", workings::fill_workings),
    ("Notes", notes::fill_notes),
];

/// A workbook that was written.
#[derive(Clone, Debug)]
pub struct RoundWorkbook {
    /// The bytes of the XLSX.
    pub bytes: Vec<u8>,
    /// The bids whose exact numbers have more figures than a spreadsheet keeps, by reference:
    /// their totals are given as published, and their rows say so.
    pub not_recomputed: Vec<BidRef>,
}

/// Writes the workbook of a round: always the same bytes from the same input.
///
/// # Errors
/// [`WorkbookError`] where the round has more than a sheet has room for.
pub fn write_workbook(input: &WorkbookInput) -> Result<RoundWorkbook, WorkbookError> {
    let scheme = &input.scored.scheme;
    let (cases, _) = gather(&input.scored, |member| input.name_of(member));
    let numbers = WholeScheme::of(scheme).ok();
    let placed = place_bids(scheme, numbers.as_ref(), &cases, &input.ranking);
    let layout = Layout::of(scheme, numbers.as_ref(), &cases)?;
    let book = Book {
        input,
        scheme,
        cases: &cases,
        numbers: numbers.as_ref(),
        placed: &placed,
        layout: &layout,
    };
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(input)?);
    let styles = Styles::of(scheme.decimals);
    for (name, fill) in SHEETS {
        let sheet = workbook.add_worksheet().set_name(name)?;
        fill(&book, &mut Page::new(sheet, &styles))?;
    }
    let given = cases.iter().zip(&placed);
    let given = given.filter(|(_, placed)| matches!(placed.worked, Worked::Given(_)));
    Ok(RoundWorkbook {
        bytes: workbook.save_to_buffer()?,
        not_recomputed: given.map(|(case, _)| case.bid.reference.clone()).collect(),
    })
}

fn properties(input: &WorkbookInput) -> Result<DocProperties, WorkbookError> {
    let made = ExcelDateTime::from_timestamp(input.as_of.timestamp())?;
    let title: String = input.title.chars().take(255).collect();
    let properties = DocProperties::new()
        .set_title(title)
        .set_author("Evenhand")
        .set_creation_datetime(&made);
    Ok(properties)
}

//! Tables: CSV, XLSX or ODS, read line by line under a heading line.
//!
//! [`read_table`] does what all tables share (encoding, headings, lines that cannot be
//! split, the limits) and hands every sound line to the reader of its kind.

pub(crate) mod column;
mod csv_rows;
mod encoding;
mod faults;
mod headings;
mod limits;
mod ods;
mod refusals;
mod row;
mod sheet_part;
mod shown;
mod spoilt;
mod workbook;
mod workbook_parts;
mod xlsx;

use crate::mend::TableRead;
use crate::refusal::Refusal;
pub use column::Heading;
pub(crate) use column::{Column, Layout, write_table};
use csv_rows::CsvRows;
use encoding::Text;
pub(crate) use encoding::{BadByte, decode_text};
pub(crate) use faults::LineFaults;
use headings::Headings;
use refusals::Refusals;
use row::Row;
use spoilt::Spoilt;
use xlsx::SheetRows;
pub(crate) use xlsx::{Sheet, is_workbook};

/// A line that was split into fields.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line<'r, 't> {
    row: &'r Row<'t>,
    headings: &'r Headings,
}

impl<'r> Line<'r, '_> {
    /// The text in a column, without surrounding blanks; empty where the table has no such column.
    pub(crate) fn text_of(&self, column: usize) -> &'r str {
        self.headings
            .field_of(column)
            .map_or("", |field| trim_blanks(self.row.field(field)))
    }

    /// The line's number.
    pub(crate) fn line_number(&self) -> u32 {
        self.row.line
    }
}

/// The text without surrounding blanks; most texts have none, which two bytes tell. A
/// byte order mark (U+FEFF) is one: files that were put together have it where another
/// file began, and nobody can see it.
pub(crate) fn trim_blanks(text: &str) -> &str {
    let bytes = text.as_bytes();
    let bare = bytes.first().is_some_and(u8::is_ascii_graphic)
        && bytes.last().is_some_and(u8::is_ascii_graphic);
    if bare {
        text
    } else {
        text.trim_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}')
    }
}

/// Where rows come from.
enum Rows<'t> {
    Csv(Box<CsvRows<'t>>),
    Sheet(SheetRows<'t>),
}

impl<'t> Rows<'t> {
    /// Fills the row with the next one that is not blank.
    fn read_next(&mut self, row: &mut Row<'t>) -> bool {
        loop {
            let found = match self {
                Self::Csv(rows) => rows.read_next(row),
                Self::Sheet(rows) => rows.read_next(row),
            };
            if !found || !row.is_blank() {
                return found;
            }
        }
    }

    /// What separates its fields, in words; a sheet's own are as good as separated by commas.
    fn separator(&self) -> &'static str {
        match self {
            Self::Csv(rows) if rows.delimiter() == b';' => "semicolon",
            Self::Csv(rows) if rows.delimiter() == b'\t' => "tab",
            Self::Csv(_) | Self::Sheet(_) => "comma",
        }
    }
}

/// Reads a table. Each sound line goes to `take`, which names its faults; a line
/// without any is good. The result's `good` is left for the caller to fill.
pub(crate) fn read_table<T>(
    file: &str,
    bytes: &[u8],
    layout: &Layout,
    take: impl FnMut(&Line<'_, '_>, &mut LineFaults),
) -> TableRead<T> {
    let read = if xlsx::is_workbook(bytes) {
        Sheet::read_workbook(file, bytes).map(|sheet| read_sheet(file, &sheet, layout, take))
    } else if xlsx::is_old_workbook(bytes) {
        Err(Box::new(xlsx::refuse_old_workbook(file, bytes)))
    } else {
        decode_text(file, bytes).map(|text| read_text(file, &text, layout, take))
    };
    read.unwrap_or_else(|refusal| TableRead {
        good: Vec::new(),
        refusals: vec![with_example(*refusal, layout)],
        warnings: Vec::new(),
        rejected: crate::mend::Rejected::default(),
    })
}

/// Adds to the refusal of a whole file what its first line should be.
fn with_example(refusal: Refusal, layout: &Layout) -> Refusal {
    let remedy = format!(
        "{} The first line must have the headings {}.",
        refusal.remedy,
        layout.example_line()
    );
    Refusal { remedy, ..refusal }
}

fn read_text<T>(
    file: &str,
    text: &Text<'_>,
    layout: &Layout,
    take: impl FnMut(&Line<'_, '_>, &mut LineFaults),
) -> TableRead<T> {
    let delimiter = find_delimiter(&text.text, layout);
    let spoilt = Spoilt::Bytes {
        bad: &text.bad,
        nuls: text.text.as_bytes().contains(&0),
    };
    let mut read = read_rows(
        file,
        Rows::Csv(Box::new(CsvRows::new(&text.text, delimiter))),
        &spoilt,
        layout,
        take,
    );
    if delimiter != b',' {
        let name = if delimiter == b';' {
            "semicolons"
        } else {
            "tabs"
        };
        read.warnings.insert(
            0,
            format!("The fields are separated by {name}; they were read as if by commas."),
        );
    }
    read
}

fn read_sheet<T>(
    file: &str,
    sheet: &Sheet,
    layout: &Layout,
    take: impl FnMut(&Line<'_, '_>, &mut LineFaults),
) -> TableRead<T> {
    let mut read = read_rows(
        file,
        Rows::Sheet(SheetRows::new(sheet)),
        &Spoilt::Cells(&sheet.spoilt),
        layout,
        take,
    );
    read.warnings.extend(sheet.notices.iter().cloned());
    read
}

/// How much of a text is looked at to tell its delimiter, in bytes.
const HEADING_BYTES: usize = 65_536;

/// The delimiter under which most of the layout's headings are found; the comma where none is better.
fn find_delimiter(text: &str, layout: &Layout) -> u8 {
    let start = text
        .get(..text.floor_char_boundary(HEADING_BYTES))
        .unwrap_or(text);
    let count_known = |delimiter: u8| {
        let mut row = Row::default();
        CsvRows::new(start, delimiter).read_next(&mut row);
        Headings::find_columns(layout, &row).count_known()
    };
    let (comma, semicolon, tab) = (count_known(b','), count_known(b';'), count_known(b'\t'));
    match comma.max(semicolon).max(tab) {
        most if most == comma => b',',
        most if most == semicolon => b';',
        _ => b'\t',
    }
}

fn read_rows<'t, T>(
    file: &str,
    mut rows: Rows<'t>,
    spoilt: &Spoilt<'_>,
    layout: &Layout,
    mut take: impl FnMut(&Line<'_, '_>, &mut LineFaults),
) -> TableRead<T> {
    let mut refusals = Refusals::new(file, rows.separator());
    let mut row = Row::default();
    rows.read_next(&mut row);
    let headings = Headings::find_columns(layout, &row);
    refusals.check_headings(&row, spoilt.find_in(&row, None), &headings, layout);
    let whole = matches!(rows, Rows::Csv(_));
    let mut faults = LineFaults::default();
    let mut lines = 0_usize;
    while refusals.may_go_on() && rows.read_next(&mut row) {
        lines = lines.saturating_add(1);
        if lines > layout.most_lines {
            refusals.refuse_further_lines(&row, layout.most_lines);
            break;
        }
        if let Some(refusal) = refuse_row(&refusals, &row, &headings, spoilt, whole) {
            refusals.refuse_line(&row, vec![refusal]);
            continue;
        }
        let line = Line {
            row: &row,
            headings: &headings,
        };
        take(&line, &mut faults);
        if !faults.is_empty() {
            refusals.refuse_faults(&row, &headings, &mut faults);
        }
    }
    let warnings = headings.warn_of_unused(layout).into_iter().collect();
    let (refusals, rejected) = refusals.into_lists(headings.found);
    TableRead {
        good: Vec::new(),
        refusals,
        warnings,
        rejected,
    }
}

/// Why a row cannot be given to the reader of its kind, if it cannot.
fn refuse_row(
    refusals: &Refusals<'_>,
    row: &Row<'_>,
    headings: &Headings,
    spoilt: &Spoilt<'_>,
    whole: bool,
) -> Option<Refusal> {
    refusals
        .refuse_unreadable(row, headings, whole)
        .or_else(|| {
            spoilt
                .find_in(row, Some(headings))
                .map(|found| refusals.refuse_spoilt(row, found))
        })
}

//! Rows of a spreadsheet's own file: the first sheet of a workbook that can be seen.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::limits::{Excess, LONGEST_CELL, MOST_CELL_TEXT, MOST_CELLS, MOST_FIELDS};
use super::row::{Row, Trouble};
use super::spoilt::SpoiltCell;
use super::workbook::TYPE_AGAIN;
use super::workbook_parts::WorkbookFault;
use super::{ods, workbook};
use crate::refusal::Refusal;
use evenhand_core::harmless_cell::read_harmless;

const SAVE_AS: &str =
    "Open it in the spreadsheet and save it again as XLSX, or as “CSV UTF-8 (comma delimited)”.";

/// Whether the bytes are a spreadsheet rather than text, by their first four.
pub(crate) fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Whether the bytes are in the format that came before XLSX.
pub(crate) fn is_old_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xD0\xCF\x11\xE0")
}

/// The name, in the directory of a container, of a workbook under a password.
const ENCRYPTED: &str = "EncryptedPackage";

/// The refusal of a container that is no XLSX: a workbook under a password, or one in the
/// old format.
pub(crate) fn refuse_old_workbook(file: &str, bytes: &[u8]) -> Refusal {
    let name: Vec<u8> = ENCRYPTED
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    if bytes.windows(name.len()).any(|window| window == name) {
        return refuse_password(file);
    }
    Refusal::of_file(
        file,
        "The file is in the spreadsheet format from before 2007 (XLS).",
        SAVE_AS,
    )
}

/// A filled cell: its row and column counted from 0, and where its text ends in the sheet's.
#[derive(Debug)]
struct FilledCell {
    row: u32,
    column: u32,
    end: usize,
}

/// A sheet's filled cells, in the order of the file.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    text: String,
    cells: Vec<FilledCell>,
    /// Cells that hold no value of their own, in the order of the file.
    pub(crate) spoilt: Vec<SpoiltCell>,
    /// What is to be known of the workbook: sheets that are not read, rows that are hidden.
    pub(crate) notices: Vec<String>,
}

/// What a cell holds.
#[derive(Clone, Debug)]
pub(super) enum CellText<'c> {
    /// A text, or a number as it is shown.
    Is(&'c str),
    /// No value that can be taken: what stands there, what is wrong, and what would be right.
    Spoilt(&'c str, String, &'static str),
    /// A day, written as 2014-04-01: no value but in the columns of days.
    Day(&'c str),
}

impl Sheet {
    /// Reads the first sheet of a workbook that can be seen.
    ///
    /// # Errors
    /// A refusal of the whole file where it is no workbook or too large.
    pub(crate) fn read_workbook(file: &str, bytes: &[u8]) -> Result<Self, Box<Refusal>> {
        // The workbook was written elsewhere; whatever it does to the library that reads it, the answer is a refusal.
        let read = catch_unwind(AssertUnwindSafe(|| match ods::is_ods(bytes) {
            true => ods::read_first_sheet(bytes),
            false => workbook::read_first_sheet(bytes),
        }))
        .unwrap_or_else(|_| Err(WorkbookFault::misfit()));
        let sheet = read.map_err(|fault| Box::new(refuse_workbook(file, fault)))?;
        if sheet.cells.is_empty() {
            let problem = "The first sheet of the workbook is empty.";
            let remedy = "Put the table on the first sheet.";
            return Err(Box::new(Refusal::of_file(file, problem, remedy)));
        }
        Ok(sheet)
    }

    /// Reads sheets of a workbook by their names, hidden ones too; none of a name that is
    /// not there.
    ///
    /// # Errors
    /// A refusal of the whole file where it is no workbook or too large.
    pub(crate) fn read_named(
        file: &str,
        bytes: &[u8],
        names: &[&str],
    ) -> Result<Vec<Option<Self>>, Box<Refusal>> {
        if is_old_workbook(bytes) {
            return Err(Box::new(refuse_old_workbook(file, bytes)));
        }
        let read = catch_unwind(AssertUnwindSafe(|| match ods::is_ods(bytes) {
            true => ods::read_named(bytes, names),
            false => workbook::read_named(bytes, names),
        }))
        .unwrap_or_else(|_| Err(WorkbookFault::misfit()));
        read.map_err(|fault| Box::new(refuse_workbook(file, fault)))
    }

    /// The text of a filled cell, as it was meant; its row and column are counted from 0.
    pub(crate) fn text_at(&self, (row, column): (u32, u32)) -> &str {
        let found = self
            .cells
            .iter()
            .position(|cell| (cell.row, cell.column) == (row, column));
        let Some(index) = found else { return "" };
        let end = self.cells.get(index).map_or(0, |cell| cell.end);
        let before = index
            .checked_sub(1)
            .and_then(|before| self.cells.get(before));
        let start = before.map_or(0, |cell| cell.end);
        read_harmless(self.text.get(start..end).unwrap_or_default())
    }

    /// What spoils a cell, where something does; its row and column are counted from 0.
    pub(crate) fn spoilt_at(&self, (row, column): (u32, u32)) -> Option<&SpoiltCell> {
        let at = (row.saturating_add(1), column.saturating_add(1));
        self.spoilt
            .iter()
            .find(|cell| (cell.row, cell.column) == at)
    }

    /// The last row with a filled cell, counted from 0.
    pub(crate) fn last_row(&self) -> Option<u32> {
        self.cells.iter().map(|cell| cell.row).max()
    }

    /// Takes a cell in, as long as the sheet is not too large for it. Its row and column
    /// are counted from 0.
    pub(super) fn take_cell(&mut self, at: (u32, u32), cell: CellText<'_>) -> Result<(), Excess> {
        let (text, wrong, is_day) = match cell {
            CellText::Is(text) => (text, None, false),
            CellText::Spoilt(text, problem, remedy) => (text, Some((problem, remedy)), false),
            CellText::Day(text) => (
                text,
                Some(("The cell holds a date.".to_owned(), TYPE_AGAIN)),
                true,
            ),
        };
        let (row, column) = (at.0.saturating_add(1), at.1.saturating_add(1));
        if text.len() > LONGEST_CELL {
            return Err(Excess::Cell(row, column));
        }
        if self.text.len().saturating_add(text.len()) > MOST_CELL_TEXT {
            return Err(Excess::CellText);
        }
        if let Some((problem, remedy)) = wrong {
            self.spoilt.push(SpoiltCell {
                row,
                column,
                problem,
                remedy,
                is_day,
            });
        }
        self.push_text(at, text);
        match self.cells.len() > MOST_CELLS {
            true => Err(Excess::Cells),
            false => Ok(()),
        }
    }

    fn push_text(&mut self, (row, column): (u32, u32), text: &str) {
        if text.is_empty() {
            return;
        }
        self.text.push_str(text);
        let end = self.text.len();
        self.cells.push(FilledCell { row, column, end });
    }

    /// How many rows with a filled cell, beneath the first of them, are among these.
    /// The rows are counted from 1, in order.
    pub(super) fn count_rows_of(&self, is_one: impl Fn(u32) -> bool) -> usize {
        let first = self.cells.first().map(|cell| cell.row);
        let mut last = first;
        let mut found = 0_usize;
        for cell in &self.cells {
            if last != Some(cell.row) && is_one(cell.row.saturating_add(1)) {
                found = found.saturating_add(1);
            }
            last = Some(cell.row);
        }
        found
    }
}

fn refuse_password(file: &str) -> Refusal {
    Refusal::of_file(
        file,
        "The workbook is protected by a password.",
        "Open it, take the password off (File, Info, Protect Workbook) and save a copy.",
    )
}

/// Says why a workbook is not read, and what would be right.
fn refuse_workbook(file: &str, fault: WorkbookFault) -> Refusal {
    match fault {
        WorkbookFault::Excess(excess) => Refusal::of_file(
            file,
            excess.problem(),
            "Check that it is the right file, or copy the table alone into a new workbook.",
        ),
        WorkbookFault::Password => refuse_password(file),
        WorkbookFault::Unseen => Refusal::of_file(
            file,
            "The workbook has no sheet with a table that can be seen.",
            "Show the sheet with the table, and save the file.",
        ),
        WorkbookFault::NotPlain(what) => Refusal::of_file(
            file,
            format!("The sheet holds {what}."),
            "Set the format of these cells to plain numbers, or save the file as XLSX, where each is named.",
        ),
        WorkbookFault::Broken => Refusal::of_file(
            file,
            "The file is not a workbook that can be read: it is damaged, or of another program.",
            SAVE_AS,
        ),
    }
}

/// Reads the rows of a sheet one by one.
#[derive(Debug)]
pub(crate) struct SheetRows<'t> {
    sheet: &'t Sheet,
    next: usize,
    start: usize,
}

impl<'t> SheetRows<'t> {
    pub(crate) fn new(sheet: &'t Sheet) -> Self {
        Self {
            sheet,
            next: 0,
            start: 0,
        }
    }

    /// Fills the row with the next one; says `false` after the last.
    pub(crate) fn read_next(&mut self, row: &mut Row<'_>) -> bool {
        let Some(number) = self.sheet.cells.get(self.next).map(|cell| cell.row) else {
            return false;
        };
        row.start_at(number.saturating_add(1));
        row.own.clear();
        while let Some(cell) = self
            .sheet
            .cells
            .get(self.next)
            .filter(|cell| cell.row == number)
        {
            let column = usize::try_from(cell.column).unwrap_or(usize::MAX);
            if column >= MOST_FIELDS {
                row.trouble = Some(Trouble::TooManyFields);
            } else {
                while row.len() < column {
                    row.push_field("");
                }
                row.push_field(
                    self.sheet
                        .text
                        .get(self.start..cell.end)
                        .unwrap_or_default(),
                );
            }
            self.start = cell.end;
            self.next += 1;
        }
        true
    }
}

//! Rows of a spreadsheet's own file: the first sheet of an XLSX workbook.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, Reader, Xlsx};

use super::limits::{Excess, LONGEST_CELL, MOST_CELL_TEXT, MOST_CELLS, MOST_FIELDS, MOST_SHEETS};
use super::row::{Row, Trouble};
use super::workbook_parts::{WorkbookFault, keep_sound_parts};
use crate::refusal::Refusal;

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

/// The refusal of a workbook in the old format.
pub(crate) fn refuse_old_workbook(file: &str) -> Refusal {
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
    /// Cells that hold no value of their own: their row and column, both from 1, and what is wrong.
    pub(crate) spoilt: Vec<(u32, u32, String)>,
}

impl Sheet {
    /// Reads the first sheet of a workbook.
    ///
    /// # Errors
    /// A refusal of the whole file where it is no workbook or too large.
    pub(crate) fn read_workbook(file: &str, bytes: &[u8]) -> Result<Self, Box<Refusal>> {
        // The workbook was written elsewhere; whatever it does to the library that reads it, the answer is a refusal.
        let read = catch_unwind(AssertUnwindSafe(|| read_first_sheet(bytes)))
            .unwrap_or_else(|_| Err(WorkbookFault::misfit()));
        let sheet = read.map_err(|fault| Box::new(refuse_workbook(file, fault)))?;
        if sheet.cells.is_empty() {
            let problem = "The first sheet of the workbook is empty.";
            let remedy = "Put the table on the first sheet.";
            return Err(Box::new(Refusal::of_file(file, problem, remedy)));
        }
        Ok(sheet)
    }

    /// Takes a cell in, as long as the sheet is not too large for it.
    fn take_cell(&mut self, at: (u32, u32), value: &DataRef<'_>) -> Result<(), Excess> {
        let length = text_length(value);
        if length > LONGEST_CELL {
            return Err(Excess::Cell(at.0.saturating_add(1), at.1.saturating_add(1)));
        }
        if self.text.len().saturating_add(length) > MOST_CELL_TEXT {
            return Err(Excess::CellText);
        }
        self.push_cell(at, value);
        match self.cells.len() > MOST_CELLS {
            true => Err(Excess::Cells),
            false => Ok(()),
        }
    }

    fn push_cell(&mut self, (row, column): (u32, u32), value: &DataRef<'_>) {
        let before = self.text.len();
        match value {
            DataRef::Empty => {}
            DataRef::Int(number) => self.text.push_str(&number.to_string()),
            DataRef::Float(number) => self.text.push_str(&number.to_string()),
            DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
                self.text.push_str(text)
            }
            DataRef::SharedString(text) => self.text.push_str(text),
            DataRef::Bool(flag) => self.text.push_str(if *flag { "TRUE" } else { "FALSE" }),
            DataRef::DateTime(date) => self.push_spoilt(
                (row, column),
                &date.as_f64().to_string(),
                "a date or a time",
            ),
            DataRef::Error(error) => self.push_spoilt(
                (row, column),
                &error.to_string(),
                "an error of the spreadsheet",
            ),
        }
        if self.text.len() > before {
            self.cells.push(FilledCell {
                row,
                column,
                end: self.text.len(),
            });
        }
    }

    fn push_spoilt(&mut self, (row, column): (u32, u32), text: &str, what: &str) {
        self.text.push_str(text);
        self.spoilt.push((
            row.saturating_add(1),
            column.saturating_add(1),
            format!("The cell holds {what}."),
        ));
    }
}

/// How long the text of a cell is, in bytes.
fn text_length(value: &DataRef<'_>) -> usize {
    match value {
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.len()
        }
        DataRef::SharedString(text) => text.len(),
        DataRef::Int(_)
        | DataRef::Float(_)
        | DataRef::Bool(_)
        | DataRef::DateTime(_)
        | DataRef::Error(_)
        | DataRef::Empty => 0,
    }
}

/// Says why a workbook is not read, and what would be right.
fn refuse_workbook(file: &str, fault: WorkbookFault) -> Refusal {
    match fault {
        WorkbookFault::Excess(excess) => Refusal::of_file(
            file,
            excess.problem(),
            "Check that it is the right file, or copy the table alone into a new workbook.",
        ),
        WorkbookFault::Broken(detail) => Refusal::of_file(
            file,
            format!("The file is not a workbook that can be read: {detail}."),
            SAVE_AS,
        ),
    }
}

fn read_first_sheet(bytes: &[u8]) -> Result<Sheet, WorkbookFault> {
    let parts = keep_sound_parts(bytes)?;
    let mut workbook: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(parts))?;
    let names = workbook.sheet_names();
    if names.len() > MOST_SHEETS {
        return Err(Excess::Sheets.into());
    }
    let first = names.into_iter().next().unwrap_or_default();
    let mut cells = workbook.worksheet_cells_reader(&first)?;
    let mut sheet = Sheet::default();
    while let Some(cell) = cells.next_cell()? {
        sheet.take_cell(cell.get_position(), cell.get_value())?;
    }
    Ok(sheet)
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

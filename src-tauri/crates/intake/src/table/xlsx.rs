//! Rows of a spreadsheet's own file: the first sheet of an XLSX workbook.

use std::io::{self, Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, Reader, Xlsx, XlsxError};

use super::row::{MOST_FIELDS, Row, Trouble};
use crate::refusal::Refusal;

/// The most that a workbook may unpack to, in bytes.
const MOST_UNPACKED: u64 = 512 << 20;

/// The most filled cells of a sheet: four columns in every row that a sheet can have, and some.
const MOST_CELLS: usize = 6_000_000;

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
        let refuse =
            |problem: String, remedy: &str| Box::new(Refusal::of_file(file, problem, remedy));
        let broken = |detail: String| {
            refuse(
                format!("The file is not a workbook that can be read: {detail}."),
                SAVE_AS,
            )
        };
        if count_unpacked(bytes).map_err(|error| broken(error.to_string()))? > MOST_UNPACKED {
            let problem = format!(
                "The workbook unpacks to more than {} MiB.",
                MOST_UNPACKED >> 20
            );
            return Err(refuse(
                problem,
                "Check that it is the right file, or save its first sheet as “CSV UTF-8 (comma delimited)”.",
            ));
        }
        // The workbook was written elsewhere; whatever it does to the library that reads it, the answer is a refusal.
        let sheet = catch_unwind(AssertUnwindSafe(|| read_first_sheet(bytes)))
            .map_err(|_| broken("its parts do not fit together".to_owned()))?
            .map_err(|error| broken(error.to_string()))?;
        match sheet.cells.len() {
            0 => Err(refuse(
                "The first sheet of the workbook is empty.".to_owned(),
                "Put the table on the first sheet.",
            )),
            cells if cells > MOST_CELLS => {
                let problem = format!("The sheet has more than {MOST_CELLS} filled cells.");
                Err(refuse(
                    problem,
                    "Check that it is the right file, or split it in parts.",
                ))
            }
            _ => Ok(sheet),
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

/// Counts what the file unpacks to, and stops counting past the most that is taken.
/// What it says of itself is asked first; what it does not say is found by unpacking.
fn count_unpacked(bytes: &[u8]) -> io::Result<u64> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes))?;
    let mut size = 0_u64;
    for index in 0..archive.len() {
        size = size.saturating_add(archive.by_index_raw(index)?.size());
    }
    if size > MOST_UNPACKED {
        return Ok(size);
    }
    size = 0;
    for index in 0..archive.len() {
        let part = archive.by_index(index)?;
        let left = (MOST_UNPACKED + 1).saturating_sub(size);
        size = size.saturating_add(io::copy(&mut part.take(left), &mut io::sink())?);
        if size > MOST_UNPACKED {
            break;
        }
    }
    Ok(size)
}

fn read_first_sheet(bytes: &[u8]) -> Result<Sheet, XlsxError> {
    let mut workbook: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes))?;
    let first = workbook
        .sheet_names()
        .into_iter()
        .next()
        .unwrap_or_default();
    let mut cells = workbook.worksheet_cells_reader(&first)?;
    let mut sheet = Sheet::default();
    while let Some(cell) = cells.next_cell()? {
        sheet.push_cell(cell.get_position(), cell.get_value());
        if sheet.cells.len() > MOST_CELLS {
            break;
        }
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

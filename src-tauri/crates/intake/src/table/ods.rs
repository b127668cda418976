//! The first sheet of an OpenDocument spreadsheet (ODS) that can be seen.
//!
//! The library gives numbers without their formats, so a sheet with cells in per cent or
//! in a currency other than pounds is refused: they would not mean what they show.

use std::io::{BufReader, Cursor, Read};

use calamine::{Data, Ods, Reader as _};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::limits::{Excess, MOST_CELLS, MOST_PART};
use super::shown::write_number;
use super::workbook::{find_first_sheet, name_unread, refuse_value};
use super::workbook_parts::{WorkbookFault, keep_sound_parts};
use super::xlsx::{CellText, Sheet};

/// What an ODS says of itself, as its first and plain part.
const KIND: &[u8] = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet";

/// Whether an archive is an ODS, by what stands behind the head of its first part.
pub(super) fn is_ods(bytes: &[u8]) -> bool {
    bytes.get(30..).is_some_and(|rest| rest.starts_with(KIND))
}

pub(super) fn read_first_sheet(bytes: &[u8]) -> Result<Sheet, WorkbookFault> {
    let parts = keep_sound_parts(bytes)?;
    look_at_cells(&parts)?;
    let mut workbook: Ods<_> =
        calamine::open_workbook_from_rs(Cursor::new(parts)).map_err(explain_fault)?;
    let name = find_first_sheet(workbook.sheets_metadata())?;
    let mut sheet = Sheet::default();
    let cells = workbook.worksheet_range(&name)?;
    let (row, column) = cells.start().unwrap_or_default();
    for (down, right, value) in cells.used_cells() {
        let at = (offset(row, down), offset(column, right));
        take_value(&mut sheet, at, value)?;
    }
    let others = workbook.sheets_metadata().to_vec();
    let filled = |other: &calamine::Sheet| {
        other.name != name
            && workbook
                .worksheet_range(&other.name)
                .is_ok_and(|cells| cells.used_cells().next().is_some())
    };
    let others: Vec<_> = others.into_iter().filter(filled).collect();
    sheet.notices.extend(name_unread(&name, &others));
    Ok(sheet)
}

fn explain_fault(error: calamine::OdsError) -> WorkbookFault {
    match error {
        calamine::OdsError::Password => WorkbookFault::Password,
        _ => WorkbookFault::Broken,
    }
}

fn offset(start: u32, further: usize) -> u32 {
    start.saturating_add(u32::try_from(further).unwrap_or(u32::MAX))
}

fn take_value(sheet: &mut Sheet, at: (u32, u32), value: &Data) -> Result<(), Excess> {
    match value {
        Data::Empty => Ok(()),
        Data::Int(number) => sheet.take_cell(at, CellText::Is(&number.to_string())),
        Data::Float(number) => sheet.take_cell(at, CellText::Is(&write_number(*number))),
        Data::String(text) => sheet.take_cell(at, CellText::Is(text)),
        Data::Bool(flag) => sheet.take_cell(at, CellText::Is(if *flag { "TRUE" } else { "FALSE" })),
        Data::DateTimeIso(text) | Data::DurationIso(text) => {
            sheet.take_cell(at, refuse_value(text, "a date or a time"))
        }
        Data::DateTime(date) => sheet.take_cell(
            at,
            refuse_value(&date.as_f64().to_string(), "a date or a time"),
        ),
        Data::Error(error) => sheet.take_cell(
            at,
            refuse_value(&error.to_string(), "an error of the spreadsheet"),
        ),
    }
}

/// Counts the cells, which the library makes room for as often as they are repeated, and
/// refuses those that show something else than the number that they hold.
fn look_at_cells(parts: &[u8]) -> Result<(), WorkbookFault> {
    let mut archive = ZipArchive::new(Cursor::new(parts))?;
    let content = archive.by_name("content.xml")?;
    let mut reader = Reader::from_reader(BufReader::new(content.take(MOST_PART)));
    reader.config_mut().check_end_names = false;
    let (mut buffer, mut seen) = (Vec::new(), Seen::default());
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer)? {
            Event::Start(tag) | Event::Empty(tag) => seen.take_tag(&tag)?,
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// What was seen of the cells so far.
#[derive(Default)]
struct Seen {
    rows: usize,
    cells: usize,
}

impl Seen {
    fn take_tag(&mut self, tag: &BytesStart<'_>) -> Result<(), WorkbookFault> {
        match tag.local_name().as_ref() {
            "table-row" => self.rows = repeats(tag, "table:number-rows-repeated"),
            "table-cell" | "covered-table-cell" => return self.take_cell(tag),
            _ => {}
        }
        Ok(())
    }

    fn take_cell(&mut self, tag: &BytesStart<'_>) -> Result<(), WorkbookFault> {
        let Some(kind) = attribute(tag, "office:value-type") else {
            return Ok(());
        };
        let currency = attribute(tag, "office:currency").unwrap_or_default();
        if kind == "percentage" {
            return Err(WorkbookFault::NotPlain("cells in per cent".to_owned()));
        }
        if kind == "currency" && !matches!(currency.as_str(), "" | "GBP" | "£") {
            return Err(WorkbookFault::NotPlain(format!(
                "amounts in another currency ({currency})"
            )));
        }
        let copies = repeats(tag, "table:number-columns-repeated").saturating_mul(self.rows);
        self.cells = self.cells.saturating_add(copies);
        match self.cells > MOST_CELLS {
            true => Err(Excess::Cells.into()),
            false => Ok(()),
        }
    }
}

fn repeats(tag: &BytesStart<'_>, name: &str) -> usize {
    attribute(tag, name)
        .and_then(|count| count.parse().ok())
        .unwrap_or(1)
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut all = tag.attributes();
    let found = all
        .with_checks(false)
        .flatten()
        .find(|one| one.key.as_ref() == name)?;
    Some(found.value.into_owned())
}

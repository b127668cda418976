//! The first sheet of an OpenDocument spreadsheet (ODS) that can be seen.
//!
//! The library gives numbers without their formats, so a sheet with cells in per cent or
//! in a currency other than pounds is refused: they would not mean what they show.

use std::io::{BufReader, Cursor, Read};
use std::ops::RangeInclusive;

use calamine::{Data, Ods, Reader as _};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::limits::{Excess, MOST_CELLS, MOST_PART};
use super::shown::write_number;
use super::workbook::{
    day_of_iso, day_of_number, find_first_sheet, name_hidden_rows, name_unread, refuse_time,
    refuse_value, sheets_named, take_day,
};
use super::workbook_parts::{WorkbookFault, keep_sound_parts};
use super::xlsx::{CellText, Sheet};

type Workbook = Ods<Cursor<Vec<u8>>>;

/// What an ODS says of itself, as its first and plain part.
const KIND: &[u8] = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet";

/// Whether an archive is an ODS, by what stands behind the head of its first part.
pub(super) fn is_ods(bytes: &[u8]) -> bool {
    bytes.get(30..).is_some_and(|rest| rest.starts_with(KIND))
}

pub(super) fn read_first_sheet(bytes: &[u8]) -> Result<Sheet, WorkbookFault> {
    let parts = keep_sound_parts(bytes)?;
    let hidden = look_at_cells(&parts)?;
    let mut workbook: Workbook =
        calamine::open_workbook_from_rs(Cursor::new(parts)).map_err(explain_fault)?;
    let name = find_first_sheet(workbook.sheets_metadata())?;
    let mut sheet = read_cells(&mut workbook, &name)?;
    let of_sheet = hidden.into_iter().filter(|one| one.sheet == name);
    let hidden: Vec<RangeInclusive<usize>> = of_sheet.map(|one| one.rows).collect();
    let is_hidden = |row: u32| {
        let row = row as usize;
        let after = hidden.partition_point(|rows| *rows.end() < row);
        hidden.get(after).is_some_and(|rows| rows.contains(&row))
    };
    let hidden_rows = sheet.count_rows_of(is_hidden);
    sheet.notices.extend(name_hidden_rows(hidden_rows));
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

/// Reads sheets by their names, hidden ones too; none of a name that is not there.
pub(super) fn read_named(
    bytes: &[u8],
    names: &[&str],
) -> Result<Vec<Option<Sheet>>, WorkbookFault> {
    let parts = keep_sound_parts(bytes)?;
    look_at_cells(&parts)?;
    let mut workbook: Workbook =
        calamine::open_workbook_from_rs(Cursor::new(parts)).map_err(explain_fault)?;
    let there = sheets_named(workbook.sheets_metadata(), names)?;
    let mut sheets = Vec::with_capacity(names.len());
    for (name, there) in names.iter().zip(there) {
        sheets.push(match there {
            true => Some(read_cells(&mut workbook, name)?),
            false => None,
        });
    }
    Ok(sheets)
}

fn read_cells(workbook: &mut Workbook, name: &str) -> Result<Sheet, WorkbookFault> {
    let mut sheet = Sheet::default();
    let cells = workbook.worksheet_range(name)?;
    let (row, column) = cells.start().unwrap_or_default();
    for (down, right, value) in cells.used_cells() {
        let at = (offset(row, down), offset(column, right));
        take_value(&mut sheet, at, value)?;
    }
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
        Data::DateTimeIso(text) => take_day(sheet, at, day_of_iso(text), text),
        Data::DurationIso(text) => sheet.take_cell(at, refuse_time(text)),
        Data::DateTime(date) => {
            take_day(sheet, at, day_of_number(date), &date.as_f64().to_string())
        }
        Data::Error(error) => sheet.take_cell(
            at,
            refuse_value(&error.to_string(), "an error of the spreadsheet"),
        ),
    }
}

/// Rows that are hidden, one after the other, by hand or by a filter.
struct HiddenRows {
    sheet: String,
    /// Counted from 1.
    rows: RangeInclusive<usize>,
}

/// Looks at every cell before the library does: how far they reach, and what they show.
/// Gives the rows that are hidden.
fn look_at_cells(parts: &[u8]) -> Result<Vec<HiddenRows>, WorkbookFault> {
    let mut archive = ZipArchive::new(Cursor::new(parts))?;
    let content = archive.by_name("content.xml")?;
    let mut reader = Reader::from_reader(BufReader::new(content.take(MOST_PART)));
    reader.config_mut().check_end_names = false;
    let (mut buffer, mut seen) = (Vec::new(), Seen::default());
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer)? {
            Event::Start(tag) | Event::Empty(tag) => seen.take_tag(&tag)?,
            Event::Eof => return Ok(seen.hidden),
            _ => {}
        }
    }
}

/// How far the filled cells reach so far: the library makes room for the whole of each
/// sheet, from its first to its last, however few are filled.
#[derive(Default)]
struct Seen {
    /// The room for the sheets before this one.
    before: usize,
    /// The rows above this one, and as how many this one counts.
    above: usize,
    rows: usize,
    /// The columns of this row up to its last filled cell, and empty ones behind it.
    width: usize,
    empty: usize,
    /// How wide and how high the sheet is.
    widest: usize,
    highest: usize,
    /// Its name.
    sheet: String,
    /// The hidden rows of all sheets.
    hidden: Vec<HiddenRows>,
}

impl Seen {
    fn take_tag(&mut self, tag: &BytesStart<'_>) -> Result<(), WorkbookFault> {
        match tag.local_name().as_ref() {
            "table" => {
                *self = Self {
                    before: self.room(),
                    sheet: sheet_name(tag),
                    hidden: std::mem::take(&mut self.hidden),
                    ..Self::default()
                };
            }
            "table-row" => {
                self.above = self.above.saturating_add(self.rows);
                self.rows = repeats(tag, "table:number-rows-repeated");
                (self.width, self.empty) = (0, 0);
                self.note_hidden(tag);
            }
            "table-cell" | "covered-table-cell" => return self.take_cell(tag),
            _ => {}
        }
        Ok(())
    }

    fn note_hidden(&mut self, row: &BytesStart<'_>) {
        let shown = attribute(row, "table:visibility");
        if !matches!(shown.as_deref(), Some("collapse" | "filter")) {
            return;
        }
        let first = self.above.saturating_add(1);
        self.hidden.push(HiddenRows {
            sheet: self.sheet.clone(),
            rows: first..=self.above.saturating_add(self.rows),
        });
    }

    fn room(&self) -> usize {
        let sheet = self.widest.saturating_mul(self.highest);
        self.before.saturating_add(sheet)
    }

    fn take_cell(&mut self, tag: &BytesStart<'_>) -> Result<(), WorkbookFault> {
        let kind = attribute(tag, "office:value-type");
        refuse_other_numbers(tag, kind.as_deref())?;
        let columns = repeats(tag, "table:number-columns-repeated");
        let formula = attribute(tag, "table:formula");
        if kind.is_none() && formula.is_some() {
            let what = "a formula that was never worked out";
            return Err(WorkbookFault::NotPlain(what.to_owned()));
        }
        if kind.is_none() {
            self.empty = self.empty.saturating_add(columns);
            return Ok(());
        }
        let behind = self.empty.saturating_add(columns);
        self.width = self.width.saturating_add(behind);
        self.empty = 0;
        self.widest = self.widest.max(self.width);
        self.highest = self.above.saturating_add(self.rows);
        match self.room() > MOST_CELLS {
            true => Err(Excess::Cells.into()),
            false => Ok(()),
        }
    }
}

/// Refuses cells that show something else than the number that they hold.
fn refuse_other_numbers(tag: &BytesStart<'_>, kind: Option<&str>) -> Result<(), WorkbookFault> {
    let currency = attribute(tag, "office:currency").unwrap_or_default();
    match kind {
        Some("percentage") => Err(WorkbookFault::NotPlain("cells in per cent".to_owned())),
        Some("currency") if !matches!(currency.as_str(), "" | "GBP" | "£") => {
            let what = format!("amounts in another currency ({currency})");
            Err(WorkbookFault::NotPlain(what))
        }
        Some(_) | None => Ok(()),
    }
}

fn repeats(tag: &BytesStart<'_>, name: &str) -> usize {
    attribute(tag, name)
        .and_then(|count| count.parse().ok())
        .unwrap_or(1)
}

fn sheet_name(table: &BytesStart<'_>) -> String {
    let name = attribute(table, "table:name").unwrap_or_default();
    let plain = quick_xml::escape::unescape(&name).map(std::borrow::Cow::into_owned);
    plain.unwrap_or(name)
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut all = tag.attributes();
    let found = all
        .with_checks(false)
        .flatten()
        .find(|one| one.key.as_ref() == name)?;
    Some(found.value.into_owned())
}

//! The first sheet of an XLSX workbook that can be seen, cell by cell as it shows them.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx};

use super::limits::{Excess, MOST_CELLS, MOST_SHEETS};
use super::sheet_part::find_hidden_rows;
use super::shown::{NumberShape, Shown, write_number};
use super::workbook_parts::{WorkbookFault, keep_sound_parts};
use super::xlsx::{CellText, Sheet};

/// What to do with a cell that holds no text or number.
pub(super) const TYPE_AGAIN: &str = "Set the cell's format to text and type the value again.";

type Workbook = Xlsx<Cursor<Vec<u8>>>;

/// The cells with a formula that was never worked out, each with its formula.
type Unworked = BTreeMap<(u32, u32), String>;

pub(super) fn read_first_sheet(bytes: &[u8]) -> Result<Sheet, WorkbookFault> {
    let parts = keep_sound_parts(bytes)?;
    let mut workbook: Workbook = calamine::open_workbook_from_rs(Cursor::new(parts.clone()))?;
    let name = find_first_sheet(workbook.sheets_metadata())?;
    let unworked = find_unworked(&mut workbook, &name)?;
    let mut sheet = read_cells(&mut workbook, &name, &unworked)?;
    sheet.notices = name_other_sheets(&mut workbook, &name)
        .into_iter()
        .collect();
    let hidden = find_hidden_rows(&parts, &name);
    let hidden = sheet.count_rows_of(|row| hidden.binary_search(&row).is_ok());
    sheet.notices.extend(name_hidden_rows(hidden));
    Ok(sheet)
}

/// Reads sheets by their names, hidden ones too; none of a name that is not there.
pub(super) fn read_named(
    bytes: &[u8],
    names: &[&str],
) -> Result<Vec<Option<Sheet>>, WorkbookFault> {
    let parts = keep_sound_parts(bytes)?;
    let mut workbook: Workbook = calamine::open_workbook_from_rs(Cursor::new(parts))?;
    let there = sheets_named(workbook.sheets_metadata(), names)?;
    let mut sheets = Vec::with_capacity(names.len());
    for (name, there) in names.iter().zip(there) {
        sheets.push(match there {
            true => {
                let unworked = find_unworked(&mut workbook, name)?;
                Some(read_cells(&mut workbook, name, &unworked)?)
            }
            false => None,
        });
    }
    Ok(sheets)
}

/// Which of the names are of sheets with cells.
pub(super) fn sheets_named(
    sheets: &[calamine::Sheet],
    names: &[&str],
) -> Result<Vec<bool>, WorkbookFault> {
    if sheets.len() > MOST_SHEETS {
        return Err(Excess::Sheets.into());
    }
    let is_there = |name: &&str| {
        let mut sheets = sheets.iter();
        sheets.any(|sheet| sheet.name == *name && sheet.typ == SheetType::WorkSheet)
    };
    Ok(names.iter().map(is_there).collect())
}

/// The first sheet with cells that can be seen.
pub(super) fn find_first_sheet(sheets: &[calamine::Sheet]) -> Result<String, WorkbookFault> {
    if sheets.len() > MOST_SHEETS {
        return Err(Excess::Sheets.into());
    }
    let is_seen = |sheet: &&calamine::Sheet| {
        sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible
    };
    let first = sheets.iter().find(is_seen).ok_or(WorkbookFault::Unseen)?;
    Ok(first.name.clone())
}

/// Finds the cells that hold a formula and no value.
fn find_unworked(workbook: &mut Workbook, name: &str) -> Result<Unworked, WorkbookFault> {
    let mut cells = workbook.worksheet_cells_reader(name)?;
    let mut unworked = Unworked::new();
    while let Some(cell) = cells.next_cell_with_formula()? {
        if let (DataRef::Empty, Some(formula)) = (cell.value, cell.formula) {
            let short: String = formula.chars().take(60).collect();
            unworked.insert(cell.pos, format!("={short}"));
        }
        if unworked.len() > MOST_CELLS {
            return Err(Excess::Cells.into());
        }
    }
    Ok(unworked)
}

fn read_cells(
    workbook: &mut Workbook,
    name: &str,
    unworked: &Unworked,
) -> Result<Sheet, WorkbookFault> {
    let mut cells = workbook.worksheet_cells_reader(name)?;
    let shapes: Vec<NumberShape> = cells.styles().iter().map(shape_of).collect();
    let plain = NumberShape::default();
    let mut sheet = Sheet::default();
    while let Some((cell, style)) = cells.next_cell_with_style_id()? {
        let at = cell.get_position();
        let shape = shapes.get(style).unwrap_or(&plain);
        match unworked.get(&at) {
            Some(formula) => sheet.take_cell(at, refuse_formula(formula))?,
            None => take_value(&mut sheet, at, cell.get_value(), shape)?,
        }
    }
    Ok(sheet)
}

fn shape_of(style: &calamine::Style) -> NumberShape {
    let format = style.number_format.as_ref();
    format.map_or_else(NumberShape::default, |format| {
        NumberShape::of_format(&format.format_code)
    })
}

fn take_value(
    sheet: &mut Sheet,
    at: (u32, u32),
    value: &DataRef<'_>,
    shape: &NumberShape,
) -> Result<(), Excess> {
    match value {
        DataRef::Empty => Ok(()),
        #[allow(clippy::cast_precision_loss)] // a spreadsheet's whole numbers are floats
        DataRef::Int(number) => take_number(sheet, at, *number as f64, shape),
        DataRef::Float(number) => take_number(sheet, at, *number, shape),
        DataRef::String(text) => sheet.take_cell(at, CellText::Is(text)),
        DataRef::SharedString(text) => sheet.take_cell(at, CellText::Is(text)),
        DataRef::Bool(flag) => {
            sheet.take_cell(at, CellText::Is(if *flag { "TRUE" } else { "FALSE" }))
        }
        DataRef::DateTimeIso(text) => take_day(sheet, at, day_of_iso(text), text),
        DataRef::DurationIso(text) => sheet.take_cell(at, refuse_time(text)),
        DataRef::DateTime(date) => {
            take_day(sheet, at, day_of_number(date), &date.as_f64().to_string())
        }
        DataRef::Error(error) => sheet.take_cell(
            at,
            refuse_value(&error.to_string(), "an error of the spreadsheet"),
        ),
    }
}

fn take_number(
    sheet: &mut Sheet,
    at: (u32, u32),
    number: f64,
    shape: &NumberShape,
) -> Result<(), Excess> {
    match shape.show_number(number) {
        Shown::Text(text) => sheet.take_cell(at, CellText::Is(&text)),
        Shown::OtherCurrency(sign) => {
            let problem = format!("The cell holds an amount in another currency ({sign}).");
            let remedy = "Give the amount in pounds, and set the cell's format to a number.";
            sheet.take_cell(at, CellText::Spoilt(&write_number(number), problem, remedy))
        }
    }
}

/// Takes a cell with a day in; one with a time beside the day, or a time alone, is refused
/// as what it is written as.
pub(super) fn take_day(
    sheet: &mut Sheet,
    at: (u32, u32),
    day: Option<String>,
    written: &str,
) -> Result<(), Excess> {
    match day {
        Some(day) => sheet.take_cell(at, CellText::Day(&day)),
        None => sheet.take_cell(at, refuse_time(written)),
    }
}

/// The day of a cell that holds one as text, with no time but midnight.
pub(super) fn day_of_iso(text: &str) -> Option<String> {
    let day = text.get(..10)?;
    let at_midnight = matches!(text.get(10..)?, "" | "T00:00:00" | "T00:00:00Z");
    let known = at_midnight && chrono::NaiveDate::parse_from_str(day, "%Y-%m-%d").is_ok();
    known.then(|| day.to_owned())
}

/// The day of a cell that counts days, with no time but midnight.
pub(super) fn day_of_number(date: &calamine::ExcelDateTime) -> Option<String> {
    let is_day = date.is_datetime() && date.as_f64() >= 1.0 && date.as_f64().fract() == 0.0;
    let (year, month, day, ..) = date.to_ymd_hms_milli();
    is_day.then(|| format!("{year:04}-{month:02}-{day:02}"))
}

pub(super) fn refuse_time(text: &str) -> CellText<'_> {
    refuse_value(text, "a date or a time")
}

pub(super) fn refuse_value<'c>(text: &'c str, what: &str) -> CellText<'c> {
    CellText::Spoilt(text, format!("The cell holds {what}."), TYPE_AGAIN)
}

fn refuse_formula(formula: &str) -> CellText<'_> {
    CellText::Spoilt(
        formula,
        "The cell holds a formula that was never worked out.".to_owned(),
        "Open the file in the spreadsheet, which works it out, and save it.",
    )
}

/// Names the further sheets that hold something.
fn name_other_sheets(workbook: &mut Workbook, read: &str) -> Option<String> {
    let others = workbook.sheets_metadata().to_vec();
    let filled = others
        .into_iter()
        .filter(|other| other.name != read && other.typ == SheetType::WorkSheet)
        .filter(|other| is_filled(workbook, &other.name));
    name_unread(read, &filled.collect::<Vec<_>>())
}

/// Whether a sheet holds something. One that cannot be read is named too.
fn is_filled(workbook: &mut Workbook, name: &str) -> bool {
    let Ok(mut cells) = workbook.worksheet_cells_reader(name) else {
        return true;
    };
    loop {
        match cells.next_cell() {
            Ok(Some(cell)) if matches!(cell.get_value(), DataRef::Empty) => {}
            Ok(Some(_)) | Err(_) => return true,
            Ok(None) => return false,
        }
    }
}

/// Says which sheet was read, and which were not.
pub(super) fn name_unread(read: &str, others: &[calamine::Sheet]) -> Option<String> {
    let name = |other: &calamine::Sheet| match other.visible {
        SheetVisible::Visible => other.name.clone(),
        SheetVisible::Hidden | SheetVisible::VeryHidden => format!("{} (hidden)", other.name),
    };
    let names: Vec<String> = others.iter().map(name).collect();
    let sheets = if names.len() == 1 {
        "1 more sheet was"
    } else {
        "more sheets were"
    };
    (!names.is_empty()).then(|| {
        format!(
            "The sheet {read} was read; {sheets} not: {}.",
            names.join(", ")
        )
    })
}

pub(super) fn name_hidden_rows(count: usize) -> Option<String> {
    match count {
        0 => None,
        1 => Some("1 of the rows that were read is hidden in the sheet.".to_owned()),
        many => Some(format!(
            "{many} of the rows that were read are hidden in the sheet."
        )),
    }
}

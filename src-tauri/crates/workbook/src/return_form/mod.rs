//! The form in which a project reports on a period, as a workbook that is filled in
//! without the program: core's form in, the bytes of an XLSX out.
//!
//! All cells but those that are filled in are protected, without a password: protection
//! keeps people from slips, and whoever reads the form back checks it anew. What people
//! wrote is written so that no spreadsheet computes it. The same form gives the same bytes.

mod hidden;
mod measures;
mod money;
mod page;
mod progress;
mod sign_off;
mod start;
mod styles;
mod validation;

use chrono::Datelike as _;
use evenhand_core::commission::{FormLayout, ReturnForm};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

use crate::WorkbookError;
use page::FormPage;
use styles::FormStyles;

/// Fills one sheet.
type Fill = fn(&ReturnForm, &mut FormPage<'_>) -> Result<(), WorkbookError>;

/// The sheets in the order of [`FormLayout::SHEETS`].
const FILLS: [Fill; 6] = [
    start::fill_start,
    measures::fill_measures,
    money::fill_money,
    progress::fill_progress,
    sign_off::fill_sign_off,
    hidden::fill_hidden,
];

/// Writes the form of a return: always the same bytes from the same form.
///
/// # Errors
/// [`WorkbookError`], which no form within the limits of an agreement leads to.
pub fn write_return_form(form: &ReturnForm) -> Result<Vec<u8>, WorkbookError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(form)?);
    let styles = FormStyles::new();
    let reference = form.id.reference(&form.plain_measures());
    for (name, fill) in FormLayout::SHEETS.into_iter().zip(FILLS) {
        let sheet = workbook.add_worksheet().set_name(name)?;
        let mut page = FormPage::new(sheet, &styles);
        fill(form, &mut page)?;
        page.finish(&reference)?;
    }
    for (name, cell) in money::NAMES {
        let (row, column) = cell;
        let at = rust_xlsxwriter::utility::row_col_to_cell_absolute(row, column);
        workbook.define_name(name, &format!("={}!{at}", FormLayout::MONEY))?;
    }
    Ok(workbook.save_to_buffer()?)
}

/// What the file says of itself. Its date is the last day of the period, since nothing
/// here reads the clock.
fn properties(form: &ReturnForm) -> Result<DocProperties, WorkbookError> {
    let title = format!(
        "Return of period {}: {}",
        form.period.number, form.titles.project
    );
    let title: String = title.chars().take(255).collect();
    Ok(DocProperties::new()
        .set_title(title)
        .set_author("Evenhand")
        .set_creation_datetime(&date_cell(form.period.to)?))
}

/// A day as a cell holds it.
fn date_cell(day: chrono::NaiveDate) -> Result<ExcelDateTime, WorkbookError> {
    let unfit = || WorkbookError::Unwritable(format!("{day} is no day of a spreadsheet"));
    let year = u16::try_from(day.year()).map_err(|_| unfit())?;
    let month = u8::try_from(day.month()).map_err(|_| unfit())?;
    let of_month = u8::try_from(day.day()).map_err(|_| unfit())?;
    Ok(ExcelDateTime::from_ymd(year, month, of_month)?)
}

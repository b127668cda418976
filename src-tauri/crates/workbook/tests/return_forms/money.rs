//! What the sheet `Money` says beside its formulas.

use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};
use evenhand_core::Pounds;
use evenhand_workbook::write_return_form;
use rust_decimal::Decimal;

use crate::generate::form_of;

/// The cells of the column of amounts, from the award on.
fn amounts(spend: Option<Decimal>, forecast: Option<Decimal>) -> Vec<String> {
    let mut form = form_of(Vec::new(), 3, &[Some(Decimal::new(100_010, 2)), None]);
    form.answers.spend = spend.map(Pounds);
    form.answers.forecast = forecast.map(Pounds);
    let bytes = write_return_form(&form).unwrap();
    let mut workbook = Xlsx::new(Cursor::new(bytes)).unwrap();
    let cells = workbook.worksheet_range("Money").unwrap();
    let shown = |row| match cells.get_value((row, 1)) {
        Some(Data::Float(number)) => number.to_string(),
        Some(Data::String(text)) => text.clone(),
        other => format!("{other:?}"),
    };
    (3..12).map(shown).collect()
}

#[test]
fn what_is_not_given_is_not_yet_and_never_0() {
    let shown = amounts(None, None);
    assert_eq!(shown[0..3], ["24500.5", "0", "1000.1"]);
    assert_eq!(shown[5..9], ["not yet"; 4]);
    let shown = amounts(Some(Decimal::new(29, 2)), None);
    assert_eq!(shown[5..9], ["1000.39", "-1000.39", "not yet", "not yet"]);
}

#[test]
fn what_is_left_comes_to_the_penny() {
    let shown = amounts(Some(Decimal::new(29, 2)), Some(Decimal::new(2_350_012, 2)));
    assert_eq!(shown[5..9], ["1000.39", "-1000.39", "24500.51", "-0.01"]);
}

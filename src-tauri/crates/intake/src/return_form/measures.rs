//! The sheet `Measures` of a form.

use std::collections::BTreeMap;

use evenhand_core::MeasureId;
use evenhand_core::commission::{Actual, FormLayout, Measure};

use super::cells::FormCells;
use super::figure::read_value;

/// What is said of each measure; one of which nothing is said is left out.
pub(super) fn read_actuals(
    cells: &mut FormCells<'_>,
    measures: &[Measure],
) -> BTreeMap<MeasureId, Actual> {
    let mut actuals = BTreeMap::new();
    for (index, measure) in measures.iter().enumerate() {
        let actual = read_actual(cells, FormLayout::measure_row(index), measure);
        if actual != Actual::default() {
            actuals.insert(measure.id.clone(), actual);
        }
    }
    actuals
}

fn read_actual(cells: &mut FormCells<'_>, row: u32, measure: &Measure) -> Actual {
    let sheet = FormLayout::MEASURES;
    let title = crate::refusal::shorten_value(&measure.title);
    let mut value = |column, what: &str| {
        let what = format!("{what} of “{title}”");
        cells.value(sheet, (row, column), &what, |said| {
            read_value(measure.kind, said)
        })
    };
    let (actual, forecast) = (
        value(FormLayout::ACTUAL, "this period"),
        value(FormLayout::MEASURE_FORECAST, "forecast"),
    );
    let what = format!("evidence of “{title}”");
    Actual {
        value: actual,
        forecast,
        evidence: cells.long_text(sheet, (row, FormLayout::EVIDENCE), &what),
    }
}

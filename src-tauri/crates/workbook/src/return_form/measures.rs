//! The sheet `Measures`: what was agreed, what was reported before, and what is reported
//! now.

use evenhand_core::Titled as _;
use evenhand_core::commission::{
    Actual, FormLayout, FormMeasure, Measure, MeasureKind, MeasureValue, NOT_YET, ReturnForm,
    measure_unit, value_in_words,
};

use super::page::{Done, FormPage};
use super::styles::Takes;
use super::validation::of_measure;

/// The heads of the columns, in the order of [`FormLayout`].
const HEADINGS: [&str; 12] = [
    "No.",
    "Measure",
    "Counted in",
    "The target is",
    "Before",
    "Target",
    "By",
    "Earlier periods",
    "This period",
    "Forecast to the end",
    "Evidence wanted",
    "Evidence",
];

pub(super) fn fill_measures(form: &ReturnForm, page: &mut FormPage<'_>) -> Done {
    let styles = page.styles;
    page.title("Measures")?;
    let help = match form.measures.is_empty() {
        true => "The agreement has no measures: go on to the next sheet.",
        false => {
            "Numbers and pounds: of this period alone. Per cent, and yes or no: as it stands now."
        }
    };
    page.words((1, 0), help, &styles.plain)?;
    page.widths(&[5, 30, 14, 10, 11, 11, 12, 18, 13, 13, 22, 30])?;
    page.sheet.set_landscape();
    let heads = FormLayout::FIRST_MEASURE.saturating_sub(1);
    page.headings(heads, &HEADINGS)?;
    page.sheet.set_repeat_rows(heads, heads)?;
    page.sheet.set_freeze_panes(FormLayout::FIRST_MEASURE, 2)?;
    let first = (FormLayout::FIRST_MEASURE, FormLayout::ACTUAL);
    page.sheet
        .set_selection(first.0, first.1, first.0, first.1)?;
    for (index, measure) in form.measures.iter().enumerate() {
        let row = FormLayout::measure_row(index);
        let said = form.answers.actuals.get(&measure.measure.id);
        fill_agreed(page, row, index, measure)?;
        fill_said(page, row, &measure.measure, said)?;
    }
    Ok(())
}

/// What was agreed and reported before.
fn fill_agreed(page: &mut FormPage<'_>, row: u32, index: usize, shown: &FormMeasure) -> Done {
    let measure = &shown.measure;
    let number = index.saturating_add(1).to_string();
    let is_figure = matches!(
        measure.kind,
        MeasureKind::Count | MeasureKind::Percentage | MeasureKind::Money
    );
    let direction = match is_figure {
        true => measure.direction.title(),
        false => "",
    };
    let by = measure.by.map(|by| by.format("%-d %b %Y").to_string());
    page.text((row, FormLayout::NUMBER), &number)?;
    page.text((row, FormLayout::TITLE), &measure.title)?;
    let rest = [
        measure_unit(measure),
        direction.to_owned(),
        in_words(measure, measure.baseline),
        in_words(measure, measure.target),
        by.unwrap_or_default(),
        earlier_in_words(shown),
    ];
    for (column, words) in (FormLayout::TITLE.saturating_add(1)..).zip(rest) {
        page.text((row, column), &words)?;
    }
    let wanted = FormLayout::EVIDENCE.saturating_sub(1);
    page.text((row, wanted), &measure.evidence)
}

/// The cells to fill in.
fn fill_said(page: &mut FormPage<'_>, row: u32, measure: &Measure, said: Option<&Actual>) -> Done {
    let takes = match measure.kind {
        MeasureKind::Count | MeasureKind::Percentage => Takes::Figure,
        MeasureKind::Money => Takes::Pounds,
        MeasureKind::YesNo => Takes::Words,
        MeasureKind::Milestone => Takes::Day,
    };
    let values = [
        (FormLayout::ACTUAL, said.and_then(|said| said.value)),
        (
            FormLayout::MEASURE_FORECAST,
            said.and_then(|said| said.forecast),
        ),
    ];
    for (column, value) in values {
        page.value_in((row, column), takes, value)?;
        page.check((row, column), &of_measure(measure.kind, (row, column))?)?;
    }
    let evidence = said.map_or("", |said| &said.evidence);
    page.words_in((row, FormLayout::EVIDENCE), evidence)
}

fn in_words(measure: &Measure, value: Option<MeasureValue>) -> String {
    value.map_or_else(String::new, |value| value_in_words(measure.kind, value))
}

/// What was reported before: "1: 12; 2: not yet".
fn earlier_in_words(shown: &FormMeasure) -> String {
    let kind = shown.measure.kind;
    let told = shown.earlier.iter().map(|(number, value)| {
        let value = value.map_or_else(|| NOT_YET.to_owned(), |value| value_in_words(kind, value));
        format!("Period {number}: {value}")
    });
    match shown.earlier.len() {
        0 => "None before this one".to_owned(),
        _ => told.collect::<Vec<_>>().join("\n"),
    }
}

//! The sheet `Start`: what the form is, by when it is wanted, and to whom it goes back.

use evenhand_core::commission::{FormLayout, ReturnForm, period_in_words};

use super::page::{Done, FormPage};

/// How it is filled in.
const HOW: [(&str, &str); 3] = [
    (
        "How to fill it in",
        "Fill in the pale yellow cells of the sheets Measures, Money, Progress and Sign off, in Excel or LibreOffice. All other cells are protected. Save the file as it is (XLSX, or ODS) and send it back.",
    ),
    (
        "What is not there yet",
        "Leave a cell blank, or write “not yet”. Neither is ever counted as 0. Write 0 only where the figure is 0.",
    ),
    (
        "What is asked of you",
        "Give no names of the people you help, and nothing by which they could be known.",
    ),
];

pub(super) fn fill_start(form: &ReturnForm, page: &mut FormPage<'_>) -> Done {
    let title = match form.titles.sample {
        true => format!("Return of period {} (a made-up round)", form.period.number),
        false => format!("Return of period {}", form.period.number),
    };
    page.title(&title)?;
    page.widths(&[24, 84])?;
    let (row, column) = FormLayout::REFERENCE;
    page.label((row, 0), "Reference")?;
    page.text((row, column), &form.id.reference(&form.plain_measures()))?;
    let period = period_in_words(&form.period);
    let titles = &form.titles;
    let facts = [
        ("Project", titles.project.as_str()),
        ("Organisation", &titles.bidder),
        ("Round of grants", &titles.round),
        ("What it reports on", &period),
    ];
    for (further, (label, words)) in (1..).zip(facts) {
        let row = row.saturating_add(further);
        page.label((row, 0), label)?;
        page.text((row, column), words)?;
    }
    fill_when(form, page)
}

fn fill_when(form: &ReturnForm, page: &mut FormPage<'_>) -> Done {
    let styles = page.styles;
    page.label((1, 0), "Send it back by")?;
    page.day((1, 1), form.period.due, &styles.day)?;
    page.label((2, 0), "Send it to")?;
    page.text((2, 1), &form.titles.office)?;
    for (row, (label, words)) in (9..).zip(HOW) {
        page.label((row, 0), label)?;
        page.wrapped((row, 1), words, &styles.help)?;
    }
    page.sheet.set_active(true);
    Ok(())
}

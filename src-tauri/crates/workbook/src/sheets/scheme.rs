//! The scheme as it was published.

use evenhand_core::scheme::{Aggregate, Applies, Criterion, Section, SectionRule, Unclaimed};

use super::Book;
use crate::WorkbookError;
use crate::page::{Column, Page, Row};

/// The column of the published weight.
pub(super) const WEIGHT: Column = 3;
/// The column of the weight in the second stage.
pub(super) const SECOND_WEIGHT: Column = 4;

const HEADINGS: [&str; 13] = [
    "section",
    "criterion",
    "title",
    "weight",
    "weight in the second stage",
    "rule",
    "not claimed",
    "scored on",
    "threshold",
    "least",
    "most",
    "step",
    "better",
];

/// Fills the sheet.
pub(super) fn fill_scheme(book: &Book<'_>, page: &mut Page<'_>) -> Result<(), WorkbookError> {
    page.headings(&HEADINGS.map(str::to_owned), 2)?;
    page.widths(&[
        (0, 16.0),
        (1, 16.0),
        (2, 44.0),
        (4, 12.0),
        (5, 22.0),
        (6, 16.0),
    ])?;
    let mut criteria = book.layout.scheme.criteria.iter();
    for (section, row) in book
        .scheme
        .sections
        .iter()
        .zip(&book.layout.scheme.sections)
    {
        section_row(book, page, *row, section)?;
        for (criterion, row) in section.criteria.iter().zip(&mut criteria) {
            criterion_row(page, *row, section, criterion)?;
        }
    }
    let first = book.layout.scheme.end.saturating_add(1);
    for (row, (name, value)) in (first..).zip(rules(book)) {
        page.text(row, 0, &name)?;
        page.text(row, 2, &value)?;
    }
    Ok(())
}

fn section_row(
    book: &Book<'_>,
    page: &mut Page<'_>,
    row: Row,
    section: &Section,
) -> Result<(), WorkbookError> {
    page.text(row, 0, section.id.as_str())?;
    page.text(row, 2, &section.title)?;
    page.decimal(row, WEIGHT, section.weight.0)?;
    if book.scheme.second_stage.is_some() {
        page.decimal(row, SECOND_WEIGHT, book.scheme.final_weight(section).0)?;
    }
    let rule = match section.rule {
        SectionRule::WeightedMean => "weighted mean".to_owned(),
        SectionRule::BestOf { n } => format!("mean of the {n} best"),
    };
    page.text(row, 5, &rule)?;
    let unclaimed = match section.unclaimed {
        Unclaimed::Exclude => "left out",
        Unclaimed::Zero => "counts as 0",
    };
    page.text(row, 6, unclaimed)?;
    if let Some(mark) = section.threshold {
        page.decimal(row, 8, mark.0)?;
    }
    Ok(())
}

fn criterion_row(
    page: &mut Page<'_>,
    row: Row,
    section: &Section,
    criterion: &Criterion,
) -> Result<(), WorkbookError> {
    page.text(row, 0, section.id.as_str())?;
    page.text(row, 1, criterion.id.as_str())?;
    page.text(row, 2, &criterion.title)?;
    page.decimal(row, WEIGHT, criterion.weight.0)?;
    let applies = match criterion.applies {
        Applies::Always => "every bid",
        Applies::Claimed => "bids that claim it",
    };
    page.text(row, 7, applies)?;
    if let Some(mark) = criterion.threshold {
        page.decimal(row, 8, mark.0)?;
    }
    let scale = &criterion.scale;
    for (column, point) in (9..).zip([scale.min, scale.max, scale.step]) {
        page.decimal(row, column, point.0)?;
    }
    let better = if scale.higher_is_better {
        "higher"
    } else {
        "lower"
    };
    page.text(row, 12, better)
}

/// The rules of the whole scheme, in words.
fn rules(book: &Book<'_>) -> Vec<(String, String)> {
    let scheme = book.scheme;
    let aggregate = match scheme.aggregate {
        Aggregate::Mean => "the mean of the sheets that count".to_owned(),
        Aggregate::Median => "the median of the sheets that count".to_owned(),
        Aggregate::TrimmedMean { k } => {
            format!("the mean of the sheets that count without the {k} highest and {k} lowest")
        }
    };
    let mut rules = vec![
        ("title".to_owned(), scheme.title.clone()),
        ("panel score".to_owned(), aggregate),
        ("quorum".to_owned(), scheme.quorum.to_string()),
        (
            "places after the point".to_owned(),
            scheme.decimals.to_string(),
        ),
    ];
    let pass_mark = scheme.pass_mark.map(|mark| mark.to_string());
    rules.extend(pass_mark.map(|mark| ("pass mark".to_owned(), mark)));
    let stage = scheme.second_stage.as_ref();
    rules.extend(stage.map(|stage| {
        (
            "mark for the second stage".to_owned(),
            stage.mark.to_string(),
        )
    }));
    for (number, tie_break) in (1..).zip(&scheme.tie_breaks) {
        let how = tie_break.how_to_repeat();
        let how = how.map(|how| format!(", {how}")).unwrap_or_default();
        let words = format!("{}{how}", tie_break.title(scheme));
        rules.push((format!("tie-break {number}"), words));
    }
    rules
}

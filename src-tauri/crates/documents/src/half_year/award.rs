//! One award of the half-year, and what is late of all.

use evenhand_core::commission::{
    Gap, GapKind, HalfYearMeasure, MeasureKind, MeasureValue, Rating, measure_unit, value_in_words,
};
use evenhand_core::{Titled as _, phrase};
use evenhand_pack::document::{Block, DocumentRow, DocumentTable, Field, Head};

use super::{HalfYearAward, HalfYearInput, NOT_YET, amount_or_not};

/// What is rated, and the words of its five points.
pub(super) const RATED: [(&str, [&str; 5]); 3] = [
    ("Delivery", Rating::DELIVERY),
    ("Spend", Rating::SPEND),
    ("Risk", Rating::RISK),
];

/// What is late, the longest first.
pub(super) fn late(input: &HalfYearInput) -> Vec<Block> {
    let mut late: Vec<(u32, DocumentRow)> = Vec::new();
    for award in &input.awards {
        for due in &award.row.late {
            let cells = vec![
                award.bid.to_string(),
                award.recipient.clone(),
                due.what.clone(),
                phrase::date(due.on),
                phrase::counted(due.days_late, "day", "days"),
            ];
            late.push((due.days_late, DocumentRow::new(cells)));
        }
    }
    late.sort_by_key(|(days, _)| std::cmp::Reverse(*days));
    let heading = Block::Heading("What is late".to_owned());
    if late.is_empty() {
        let words = "Nothing that was due in the half-year is late.";
        return vec![heading, Block::Paragraph(words.to_owned())];
    }
    let table = DocumentTable {
        heads: vec![
            Head::words("Bid", 10),
            Head::words("Recipient", 30),
            Head::words("What", 30),
            Head::words("Due on", 18),
            Head::figures("Late by", 12),
        ],
        rows: late.into_iter().map(|(_, row)| row).collect(),
    };
    vec![heading, Block::Table(table)]
}

/// One award.
pub(super) fn award(award: &HalfYearAward) -> Vec<Block> {
    let heading = format!("{} {}: {}", award.bid, award.recipient, award.project);
    let mut blocks = vec![Block::SubHeading(heading), Block::Fields(fields(award))];
    if award.row.measures.is_empty() {
        let words = "No measures are agreed.";
        blocks.push(Block::Paragraph(words.to_owned()));
    } else {
        blocks.push(measures(&award.row.measures));
    }
    blocks
}

fn fields(award: &HalfYearAward) -> Vec<Field> {
    let money = &award.row.money;
    let to_date = &money.to_date;
    let mut fields = vec![
        Field::new("Round", award.round.clone()),
        Field::new("Award", award.award.to_words()),
        Field::new(
            "Paid",
            format!(
                "{} in the half-year, {} to date",
                money.paid.to_words(),
                to_date.paid.to_words()
            ),
        ),
        Field::new(
            "Spent",
            format!(
                "{} in the half-year, {} to date",
                amount_or_not(money.spent),
                amount_or_not(to_date.spent)
            ),
        ),
        Field::new("Paid beside spent", gap_in_words(to_date.now)),
        Field::new("Expected at the end", gap_in_words(to_date.at_end)),
    ];
    if !to_date.repaid.0.is_zero() {
        fields.push(Field::new("Paid back", to_date.repaid.to_words()));
    }
    for ((name, words), points) in RATED.into_iter().zip(award.row.ratings) {
        fields.push(Field::new(name, rating_in_words(words, points)));
    }
    let findings = award.row.findings.iter();
    let findings =
        findings.map(|(on, finding)| format!("{} on {}", finding.title(), phrase::date(*on)));
    let findings = phrase::listed(findings);
    if !findings.is_empty() {
        fields.push(Field::new("Review", findings));
    }
    fields
}

/// The words of a rating; none given where there is none.
pub(super) fn rating_in_words(words: [&str; 5], points: Option<u8>) -> String {
    let index = points.and_then(|points| usize::from(points).checked_sub(1));
    let words = index.and_then(|index| words.get(index));
    words.map_or_else(|| "Not rated".to_owned(), |words| (*words).to_owned())
}

fn gap_in_words(gap: Option<Gap>) -> String {
    match gap {
        None => NOT_YET.to_owned(),
        Some(Gap {
            kind: GapKind::Even,
            ..
        }) => GapKind::Even.title().to_owned(),
        Some(gap) => format!("{} of {}", gap.kind.title(), gap.amount.to_words()),
    }
}

fn measures(measures: &[HalfYearMeasure]) -> Block {
    let rows = measures.iter().map(|told| {
        let measure = &told.measure;
        let value = |value: Option<MeasureValue>| {
            value.map_or_else(
                || NOT_YET.to_owned(),
                |value| value_in_words(measure.kind, value),
            )
        };
        let standing = told
            .standing
            .map_or("No target", |standing| standing.title());
        DocumentRow::new(vec![
            measure.title.clone(),
            measure_unit(measure),
            target_in_words(told),
            value(told.in_half),
            value(told.so_far),
            standing.to_owned(),
        ])
    });
    Block::Table(DocumentTable {
        heads: vec![
            Head::words("Measure", 28),
            Head::words("Counted in", 14),
            Head::words("Target", 22),
            Head::figures("In the half", 12),
            Head::figures("So far", 12),
            Head::words("Target met", 12),
        ],
        rows: rows.collect(),
    })
}

/// The target: "At least 80, by 31 March 2015".
pub(super) fn target_in_words(told: &HalfYearMeasure) -> String {
    let measure = &told.measure;
    let by = measure.by.map(|by| format!("by {}", phrase::date(by)));
    let aim = measure.target.map(|target| {
        let words = value_in_words(measure.kind, target);
        match measure.kind {
            MeasureKind::Count | MeasureKind::Percentage | MeasureKind::Money => {
                format!("{} {words}", measure.direction.title())
            }
            MeasureKind::YesNo | MeasureKind::Milestone => words,
        }
    });
    match (aim, by) {
        (None, None) => "None".to_owned(),
        (Some(aim), Some(by)) => format!("{aim}, {by}"),
        (Some(words), None) => words,
        (None, Some(by)) => phrase::capitalised(&by),
    }
}

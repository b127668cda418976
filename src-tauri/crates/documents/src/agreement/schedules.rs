//! The schedules: payments, returns, measures, reviews.

use evenhand_core::{
    Pounds, Titled,
    commission::{Measure, PaymentNeed, PlannedPayment},
};
use evenhand_pack::document::{Block, DocumentRow, DocumentTable, Head};

use super::AgreementInput;
use crate::words;

/// All of them, each with a sentence where it is empty.
pub(super) fn schedules(input: &AgreementInput<'_>) -> Vec<Block> {
    let agreement = input.agreement();
    let reviews = agreement.reviews.iter().map(|day| words::day(*day));
    let reviews: Vec<String> = reviews.collect();
    let mut blocks = Vec::new();
    for (title, table, none) in [
        (
            "Schedule 1: payments",
            payments(&agreement.payments),
            "No payment is planned.",
        ),
        (
            "Schedule 2: returns",
            returns(input),
            "No return is planned.",
        ),
        (
            "Schedule 3: measures",
            measures(input),
            "Nothing is measured.",
        ),
        (
            "Schedule 4: reviews",
            (!reviews.is_empty()).then_some(Block::Bullets(reviews)),
            "No review is planned.",
        ),
    ] {
        blocks.push(Block::Heading(title.to_owned()));
        blocks.push(table.unwrap_or_else(|| Block::Paragraph(none.to_owned())));
    }
    blocks
}

/// A table; none without a row.
fn table(heads: Vec<Head>, rows: Vec<DocumentRow>) -> Option<Block> {
    (!rows.is_empty()).then_some(Block::Table(DocumentTable { heads, rows }))
}

fn payments(planned: &[PlannedPayment]) -> Option<Block> {
    let sum: Pounds = planned.iter().map(|payment| payment.amount).sum();
    let mut rows: Vec<DocumentRow> = planned.iter().map(payment_row).collect();
    let has_several = rows.len() > 1;
    if has_several {
        let cells = ["In all", "", &sum.to_words(), "", ""];
        rows.push(DocumentRow::sum(cells.map(str::to_owned).to_vec()));
    }
    let heads = vec![
        Head::words("No.", 9),
        Head::words("Due", 19),
        Head::figures("Amount", 17),
        Head::words("Waits for", 27),
        Head::words("Paid from", 28),
    ];
    table(heads, rows)
}

fn payment_row(payment: &PlannedPayment) -> DocumentRow {
    let needs = payment.needs.iter().map(|need| need_in_words(*need));
    let needs: Vec<String> = needs.collect();
    let sources = payment.sources.iter();
    let sources = sources.map(|line| format!("{}: {}", line.label, line.amount.to_words()));
    let sources: Vec<String> = sources.collect();
    DocumentRow::new(vec![
        payment.number.to_string(),
        words::day(payment.due),
        payment.amount.to_words(),
        or_words(needs.join("\n"), "Nothing"),
        or_words(sources.join("\n"), "The round’s fund"),
    ])
}

fn or_words(text: String, otherwise: &str) -> String {
    if text.is_empty() {
        otherwise.to_owned()
    } else {
        text
    }
}

/// What a payment waits for.
fn need_in_words(need: PaymentNeed) -> String {
    match need {
        PaymentNeed::Signatures => "Both signatures".to_owned(),
        PaymentNeed::Return(period) => format!("Return {period}, accepted"),
        PaymentNeed::Check(kind) => format!("{} seen", kind.title()),
    }
}

fn returns(input: &AgreementInput<'_>) -> Option<Block> {
    let rows = input.agreement().returns.iter().map(|period| {
        DocumentRow::new(vec![
            period.number.to_string(),
            words::day(period.from),
            words::day(period.to),
            words::day(period.due),
        ])
    });
    let heads = vec![
        Head::words("No.", 9),
        Head::words("From", 30),
        Head::words("To", 30),
        Head::words("Due", 31),
    ];
    table(heads, rows.collect())
}

fn measures(input: &AgreementInput<'_>) -> Option<Block> {
    let measures = input.agreement().measures.iter();
    let rows = measures.map(|measure| measure_row(input, measure));
    let heads = vec![
        Head::words("Measure", 34),
        Head::words("Before", 14),
        Head::words("Target", 18),
        Head::words("By", 14),
        Head::words("Shown by", 20),
    ];
    table(heads, rows.collect())
}

fn measure_row(input: &AgreementInput<'_>, measure: &Measure) -> DocumentRow {
    let mut what = vec![measure.title.clone()];
    what.extend((!measure.outcome.trim().is_empty()).then(|| format!("For: {}", measure.outcome)));
    let criterion = measure.criterion.as_ref();
    what.extend(criterion.map(|id| format!("Of: {}", input.scheme.title_of(id))));
    let before = measure
        .baseline
        .map(|value| words::measured(measure, value));
    DocumentRow::new(vec![
        what.join("\n"),
        before.unwrap_or_else(|| "Not known".to_owned()),
        or_words(words::aimed_for(measure), "Not agreed yet"),
        or_words(
            measure.by.map(words::day).unwrap_or_default(),
            "Not agreed yet",
        ),
        or_words(measure.evidence.trim().to_owned(), "Not agreed yet"),
    ])
}

//! The half-year as a table: a line an award, and under it a line a measure. Amounts stand
//! in the lines of awards alone, so that a column sums to what it says.

use csv::{Terminator, WriterBuilder};
use evenhand_core::commission::{Gap, GapKind, HalfYearMeasure, MeasureValue, measure_unit};
use evenhand_core::harmless_cell::make_harmless;
use evenhand_core::{Pounds, Titled as _};

use super::award::{RATED, rating_in_words};
use super::{HalfYearAward, HalfYearInput};

/// What the file begins with, so that a spreadsheet takes it for UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// The columns of what a line is of, and of an award's money and ratings.
const OF_AWARD: [&str; 21] = [
    "half-year",
    "line",
    "round",
    "bid",
    "recipient",
    "project",
    "objectives",
    "groups",
    "district",
    "award",
    "paid in the half",
    "spent in the half",
    "paid to date",
    "paid back",
    "spent to date",
    "paid less spent",
    "award less expected spend",
    "delivery",
    "spend",
    "risk",
    "review",
];
/// How many of them both kinds of lines have.
const SHARED: usize = 9;
/// The columns of a measure.
const OF_MEASURE: [&str; 8] = [
    "late",
    "measure",
    "counted in",
    "target is",
    "target",
    "by",
    "in the half",
    "so far",
];
/// The last column.
const STANDING: &str = "target met";

/// Writes the report as CSV, with a byte order mark. What is not reported is empty.
pub fn half_year_csv(input: &HalfYearInput) -> Vec<u8> {
    let mut lines = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(BYTE_ORDER_MARK.to_owned());
    let mut write = |fields: Vec<String>| {
        let fields = fields.iter().map(|field| make_harmless(field).into_owned());
        let _ = lines.write_record(fields.map(String::into_bytes)); // memory takes all
    };
    let heads = OF_AWARD.iter().chain(&OF_MEASURE).chain([&STANDING]);
    write(heads.map(|head| (*head).to_owned()).collect());
    for award in &input.awards {
        write(award_line(input, award));
        for measure in &award.row.measures {
            write(measure_line(input, award, measure));
        }
    }
    lines.into_inner().unwrap_or_default()
}

fn shared(input: &HalfYearInput, line: &str, award: &HalfYearAward) -> Vec<String> {
    vec![
        input.half.to_string(),
        line.to_owned(),
        award.round.clone(),
        award.bid.to_string(),
        award.recipient.clone(),
        award.project.clone(),
        award.objectives.join("; "),
        award.groups.join("; "),
        award.district.clone().unwrap_or_default(),
    ]
}

fn award_line(input: &HalfYearInput, award: &HalfYearAward) -> Vec<String> {
    let money = &award.row.money;
    let to_date = &money.to_date;
    let mut line = shared(input, "award", award);
    line.extend([
        pounds(Some(award.award)),
        pounds(Some(money.paid)),
        pounds(money.spent),
        pounds(Some(to_date.paid)),
        pounds(Some(to_date.repaid)),
        pounds(to_date.spent),
        signed(to_date.now),
        signed(to_date.at_end),
    ]);
    let rated = RATED.into_iter().zip(award.row.ratings);
    line.extend(rated.map(|((_, words), points)| match points {
        Some(_) => rating_in_words(words, points),
        None => String::new(),
    }));
    let findings = award.row.findings.iter();
    let findings = findings.map(|(on, finding)| format!("{on} {}", finding.title()));
    line.push(findings.collect::<Vec<_>>().join("; "));
    let late = award.row.late.iter();
    let late = late.map(|due| format!("{} (due {})", due.what, due.on));
    line.push(late.collect::<Vec<_>>().join("; "));
    line.resize(width(), String::new());
    line
}

fn measure_line(
    input: &HalfYearInput,
    award: &HalfYearAward,
    told: &HalfYearMeasure,
) -> Vec<String> {
    let measure = &told.measure;
    let mut line = shared(input, "measure", award);
    let before = OF_AWARD.len().saturating_sub(SHARED).saturating_add(1);
    line.extend(std::iter::repeat_n(String::new(), before));
    let has_direction = measure.target.and_then(MeasureValue::figure).is_some();
    let direction = if has_direction {
        measure.direction.title()
    } else {
        ""
    };
    line.extend([
        measure.title.clone(),
        measure_unit(measure),
        direction.to_owned(),
        plain(measure.target),
        measure.by.map(|by| by.to_string()).unwrap_or_default(),
        plain(told.in_half),
        plain(told.so_far),
        told.standing.map_or("", |one| one.title()).to_owned(),
    ]);
    line
}

fn width() -> usize {
    OF_AWARD
        .len()
        .saturating_add(OF_MEASURE.len())
        .saturating_add(1)
}

/// An amount with its pence; nothing where there is none.
fn pounds(amount: Option<Pounds>) -> String {
    amount.map_or_else(String::new, |amount| format!("{:.2}", amount.0))
}

/// An underspend as it is, an overspend below 0.
fn signed(gap: Option<Gap>) -> String {
    gap.map_or_else(String::new, |gap| match gap.kind {
        GapKind::Underspend | GapKind::Even => pounds(Some(gap.amount)),
        GapKind::Overspend => format!("-{}", pounds(Some(gap.amount))),
    })
}

/// A value in figures, a day as 2014-04-03.
fn plain(value: Option<MeasureValue>) -> String {
    value.map_or_else(String::new, |value| match value {
        MeasureValue::Figure(figure) => figure.0.normalize().to_string(),
        MeasureValue::YesNo(true) => "yes".to_owned(),
        MeasureValue::YesNo(false) => "no".to_owned(),
        MeasureValue::Reached(on) => on.to_string(),
    })
}

//! The half-year report for the police and crime panel: what came of every award in a half
//! of a financial year, as a document and as CSV.
//!
//! It is for the public. Nothing private is in it, and nothing that a person wrote in a
//! return, a review or about a payment: figures, ratings by their published words, and
//! findings by theirs.

mod award;
mod csv_file;
mod totals;

use chrono::{DateTime, NaiveDate, Utc};
use evenhand_core::commission::{HalfYear, HalfYearRow};
use evenhand_core::{BidRef, Pounds, phrase};
use evenhand_pack::document::{Block, Document, Field};

pub use csv_file::half_year_csv;

/// An award with what came of it.
#[derive(Clone, Debug)]
pub struct HalfYearAward {
    /// What the round is called.
    pub round: String,
    /// The bid.
    pub bid: BidRef,
    /// Who was awarded.
    pub recipient: String,
    /// What the project is called.
    pub project: String,
    /// The titles of the objectives that it claims.
    pub objectives: Vec<String>,
    /// The titles of the priority groups that it claims.
    pub groups: Vec<String>,
    /// The district; none where it is not said.
    pub district: Option<String>,
    /// What was awarded, in pounds.
    pub award: Pounds,
    /// What came of it.
    pub row: HalfYearRow,
}

/// Everything that the report is made from, frozen.
#[derive(Clone, Debug)]
pub struct HalfYearInput {
    /// Which half.
    pub half: HalfYear,
    /// The day on which it is made, which what is late depends on.
    pub made_on: NaiveDate,
    /// The time of the newest entry that it rests on.
    pub as_of: DateTime<Utc>,
    /// Whose awards they are.
    pub office: String,
    /// Whether one of the rounds is made up, to learn on.
    pub sample: bool,
    /// The awards, in the order in which they are listed.
    pub awards: Vec<HalfYearAward>,
}

/// Makes the report.
pub fn half_year(input: &HalfYearInput) -> Document {
    let title = format!("Grants: half-year report, {}", input.half.in_words());
    let mut blocks = vec![
        Block::Title(title.clone()),
        Block::Fields(vec![
            Field::new("For", "The police and crime panel"),
            Field::new("From", input.office.clone()),
            Field::new("Half-year", input.half.in_words()),
            Field::new("Made on", phrase::date(input.made_on)),
        ]),
    ];
    if input.awards.is_empty() {
        let words = "No award was running in this half-year.";
        blocks.push(Block::Paragraph(words.to_owned()));
    } else {
        blocks.push(Block::Note(READ.to_owned()));
        blocks.extend(totals::totals(input));
        blocks.extend(award::late(input));
        blocks.push(Block::Heading("The awards one by one".to_owned()));
        let awards = input.awards.iter();
        blocks.extend(awards.flat_map(award::award));
    }
    Document {
        title,
        creator: "Evenhand half-year report",
        as_of: input.as_of,
        sample: input.sample,
        blocks,
    }
}

/// How the figures are to be read.
const READ: &str = "“Not yet” means that nothing was reported, and is never counted as nothing. What was spent is what recipients’ returns say of periods that ended by the last day of the half-year. An underspend is what was paid, less what was paid back, beside what was spent.";

/// Words for what is not reported.
const NOT_YET: &str = "Not yet";

/// An amount, or that there is none yet.
fn amount_or_not(amount: Option<Pounds>) -> String {
    amount.map_or_else(|| NOT_YET.to_owned(), Pounds::to_words)
}

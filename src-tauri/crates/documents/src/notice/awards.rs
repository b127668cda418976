//! Who is awarded what, of what money, and what of the bids that are not.

use evenhand_core::{Pounds, PublicText, Titled, Unsuccessful, Weight, phrase};
use evenhand_pack::document::{Block, DocumentRow, DocumentTable, Field, Head};
use rust_decimal::{Decimal, RoundingStrategy};

use super::Notice;
use crate::{
    decided::{self, DecidedBid},
    words,
};

impl Notice<'_> {
    /// Each recipient with purpose, period and amount.
    pub(super) fn awards(&self) -> Vec<Block> {
        let awarded = self.decided.iter().filter(|one| one.is_awarded());
        let mut rows: Vec<DocumentRow> = awarded.map(|one| self.award_row(one)).collect();
        if rows.is_empty() {
            return vec![Block::Paragraph("No grant is awarded.".to_owned())];
        }
        let total = decided::awarded_in_all(&self.decided).to_words();
        let sum = ["", "Awarded in all", "", "", &total];
        rows.push(DocumentRow::sum(sum.map(str::to_owned).to_vec()));
        let awards = Block::Table(DocumentTable {
            heads: vec![
                Head::words("Bid", 12),
                Head::words("Recipient", 26),
                Head::words("Purpose", 31),
                Head::words("Period", 17),
                Head::figures("Amount", 14),
            ],
            rows,
        });
        std::iter::once(awards).chain(self.partners()).collect()
    }

    fn award_row(&self, one: &DecidedBid<'_>) -> DocumentRow {
        let (bid, decision) = (one.bid, one.decision);
        let purpose = bid.details.purpose.as_deref().and_then(|purpose| {
            let reference = Some(&decision.bid);
            self.texts
                .published(reference, PublicText::Purpose, purpose)
        });
        DocumentRow::new(vec![
            bid.reference.to_string(),
            bid.bidder.to_string(),
            purpose.unwrap_or(&bid.title).to_owned(),
            words::period(bid).map_or_else(|| "Not stated".to_owned(), on_two_lines),
            decision.amount.to_words(),
        ])
    }

    /// What was awarded, the fund, and what is left of it.
    pub(super) fn money(&self) -> Vec<Block> {
        let fund = &self.input.round.fund;
        let (low, high) = decided::fund_ends(self.input);
        let awarded = decided::awarded_in_all(&self.decided);
        let mut fields = vec![
            Field::new("Awarded in all", awarded.to_words()),
            Field::new("Fund", range(low.to_words(), high.to_words())),
        ];
        let left = range(left_words(low, awarded), left_words(high, awarded));
        fields.push(Field::new("Left of the fund", left));
        if !fund.over_allocation.is_zero() {
            fields.push(over_allocation(fund.over_allocation, high));
        }
        for (label, lines) in [
            ("Where the money comes from", &fund.sources),
            ("Committed already", &fund.commitments),
        ] {
            let lines = lines.iter();
            let lines = lines.map(|line| format!("{}: {}", line.label, line.amount.to_words()));
            let lines: Vec<String> = lines.collect();
            if !lines.is_empty() {
                fields.push(Field::new(label, lines.join("\n")));
            }
        }
        vec![Block::Fields(fields)]
    }

    /// How many bids were not awarded, and of which the office tells how.
    pub(super) fn not_awarded(&self) -> Vec<Block> {
        let others = self.decided.iter().filter(|one| !one.is_awarded());
        let others: Vec<&DecidedBid<'_>> = others.collect();
        let undecided = self.input.bids.len().saturating_sub(self.decided.len());
        let mut blocks = vec![Block::Paragraph(count_others(&others, undecided))];
        if others.is_empty() {
            return blocks;
        }
        match self.input.publication.unsuccessful {
            Unsuccessful::LeftOut => {}
            Unsuccessful::ByReference => {
                let references = others.iter().map(|one| one.bid.reference.as_str());
                let references: Vec<&str> = references.collect();
                let words = format!("They are told of by reference: {}.", references.join(", "));
                blocks.push(Block::Paragraph(words));
            }
            Unsuccessful::Named => blocks.push(Block::Table(name_others(&others))),
        }
        blocks
    }
}

/// A period whose end begins a line of its own, in a narrow column.
fn on_two_lines(period: String) -> String {
    period.replacen(" to ", "\nto ", 1)
}

fn count_others(others: &[&DecidedBid<'_>], undecided: usize) -> String {
    let mut words = if others.is_empty() {
        "No bid that was decided on went without an award.".to_owned()
    } else {
        let kinds = decided::count_kinds(others.iter().map(|one| one.decision));
        let bids = phrase::counted(others.len(), "bid was", "bids were");
        format!("{bids} not awarded anything: {kinds}.")
    };
    if undecided > 0 {
        let bids = phrase::counted(undecided, "bid has", "bids have");
        words.push_str(&format!(" {bids} not been decided on."));
    }
    words
}

fn name_others(others: &[&DecidedBid<'_>]) -> DocumentTable {
    let rows = others.iter().map(|one| {
        DocumentRow::new(vec![
            one.bid.reference.to_string(),
            one.bid.bidder.to_string(),
            one.decision.kind.title().to_owned(),
        ])
    });
    DocumentTable {
        heads: vec![
            Head::words("Bid", 15),
            Head::words("Bidder", 65),
            Head::words("Decision", 20),
        ],
        rows: rows.collect(),
    }
}

/// Two ends of a range, or the one that they are.
fn range(low: String, high: String) -> String {
    if low == high {
        low
    } else {
        format!("{low} to {high}")
    }
}

/// What is left of a fund once so much is awarded: "£500", or "£500 over the fund".
fn left_words(fund: Pounds, awarded: Pounds) -> String {
    let left = fund.0.saturating_sub(awarded.0);
    let words = Pounds(left.abs()).to_words();
    if left.is_sign_negative() && !left.is_zero() {
        format!("nothing; the awards are {words} over the fund")
    } else {
        words
    }
}

/// By how much awards may exceed the fund, in whole pence, rounded down.
fn over_allocation(share: Weight, fund: Pounds) -> Field {
    let more = fund.0.saturating_mul(share.0) / Decimal::ONE_HUNDRED;
    let more = more.round_dp_with_strategy(2, RoundingStrategy::ToZero);
    let value = format!(
        "Awards may exceed the fund by {}%, which is {}, because recipients often spend less than they are granted.",
        share.0.normalize(),
        Pounds(more).to_words()
    );
    Field::new("Over-allocation", value)
}

//! The second question: next year's allocation and process.

use std::collections::BTreeSet;

use evenhand_core::{Approach, Pounds, Titled, phrase};
use evenhand_pack::document::{Block, DocumentRow, DocumentTable, Field, Head};

use super::{Answers, NextRound, paragraph};
use crate::{decided, words};

impl Answers<'_> {
    /// What the rounds that are not decided yet say of it, and what this round's process was.
    pub(super) fn process(&self) -> Vec<Block> {
        let mut blocks = self.next_rounds();
        blocks.push(Block::Fields(self.process_of_round()));
        blocks.push(paragraph(self.scoring()));
        blocks
    }

    /// The rounds that are not decided yet, with their funds as far as they are known.
    fn next_rounds(&self) -> Vec<Block> {
        let next = &self.facts.next;
        if next.is_empty() {
            return vec![paragraph(
                "Next year’s allocation and the dates of its process: not held. The process of this round was as follows.",
            )];
        }
        let rows = next.iter().map(|round| {
            DocumentRow::new(vec![
                round.title.clone(),
                listed(&round.approaches),
                round.stage.title().to_owned(),
                fund_of(round),
            ])
        });
        let rounds = phrase::counted(next.len(), "round is", "rounds are");
        let mut blocks = vec![
            paragraph(format!("{rounds} not decided yet:")),
            Block::Table(DocumentTable {
                heads: vec![
                    Head::words("Round", 34),
                    Head::words("Approach", 24),
                    Head::words("Stands at", 18),
                    Head::figures("Fund", 24),
                ],
                rows: rows.collect(),
            }),
        ];
        if next
            .iter()
            .any(|round| round.low != round.high || round.high.0.is_zero())
        {
            blocks.push(paragraph(
                "Where no single sum is given, the fund is not known yet. It rests on the Police Grant, of which the Government tells in late December at the earliest; without it, it is difficult to say how much may be available. A round can still change its approach until it is decided.",
            ));
        }
        blocks.push(paragraph(
            "The dates of their process: not held. The process of this round was as follows.",
        ));
        blocks
    }

    fn process_of_round(&self) -> Vec<Field> {
        let Self { input, .. } = self;
        let (low, high) = decided::fund_ends(input);
        let mut fields = vec![
            Field::new("Approach", listed(&self.approaches())),
            Field::new("Fund of this round", range(low, high)),
        ];
        let direction = input.round.direction.trim();
        if !direction.is_empty() {
            fields.push(Field::new("Direction to bidders", direction));
        }
        let decision = input.decision.as_ref();
        let on = decision.map(|decision| {
            let day = decision.details.on.map(words::day);
            day.unwrap_or_else(|| phrase::day(decision.at))
        });
        let on = on.unwrap_or_else(|| "Not decided yet".to_owned());
        fields.push(Field::new("Decided on", on));
        fields.extend(self.grant_period());
        fields
    }

    /// From the first start to the last end among the awards.
    fn grant_period(&self) -> Option<Field> {
        let start = self
            .awarded()
            .filter_map(|one| one.bid.details.start)
            .min()?;
        let end = self.awarded().filter_map(|one| one.bid.details.end).max()?;
        let period = format!("{} to {}", words::day(start), words::day(end));
        Some(Field::new("Grants run from", period))
    }

    /// How bids are scored, in two sentences.
    fn scoring(&self) -> String {
        let scheme = &self.input.scheme;
        let criteria = phrase::counted(scheme.criteria().count(), "criterion", "criteria");
        let members = phrase::counted(self.input.scorers(), "member", "members");
        format!(
            "Bids were scored by a panel of {members} on {criteria} by the scheme “{}”, which was published before scoring opened; their ranks follow from the scores. The {} decides.",
            scheme.title,
            decided::decision_maker(self.input)
        )
    }
}

fn listed(approaches: &BTreeSet<Approach>) -> String {
    phrase::listed(approaches.iter().map(|approach| approach.title()))
}

/// Two ends of a range, or the one that they are.
fn range(low: Pounds, high: Pounds) -> String {
    match low == high {
        true => low.to_words(),
        false => format!("{} to {}", low.to_words(), high.to_words()),
    }
}

fn fund_of(round: &NextRound) -> String {
    match round.high.0.is_zero() {
        true => "Not known yet".to_owned(),
        false => range(round.low, round.high),
    }
}

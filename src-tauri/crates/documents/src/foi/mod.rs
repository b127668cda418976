//! Answers to the four questions that offices are asked about their grants under the
//! Freedom of Information Act 2000: spend by theme, next year's process, engagement with
//! partners, payment by results.
//!
//! The questions are those of the round robin that the Norfolk office answered as
//! FOI/OPCCN/30 (12 November 2013). What the round's data does not hold is said to be not
//! held, and nothing is made up.

mod engagement;
mod facts;
mod process;
mod results;
mod spend;

use std::collections::BTreeSet;

use evenhand_core::{Approach, phrase};
use evenhand_pack::{
    document::{Block, Document, Field},
    input::PackInput,
};

pub use facts::{FoiFacts, NextRound};

use crate::{
    decided::{self, DecidedBid},
    texts::ReadTexts,
};

/// What the answers are made from.
struct Answers<'a> {
    input: &'a PackInput,
    facts: &'a FoiFacts,
    decided: Vec<DecidedBid<'a>>,
    texts: ReadTexts<'a>,
}

/// Answers the four questions from the data of a round and what is on file beside it.
/// Nothing private is in it, and no free text that nobody read for publication.
pub fn foi(input: &PackInput, facts: &FoiFacts) -> Document {
    let answers = Answers {
        input,
        facts,
        decided: decided::decided_bids(input),
        texts: ReadTexts::new(input),
    };
    let title = format!("Freedom of information: {}", input.round.title);
    let mut blocks = vec![
        Block::Title(title.clone()),
        Block::Fields(vec![
            Field::new("Office", decided::office_name(input)),
            Field::new("Round", input.round.title.clone()),
            Field::new("Data as of", phrase::day(input.audit.as_of)),
        ]),
        Block::Note("The figures below are computed from the records of this round, of its agreements, and of the office’s commissioning. “Not held” means that those records do not hold the information; the office may hold it elsewhere.".to_owned()),
    ];
    for (question, answer) in answers.questions() {
        blocks.push(Block::Heading(question.to_owned()));
        blocks.extend(answer);
    }
    Document {
        title,
        creator: "Evenhand answers to questions",
        as_of: input.audit.as_of,
        sample: input.round.sample,
        blocks,
    }
}

impl<'a> Answers<'a> {
    /// Each question with its answer.
    fn questions(&self) -> [(&'static str, Vec<Block>); 4] {
        [
            (
                "1. How much was granted, by objective and by priority group?",
                self.spend(),
            ),
            (
                "2. What is next year’s allocation likely to be, and how will it be decided?",
                self.process(),
            ),
            (
                "3. How does the office engage with Health and Wellbeing Boards and other partners?",
                self.partners(),
            ),
            ("4. Does the office pay by results?", self.results()),
        ]
    }

    /// By which approaches the round was commissioned.
    fn approaches(&self) -> BTreeSet<Approach> {
        match self.facts.approaches.is_empty() {
            true => BTreeSet::from([self.input.round.approach]),
            false => self.facts.approaches.clone(),
        }
    }

    /// The bids that were awarded something.
    fn awarded(&self) -> impl Iterator<Item = &DecidedBid<'a>> {
        self.decided.iter().filter(|one| one.is_awarded())
    }
}

/// A paragraph.
fn paragraph(words: impl Into<String>) -> Block {
    Block::Paragraph(words.into())
}

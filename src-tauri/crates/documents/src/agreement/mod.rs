//! The written agreement behind an award: the source's twenty headings, each with what bid,
//! round and decision say, the standard words and what is said for this award; schedules,
//! places to sign, and the bid by its hash.
//!
//! It is for its two sides. Of what is private it holds the recipient's own contact,
//! address and other funding, and nothing of another bidder; the reference of a check never.

mod filled;
mod schedules;
mod sides;
mod values;

use chrono::{DateTime, NaiveDate, Utc};
use evenhand_core::{
    Scheme, Titled, VariantArray,
    commission::{Agreement, AgreementFacts, Heading},
    phrase,
};
use evenhand_pack::{
    document::{Block, Document},
    input::PackDecision,
};

use crate::template::{Parts, TemplateFault, default_words, whole};

pub(crate) use values::NAMES;

/// The names that standard words may use in braces.
pub fn standard_names() -> &'static [&'static str] {
    &NAMES
}

/// What an agreement is written from.
#[derive(Clone, Copy, Debug)]
pub struct AgreementInput<'a> {
    /// The award, and the agreement behind it.
    pub facts: AgreementFacts<'a>,
    /// The round's scheme: what objectives and priority groups are called.
    pub scheme: &'a Scheme,
    /// The decision as a whole.
    pub decision: &'a PackDecision,
    /// The time of the last record that it rests on: its own date, and the day by which its
    /// cover note judges what is lacking.
    pub as_of: DateTime<Utc>,
}

impl<'a> AgreementInput<'a> {
    fn agreement(&self) -> &'a Agreement {
        self.facts.which.agreement()
    }

    fn today(&self) -> NaiveDate {
        phrase::office_day(self.as_of)
    }

    /// The standard words under a heading: the office's, or the program's.
    fn words_of(&self, heading: Heading) -> &'a str {
        let own = self.facts.words.and_then(|words| words.words.get(&heading));
        own.map_or_else(|| default_words(heading), String::as_str)
    }

    /// What stands under a heading.
    fn heading_blocks(
        &self,
        (number, heading): (usize, Heading),
    ) -> Result<Vec<Block>, TemplateFault> {
        let mut blocks = vec![Block::Heading(heading_words(number, heading))];
        blocks.extend(filled::filled_blocks(self, heading));
        let standard = whole(heading, self.words_of(heading));
        blocks.extend(
            standard
                .fill_in(&values::values(self), &Parts::new())?
                .blocks,
        );
        let said = self.facts.text_of(heading);
        if !said.is_empty() {
            blocks.push(Block::SubHeading("For this award".to_owned()));
            blocks.extend(paragraphs(said));
        }
        Ok(blocks)
    }
}

/// Writes an agreement. What is missing or only promised stands on a cover note, which is
/// there while anything is.
///
/// # Errors
/// [`TemplateFault`] where the office's standard words cannot be filled in.
pub fn agreement(input: &AgreementInput<'_>) -> Result<Document, TemplateFault> {
    let mut blocks = sides::cover_note(input);
    blocks.extend(sides::opening(input));
    for (number, heading) in (1..).zip(Heading::VARIANTS) {
        blocks.extend(input.heading_blocks((number, *heading))?);
    }
    blocks.extend(schedules::schedules(input));
    blocks.extend(sides::signatures(input));
    blocks.extend(sides::annex(input));
    Ok(Document {
        title: format!(
            "Grant agreement {}: {}",
            input.facts.bid.reference, input.facts.bid.title
        ),
        creator: "Evenhand grant agreement",
        as_of: input.as_of,
        sample: input.facts.round.sample,
        blocks,
    })
}

/// A heading with its number, and in brackets what the source calls it, where that is
/// otherwise.
fn heading_words(number: usize, heading: Heading) -> String {
    let (now, then) = (heading.title(), heading.source_name());
    if now == then {
        format!("{number}. {now}")
    } else {
        format!("{number}. {now} ({then})")
    }
}

/// What somebody wrote, in paragraphs as empty lines part them.
fn paragraphs(text: &str) -> impl Iterator<Item = Block> {
    let text = text.replace("\r\n", "\n");
    let parts: Vec<String> = text
        .split("\n\n")
        .map(|part| part.trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect();
    parts.into_iter().map(Block::Paragraph)
}

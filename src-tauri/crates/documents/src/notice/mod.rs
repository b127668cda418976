//! The decision notice: the short paper that the Commissioner signs and publishes, by the
//! office's own template; and its restricted part, a document of its own.

mod awards;
mod facts;
mod partners;
mod reasons;
mod restricted;

use evenhand_core::{TemplateName, phrase};
use evenhand_pack::{document::Document, input::PackInput};
use minijinja::Value;

use crate::{
    decided::{self, DecidedBid},
    template::{Filled, Parts, Piece, TemplateFault, Values, check_subject, template_of, whole},
    texts::ReadTexts,
    words,
};

pub use restricted::restricted_part;

/// The names of the values that the notice's template may use.
pub(crate) const NAMES: [&str; 10] = [
    "office.name",
    "office.decision_maker",
    "office.address",
    "office.contact",
    "round.title",
    "round.approach",
    "round.direction",
    "reference",
    "date",
    "summary",
];

/// The names of the parts that the notice's template places.
pub(crate) const PARTS: [&str; 11] = [
    "facts",
    "awards",
    "money",
    "reasons",
    "conditions",
    "not-awarded",
    "options",
    "interests",
    "restricted",
    "record",
    "signatures",
];

/// The parts that no notice goes without: who got what, of what money, that a part is
/// restricted, what ties it to the records, and where it is signed.
const WANTED: [&str; 6] = [
    "facts",
    "awards",
    "money",
    "restricted",
    "record",
    "signatures",
];

/// What the parts of a notice are made from.
struct Notice<'a> {
    input: &'a PackInput,
    decided: Vec<DecidedBid<'a>>,
    texts: ReadTexts<'a>,
}

/// Writes the decision notice of a round, by the office's template or the program's own.
/// Nothing private is in it, and no free text that nobody read for publication.
///
/// # Errors
/// [`TemplateFault`] where the office's template cannot be filled in.
pub fn notice(input: &PackInput) -> Result<Document, TemplateFault> {
    let notice = Notice {
        input,
        decided: decided::decided_bids(input),
        texts: ReadTexts::new(input),
    };
    let piece = whole(
        TemplateName::Notice,
        template_of(input, TemplateName::Notice),
    );
    let filled = piece.fill_in(&notice.values(), &notice.parts())?;
    check_filled(piece, &filled)?;
    Ok(Document {
        title: format!("Decision notice: {}", input.round.title),
        creator: "Evenhand decision notice",
        as_of: input.audit.as_of,
        sample: input.round.sample,
        blocks: filled.blocks,
    })
}

/// Sees that a notice has its heading and every part that none goes without.
pub(crate) fn check_filled(piece: Piece<'_>, filled: &Filled) -> Result<(), TemplateFault> {
    check_subject(piece, filled)?;
    match WANTED.iter().find(|part| !filled.placed.contains(*part)) {
        None => Ok(()),
        Some(part) => {
            let problem =
                format!("The notice has to hold the part [{part}]. Put it on a line of its own.");
            Err(piece.fault(1, problem))
        }
    }
}

impl Notice<'_> {
    fn values(&self) -> Values {
        let Self { input, .. } = self;
        let details = input.decision.as_ref().map(|decision| &decision.details);
        let reference = details.and_then(|details| details.reference.clone());
        let values = [
            decided::office_name(input).to_owned(),
            decided::decision_maker(input).to_owned(),
            input.office.address.clone(),
            input.office.contact.clone(),
            input.round.title.clone(),
            evenhand_core::Titled::title(input.round.approach).to_owned(),
            input.round.direction.clone(),
            reference.unwrap_or_default(),
            self.date().unwrap_or_default(),
            self.summary(),
        ];
        let names = NAMES.into_iter();
        names.zip(values.map(Value::from)).collect()
    }

    fn parts(&self) -> Parts {
        let blocks = [
            self.facts(),
            self.awards(),
            self.money(),
            self.reasons(),
            self.conditions(),
            self.not_awarded(),
            self.options(),
            self.interests(),
            self.restricted(),
            self.record(),
            self.signatures(),
        ];
        PARTS.into_iter().zip(blocks).collect()
    }

    /// The day of the decision; none before there is one.
    fn date(&self) -> Option<String> {
        let decision = self.input.decision.as_ref()?;
        let day = decision.details.on.map(words::day);
        Some(day.unwrap_or_else(|| phrase::day(decision.at)))
    }

    /// The decision in two sentences.
    fn summary(&self) -> String {
        let awards = self.decided.iter().filter(|one| one.is_awarded()).count();
        if self.decided.is_empty() {
            return "Nothing has been decided yet.".to_owned();
        }
        let total = decided::awarded_in_all(&self.decided).to_words();
        let grants = phrase::counted(awards, "grant is awarded", "grants are awarded");
        let bids = phrase::counted(self.input.bids.len(), "bid", "bids");
        format!(
            "{grants}, of {total} in all, from {bids} in the round “{}”.",
            self.input.round.title
        )
    }
}

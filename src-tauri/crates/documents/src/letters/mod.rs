//! Letters: one to each bidder, by the office's templates, whatever was decided on its bids.

mod data;
mod scores;

use std::collections::BTreeMap;

use evenhand_core::{BidRef, Bidder, DecisionKind, TemplateName};
use evenhand_pack::{
    document::{Block, Document},
    input::PackInput,
};

use crate::{
    decided::{self, DecidedBid},
    template::{
        Filled, Parts, Piece, TemplateFault, Values, check_subject, pieces_of_letter, template_of,
    },
};

pub(crate) use data::{BID_NAMES, NAMES};
use data::{Figures, bid_values, outer_values};

/// The names of the parts that a letter's template places for a bid.
pub(crate) const BID_PARTS: [&str; 1] = ["scores"];

const CREATOR: &str = "Evenhand letter";

/// The letters of a round.
#[derive(Clone, Debug)]
pub struct Letters {
    /// A letter to each bidder with a decision, by the reference of its first bid.
    pub each: Vec<Letter>,
    /// All of them bound together, each on pages of its own; none where there is none.
    pub together: Option<Document>,
}

/// A letter to one bidder.
#[derive(Clone, Debug)]
pub struct Letter {
    /// To whom.
    pub bidder: Bidder,
    /// About which bids, by reference.
    pub bids: Vec<BidRef>,
    /// What it says.
    pub document: Document,
}

/// Writes the letters of a round: one to each bidder, with a part for each of its bids that
/// was decided on. What opens and closes the letter is of the template of the kindest
/// decision among them; each bid's part is of its own decision's.
///
/// # Errors
/// [`TemplateFault`] where one of the office's templates cannot be filled in.
pub fn letters(input: &PackInput) -> Result<Letters, TemplateFault> {
    let figures = Figures::new(input);
    let mut by_bidder: BTreeMap<&Bidder, Vec<DecidedBid<'_>>> = BTreeMap::new();
    for one in decided::decided_bids(input) {
        by_bidder.entry(&one.bid.bidder).or_default().push(one);
    }
    let mut bids: Vec<Vec<DecidedBid<'_>>> = by_bidder.into_values().collect();
    bids.sort_by(|one, other| {
        let first = |bids: &[DecidedBid<'_>]| bids.first().map(|one| one.bid.reference.clone());
        match (first(one), first(other)) {
            (Some(one), Some(other)) => decided::by_reference(&one, &other),
            (one, other) => one.cmp(&other),
        }
    });
    let letters = bids.iter().map(|bids| write_letter(input, &figures, bids));
    let each = letters.collect::<Result<Vec<_>, TemplateFault>>()?;
    let each: Vec<Letter> = each.into_iter().flatten().collect();
    let together = bind_together(input, &each);
    Ok(Letters { each, together })
}

/// Writes one letter; none for no bids.
fn write_letter(
    input: &PackInput,
    figures: &Figures<'_>,
    bids: &[DecidedBid<'_>],
) -> Result<Option<Letter>, TemplateFault> {
    let Some(first) = bids.first() else {
        return Ok(None);
    };
    let kinds = bids.iter().map(|one| one.decision.kind);
    let kindest = kinds.min().unwrap_or(DecisionKind::Decline);
    let outer = outer_values(input, bids);
    let [opening, _, closing] = pieces(input, kindest)?;
    let filled = opening.fill_in(&outer, &Parts::new())?;
    check_subject(opening, &filled)?;
    let mut blocks = filled.blocks;
    for one in bids {
        blocks.extend(write_part(input, figures, one, &outer)?.blocks);
    }
    blocks.extend(closing.fill_in(&outer, &Parts::new())?.blocks);
    let references: Vec<&str> = bids.iter().map(|one| one.bid.reference.as_str()).collect();
    let title = format!(
        "Letter to {} on {}",
        first.bid.bidder,
        references.join(", ")
    );
    Ok(Some(Letter {
        bidder: first.bid.bidder.clone(),
        bids: bids.iter().map(|one| one.bid.reference.clone()).collect(),
        document: document(input, title, blocks),
    }))
}

/// The pieces of the template of a kind of decision.
fn pieces(input: &PackInput, kind: DecisionKind) -> Result<[Piece<'_>; 3], TemplateFault> {
    let name = TemplateName::of_letter(kind);
    pieces_of_letter(name, template_of(input, name))
}

/// What a letter says of one bid.
fn write_part(
    input: &PackInput,
    figures: &Figures<'_>,
    one: &DecidedBid<'_>,
    outer: &Values,
) -> Result<Filled, TemplateFault> {
    let [_, part, _] = pieces(input, one.decision.kind)?;
    let mut values = outer.clone();
    values.extend(bid_values(input, figures, one));
    let scores = vec![scores::scores(&input.scheme, figures, one.bid)];
    part.fill_in(&values, &BID_PARTS.into_iter().zip([scores]).collect())
}

fn bind_together(input: &PackInput, each: &[Letter]) -> Option<Document> {
    let mut blocks = Vec::new();
    for letter in each {
        if !blocks.is_empty() {
            blocks.push(Block::PageBreak);
        }
        blocks.extend(letter.document.blocks.iter().cloned());
    }
    let title = format!("Letters: {}", input.round.title);
    (!blocks.is_empty()).then(|| document(input, title, blocks))
}

fn document(input: &PackInput, title: String, blocks: Vec<Block>) -> Document {
    Document {
        title,
        creator: CREATOR,
        as_of: input.audit.as_of,
        sample: input.round.sample,
        blocks,
    }
}

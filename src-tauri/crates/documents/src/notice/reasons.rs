//! Why it was decided so, on which conditions, and what else was considered. The same words
//! on several bids are told once, with the references.

use evenhand_core::{Decision, PublicText};
use evenhand_pack::document::{Block, DocumentRow, DocumentTable, Head};

use super::Notice;
use crate::texts::NOT_YET_READ;

/// The texts that decisions share, with the references of their bids.
type Shared<'t> = Vec<(&'t str, Vec<&'t str>)>;

impl Notice<'_> {
    /// The reasons of the awards.
    pub(super) fn reasons(&self) -> Vec<Block> {
        let shared = self.shared(PublicText::DecisionReason, |decision| &decision.reason);
        if shared.is_empty() {
            let none = "No reasons are on file, since no grant is awarded.";
            return vec![Block::Paragraph(none.to_owned())];
        }
        vec![shared_table("Reason", &shared)]
    }

    /// The conditions of the awards.
    pub(super) fn conditions(&self) -> Vec<Block> {
        let shared = self.shared(PublicText::Conditions, |decision| &decision.conditions);
        if shared.is_empty() {
            let none = "No award has conditions of its own.";
            return vec![Block::Paragraph(none.to_owned())];
        }
        vec![shared_table("Conditions", &shared)]
    }

    /// The options that were considered.
    pub(super) fn options(&self) -> Vec<Block> {
        let decision = self.input.decision.as_ref();
        let options = decision.and_then(|decision| decision.details.options.as_deref());
        let words = match options.map(str::trim) {
            None | Some("") => "None are on file.",
            Some(_) => options
                .and_then(|text| self.texts.published(None, PublicText::Options, text))
                .unwrap_or(NOT_YET_READ),
        };
        vec![Block::Paragraph(words.to_owned())]
    }

    /// A text of every award that has it, as far as it may be published.
    fn shared<'t>(
        &'t self,
        kind: PublicText,
        text: impl Fn(&'t Decision) -> &'t String,
    ) -> Shared<'t> {
        let mut shared: Shared<'t> = Vec::new();
        for one in self.decided.iter().filter(|one| one.is_awarded()) {
            let text = text(one.decision);
            if text.trim().is_empty() {
                continue;
            }
            let bid = &one.decision.bid;
            let said = self.texts.published_or_mark(bid, kind, text);
            match shared.iter_mut().find(|(other, _)| *other == said) {
                Some((_, bids)) => bids.push(bid.as_str()),
                None => shared.push((said, vec![bid.as_str()])),
            }
        }
        shared
    }
}

fn shared_table(head: &str, shared: &Shared<'_>) -> Block {
    let rows = shared
        .iter()
        .map(|(text, bids)| DocumentRow::new(vec![bids.join(", "), (*text).to_owned()]));
    Block::Table(DocumentTable {
        heads: vec![Head::words("Bids", 30), Head::words(head, 70)],
        rows: rows.collect(),
    })
}

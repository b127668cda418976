//! The first question: how much was granted, by objective and by priority group.

use std::collections::BTreeSet;

use evenhand_core::{Bid, CriterionId, Pounds, phrase};
use evenhand_pack::document::{Block, DocumentRow, DocumentTable, Head};

use super::{Answers, paragraph};
use crate::decided;

/// The criteria that a bid claims of one kind.
type Claims = fn(&Bid) -> &BTreeSet<CriterionId>;

impl Answers<'_> {
    /// The spend in all, then by objective, then by group.
    pub(super) fn spend(&self) -> Vec<Block> {
        if self.decided.is_empty() {
            return vec![paragraph(
                "Not held: nothing has been decided in this round yet.",
            )];
        }
        let awards = phrase::counted(self.awarded().count(), "bid was", "bids were");
        let total = decided::awarded_in_all(&self.decided).to_words();
        let kinds: [(&str, Claims); 2] = [
            ("Objective", |bid| &bid.objectives),
            ("Priority group", |bid| &bid.groups),
        ];
        let mut blocks = vec![
            paragraph(format!("{awards} awarded {total} in all.")),
            paragraph(
                "A bid that claims several objectives or groups counts in full under each of them, so that the amounts of a table may come to more than was awarded. No amount is split.",
            ),
        ];
        for (kind, claims) in kinds {
            blocks.push(self.spend_by(kind, claims));
        }
        blocks
    }

    fn spend_by(&self, kind: &str, claims: Claims) -> Block {
        let scheme = &self.input.scheme;
        let bids = self.input.bids.iter();
        let claimed: BTreeSet<&CriterionId> = bids.flat_map(claims).collect();
        let in_scheme = scheme.criteria().map(|criterion| &criterion.id);
        let in_scheme: Vec<&CriterionId> = in_scheme.filter(|id| claimed.contains(id)).collect();
        let mut rows: Vec<DocumentRow> = Vec::new();
        for id in in_scheme {
            let serves = |bid: &Bid| claims(bid).contains(id);
            rows.push(self.spend_row(scheme.title_of(id), serves));
        }
        rows.push(self.spend_row("None claimed".to_owned(), |bid| claims(bid).is_empty()));
        Block::Table(DocumentTable {
            heads: vec![
                Head::words(kind, 60),
                Head::figures("Bids awarded", 18),
                Head::figures("Awarded", 22),
            ],
            rows,
        })
    }

    fn spend_row(&self, title: String, serves: impl Fn(&Bid) -> bool) -> DocumentRow {
        let awards = || self.awarded().filter(|one| serves(one.bid));
        let spend: Pounds = awards().map(|one| one.decision.amount).sum();
        DocumentRow::new(vec![title, awards().count().to_string(), spend.to_words()])
    }
}

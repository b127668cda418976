//! The first question: how much was granted, by objective and by priority group.

use std::collections::BTreeSet;

use evenhand_core::commission::AwardFile;
use evenhand_core::{Bid, CriterionId, Pounds, phrase};
use evenhand_pack::document::{Block, DocumentRow, DocumentTable, Head};

use super::{Answers, paragraph};
use crate::decided::{self, DecidedBid};

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
        let mut blocks = vec![paragraph(format!("{awards} awarded {total} in all."))];
        blocks.extend(self.allocated_and_paid());
        blocks.extend([
            paragraph(
                "A bid that claims several objectives or groups counts in full under each of them, so that the amounts of a table may come to more than was awarded. No amount is split.",
            ),
        ]);
        for (kind, claims) in kinds {
            blocks.push(self.spend_by(kind, claims));
            blocks.extend(self.recipients_by(kind, claims));
        }
        blocks
    }

    /// Where the money comes from, and what allocated and paid mean here.
    fn allocated_and_paid(&self) -> Vec<Block> {
        let sources = self.input.round.fund.sources.iter();
        let sources: Vec<String> = sources
            .map(|line| format!("{} ({})", line.label.trim(), line.amount.to_words()))
            .collect();
        let mut blocks = Vec::new();
        if !sources.is_empty() {
            let money = phrase::listed(sources);
            blocks.push(paragraph(format!(
                "It comes from a fund made up of: {money}."
            )));
        }
        if !self.has_agreements() {
            return blocks;
        }
        let files = || self.awarded().filter_map(|one| self.file_of(one));
        let repaid: Pounds = files().map(AwardFile::repaid).sum();
        let mut words = format!(
            "What was awarded is what is allocated. Paid to date is what has gone out of it under the {} on file, {} of {}",
            phrase::counted(
                files().filter(|file| file.schedule().is_some()).count(),
                "agreement",
                "agreements"
            ),
            self.awarded()
                .map(|one| self.paid(one))
                .sum::<Pounds>()
                .to_words(),
            decided::awarded_in_all(&self.decided).to_words(),
        );
        if !repaid.0.is_zero() {
            words.push_str(&format!(
                ", with {} that was paid back taken off",
                repaid.to_words()
            ));
        }
        blocks.push(paragraph(format!("{words}.")));
        blocks
    }

    /// What is on file of an award after it was made.
    pub(super) fn file_of(&self, one: &DecidedBid<'_>) -> Option<&AwardFile> {
        self.facts.awards.get(&one.bid.reference)
    }

    /// Whether any award has an agreement, so that payments are on file.
    fn has_agreements(&self) -> bool {
        let mut files = self.awarded().filter_map(|one| self.file_of(one));
        files.any(|file| file.schedule().is_some())
    }

    /// What was paid of an award, less what was paid back, in pounds.
    fn paid(&self, one: &DecidedBid<'_>) -> Pounds {
        self.file_of(one).map_or(Pounds::ZERO, |file| {
            Pounds(file.paid().0.saturating_sub(file.repaid().0))
        })
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
        let heads = match self.has_agreements() {
            true => vec![
                Head::words(kind, 50),
                Head::figures("Bids awarded", 14),
                Head::figures("Awarded", 18),
                Head::figures("Paid to date", 18),
            ],
            false => vec![
                Head::words(kind, 60),
                Head::figures("Bids awarded", 18),
                Head::figures("Awarded", 22),
            ],
        };
        Block::Table(DocumentTable { heads, rows })
    }

    /// Who received what, under each that is claimed; nothing where none is.
    fn recipients_by(&self, kind: &str, claims: Claims) -> Option<Block> {
        let mut rows = Vec::new();
        for criterion in self.input.scheme.criteria() {
            for one in self
                .awarded()
                .filter(|one| claims(one.bid).contains(&criterion.id))
            {
                rows.push(DocumentRow::new(vec![
                    criterion.title.clone(),
                    one.bid.bidder.to_string(),
                    one.decision.amount.to_words(),
                ]));
            }
        }
        (!rows.is_empty()).then(|| {
            let heads = vec![
                Head::words(kind, 44),
                Head::words("Recipient", 38),
                Head::figures("Awarded", 18),
            ];
            Block::Table(DocumentTable { heads, rows })
        })
    }

    fn spend_row(&self, title: String, serves: impl Fn(&Bid) -> bool) -> DocumentRow {
        let awards = || self.awarded().filter(|one| serves(one.bid));
        let spend: Pounds = awards().map(|one| one.decision.amount).sum();
        let mut cells = vec![title, awards().count().to_string(), spend.to_words()];
        if self.has_agreements() {
            let paid: Pounds = awards().map(|one| self.paid(one)).sum();
            cells.push(paid.to_words());
        }
        DocumentRow::new(cells)
    }
}

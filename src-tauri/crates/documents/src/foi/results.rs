//! The fourth question: payment by results.

use evenhand_core::commission::{AwardFile, PaymentNeed};
use evenhand_core::{PublicText, phrase};
use evenhand_pack::document::{Block, DocumentRow, DocumentTable, Head};

use super::{Answers, paragraph};

impl Answers<'_> {
    /// What the payments of the agreements depend on, and the conditions of the awards, as
    /// far as they may be published.
    pub(super) fn results(&self) -> Vec<Block> {
        let mut blocks = self.payments();
        blocks.extend(self.conditions());
        blocks
    }

    /// Whether any payment depends on a measure of what was achieved: here none can.
    fn payments(&self) -> Vec<Block> {
        let awards = self.awarded().count();
        let files = self.awarded().filter_map(|one| self.file_of(one));
        let schedules: Vec<_> = files.filter_map(AwardFile::schedule).collect();
        if schedules.is_empty() {
            return vec![paragraph(
                "Whether a grant is paid by results, and by which mechanism: not held. The records of the round say what was awarded and on which conditions, and not how it is paid; the grant agreements, which do, are not part of them.",
            )];
        }
        let payments = || schedules.iter().flat_map(|agreement| &agreement.payments);
        let waiting = |is_one: fn(&PaymentNeed) -> bool| {
            payments()
                .filter(|one| one.needs.iter().any(is_one))
                .count()
        };
        let returns = waiting(|need| matches!(need, PaymentNeed::Return(_)));
        let checks = waiting(|need| matches!(need, PaymentNeed::Check(_)));
        let mut blocks = vec![
            paragraph(format!(
                "No. Under {} there {} {}, and none depends on a measure of results: the sum and the day of each payment are agreed beforehand.",
                phrase::counted(schedules.len(), "agreement", "agreements"),
                phrase::plural(payments().count(), "is", "are"),
                phrase::counted(payments().count(), "payment", "payments"),
            )),
            paragraph(format!(
                "{} for a report (a return) to come in and to be accepted, and {} for a check of the recipient, such as its insurance. That a report is in is not a result: no payment rises or falls by the figures in it.",
                phrase::counted(returns, "payment waits", "payments wait"),
                phrase::counted(checks, "payment waits", "payments wait"),
            )),
        ];
        let without = awards.saturating_sub(schedules.len());
        if without > 0 {
            blocks.push(paragraph(format!(
                "How {} without an agreement on file {} paid: not held.",
                phrase::counted(without, "award", "awards"),
                phrase::plural(without, "is", "are"),
            )));
        }
        blocks.push(paragraph(
            "Whether payment by results is considered for the next twelve months: not held. No round that is not decided yet says so.",
        ));
        blocks
    }

    /// The conditions of the awards, as far as they may be published.
    fn conditions(&self) -> Vec<Block> {
        let conditions = self
            .awarded()
            .filter(|one| !one.decision.conditions.trim().is_empty());
        let rows = conditions.map(|one| {
            let decision = one.decision;
            let kind = PublicText::Conditions;
            let said = self
                .texts
                .published_or_mark(&decision.bid, kind, &decision.conditions);
            let cells = [one.bid.reference.as_str(), one.bid.bidder.as_str(), said];
            DocumentRow::new(cells.map(str::to_owned).to_vec())
        });
        let rows: Vec<DocumentRow> = rows.collect();
        let awarded = phrase::counted(self.awarded().count(), "award", "awards");
        let mut blocks = vec![paragraph(format!(
            "Of {awarded}, {} conditions of {} own.",
            phrase::counted(rows.len(), "has", "have"),
            phrase::plural(rows.len(), "its", "their")
        ))];
        if !rows.is_empty() {
            blocks.push(Block::Table(DocumentTable {
                heads: vec![
                    Head::words("Bid", 14),
                    Head::words("Recipient", 30),
                    Head::words("Conditions", 56),
                ],
                rows,
            }));
        }
        blocks
    }
}

//! The fourth question: payment by results.

use evenhand_core::{PublicText, phrase};
use evenhand_pack::document::{Block, DocumentRow, DocumentTable, Head};

use super::{Answers, paragraph};

impl Answers<'_> {
    /// The conditions of the awards, as far as they may be published.
    pub(super) fn results(&self) -> Vec<Block> {
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
        let mut blocks = vec![
            paragraph(
                "Whether a grant is paid by results, and by which mechanism: not held. The records of the round say what was awarded and on which conditions, and not how it is paid; the grant agreements, which do, are not part of them.",
            ),
            paragraph(format!(
                "Of {awarded}, {} conditions of {} own.",
                phrase::counted(rows.len(), "has", "have"),
                phrase::plural(rows.len(), "its", "their")
            )),
        ];
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

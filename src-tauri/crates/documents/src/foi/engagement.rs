//! The third question: engagement with Health and Wellbeing Boards and other partners.

use evenhand_core::commission::{CycleEntry, CycleEntryKind, FinancialYear};
use evenhand_core::{Approach, phrase};
use evenhand_pack::document::Block;

use super::{Answers, paragraph};
use crate::entry_words;

/// What speaks of a Health and Wellbeing Board, its needs assessment or its strategy.
const BOARDS: [&str; 4] = [
    "health and wellbeing",
    "health & wellbeing",
    "joint strategic needs",
    "jsna",
];

impl Answers<'_> {
    /// Who was heard and which needs documents there are, as far as that was read for the
    /// public; then what the round says of partners, other funders only by their number.
    pub(super) fn partners(&self) -> Vec<Block> {
        let heard = self.told(CycleEntryKind::Engagement);
        let needs = self.told(CycleEntryKind::NeedsDocument);
        let (with_boards, others): (Vec<&CycleEntry>, Vec<&CycleEntry>) = heard
            .iter()
            .chain(&needs)
            .copied()
            .partition(|entry| speaks_of_boards(entry));
        let mut blocks = Vec::new();
        if with_boards.is_empty() {
            blocks.push(paragraph(
                "The office’s part in Health and Wellbeing Boards, Joint Strategic Needs Assessments and joint strategies: not held.",
            ));
        } else {
            blocks.push(paragraph(format!(
                "The office’s part in Health and Wellbeing Boards, Joint Strategic Needs Assessments and joint Health and Wellbeing Strategies, {}:",
                self.cycle_years()
            )));
            blocks.extend(with_boards.into_iter().flat_map(told_of));
        }
        if !others.is_empty() {
            blocks.push(paragraph(format!(
                "Others who were heard, and other documents about needs, {}:",
                self.cycle_years()
            )));
            blocks.extend(others.into_iter().flat_map(told_of));
        }
        blocks.extend(self.shared_work());
        blocks
    }

    fn told(&self, kind: CycleEntryKind) -> Vec<&CycleEntry> {
        let round = &self.input.audit.round;
        self.facts.told(kind, round, self.year()).collect()
    }

    /// The financial year that its grants begin in, or that the round was decided in where
    /// that is later, or that the data are of.
    fn year(&self) -> FinancialYear {
        let decision = self.input.decision.as_ref();
        let decided = decision.map(|one| {
            let named = one.details.on;
            named.unwrap_or_else(|| phrase::office_day(one.at))
        });
        let begins = self.awarded().filter_map(|one| one.bid.details.start).min();
        let day = decided.max(begins);
        FinancialYear::of(day.unwrap_or_else(|| phrase::office_day(self.input.audit.as_of)))
    }

    fn cycle_years(&self) -> String {
        let year = self.year();
        format!("in {} and {year} or for this round", year.previous())
    }

    fn shared_work(&self) -> [Block; 2] {
        let shared = match self.approaches().contains(&Approach::CoCommissioning) {
            true => {
                "This round was co-commissioned: several commissioners joined their resources in it."
            }
            false => "This round was not co-commissioned.",
        };
        let with_others = self.awarded().filter(|one| {
            let others = one.bid.details.other_funding.as_ref();
            others.is_some_and(|text| !text.for_the_office().trim().is_empty())
        });
        let (count, all) = (with_others.count(), self.awarded().count());
        let mut others =
            format!("Awarded bids that say that others pay for the project too: {count} of {all}.");
        if count > 0 {
            others.push_str(" Who they are and how much they pay was told to the office in confidence and is not given here.");
        }
        [paragraph(shared), paragraph(others)]
    }
}

fn told_of(entry: &CycleEntry) -> [Block; 2] {
    let text = match entry.kind {
        CycleEntryKind::NeedsDocument => "What it says",
        _ => "What was said",
    };
    [
        Block::SubHeading(entry.title.clone()),
        Block::Fields(entry_words::fields(entry, text)),
    ]
}

fn speaks_of_boards(entry: &CycleEntry) -> bool {
    let sources = entry.sources.iter().map(|source| source.title.as_str());
    let texts = [&entry.title, &entry.who, &entry.how, &entry.text];
    let mut texts = texts.into_iter().map(String::as_str).chain(sources);
    texts.any(|text| {
        let text = text.to_lowercase();
        BOARDS.iter().any(|name| text.contains(name))
    })
}

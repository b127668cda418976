//! The pack's chapters: their titles, their order, and when each is there.

use strum::VariantArray;

use crate::{layer::Anchor, papers::Papers};

/// A chapter. The variants stand in the order in which the pack is bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, VariantArray)]
pub(crate) enum Chapter {
    /// The cover: figures at a glance, and the contents.
    Cover,
    /// How a total is made.
    Method,
    /// The ranked bids beside the fund.
    Shortlist,
    /// The totals and the members' own, as a chart.
    Totals,
    /// What each bid would be awarded under the fund.
    Funded,
    /// How much the ranking rests on who scored.
    Fairness,
    /// The bids that are not ranked, by reason.
    Unranked,
    /// The bids that came late or were withdrawn, with the reasons.
    Received,
    /// A page or more for each ranked bid.
    RankedBids,
    /// A page or more for each bid that is not ranked.
    UnrankedBids,
    /// Who declared what.
    Declarations,
    /// What was decided, and why.
    Decisions,
    /// What ties the pack to the records.
    Audit,
}

impl Chapter {
    /// The title, as the heading, the running line, the contents and the outline
    /// show it.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Cover => "At a glance",
            Self::Method => "How the bids were scored",
            Self::Shortlist => "Ranked shortlist",
            Self::Totals => "Totals and their spread",
            Self::Funded => "The shortlist under the fund",
            Self::Fairness => "Fairness figures",
            Self::Unranked => "Bids that are not ranked",
            Self::Received => "Late and withdrawn bids",
            Self::RankedBids => "Ranked bids, one by one",
            Self::UnrankedBids => "Bids not ranked, one by one",
            Self::Declarations => "Declarations and recusals",
            Self::Decisions => "Decisions and reasons",
            Self::Audit => "For the auditor",
        }
    }

    /// Whether the pack of this round has the chapter.
    fn is_in(self, papers: &Papers<'_>) -> bool {
        match self {
            Self::Cover | Self::Method | Self::Shortlist => true,
            Self::Declarations | Self::Audit => true,
            Self::Totals | Self::RankedBids => !papers.ranked.is_empty(),
            Self::Unranked | Self::UnrankedBids => !papers.unranked.is_empty(),
            Self::Received => !papers.input.late.is_empty() || !papers.input.withdrawn.is_empty(),
            Self::Funded => papers.input.shortlist.is_some(),
            Self::Fairness => papers.input.fairness.is_some(),
            Self::Decisions => papers.is_decided(),
        }
    }

    /// The chapters of this round's pack, in order.
    pub(crate) fn of_pack(papers: &Papers<'_>) -> impl Iterator<Item = Self> {
        Self::VARIANTS
            .iter()
            .copied()
            .filter(|chapter| chapter.is_in(papers))
    }

    /// Where links and page numbers lead.
    pub(crate) fn anchor(self) -> Anchor {
        Anchor::Chapter(self.title())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_chapters_share_a_title() {
        let titles: BTreeSet<&str> = Chapter::VARIANTS.iter().map(|one| one.title()).collect();
        assert_eq!(
            titles.len(),
            Chapter::VARIANTS.len(),
            "links find a chapter by its title"
        );
    }
}

//! The pack's chapters: their titles, their order, and when each is there.

use strum::VariantArray;

use crate::{
    layer::{Anchor, Numbering},
    options::Binding,
    papers::Papers,
};

/// A chapter. The variants stand in the order in which the pack is bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, VariantArray)]
pub(crate) enum Chapter {
    /// What is signed: the awards, the money, the reasons.
    Summary,
    /// The cover of an annex that is a file of its own.
    AnnexCover,
    /// Figures at a glance, and the contents.
    Contents,
    /// Who commissions the round together, and what each pays.
    Partners,
    /// How a total is made.
    Method,
    /// The ranked bids beside the fund.
    Shortlist,
    /// The totals and the members' own, as a chart.
    Totals,
    /// What each bid would be awarded under the fund.
    Funded,
    /// The projects that run already, where the round assesses them.
    Existing,
    /// How much the ranking rests on who scored.
    Fairness,
    /// The bids that are not ranked, by reason.
    Unranked,
    /// The bids that came late or were withdrawn, with the reasons.
    Received,
    /// Who declared what.
    Declarations,
    /// What was decided, and why.
    Decisions,
    /// The annex: a page or more for each ranked bid.
    RankedBids,
    /// The annex: a page or more for each bid that is not ranked.
    UnrankedBids,
    /// What ties an annex that is a file of its own to the records.
    AnnexAudit,
    /// What ties the pack to the records.
    Audit,
}

impl Chapter {
    /// The title, as the heading, the running line, the contents and the outline
    /// show it.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Summary => "Summary",
            Self::AnnexCover => "Annex",
            Self::Contents => "At a glance",
            Self::Partners => "Partners",
            Self::Method => "How the bids were scored",
            Self::Shortlist => "Ranked shortlist",
            Self::Totals => "Totals and their spread",
            Self::Funded => "The shortlist under the fund",
            Self::Existing => "Existing projects",
            Self::Fairness => "Fairness figures",
            Self::Unranked => "Bids that are not ranked",
            Self::Received => "Late and withdrawn bids",
            Self::Declarations => "Declarations and recusals",
            Self::Decisions => "Decisions and reasons",
            Self::RankedBids => "Annex: ranked bids, one by one",
            Self::UnrankedBids => "Annex: bids not ranked, one by one",
            Self::AnnexAudit => "About this annex",
            Self::Audit => "For the auditor",
        }
    }

    /// In which run its pages are numbered. What comes after the annex goes on where the
    /// pack left off.
    pub(crate) fn numbering(self) -> Numbering {
        match self {
            Self::AnnexCover | Self::RankedBids | Self::UnrankedBids | Self::AnnexAudit => {
                Numbering::Annex
            }
            Self::Summary
            | Self::Contents
            | Self::Partners
            | Self::Method
            | Self::Shortlist
            | Self::Totals
            | Self::Funded
            | Self::Existing
            | Self::Fairness
            | Self::Unranked
            | Self::Received
            | Self::Declarations
            | Self::Decisions
            | Self::Audit => Numbering::Pack,
        }
    }

    /// Whether what stands first on its page is a title on a band, and no heading.
    pub(crate) fn is_cover(self) -> bool {
        matches!(self, Self::Summary | Self::AnnexCover)
    }

    /// Whether the file of this round has the chapter.
    fn is_in(self, papers: &Papers<'_>) -> bool {
        let is_pack = papers.binding != Binding::Annex;
        match self {
            Self::Summary | Self::Contents | Self::Method | Self::Shortlist => is_pack,
            Self::Declarations | Self::Audit => is_pack,
            Self::Partners => is_pack && papers.input.partners.is_some(),
            Self::Totals => is_pack && !papers.ranked.is_empty(),
            Self::Unranked => is_pack && !papers.unranked.is_empty(),
            Self::Received => is_pack && has_exceptions(papers),
            Self::Funded => is_pack && papers.input.shortlist.is_some(),
            Self::Existing => is_pack && papers.existing().next().is_some(),
            Self::Fairness => is_pack && papers.input.fairness.is_some(),
            Self::Decisions => is_pack && papers.is_decided(),
            Self::RankedBids => papers.binding.has_bids() && !papers.ranked.is_empty(),
            Self::UnrankedBids => papers.binding.has_bids() && !papers.unranked.is_empty(),
            Self::AnnexCover | Self::AnnexAudit => !is_pack,
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

/// Whether bids came late or were withdrawn.
fn has_exceptions(papers: &Papers<'_>) -> bool {
    !papers.input.late.is_empty() || !papers.input.withdrawn.is_empty()
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

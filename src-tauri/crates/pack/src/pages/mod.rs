//! The pages, in the order that they are bound.

use crate::{PackError, layout::Flow, papers::Papers};

mod audit;
mod bid;
mod chart;
mod cover;
mod decisions;
mod declarations;
mod fairness;
mod funded;
mod grid;
mod matrix;
mod method;
mod opinions;
mod plot;
mod running;
mod shortlist;
mod spread;
mod sum;
mod unranked;
mod weights;

pub(crate) use running::shortened;

/// The chapters' titles, as headings, running lines and the outline show them.
pub(crate) mod chapter {
    pub(crate) const COVER: &str = "At a glance";
    pub(crate) const METHOD: &str = "How the bids were scored";
    pub(crate) const SHORTLIST: &str = "Ranked shortlist";
    pub(crate) const CHART: &str = "Totals and their spread";
    pub(crate) const FUNDED: &str = "The shortlist under the fund";
    pub(crate) const FAIRNESS: &str = "Fairness figures";
    pub(crate) const UNRANKED: &str = "Bids that are not ranked";
    pub(crate) const RANKED_BIDS: &str = "Ranked bids, one by one";
    pub(crate) const UNRANKED_BIDS: &str = "Bids not ranked, one by one";
    pub(crate) const DECLARATIONS: &str = "Declarations and recusals";
    pub(crate) const DECISIONS: &str = "Decisions and reasons";
    pub(crate) const AUDIT: &str = "For the auditor";
}

/// The chapters that this pack has, in order, the cover left out.
fn chapters(papers: &Papers<'_>) -> Vec<&'static str> {
    let (ranked, unranked) = (!papers.ranked.is_empty(), !papers.unranked.is_empty());
    let all = [
        (chapter::METHOD, true),
        (chapter::SHORTLIST, true),
        (chapter::CHART, ranked),
        (chapter::FUNDED, papers.input.shortlist.is_some()),
        (chapter::FAIRNESS, papers.input.fairness.is_some()),
        (chapter::UNRANKED, unranked),
        (chapter::RANKED_BIDS, ranked),
        (chapter::UNRANKED_BIDS, unranked),
        (chapter::DECLARATIONS, true),
        (chapter::DECISIONS, papers.is_decided()),
        (chapter::AUDIT, true),
    ];
    all.into_iter()
        .filter(|(_, there)| *there)
        .map(|(title, _)| title)
        .collect()
}

/// Lays out every page; `next` is called after each bid.
pub(crate) fn all(
    flow: &mut Flow,
    papers: &Papers<'_>,
    next: &mut dyn FnMut() -> Result<(), PackError>,
) -> Result<(), PackError> {
    cover::cover(flow, papers)?;
    for title in chapters(papers) {
        match title {
            chapter::METHOD => method::method(flow, papers)?,
            chapter::SHORTLIST => shortlist::shortlist(flow, papers)?,
            chapter::CHART => chart::chart(flow, papers)?,
            chapter::FUNDED => funded::funded(flow, papers)?,
            chapter::FAIRNESS => fairness::fairness(flow, papers)?,
            chapter::UNRANKED => unranked::unranked(flow, papers)?,
            chapter::RANKED_BIDS => bid::ranked(flow, papers, next)?,
            chapter::UNRANKED_BIDS => bid::unranked(flow, papers, next)?,
            chapter::DECLARATIONS => declarations::declarations(flow, papers)?,
            chapter::DECISIONS => decisions::decisions(flow, papers)?,
            _ => audit::audit(flow, papers)?,
        }
    }
    running::running(flow, papers)
}
